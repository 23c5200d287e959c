#include "archive/candidates.h"

#include <algorithm>
#include <map>

namespace dateline::archive {
namespace {

Counted most_first(const std::map<std::string, std::int64_t>& counts) {
  constexpr std::size_t kMost = 50;
  Counted out;
  for (const auto& [name, number] : counts) {
    if (!name.empty()) out.emplace_back(name, number);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (out.size() > kMost) out.resize(kMost);
  return out;
}

}  // namespace

Result<Candidates> candidates_of(const Database& database, const WordIndex& index, const Words& words, std::int64_t last, bool ranked) {
  const std::string table = index.table;
  DL_ASSIGN(const std::int64_t newest, database.number("SELECT max(" + std::string(index.id) + ") FROM " + index.list));
  Candidates out;
  out.last = last ? last : newest;
  // Counted and scored in one go: of words that stand together each look at the index is dear.
  DL_ASSIGN(Statement rows, database.query("SELECT rowid, relevance(" + table + ", ?1, " + index.weights + ") FROM " + table + " WHERE " + table + " MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?",
                                           out.last, words.expression, out.last, kMostRanked + 1));
  std::vector<std::pair<std::int64_t, double>> found;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    found.emplace_back(rows.integer(0), rows.real(1));
  }
  out.all = std::ssize(found) <= kMostRanked;
  if (!out.all) found.pop_back();
  for (const auto& [n, score] : found) {
    out.rows += (out.rows.empty() ? "{\"" : ",\"") + std::to_string(n) + "\":" + (out.all || ranked ? write_number(score) : "null");
  }
  out.rows += out.rows.empty() ? "{}" : "}";
  return out;
}

Selection select_candidates(const Candidates& candidates, const WordIndex& index, const Conditions& conditions) {
  Selection out{"(SELECT CAST(key AS INTEGER) AS n, value AS score, ? AS last FROM json_each(?)) w CROSS JOIN " + std::string(index.list) + " ON " + index.id + " = w.n", {},
                as_tests(conditions, index.id)};
  out.from_values.add_value(static_cast<double>(candidates.last));
  out.from_values.add_value(std::string_view(candidates.rows));
  return out;
}

Result<std::int64_t> count_values(const Database& database, const Selection& selection, const std::string& columns, std::array<Counted, 3>& out) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT " + columns + " FROM " + selection.from + selection.where.sql()));
  selection.bind(rows);
  std::array<std::map<std::string, std::int64_t>, 3> counts;
  for (std::int64_t counted = 0;; ++counted) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) {
      for (std::size_t i = 0; i < counts.size(); ++i) out[i] = most_first(counts[i]);
      return counted;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) ++counts[i][rows.text(static_cast<int>(i))];
  }
}

}  // namespace dateline::archive
