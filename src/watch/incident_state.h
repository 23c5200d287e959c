#pragma once
// IncidentState: what a watch compares of an incident, then and now, taken from the incident's JSON (docs/formats/archive.md).
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::watch {

struct StateClaim {
  std::string report, claim, polarity, root, root_name;
  bool superseded = false;  // a later version of its report stands in its place
  bool is_person = false;   // the root is a private or protected person, whom no match names; not in the incident's JSON
};

struct StateActor {
  std::string role, actor, name;
};

struct IncidentState {
  std::string id, kind, title, status, standing, support, dispute;
  std::string time, start;     // as it is told; its first day, empty if unknown
  std::string first_published;
  int independent = 0, reports = 0;
  std::vector<StateClaim> claims;
  std::vector<StateActor> actors;    // who is followed across reports
  std::vector<std::string> places;   // names
};

/// kArchiveDamaged for what is no incident.
Result<IncidentState> incident_state(std::string_view content);

/// "assault: Ash Brigade → police · Gwoza, 2022-05-02"
std::string headline(const IncidentState& incident);

}  // namespace dateline::watch
