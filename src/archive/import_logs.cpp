// What people made in another archive: decisions, grades, entries of cases, marks. A row is known by the hash that it had where it was made, so that it comes in
// once, by whatever way; all rows then count in one order, which is the same whichever archive was joined to which.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "archive/chain.h"
#include "archive/import_parts.h"
#include "archive/log_places.h"
#include "archive/purge.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

constexpr const char* kLogs[] = {"decisions", "grades", "case_entries", "marks"};

struct LogRow {
  std::int64_t seq = 0;
  std::string at, by, kind, content, origin;

  /// What a share left of a row that it withholds.
  bool is_withheld() const { return kind == "undo" && by == "share"; }
};

/// In the order in which they count.
Result<std::vector<LogRow>> rows_of(const Database& database, const std::string& table) {
  std::vector<LogRow> out;
  DL_ASSIGN(Statement rows, database.query("SELECT t.seq, made_at, made_by, kind, content, coalesce(p.origin, t.hash) FROM " + table +
                                           " t LEFT JOIN log_places p ON p.name = ?1 AND p.seq = t.seq ORDER BY coalesce(p.place, t.seq)", table));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
  }
}

using Origins = std::map<std::string, std::int64_t>;  // the row of each

Origins origins_of(const std::vector<LogRow>& rows) {
  Origins out;
  for (const LogRow& row : rows) out.emplace(row.origin, row.seq);
  return out;
}

/// Both in one order that keeps that of each: what only one has stands before what both have next, else what was made first. Where the two have the same
/// rows in other orders, again what was made first. Rows of the same second go by their hashes.
std::vector<std::string> one_order(const std::vector<LogRow>& a, const std::vector<LogRow>& b) {
  const Origins in_a = origins_of(a), in_b = origins_of(b);
  std::map<std::string, bool> done;
  std::vector<std::string> out;
  const auto take = [&](const LogRow& row) {
    if (!std::exchange(done[row.origin], true)) out.push_back(row.origin);
  };
  std::size_t i = 0, k = 0;
  while (i < a.size() || k < b.size()) {
    if (i < a.size() && done[a[i].origin]) { ++i; continue; }
    if (k < b.size() && done[b[k].origin]) { ++k; continue; }
    if (i == a.size() || k == b.size()) {
      take(i == a.size() ? b[k] : a[i]);
      continue;
    }
    const bool first_is_common = in_b.contains(a[i].origin), second_is_common = in_a.contains(b[k].origin);
    const bool first = first_is_common != second_is_common ? second_is_common : std::tie(a[i].at, a[i].origin) <= std::tie(b[k].at, b[k].origin);
    take(first ? a[i] : b[k]);
  }
  return out;
}

/// Numbers of rows there, in numbers of rows here; by table.
using Renumbering = std::map<std::string, std::map<std::int64_t, std::int64_t>>;

std::int64_t row_here(const Renumbering& rows, const std::string& table, std::int64_t there) {
  const auto known = rows.find(table);
  if (known == rows.end()) return 0;
  const auto found = known->second.find(there);
  return found == known->second.end() ? 0 : found->second;
}

void renumber(Json& content, const char* name, const Renumbering& rows, const std::string& table) {
  if (!content.is_object() || !content.contains(name) || !content[name].is_number_integer()) return;
  content[name] = row_here(rows, table, content[name].get<std::int64_t>());
}

/// Ids of reports that have another here; in evidence, and where a report itself is meant.
void rename_reports(Json& value, const std::map<std::string, std::string>& ids) {
  if (value.is_object()) {
    const bool is_report = value.value("kind", Json()) == "report" || value.value("thing", Json()) == "report" || value.value("item", Json()) == "report";
    for (auto& [name, member] : value.items()) {
      const bool is_id = member.is_string() && (name == "report" || (is_report && (name == "id" || name == "of")));
      const auto found = is_id ? ids.find(member.get<std::string>()) : ids.end();
      if (found != ids.end()) member = found->second;
      else if (!is_id) rename_reports(member, ids);
    }
  } else if (value.is_array()) {
    for (Json& member : value) rename_reports(member, ids);
  }
}

/// The row's content with the numbers and ids that stand here for those there.
Result<std::string> content_here(const Joining& joining, const std::string& table, const LogRow& row, const Renumbering& rows) {
  Json content = Json::parse(row.content, nullptr, false);
  if (!content.is_object()) return Error{ErrorCode::kArchiveDamaged, joining.order.file + ": " + table + " row " + std::to_string(row.seq) + " cannot be read; run `dateline check` on it"};
  const Json before = content;
  renumber(content, "undoes", rows, table);
  if (table == "case_entries") renumber(content, "of", rows, table);
  if (content.contains("judgement")) renumber(content["judgement"], "seconds", rows, table);
  if (table == "marks" && row.kind == "mark" && (content["thing"] == "entry" || content["thing"] == "decision")) {
    const std::int64_t there = std::atoll(content["of"].get<std::string>().c_str());
    content["of"] = std::to_string(row_here(rows, content["thing"] == "entry" ? "case_entries" : "decisions", there));
  }
  rename_reports(content, joining.ids);
  std::string out = content == before ? row.content : content.dump(-1, ' ', false, Json::error_handler_t::replace);
  DL_ASSIGN(Statement purged, joining.here.query("SELECT report FROM purges ORDER BY seq"));
  while (true) {
    DL_ASSIGN(const bool there, purged.step());
    if (!there) return out;
    DL_ASSIGN(out, without_purged(std::move(out), purged.text(0)));
  }
}

