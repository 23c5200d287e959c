#pragma once
// From reports to incidents: copies, grouping, origins, contradictions, standing. A pure function of its input: the same reports in the
// same order, with the same decisions, give the same incidents with the same ids.
#include <string>
#include <vector>

#include "incidents/copies.h"
#include "incidents/group.h"
#include "incidents/incident.h"

namespace dateline::incidents {

struct Built {
  std::vector<Copy> copies;
  std::vector<Incident> incidents;
  std::vector<Group> groups;            // one for each incident
  std::vector<std::string> anchors;     // for each incident the key of its earliest claim, which its id is made from
};

/// `reports` in the order in which they came into the archive.
Built build_incidents(const std::vector<ReportFacts>& reports);
/// The same with copies that are known, and what people decided on events.
Built build_incidents(const std::vector<ReportFacts>& reports, std::vector<Copy> copies, const std::vector<EventDecision>& decisions = {});

/// The id of the incident whose earliest claim has this key.
std::string incident_id(std::string_view claim_key);
/// The id of a participant's name (actors.h); empty for what is only described and for people who are not to be followed.
std::string actor_id(const PartFact& part);

}  // namespace dateline::incidents
