#include "archive/match_reports.h"

#include "archive/cursor.h"

namespace dateline::archive {
namespace {

// A word in the title weighs as four in the text; a report of 400 words is of usual length.
constexpr WordIndex kIndex{"report_words", "reports r", "r.n", "400, 4.0, 1.0"};

constexpr Order kOrders[] = {
    {"relevance", {{"w.score", true}, {"r.n", true}, {"w.last", true}}, false},
    {"-published", {{"r.day"}, {"r.n", true}}, true},
    {"published", {{"r.day"}, {"r.n", true}}, false},
};

}  // namespace

Result<Asked> asked_of(const Database& database, std::string_view query, bool titles, const Filter& filter) {
  Asked out{{}, filter};
  DL_ASSIGN(const std::string words, take_fields(query, out.filter));
  DL_ASSIGN(out.words, words_for(database, words, titles, out.filter));
  return out;
}

Result<const Order*> order_for(std::span<const Order> orders, const Filter& filter, bool many, std::string_view what) {
  if (!filter.sort.empty()) return order_of(orders, filter.sort, what);
  if (filter.cursor.empty()) return &orders[many ? 1 : 0];
  const std::string of_cursor = read_cursor_name(filter.cursor);
  const auto found = std::find_if(orders.begin(), orders.end(), [&](const Order& order) { return order.name == of_cursor; });
  return found == orders.end() ? &orders[0] : &*found;
}

Result<std::int64_t> last_known(std::span<const Order> orders, const Filter& filter) {
  if (filter.cursor.empty() || read_cursor_name(filter.cursor) != orders[0].name) return std::int64_t{0};
  DL_ASSIGN(const auto fields, read_cursor(filter.cursor, 4));
  DL_ASSIGN(const double last, read_number(fields[3]));
  return last >= 1 && last < 9e15 ? static_cast<std::int64_t>(last) : std::int64_t{1};
}

Result<Matches> match_reports(const Database& database, const Asked& asked, std::optional<int> most, SearchPage& page) {
  DL_ASSIGN(const std::int64_t last, last_known(kOrders, asked.filter));
  DL_ASSIGN(const Candidates candidates, candidates_of(database, kIndex, asked.words, last, last != 0 || asked.filter.sort == kOrders[0].name));
  DL_ASSIGN(const Order* order, order_for(kOrders, asked.filter, !candidates.all, "hits"));
  DL_ASSIGN(Conditions conditions, of_reports(database, asked.filter));
  Selection selection = select_candidates(candidates, kIndex, conditions);
  std::array<Counted, 3> facets;
  DL_ASSIGN(page.counted, count_values(database, selection, "r.publisher, r.language, substr(r.day, 1, 7)", facets));
  page.publishers = facets[0];
  page.languages = facets[1];
  page.months = facets[2];
  page.sorted = order->name;
  page.of_more = !candidates.all;
  // Of what very many have the latest are given, unless all of them are asked for in another order, or what else is asked of them finds them.
  const bool walked = !candidates.all && order != &kOrders[0] && (!asked.filter.sort.empty() || asks_of_reports(asked.filter));
  page.hits_of_more = page.of_more && !walked;
  if (walked) {
    conditions.add_set("report_words", "report_words.rowid", "report_words MATCH ?", asked.words.expression);
    conditions.among.back().front().words = true;
    DL_ASSIGN(selection, select_from(database, conditions, "reports r", "r.n"));
  }
  DL_TRY(add_after(selection.where, *order, asked.filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare("SELECT r.n, " + std::string(walked ? "NULL" : "w.score") + order_columns(*order) + " FROM " + selection.from +
                                             selection.where.sql() + order_by(*order) + " LIMIT ?"));
  const int limit_at = selection.bind(rows);
  rows.bind(limit_at, most ? *most + 1 : -1);
  Matches out;
  DL_ASSIGN(const std::string behind, take_page(rows, *order, 2, most, [&](const Statement& row) -> Status {
    out.matches.push_back({row.integer(0), row.is_null(1) ? std::optional<double>() : -row.real(1), cursor_behind(row, *order, 2)});
    return {};
  }));
  out.more = !behind.empty();
  return out;
}

}  // namespace dateline::archive
