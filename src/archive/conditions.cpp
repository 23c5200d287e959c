#include "archive/conditions.h"

#include <optional>
#include <utility>

#include "archive/row_bits.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::archive {
namespace {

constexpr std::int64_t kFew = 3000;              // rows of a list
constexpr std::int64_t kScanned = 8000;           // rows of a set that are gone through: a happening is in a set as often as it is told there
constexpr std::int64_t kScannedWords = 100'000;  // of a full-text index, which is gone through ten times as fast

std::string select_of(const RowSet& set, const std::string& what) { return "SELECT " + what + " FROM " + set.from + " WHERE (" + set.condition + ")"; }

/// The rows of the list that the sets hold; nothing where it would be long to go through them.
Result<std::optional<RowBits>> rows_of(const Database& database, const std::vector<RowSet>& sets) {
  RowBits out;
  for (const RowSet& set : sets) {
    const std::int64_t most = set.words ? kScannedWords : kScanned;
    DL_ASSIGN(Statement rows, database.prepare(select_of(set, set.column) + " LIMIT ?"));
    rows.bind(set.values.bind(rows), most + 1);
    for (std::int64_t scanned = 0;; ++scanned) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row) break;
      if (scanned == most) return std::optional<RowBits>();
      out.add(rows.integer(0));
    }
  }
  return std::optional(std::move(out));
}

void add_test(Where& where, const std::vector<RowSet>& sets, const std::string& id) {
  std::string sql;
  Where values;
  for (const RowSet& set : sets) {
    sql += sql.empty() ? "" : " OR ";
    sql += set.whole ? id + " IN (" + select_of(set, set.column) + ")" : "EXISTS (" + select_of(set, "1") + " AND " + set.column + " = " + id + ")";
    values.add_values(set.values);
  }
  where.add_all(sql, values);
}

}  // namespace

Where as_tests(const Conditions& conditions, const std::string& id) {
  Where out = conditions.direct;
  for (const auto& sets : conditions.among) add_test(out, sets, id);
  return out;
}

Result<Selection> select_from(const Database& database, const Conditions& conditions, const std::string& list, const std::string& id) {
  std::size_t fewest = conditions.among.size();
  std::int64_t least = kFew;
  std::vector<std::optional<RowBits>> held;
  for (std::size_t i = 0; i < conditions.among.size(); ++i) {
    DL_ASSIGN(std::optional<RowBits> rows, rows_of(database, conditions.among[i]));
    if (rows && rows->count() <= least) {
      fewest = i;
      least = rows->count();
    }
    held.push_back(std::move(rows));
  }
  Selection out{list, {}, conditions.direct};
  for (std::size_t i = 0; i < conditions.among.size(); ++i) {
    if (i == fewest) continue;
    if (held[i]) out.where.add("has_row(" + id + ", ?)", Blob{held[i]->bytes()});
    else add_test(out.where, conditions.among[i], id);
  }
  if (fewest == conditions.among.size()) return out;
  std::string few;
  for (const RowSet& set : conditions.among[fewest]) {
    few += (few.empty() ? "" : " UNION ") + select_of(set, "DISTINCT " + set.column + " AS id");
    out.from_values.add_values(set.values);
  }
  out.from = "(" + few + ") few CROSS JOIN " + list + " ON " + id + " = few.id";
  return out;
}

Result<RowSet> rows_in_box(const std::array<double, 4>& bbox) {
  DL_TRY(check_bbox(bbox));
  const auto [west, south, east, north] = bbox;
  RowSet out{{}, {}, std::string("b.south <= ? AND b.north >= ? AND ") + (west <= east ? "(b.west <= ? AND b.east >= ?)" : "(b.west <= ? OR b.east >= ?)"), {}};
  for (const double side : {north, south, east, west}) out.values.add_value(side);
  return out;
}

namespace {

constexpr std::size_t kTrigram = 3;

/// SQLite 3.40 takes a run of two letters beyond ASCII for three, seeks it in the index, where no such run is, and crashes where another stands
/// beside it. Each in a class of its own, they are compared instead.
std::string safe_run(const std::string& run) {
  if (count_code_points(run) >= kTrigram) return run;
  std::string out;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t from = at;
    next_code_point(run, at);
    const std::string one = run.substr(from, at - from);
    out += one.size() == 1 ? one : "[" + one + "]";
  }
  return out;
}

}  // namespace

std::string part_of_name(std::string_view part) {
  std::string out = "*", run;
  for (const char c : fold_name(part)) {
    if (c != '*' && c != '?' && c != '[') {
      run += c;
      continue;
    }
    out += safe_run(std::exchange(run, {})) + '[' + c + ']';
  }
  return out + safe_run(run) + "*";
}

}  // namespace dateline::archive
