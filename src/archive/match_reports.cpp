#include "archive/match_reports.h"

#include <algorithm>
#include <map>

#include "archive/cursor.h"

namespace dateline::archive {
namespace {

constexpr char kRank[] = "bm25(report_words, 4.0, 1.0)";  // a word in the title weighs as four in the text; the better, the lower

constexpr Order kOrders[] = {
    {"relevance", {{kRank, true}, {"r.n", true}}, false},
    {"-published", {{"r.day"}, {"r.n", true}}, true},
    {"published", {{"r.day"}, {"r.n", true}}, false},
};

/// The order that is asked for, that the cursor is of, or that suits how many there are.
Result<const Order*> order_for(const Filter& filter, bool many) {
  if (!filter.sort.empty()) return order_of(kOrders, filter.sort, "hits");
  if (filter.cursor.empty()) return order_of(kOrders, many ? "-published" : "relevance", "hits");
  for (const Order& order : kOrders) {
    if (read_cursor_name(filter.cursor) == order.name) return &order;
  }
  return order_of(kOrders, "", "hits");
}

}  // namespace

Result<Asked> asked_of(const Database& database, std::string_view query, bool titles, const Filter& filter) {
  Asked out{{}, filter};
  DL_ASSIGN(const std::string words, take_fields(query, out.filter));
  DL_ASSIGN(out.words, words_for(database, words, titles, out.filter));
  return out;
}

Result<bool> have_many(const Database& database, const std::string& table, const std::string& expression) {
  DL_ASSIGN(const std::int64_t count, database.number("SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + table + " MATCH ? LIMIT ?)", expression, kMostRanked + 1));
  return count > kMostRanked;
}

Result<Matches> match_reports(const Database& database, const Asked& asked, std::optional<int> most) {
  DL_ASSIGN(const bool many, have_many(database, "report_words", asked.words.expression));
  DL_ASSIGN(const Order* order, order_for(asked.filter, many));
  DL_ASSIGN(Conditions conditions, of_reports(database, asked.filter));
  // Few are looked up by their words and sorted; many are walked in their order and tested, as long as that order is not by words.
  const bool ranked = !many || order == &kOrders[0], by_words = ranked || asked.words.begins;
  Selection selection;
  if (by_words) {
    selection = {"report_words CROSS JOIN reports r ON r.n = report_words.rowid", {}, {}};
    selection.where.add("report_words MATCH ?", asked.words.expression);
    const Where tests = as_tests(conditions, "r.n");
    if (!tests.empty()) selection.where.add_all(tests.condition(), tests);
  } else {
    DL_ASSIGN(selection, select_from(database, conditions, "reports r", "r.n"));
    selection.where.add("EXISTS (SELECT 1 FROM report_words WHERE report_words MATCH ? AND rowid = r.n)", asked.words.expression);
  }
  DL_TRY(add_after(selection.where, *order, asked.filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare("SELECT r.n, " + std::string(ranked ? kRank : "NULL") + order_columns(*order) + " FROM " + selection.from +
                                             selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, most ? *most + 1 : -1);
  Matches out;
  out.sorted = order->name;
  DL_ASSIGN(const std::string behind, take_page(rows, *order, 2, most, [&](const Statement& row) -> Status {
    out.matches.push_back({row.integer(0), row.is_null(1) ? std::optional<double>() : -row.real(1), cursor_behind(row, *order, 2)});
    return {};
  }));
  out.more = !behind.empty();
  return out;
}

Facet sorted_facet(const std::map<std::string, std::int64_t>& counts) {
  constexpr std::size_t kMost = 50;
  Facet out;
  for (const auto& [name, number] : counts) {
    if (!name.empty()) out.emplace_back(name, number);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (out.size() > kMost) out.resize(kMost);
  return out;
}

Status count_facets(const Database& database, const Asked& asked, SearchPage& page) {
  DL_ASSIGN(const Conditions conditions, of_reports(database, asked.filter));
  const Where tests = as_tests(conditions, "r.n");
  DL_ASSIGN(Statement rows, database.prepare("SELECT r.publisher, r.language, substr(r.day, 1, 7) FROM (SELECT rowid AS n FROM report_words WHERE report_words MATCH ? "
                                             "ORDER BY rowid DESC LIMIT ?) w CROSS JOIN reports r ON r.n = w.n" + tests.sql()));
  rows.bind(1, asked.words.expression);
  rows.bind(2, kMostRanked);
  tests.bind(rows, 3);
  std::map<std::string, std::int64_t> publishers, languages, months;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    ++page.counted;
    ++publishers[rows.text(0)];
    ++languages[rows.text(1)];
    ++months[rows.text(2)];
  }
  page.publishers = sorted_facet(publishers);
  page.languages = sorted_facet(languages);
  page.months = sorted_facet(months);
  return {};
}

}  // namespace dateline::archive
