// What people are to look at next, and what they judged.
#include "base/try.h"
#include "model/json_fields.h"
#include "query/case_file.h"
#include "query/evaluate.h"
#include "query/history.h"
#include "query/reviews.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

using archive::Archive;

Result<std::string> case_file(const Archive& archive, const Asked& asked, const About&) {
  DL_ASSIGN(const query::CaseFile made, query::case_file(archive, asked.what));
  return json::Json{{"name", made.name}, {"text", made.text}}.dump(-1, ' ', false, json::Json::error_handler_t::replace);
}

}  // namespace

std::vector<Route> review_routes() {
  return {
      {"/review/next",
       "What to look at next: happenings that nobody judged with their claims, what cases hold or cite first, then what is disputed",
       {"actor", "kind", "place", "country", "bbox", "from", "to", "publisher", "source", "genre", "language", "case", "min-independent", "review", "q", "as-written",
        "limit", "cursor"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::review_next(a, q.filter); }},
      {"/review/judgements",
       "All judgements, and what became of each",
       {"state"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::judgements(a, q.state); }},
      {"/decisions",
       "What people decided of one happening, claim, actor, report or item: who, when and why, also what counts no more",
       {"on"},
       {"on"},
       [](const Archive& a, const Asked& q, const About&) { return query::history(a, q.on); }},
      {"/evaluation",
       "How right the machine was in what people judged, by layer",
       {"case"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::evaluate(a, q.filter.in_case); }},
      {"/review/items/{item}",
       "What can be judged of a report; or one claim, incident or item (REPORT#v1), and how it stands",
       {},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::review_item(a, q.what); }},
      {"/review/items/{item}/case-file",
       "What was judged of a report as a test case: the paragraph, and what must be read in it",
       {},
       {},
       case_file, kJson, nullptr, false, true},
  };
}

}  // namespace dateline::serve
