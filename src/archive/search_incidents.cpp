// Happenings by the words that tell them.
#include <algorithm>

#include "archive/cursor.h"
#include "archive/marked_text.h"
#include "archive/match_reports.h"

namespace dateline::archive {
namespace {

constexpr char kRank[] = "bm25(incident_words)";
constexpr Order kOrders[] = {
    {"relevance", {{kRank, true}, {"i.n", true}}, false},
    {"-first_published", {{"i.first_published"}, {"i.id"}}, true},
    {"first_published", {{"i.first_published"}, {"i.id"}}, false},
    {"time", {{"CASE i.start WHEN '' THEN '9999' ELSE i.start END"}, {"i.id"}}, false},
    {"-time", {{"i.start"}, {"i.id"}}, true},
};

Result<const Order*> order_for(const Filter& filter, bool many) {
  const std::string given = filter.sort.empty() ? read_cursor_name(filter.cursor) : filter.sort;
  return order_of(kOrders, given.empty() ? (many ? "-first_published" : "relevance") : given, "happenings");
}

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

Status count(const Database& database, const Asked& asked, const Where& tests, IncidentHits& page) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT i.kind, i.standing, substr(i.start, 1, 7) FROM (SELECT rowid AS n FROM incident_words WHERE incident_words MATCH ? "
                                             "ORDER BY rowid DESC LIMIT ?) w CROSS JOIN incidents i ON i.n = w.n" + tests.sql()));
  rows.bind(1, asked.words.expression);
  rows.bind(2, kMostRanked);
  tests.bind(rows, 3);
  std::map<std::string, std::int64_t> kinds, standings, months;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    ++page.counted;
    ++kinds[rows.text(0)];
    ++standings[rows.text(1)];
    ++months[rows.text(2)];
  }
  page.kinds = sorted_facet(kinds);
  page.standings = sorted_facet(standings);
  page.months = sorted_facet(months);
  return {};
}

}  // namespace

Result<IncidentHits> search_incidents(const Archive& archive, std::string_view query, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const Asked asked, asked_of(database, query, false, filter));
  DL_ASSIGN(const bool many, have_many(database, "incident_words", asked.words.expression));
  DL_ASSIGN(const Order* order, order_for(asked.filter, many));
  DL_ASSIGN(const Conditions conditions, of_incidents(database, asked.filter));
  const Where tests = as_tests(conditions, "i.n");
  IncidentHits page;
  page.widened = asked.words.widened;
  page.sorted = order->name;
  DL_TRY(count(database, asked, tests, page));
  const bool ranked = !many || order == &kOrders[0], by_words = ranked || asked.words.begins;
  Selection selection;
  if (by_words) {
    selection = {"incident_words CROSS JOIN incidents i ON i.n = incident_words.rowid", {}, {}};
    selection.where.add("incident_words MATCH ?", asked.words.expression);
    if (!tests.empty()) selection.where.add_all(tests.condition(), tests);
  } else {
    DL_ASSIGN(selection, select_from(database, conditions, "incidents i", "i.n"));
    selection.where.add("EXISTS (SELECT 1 FROM incident_words WHERE incident_words MATCH ? AND rowid = i.n)", asked.words.expression);
  }
  DL_TRY(add_after(selection.where, *order, asked.filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare("SELECT i.n, " + std::string(ranked ? kRank : "NULL") + order_columns(*order) + " FROM " + selection.from +
                                             selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  DL_ASSIGN(page.cursor, take_page(rows, *order, 2, filter.limit, [&](const Statement& row) -> Status {
    DL_ASSIGN(Statement one, database.query("SELECT i.content, highlight(incident_words, 0, ?, ?) FROM incident_words CROSS JOIN incidents i ON i.n = incident_words.rowid "
                                            "WHERE incident_words MATCH ? AND incident_words.rowid = ?", kOpenMark, kCloseMark, asked.words.expression, row.integer(0)));
    DL_TRY(one.step());
    page.hits.push_back({one.text(0), snippet(take_marks(one.view(1))), row.is_null(1) ? std::optional<double>() : -row.real(1)});
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
