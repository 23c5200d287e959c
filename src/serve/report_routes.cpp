// Reports: lists, one, and what is near it.
#include "archive/purge.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "query/exhibits.h"
#include "query/marked_report.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

using archive::Archive;

const Names kFilters = {"actor", "kind",     "place", "country",    "bbox",        "from",  "to",     "publisher", "source",
                        "genre", "language", "case", "q",     "as-written", "as-known-at", "limit", "cursor", "sort"};

Names unsorted(Names names) {
  names.pop_back();
  return names;
}

Names with(Names names, const Names& more) {
  names.insert(names.begin(), more.begin(), more.end());
  return names;
}

/// The row of `latest`.
Result<std::string> report(const Archive& archive, const Asked& asked, const About&) {
  archive::Filter filter;
  filter.among = {asked.what};
  DL_ASSIGN(const std::string told, query::latest(archive, filter));
  json::Json rows = json::Json::parse(told).at("reports");
  if (rows.empty()) return archive::no_such_report(archive.database(), asked.what);
  return json::Json{{"report", std::move(rows.front())}}.dump();
}

Result<std::string> picture(const Archive& archive, const Asked& asked, const About&) {
  DL_ASSIGN(formats::BarePicture out, query::picture(archive, asked.what));
  return std::move(out.bytes);
}

}  // namespace

std::vector<Route> report_routes() {
  return {
      {"/reports",
       "Reports, newest first",
       kFilters,
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::latest(a, q.filter); }},
      {"/reports/{report}", "One report's row, with the happenings that it tells", {}, {}, report},
      {"/reports/{report}/versions",
       "The states of a report that came in, and which claims changed",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::versions(a, q.what); }},
      {"/reports/{report}/marked",
       "A report with its text and all that was read from it, to be shown marked up",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::marked_report(a, q.what); }},
      {"/reports/{report}/custody",
       "How a report came to be held",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::custody(a, q.what); }},
      {"/reports/{report}/related",
       "Reports of the same happening, story, words or actors, closest first",
       unsorted(kFilters),
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::related(a, q.what, q.filter); }},
      {"/search",
       "Reports, sentences, claims, happenings, actors or places with these words, best first",
       with(kFilters, {"query", "in", "min-independent", "review"}),
       {"query"},
       [](const Archive& a, const Asked& q, const About&) { return query::search(a, q.query, q.in, q.filter); }},
      {"/stories",
       "Running stories with their reports, latest first",
       kFilters,
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::stories(a, q.filter); }},
      {"/copies",
       "Which reports share another's words, and how much of them",
       kFilters,
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::copies(a, q.filter); }},
      {"/exhibits",
       "Images and films that came in as files; of one report, what its page shows, too",
       {"report"},
       {},
       [](const Archive& a, const Asked& q, const About&) {
         query::ExhibitFilter filter;
         filter.report = q.report;
         return query::exhibits(a, filter);
       }},
      {"/exhibits/{sha256}/image",
       "The picture of an exhibit, without anything that it says of itself",
       {},
       {},
       picture,
       kPicture},
  };
}

}  // namespace dateline::serve
