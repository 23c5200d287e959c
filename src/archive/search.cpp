// search: the full-text index finds and ranks reports; the sentence of each that holds most of the words is shown.
#include <algorithm>
#include <map>
#include <set>

#include "archive/find.h"
#include "archive/order.h"
#include "base/text.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

// Marks around found words in SQLite's answer: characters that no report's text keeps.
constexpr char kOpen[] = "\x01", kClose[] = "\x02";
constexpr std::uint32_t kLongest = 400;  // code points of a snippet
constexpr char kRank[] = "bm25(report_words, 4.0, 1.0)";  // a word in the title weighs as four in the text; the better, the lower

constexpr Order kOrders[] = {
    {"relevance", {{kRank, true}, {"r.n", true}}, false},
    {"-published", {{"r.day"}, {"r.n", true}}, true},
    {"published", {{"r.day"}, {"r.n", true}}, false},
};

struct Marked {
  std::string text;         // without the marks
  std::vector<Span> found;  // in code points
};

Marked take_marks(std::string_view marked) {
  Marked out;
  std::uint32_t position = 0, open = 0;
  for (std::size_t at = 0; at < marked.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(marked, at);
    if (c == 1) open = position;
    else if (c == 2) out.found.push_back({open, position});
    else {
      out.text += marked.substr(from, at - from);
      ++position;
    }
  }
  return out;
}

std::vector<Span> spans_from(std::string_view bytes) {
  std::vector<Span> out;
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
  };
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) out.push_back({number(at), number(at + 4)});
  return out;
}

/// The sentence with the most different found words; the first of equals. The title's words, or none: the first sentence.
Span best_sentence(const std::vector<Span>& sentences, const Marked& marked, const Text& text) {
  Span best = sentences.empty() ? Span{0, std::min(text.size(), kLongest)} : sentences.front();
  std::size_t most = 0;
  for (const Span sentence : sentences) {
    std::set<std::string_view> words;
    auto found = std::lower_bound(marked.found.begin(), marked.found.end(), sentence.start, [](Span f, std::uint32_t start) { return f.start < start; });
    for (; found != marked.found.end() && found->start < sentence.end; ++found) words.insert(text.at(*found));
    if (words.size() > most) {
      most = words.size();
      best = sentence;
    }
  }
  if (best.size() <= kLongest) return best;
  // A sentence without end: what stands around its first found word.
  for (const Span found : marked.found) {
    if (!best.contains(found)) continue;
    const std::uint32_t start = std::max(best.start, found.start > kLongest / 4 ? found.start - kLongest / 4 : 0);
    return {start, std::min(best.end, start + kLongest)};
  }
  return {best.start, best.start + kLongest};
}

std::string snippet_of(Span span, const Marked& marked, const Text& text) {
  std::string out;
  std::uint32_t at = span.start;
  for (const Span found : marked.found) {
    if (!span.contains(found)) continue;
    out += text.at({at, found.start});
    out += "[" + std::string(text.at(found)) + "]";
    at = found.end;
  }
  out += text.at({at, span.end});
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

using Facet = std::vector<std::pair<std::string, std::int64_t>>;

Result<Facet> facet(const Database& database, const Where& where, const std::string& column) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT " + column + ", count(*) FROM report_words JOIN reports r ON r.n = report_words.rowid" + where.sql() +
                                             " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50"));
  where.bind(rows);
  Facet out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (!rows.view(0).empty()) out.emplace_back(rows.text(0), rows.integer(1));
  }
}

Result<Hit> hit_of(const Database& database, const Statement& row) {
  const Marked marked = take_marks(row.view(5));
  const Text text(marked.text);
  Hit hit{row.text(1), row.text(2), row.text(3), row.text(4), {}, {}, -row.real(7), {}};
  hit.span = best_sentence(spans_from(row.view(6)), marked, text);
  hit.snippet = snippet_of(hit.span, marked, text);
  DL_ASSIGN(auto claim, database.word("SELECT key FROM claims WHERE report = ? AND start < ? AND stop > ? ORDER BY start LIMIT 1", row.integer(0),
                                      hit.span.end, hit.span.start));
  hit.claim = claim.value_or("");
  return hit;
}

}  // namespace

Result<SearchPage> search(const Archive& archive, std::string_view query, const Filter& filter) {
  const Database& database = archive.database();
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "hits"));
  DL_ASSIGN(const std::string expression, search_expression(query));
  DL_ASSIGN(const Where others, report_conditions(filter));
  Where where;
  where.add("report_words MATCH ?", expression);
  where.add_all(others.condition(), others);
  SearchPage page;
  DL_ASSIGN(page.publishers, facet(database, where, "r.publisher"));
  DL_ASSIGN(page.languages, facet(database, where, "r.language"));
  DL_ASSIGN(page.months, facet(database, where, "substr(r.day, 1, 7)"));
  DL_TRY(add_after(where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, database.prepare(
      "SELECT r.n, r.id, r.title, r.publisher, r.published, highlight(report_words, 1, ?, ?), r.sentences, " + std::string(kRank) + order_columns(*order) +
      " FROM report_words JOIN reports r ON r.n = report_words.rowid" + where.sql() + order_by(*order) + " LIMIT ?"));
  rows.bind(1, kOpen);
  rows.bind(2, kClose);
  const int limit_at = where.bind(rows, 3);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  DL_ASSIGN(page.cursor, take_page(rows, *order, 8, filter.limit, [&](const Statement& row) -> Status {
    DL_ASSIGN(Hit hit, hit_of(database, row));
    page.hits.push_back(std::move(hit));
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