Result<std::int64_t> append(const Database& here, const std::string& table, const LogRow& row, const std::string& content) {
  DL_ASSIGN(const std::string previous, last_hash(here, table));
  DL_TRY(here.run("INSERT INTO " + table + " (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", row.at, row.by, row.kind, content,
                  chain_hash(previous, table, {row.at, row.by, row.kind, content})));
  return here.last_row();
}

Status write_places(const Database& here, const std::string& table, const std::vector<std::string>& order, const Origins& rows) {
  DL_TRY(here.run("DELETE FROM log_places WHERE name = ?", table));
  std::int64_t place = 0;
  for (const std::string& origin : order) {
    DL_TRY(here.run("INSERT INTO log_places (name, seq, place, origin) VALUES (?, ?, ?, ?)", table, rows.at(origin), ++place, origin));
  }
  return {};
}

Result<std::vector<LogRow>> foreign_rows(const Joining& joining, const std::string& table) {
  DL_ASSIGN(std::vector<LogRow> out, rows_of(joining.there, table));
  std::erase_if(out, [](const LogRow& row) { return row.is_withheld(); });
  return out;
}

/// One table's rows: [[number here, hash there]].
Result<Json> join_log(Joining& joining, const std::string& table, Renumbering& rows) {
  DL_ASSIGN(const std::vector<LogRow> own, rows_of(joining.here, table));
  DL_ASSIGN(const std::vector<LogRow> foreign, foreign_rows(joining, table));
  Origins here = origins_of(own);
  Json taken = Json::array();
  for (const LogRow& row : foreign) {
    if (const auto known = here.find(row.origin); known != here.end()) {
      rows[table][row.seq] = known->second;
      continue;
    }
    DL_ASSIGN(const std::string content, content_here(joining, table, row, rows));
    DL_ASSIGN(const std::int64_t seq, append(joining.here, table, row, content));
    rows[table][row.seq] = here[row.origin] = seq;
    taken.push_back({seq, row.origin});
    joining.done.peoples += 1;
  }
  if (!taken.empty()) DL_TRY(write_places(joining.here, table, one_order(own, foreign), here));
  return taken;
}

/// Where each chain of the other archive ended: who has that archive can prove what came from it.
Result<Json> ends_there(const Joining& joining) {
  Json out = Json::object();
  DL_ASSIGN(Statement rows, joining.there.query("SELECT name, rows, hash FROM chain_ends ORDER BY name"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out[rows.text(0)] = {{"rows", rows.integer(1)}, {"hash", rows.text(2)}};
  }
}

/// Ids that incidents and actors had there resolve here, too; but for those that rest on what was purged.
Status join_ids(const Joining& joining) {
  DL_ASSIGN(Statement incidents, joining.there.query("SELECT id, claim, text_sha256, start, stop FROM incident_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, incidents.step());
    if (!row) break;
    DL_TRY(joining.here.run("INSERT OR IGNORE INTO incident_ids (id, claim, text_sha256, start, stop) SELECT ?1, ?2, ?3, ?4, ?5 "
                            "WHERE NOT EXISTS (SELECT 1 FROM purged_marks WHERE sha256 IN (?2, ?3))",
                            incidents.view(0), incidents.view(1), incidents.view(2), incidents.integer(3), incidents.integer(4)));
  }
  DL_ASSIGN(Statement actors, joining.there.query("SELECT id, type, folded, text_sha256 FROM actor_ids ORDER BY id"));
  while (true) {
    DL_ASSIGN(const bool row, actors.step());
    if (!row) return {};
    DL_TRY(joining.here.run("INSERT INTO actor_ids (id, type, folded, text_sha256) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM purged_marks WHERE sha256 = ?4) "
                            "AND NOT EXISTS (SELECT 1 FROM actor_ids WHERE id = ?1 AND type = ?2 AND folded = ?3 AND text_sha256 = ?4)",
                            actors.view(0), actors.view(1), actors.view(2), actors.view(3)));
  }
}

}  // namespace

Result<bool> has_new_rows(const Joining& joining) {
  for (const std::string table : kLogs) {
    DL_ASSIGN(const std::vector<LogRow> own, rows_of(joining.here, table));
    DL_ASSIGN(const std::vector<LogRow> foreign, foreign_rows(joining, table));
    const Origins here = origins_of(own);
    if (std::any_of(foreign.begin(), foreign.end(), [&](const LogRow& row) { return !here.contains(row.origin); })) return true;
  }
  return false;
}

Status join_logs(Joining& joining) {
  Renumbering rows;
  Json taken = Json::object();
  for (const std::string table : kLogs) {
    DL_ASSIGN(taken[table], join_log(joining, table, rows));
  }
  DL_TRY(join_ids(joining));
  DL_ASSIGN(const Json ends, ends_there(joining));
  const Json content = {{"file", joining.order.file}, {"with", joining.order.with}, {"ends", ends}, {"reports", joining.added}, {"rows", taken}};
  const std::string text = content.dump(-1, ' ', false, Json::error_handler_t::replace);
  DL_ASSIGN(const std::string previous, last_hash(joining.here, "imports"));
  return joining.here.run("INSERT INTO imports (made_at, made_by, content, hash) VALUES (?, ?, ?, ?)", joining.order.at, joining.order.by, text,
                          chain_hash(previous, "imports", {joining.order.at, joining.order.by, text}));
}

}  // namespace dateline::archive
