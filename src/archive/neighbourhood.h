#pragma once
// Neighbourhood: the reports that tell of one incident, with those whose words or earlier states they are, side by side in memory, as
// src/incidents wants them to make the incident.
#include <string>
#include <vector>

#include "archive/happening_tables.h"
#include "incidents/build.h"

namespace dateline::archive {

/// Copies and events point into the list of reports, which stand in the order of their ids.
struct Neighbourhood {
  std::vector<incidents::ReportFacts> reports;  // of originals and other versions only what tells them apart and when they were published
  std::vector<std::int64_t> numbers;            // reports.n
  std::vector<incidents::Copy> copies;
  incidents::Group group;                       // those first that were published first
  incidents::Reasons reasons;
};

/// With a day, only what was published by then.
Result<Neighbourhood> neighbourhood_of(const Database& database, HappeningTables& tables, const incidents::Happening& happening,
                                       const std::string& known_at = {});

/// The actors of the participants, by reading `actor_members`; nobody stands twice in one role.
Status set_participants(const Database& database, const Neighbourhood& around, incidents::Incident& incident);

}  // namespace dateline::archive
