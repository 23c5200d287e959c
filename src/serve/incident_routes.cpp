// Happenings: lists, one, its claims, where they were, what was transferred.
#include "query/counts.h"
#include "query/exhibits.h"
#include "query/marked_report.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

using archive::Archive;

const Names kFilters = {"actor", "kind",     "place",           "country", "bbox", "from",       "to",          "publisher", "source",
                        "genre", "language", "case", "min-independent", "review",  "q",    "as-written", "as-known-at", "limit",     "cursor"};

Names sorted(Names names) {
  names.push_back("sort");
  return names;
}

/// All but pages, with the length of a period.
Names counted(Names names) {
  std::erase_if(names, [](std::string_view name) { return name == "limit" || name == "cursor" || name == "as-known-at"; });
  names.push_back("by");
  return names;
}

}  // namespace

std::vector<Route> incident_routes() {
  return {
      {"/incidents",
       "Happenings, the latest known first",
       sorted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::incidents(a, q.filter); }},
      {"/incidents/{incident}",
       "One happening with everything that was said of it, and why it counts as it does",
       {"as-known-at"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::incident(a, q.what, q.filter.as_known_at); }},
      {"/incidents/{incident}/claims",
       "The claims of one happening with their sentences, and the reports that make them",
       {"as-known-at"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::told_incident(a, q.what, q.filter.as_known_at); }},
      {"/incidents/{incident}/exhibits",
       "The files and pictures of the reports that tell one happening, and what they rest it on",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::incident_exhibits(a, q.what); }},
      {"/timeline/counts",
       "How many happenings of each kind began in each year, month or day",
       counted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::timeline_counts(a, q.filter, q.period); }},
      {"/timeline",
       "Happenings in the order of their time",
       sorted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::timeline(a, q.filter); }},
      {"/map",
       "Where: happenings, facilities and corridors",
       kFilters,
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::map(a, q.filter); },
       kGeoJson},
      {"/claims/{claim}",
       "One claim with its words and its chain of sources",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::claim(a, q.what); }},
      {"/register",
       "Transfers of goods as rows of a register",
       sorted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::transfer_register(a, q.filter); }},
      {"/register.csv",
       "The same as CSV",
       sorted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::transfer_register(a, q.filter); },
       kCsv,
       query::register_csv},
      {"/decisions/incidents",
       "What people decided on incidents, and what became of it",
       {},
       {},
       [](const Archive& a, const Asked&, const About&) { return query::incident_decisions(a); }},
  };
}

}  // namespace dateline::serve
