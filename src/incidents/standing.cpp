#include "incidents/standing.h"

#include <algorithm>
#include <map>
#include <set>

#include "incidents/match.h"
#include "incidents/names.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

struct Votes {
  std::set<int> affirming;               // origins of known lineage
  std::set<int> stopgaps;                // outlets' own voices
  bool unknown = false;                  // affirmed by nobody that is named
  bool withdrawn = false;                // somebody took back that it happened
  std::set<int> denying;                 // the happening
  std::set<int> denying_part;            // only that the accused did it
  std::vector<std::string> affirmed_keys, denied_keys, denied_part_keys;
};

void push_new(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// Whose word is taken back.
struct TakenBack {
  std::set<int> origins;          // of what they said before
  std::set<std::string> outlets;  // of what they reported
};

TakenBack find_taken_back(const std::vector<ReportFacts>& reports, const Group& group, const Origins& origins) {
  TakenBack out;
  for (const Telling& telling : origins.tellings) {
    const ReportFacts& report = reports[static_cast<std::size_t>(telling.event.report)];
    if (!report.claims[static_cast<std::size_t>(telling.claim)].takes_back) continue;
    const std::string& name = telling.source == 0 ? report.publisher : report.sources[static_cast<std::size_t>(telling.source)].name;
    bool outlet = telling.source == 0;
    for (const EventRef ref : group) {
      const std::string& publisher = reports[static_cast<std::size_t>(ref.report)].publisher;
      if (publisher.empty() || !same_name(name, publisher)) continue;
      out.outlets.insert(publisher);
      outlet = true;
    }
    if (!outlet) out.origins.insert(telling.origin);
  }
  return out;
}

Votes count_votes(const std::vector<ReportFacts>& reports, const Families& families, const Origins& origins, const TakenBack& taken_back) {
  Votes votes;
  for (const Telling& telling : origins.tellings) {
    if (families.superseded(telling.event.report)) {
      votes.withdrawn = votes.withdrawn || families.withdrawn(telling.event.report, 0);
      continue;
    }
    const ClaimFact& claim = reports[static_cast<std::size_t>(telling.event.report)].claims[static_cast<std::size_t>(telling.claim)];
    const Origin& origin = origins.origins[static_cast<std::size_t>(telling.origin)];
    const std::string& outlet = reports[static_cast<std::size_t>(families.issuing(telling.event.report, claim.start))].publisher;
    if (claim.takes_back || families.withdrawn(telling.event.report, claim.start) || taken_back.outlets.contains(outlet) ||
        taken_back.origins.contains(telling.origin)) {
      votes.withdrawn = true;
      continue;
    }
    if (claim.polarity == Polarity::kDenied) {
      const bool part = claim.about == ClaimAbout::kAgent;
      if (!is_counted(origin.lineage)) continue;
      (part ? votes.denying_part : votes.denying).insert(telling.origin);
      push_new(part ? votes.denied_part_keys : votes.denied_keys, claim.key);
      continue;
    }
    if (!is_counted(origin.lineage)) votes.unknown = true;
    else if (origin.lineage == Lineage::kOwnVoice) votes.stopgaps.insert(telling.origin);
    else votes.affirming.insert(telling.origin);
    if (is_counted(origin.lineage)) push_new(votes.affirmed_keys, claim.key);
  }
  return votes;
}

/// Origins when anonymous people of one affiliation are taken for one.
int count_low(const Origins& origins, const std::set<int>& affirming) {
  std::vector<std::set<std::string>> camps;
  int count = 0;
  for (int i : affirming) {
    const Origin& origin = origins.origins[static_cast<std::size_t>(i)];
    if (!origin.anonymous || origin.affiliations.empty()) {
      ++count;
      continue;
    }
    std::set<std::string> merged = origin.affiliations;
    std::erase_if(camps, [&](const std::set<std::string>& camp) {
      const bool meet = std::any_of(camp.begin(), camp.end(), [&](const std::string& a) { return merged.contains(a); });
      if (meet) merged.insert(camp.begin(), camp.end());
      return meet;
    });
    camps.push_back(std::move(merged));
  }
  return count + static_cast<int>(camps.size());
}

/// Whether an origin is, or speaks for, one of those who are said to have done it.
bool is_accused(const std::vector<ReportFacts>& reports, const Group& group, const Origin& origin) {
  for (const EventRef ref : group) {
    for (const PartFact& part : reports[static_cast<std::size_t>(ref.report)].events[static_cast<std::size_t>(ref.event)].parts) {
      if (part.role != Role::kAgent) continue;
      const auto is = [&](const std::string& name) { return part.named && same_name(name, part.name); };
      if (std::any_of(origin.bodies.begin(), origin.bodies.end(), is) || std::any_of(origin.people.begin(), origin.people.end(), is)) return true;
      if (part.country.empty() || part.country != origin.country) continue;
      const auto of_state = [&](const std::string& name) { return is_body_of_state(name, part.country); };
      // The ministry speaks for the army.
      if (part.type == EntityType::kCountry || (of_state(part.name) && std::any_of(origin.bodies.begin(), origin.bodies.end(), of_state))) return true;
    }
  }
  return false;
}

bool has_field(const Incident& incident, std::string_view field) {
  return std::any_of(incident.contradictions.begin(), incident.contradictions.end(), [&](const Contradiction& c) { return c.field == field; });
}

void add_denials(const Votes& votes, Incident& incident) {
  const auto add = [&](std::string_view field, const std::vector<std::string>& denied) {
    if (!denied.empty() && !votes.affirmed_keys.empty() && !has_field(incident, field)) {
      incident.contradictions.push_back({std::string(field), {{"affirmed", votes.affirmed_keys}, {"denied", denied}}});
    }
  };
  add("polarity", votes.denied_keys);
  add("agent", votes.denied_part_keys);
}

Dispute dispute_of(const std::vector<ReportFacts>& reports, const Group& group, const Origins& origins, const Votes& votes, const Incident& incident) {
  if (!votes.denying_part.empty()) return Dispute::kDeniedByAccused;
  bool other = false;
  for (int i : votes.denying) {
    if (!is_accused(reports, group, origins.origins[static_cast<std::size_t>(i)])) other = true;
  }
  if (other) return Dispute::kDenied;
  if (!votes.denying.empty()) return Dispute::kDeniedByAccused;
  if (votes.withdrawn) return Dispute::kWithdrawn;
  return has_field(incident, "agent") || has_field(incident, "target") ? Dispute::kConflicting : Dispute::kNone;
}

}  // namespace

