#include "archive/emptied.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "base/assert.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

Result<std::vector<EmptiedRow>> rows_of(const Json& content, const std::string& where) {
  const Error damaged{ErrorCode::kArchiveDamaged, where + " cannot be read; run `dateline check`"};
  if (!content.is_object() || !content.contains("rows") || !content["rows"].is_array()) return damaged;
  std::vector<EmptiedRow> out;
  for (const Json& row : content["rows"]) {
    const bool whole = row.is_object() && row.contains("table") && row["table"].is_string() && row.contains("seq") && row["seq"].is_number_integer() &&
                       row.contains("left") && row["left"].is_string();
    if (!whole) return damaged;
    const bool has_content = row.contains("sha256") && row["sha256"].is_string();
    out.push_back({row["table"].get<std::string>(), row["seq"].get<std::int64_t>(), row["left"].get<std::string>(), has_content ? row["sha256"].get<std::string>() : std::string()});
  }
  return out;
}

void append(std::vector<EmptiedRow>& to, std::vector<EmptiedRow> from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

Result<std::vector<EmptiedRow>> emptied_rows(const Database& database) {
  // A share says after how many purges it was made.
  DL_ASSIGN(Statement rows, database.query("SELECT 'purge', seq, content, seq AS turn FROM purges UNION ALL "
                                           "SELECT 'share', seq, content, (content ->> '$.after') + 0.5 FROM shares ORDER BY turn, 2"));
  std::vector<EmptiedRow> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(std::vector<EmptiedRow> some, rows_of(Json::parse(rows.view(2), nullptr, false), rows.text(0) + " " + std::to_string(rows.integer(1))));
    append(out, std::move(some));
  }
}

Status open_row(const Database& database, const std::string& table, std::int64_t seq) {
  return database.run("INSERT OR IGNORE INTO purged_rows (name, seq) VALUES (?, ?)", table, seq);
}

Result<Json> rows_as_left(const Database& database, const std::vector<EmptiedRow>& rows) {
  Json out = Json::array();
  for (const EmptiedRow& row : rows) {
    const auto& tables = chained_tables();
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const ChainedTable& t) { return t.name == row.table; });
    DL_ASSERT(table != tables.end(), "a row of a table without a chain was emptied");
    DL_ASSIGN(const std::string left, hash_of_row(database, *table, row.seq));
    out.push_back({{"table", row.table}, {"seq", row.seq}, {"left", left}});
    if (!row.sha256.empty()) out.back()["sha256"] = row.sha256;
  }
  return out;
}

}  // namespace dateline::archive
