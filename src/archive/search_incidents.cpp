// Happenings by the words that tell them.
#include <algorithm>

#include "archive/compress.h"
#include "archive/cursor.h"
#include "archive/marked_text.h"
#include "archive/match_reports.h"

namespace dateline::archive {
namespace {

constexpr WordIndex kIndex{"incident_words", "incidents i", "i.n", "100, 1.0"};

constexpr Order kOrders[] = {
    {"relevance", {{"w.score", true}, {"i.n", true}, {"w.last", true}}, false},
    {"-first_published", {{"i.first_published"}, {"i.id"}}, true},
    {"first_published", {{"i.first_published"}, {"i.id"}}, false},
    {"time", {{"CASE i.start WHEN '' THEN '9999' ELSE i.start END"}, {"i.id"}}, false},
    {"-time", {{"i.start"}, {"i.id"}}, true},
};

/// The line of the happening's words that holds most of those looked for.
std::string snippet(const Marked& marked) {
  const Text text(marked.text);
  std::vector<Span> lines;
  std::uint32_t start = 0, at = 0;
  for (std::size_t byte = 0; byte < marked.text.size(); ++byte) {
    if ((static_cast<unsigned char>(marked.text[byte]) & 0xC0) == 0x80) continue;
    if (marked.text[byte] == '\n') {
      lines.push_back({start, at});
      start = at + 1;
    }
    ++at;
  }
  return snippet_of(best_sentence(lines, marked, text), marked, text);
}

}  // namespace

Result<IncidentHits> search_incidents(const Archive& archive, std::string_view query, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const Asked asked, asked_of(database, query, false, filter));
  DL_ASSIGN(const std::int64_t last, last_known(kOrders, asked.filter));
  DL_ASSIGN(const Candidates candidates, candidates_of(database, kIndex, asked.words, last, last != 0 || asked.filter.sort == kOrders[0].name));
  DL_ASSIGN(const Order* order, order_for(kOrders, asked.filter, !candidates.all, "happenings"));
  DL_ASSIGN(const Conditions conditions, of_incidents(database, asked.filter));
  Selection selection = select_candidates(candidates, kIndex, conditions);
  IncidentHits page;
  tell_words(asked.words, page);
  std::array<Counted, 3> facets;
  DL_ASSIGN(page.counted, count_values(database, selection, "i.kind, i.standing, substr(i.start, 1, 7)", facets));
  page.kinds = facets[0];
  page.standings = facets[1];
  page.months = facets[2];
  page.sorted = order->name;
  page.of_more = !candidates.all;
  // Of what very many have the latest are given, unless all of them are asked for in another order, or what else is asked of them finds them.
  const bool walked = !candidates.all && order != &kOrders[0] && (!asked.filter.sort.empty() || asks_of_reports(asked.filter) || asked.filter.min_independent || !asked.filter.review.empty());
  page.hits_of_more = page.of_more && !walked;
  if (walked) {
    DL_ASSIGN(selection, select_from(database, conditions, "incidents i", "i.n"));
    selection.where.add("i.n IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?)", asked.words.expression);
  }
  DL_TRY(add_after(selection.where, *order, asked.filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare("SELECT i.n, " + std::string(walked ? "NULL" : "w.score") + order_columns(*order) + " FROM " + selection.from +
                                             selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  DL_ASSIGN(page.cursor, take_page(rows, *order, 2, filter.limit, [&](const Statement& row) -> Status {
    DL_ASSIGN(Statement one, database.query("SELECT i.content, highlight(incident_words, 0, ?, ?) FROM incident_words CROSS JOIN incidents i ON i.n = incident_words.rowid "
                                            "WHERE incident_words MATCH ? AND incident_words.rowid = ?", kOpenMark, kCloseMark, asked.words.expression, row.integer(0)));
    DL_TRY(one.step());
    DL_ASSIGN(std::string content, unpack(one.view(0)));
    page.hits.push_back({std::move(content), snippet(take_marks(one.view(1))), row.is_null(1) ? std::optional<double>() : -row.real(1)});
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