void rate(const std::vector<ReportFacts>& reports, const Families& families, const Group& group, const Origins& origins, Incident& incident) {
  const Votes votes = count_votes(reports, families, origins, find_taken_back(reports, group, origins));
  const bool gone = votes.withdrawn && votes.affirming.empty();  // who had told it took it back, and others only repeat it
  const int own_voice = votes.stopgaps.empty() || gone ? 0 : 1;
  incident.independent_sources = votes.affirming.empty() ? own_voice : static_cast<int>(votes.affirming.size());
  incident.independent_sources_low = votes.affirming.empty() ? own_voice : count_low(origins, votes.affirming);
  for (int i : votes.affirming) {
    const Origin& origin = origins.origins[static_cast<std::size_t>(i)];
    if (origin.anonymous) incident.anonymous_sources += origin.heads;
    else ++incident.named_sources;
  }
  const int low = incident.independent_sources_low;
  incident.support = low >= 2 ? Support::kMultiple : low == 1 ? Support::kSingle : votes.unknown ? Support::kUnknownLineage : Support::kNone;
  add_denials(votes, incident);
  incident.dispute = dispute_of(reports, group, origins, votes, incident);
  const bool denied = !votes.denying.empty() || !votes.denying_part.empty();
  if (gone || (denied && low == 0)) incident.standing = Standing::kDenied;
  else if (denied || has_field(incident, "agent") || has_field(incident, "target")) incident.standing = Standing::kContested;
  else incident.standing = low >= 2 ? Standing::kMultipleSource : Standing::kSingleSource;
  // What nobody of known lineage affirms any more has not come about.
  if (incident.standing == Standing::kDenied && votes.affirming.empty() && incident.status == EventStatus::kOccurred) incident.status = EventStatus::kDenied;
}

}  // namespace dateline::incidents
