#pragma once
// From a group of events to an incident: what is told of it, its origins, contradictions and standing. Pure functions of their input: the
// same reports in the same order give the same incident with the same id.
#include <string>
#include <vector>

#include "incidents/citations.h"
#include "incidents/copies.h"
#include "incidents/group.h"
#include "incidents/incident.h"
#include "incidents/origins.h"

namespace dateline::incidents {

/// What a group of events tells together. Its first event must have a claim. `reports`: those of the group and all that `families` knows;
/// an event's report is its place among them.
Incident make_incident(const std::vector<ReportFacts>& reports, const Families& families, const Group& group, const Reasons& reasons);

/// The key of the claim that was told first: by the order of the group, then in the order of the text; empty where nobody claims it.
std::string anchor_of(const std::vector<ReportFacts>& reports, const Group& group);

/// Reports of a group that name another outlet as their source, with that outlet's earlier report in it: kCites. One of each.
std::vector<Copy> citing_reports(const Citations& citations, const Group& group);

/// The id of the incident whose earliest claim has this key.
std::string incident_id(std::string_view claim_key);
/// Two events told by the same words have claims of the same key; the second takes its number along.
std::string numbered_id(const std::string& id, int number);
/// The id of a participant's name (actors.h); empty for what is only described and for people who are not to be followed.
std::string actor_id(const PartFact& part);

struct Built {
  std::vector<Copy> copies;
  std::vector<Incident> incidents;
  std::vector<Group> groups;  // one for each incident
};

/// Groups reports in memory, in the order of publication.
Built build_incidents(const std::vector<ReportFacts>& reports);
/// The same with copies that are known, and what people decided on events.
Built build_incidents(const std::vector<ReportFacts>& reports, std::vector<Copy> copies, const std::vector<EventDecision>& decisions = {});

}  // namespace dateline::incidents
