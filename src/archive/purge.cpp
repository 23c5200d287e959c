#include "archive/purge.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/emptied.h"
#include "archive/where.h"
#include "base/sha256.h"
#include "model/reading_json.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

Error damaged(std::int64_t number) {
  return {ErrorCode::kArchiveDamaged, "purge " + std::to_string(number) + " cannot be read; run `dateline check`"};
}

/// The content of a purge's row, which is only ever written here.
Result<Json> content_of_row(const Statement& row, int column) {
  Json content = Json::parse(row.view(column), nullptr, false);
  const bool whole = content.is_object() && content.contains("why") && content["why"].is_string() && content.contains("bytes_sha256") &&
                     content["bytes_sha256"].is_string() && content.contains("text_sha256") && content["text_sha256"].is_array() &&
                     content.contains("rows") && content["rows"].is_array();
  if (!whole) return damaged(row.integer(0));
  return content;
}

/// The first column of all rows.
template <class... Values>
Result<std::vector<std::string>> words_of(const Database& database, std::string_view sql, const Values&... values) {
  std::vector<std::string> out;
  DL_ASSIGN(Statement rows, database.query(sql, values...));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

/// A report on its way out.
struct Removal {
  std::string report, quoted;  // its id, and as it stands in JSON
  std::string original, url;
  std::vector<std::string> texts;  // hashes of the texts of its readings
  std::vector<EmptiedRow> rows;
};

/// The rows of one table that a condition names, which from now on may be emptied.
Status open_rows(const Database& database, Removal& removal, const std::string& table, const std::string& condition, const std::string& value) {
  DL_ASSIGN(Statement rows, database.query("SELECT seq FROM " + table + " WHERE " + condition + " ORDER BY seq", value));
  DL_ASSIGN(const auto found, integers_of(std::move(rows)));
  for (const std::int64_t seq : found) {
    DL_TRY(open_row(database, table, seq));
    removal.rows.push_back({table, seq, {}, {}});
  }
  return {};
}

Result<Removal> start_removal(const Database& database, const std::string& report) {
  Removal out;
  out.report = report;
  out.quoted = Json(report).dump();
  DL_ASSIGN(Statement capture, database.query("SELECT original, url FROM captures WHERE report = ?", report));
  DL_ASSIGN(const bool there, capture.step());
  if (!there) return no_such_report(database, report);
  out.original = capture.text(0);
  out.url = capture.text(1);
  DL_ASSIGN(Statement readings, database.query("SELECT content FROM readings WHERE report = ? ORDER BY seq", report));
  while (true) {
    DL_ASSIGN(const bool row, readings.step());
    if (!row) break;
    DL_ASSIGN(const std::string json, decompress(readings.view(0), kMaxStoredBytes));
    DL_ASSIGN(const StoredReading stored, reading_from_json(json));
    if (std::find(out.texts.begin(), out.texts.end(), stored.article.text_sha256) == out.texts.end()) out.texts.push_back(stored.article.text_sha256);
  }
  return out;
}

/// Bytes that no report has which stays: its own, and those of the pictures that came with it alone.
constexpr std::string_view kOwnBytes =
    "sha256 IN (SELECT original FROM captures WHERE report = ?1 UNION SELECT sha256 FROM exhibit_files WHERE report = ?1) "
    "AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.original = originals.sha256 AND c.report <> ?1 AND c.report NOT IN (SELECT report FROM purges)) "
    "AND NOT EXISTS (SELECT 1 FROM exhibit_files e WHERE e.sha256 = originals.sha256 AND e.report <> ?1 AND e.report NOT IN (SELECT report FROM purges))";

/// Other states of the report, and reports that share words with it.
constexpr std::string_view kStates =
    "SELECT b.report FROM captures a JOIN captures b ON coalesce(a.version_of, a.report) IN (b.report, b.version_of) "
    "WHERE a.report = ?1 AND b.report <> ?1 AND b.report NOT IN (SELECT report FROM purges) ORDER BY b.seq";
constexpr std::string_view kCopies = "SELECT of FROM copies WHERE report = ?1 UNION SELECT report FROM copies WHERE of = ?1 ORDER BY 1";

/// A judgement on an item of the report keeps that it was made: the item's words go, and the values that were set in it.
void take_out_judgement(Json& judgement, const std::string& report) {
  for (const char* place : {"on", "about"}) {
    if (!judgement.contains(place) || !judgement[place].is_object() || judgement[place].value("report", Json()) != report) continue;
    for (const char* name : {"words", "kind", "predicate", "root"}) judgement[place][name] = nullptr;
    judgement["corrections"] = Json::array();
  }
}

/// Takes evidence on the report out of what somebody decided; a name that only such evidence bore goes with it.
void take_out(Json& value, const std::string& report) {
  if (value.is_array()) {
    for (auto it = value.begin(); it != value.end();) {
      const bool is_of_it = it->is_object() && it->contains("report") && (*it)["report"] == report;
      if (!is_of_it) take_out(*it, report);
      it = is_of_it ? value.erase(it) : it + 1;
    }
    return;
  }
  if (!value.is_object()) return;
  take_out_judgement(value, report);
  const bool had = value.contains("evidence") && value["evidence"].is_array() && !value["evidence"].empty();
  for (auto& [name, member] : value.items()) take_out(member, report);
  if (!had || !value["evidence"].empty()) return;
  for (const char* name : {"name", "title"}) {
    if (value.contains(name)) value[name] = "";
  }
}

/// The tables of what people decided and put down, whose content names the evidence.
constexpr const char* kPeoplesTables[] = {"decisions", "case_entries"};

Status empty_peoples_rows(const Database& database, const Removal& removal) {
  for (const EmptiedRow& row : removal.rows) {
    if (std::find(std::begin(kPeoplesTables), std::end(kPeoplesTables), row.table) == std::end(kPeoplesTables)) continue;
    DL_ASSIGN(const auto text, database.word("SELECT content FROM " + row.table + " WHERE seq = ?", row.seq));
    Json content = Json::parse(text.value_or(""), nullptr, false);
    if (content.is_discarded()) return Error{ErrorCode::kArchiveDamaged, row.table + " row " + std::to_string(row.seq) + " cannot be read; run `dateline check`"};
    take_out(content, removal.report);
    DL_TRY(database.run("UPDATE " + row.table + " SET content = ? WHERE seq = ?", content.dump(), row.seq));
  }
  return {};
}

Status empty_evidence(const Database& database, Removal& removal) {
  const std::string& id = removal.report;
  for (const char* table : {"captures", "exchanges", "readings", "exhibit_files"}) DL_TRY(open_rows(database, removal, table, "report = ?", id));
  DL_TRY(open_rows(database, removal, "originals", std::string(kOwnBytes), id));
  for (const char* table : kPeoplesTables) DL_TRY(open_rows(database, removal, table, "instr(content, ?)", removal.quoted));

  DL_TRY(open_rows(database, removal, "marks", "content ->> '$.thing' = 'report' AND content ->> '$.of' = ?", id));

  DL_TRY(database.run("UPDATE marks SET content = json_set(content, '$.why', '') WHERE content ->> '$.thing' = 'report' AND content ->> '$.of' = ?", id));
  DL_TRY(database.run("UPDATE originals SET content = x'' WHERE " + std::string(kOwnBytes), id));
  DL_TRY(database.run("UPDATE captures SET input = '', url = '', given = '' WHERE report = ?", id));
  DL_TRY(database.run("UPDATE exchanges SET content = '{}' WHERE report = ?", id));
  DL_TRY(database.run("UPDATE readings SET content = x'' WHERE report = ?", id));
  DL_TRY(database.run("UPDATE exhibit_files SET print = '', says = '[]', location = '[]', caption = '', input = '' WHERE report = ?", id));
  return empty_peoples_rows(database, removal);
}

/// What `regroup` does not make anew: notes of watching and fetching, and ids that were given to what only this report told.
Status empty_notes(const Database& database, const Removal& removal) {
  DL_TRY(database.run("UPDATE watch_matches SET content = '{}', told = 1 WHERE instr(content, ?)", removal.quoted));
  DL_TRY(database.run("DELETE FROM watch_deliveries WHERE instr(body, ?)", removal.quoted));
  if (!removal.url.empty()) {
    DL_TRY(database.run("DELETE FROM page_visits WHERE url = ?", removal.url));
    DL_TRY(database.run("DELETE FROM watch_changes WHERE what = 'page' AND id = ?", removal.url));
    DL_TRY(database.run("INSERT OR REPLACE INTO purged_addresses (sha256, report) VALUES (?, ?)", sha256_hex(removal.url), removal.report));
  }
  DL_ASSIGN(Statement items, database.query("SELECT feed, item FROM feed_items WHERE report = ?", removal.report));
  while (true) {
    DL_ASSIGN(const bool row, items.step());
    if (!row) break;
    DL_TRY(database.run("INSERT OR REPLACE INTO purged_addresses (sha256, report) VALUES (?, ?)", sha256_hex(items.view(1)), removal.report));
  }
  DL_TRY(database.run("DELETE FROM feed_items WHERE report = ?", removal.report));
  for (const std::string& text : removal.texts) {
    DL_TRY(database.run("DELETE FROM incident_ids WHERE text_sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM reports WHERE text_sha256 = ?1 AND id <> ?2)", text, removal.report));
    DL_TRY(database.run("DELETE FROM actor_ids WHERE text_sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM reports WHERE text_sha256 = ?1 AND id <> ?2)", text, removal.report));
  }
  return {};
}

/// What incidents were before, of which rebuilding makes notes for the watches, where that rested on the report.
Status forget_changes(const Database& database, const std::string& quoted) {
  std::vector<std::int64_t> of_it;
  DL_ASSIGN(Statement rows, database.query("SELECT n, before FROM watch_changes WHERE what = 'incident' AND before IS NOT NULL"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(const std::string before, unpack(rows.view(1)));
    if (before.find(quoted) != std::string::npos) of_it.push_back(rows.integer(0));
  }
  for (const std::int64_t n : of_it) DL_TRY(database.run("DELETE FROM watch_changes WHERE n = ?", n));
  return {};
}

Result<std::int64_t> append_purge(const Database& database, const PurgeOrder& order, const Removal& removal) {
  DL_ASSIGN(const Json rows, rows_as_left(database, removal.rows));
  const std::string content = Json{{"why", order.why}, {"bytes_sha256", removal.original}, {"text_sha256", removal.texts}, {"rows", rows}}.dump();
  DL_ASSIGN(const std::string previous, last_hash(database, "purges"));
  DL_TRY(database.run("INSERT INTO purges (made_at, made_by, report, content, hash) VALUES (?, ?, ?, ?, ?)", order.at, order.by, order.report, content,
                      chain_hash(previous, "purges", {order.at, order.by, order.report, content})));
  return database.last_row();
}

Result<std::int64_t> remove(const Database& database, const PurgeOrder& order, Removal& removal) {
  DL_TRY(empty_notes(database, removal));
  DL_TRY(empty_evidence(database, removal));
  return append_purge(database, order, removal);
}

Status check_order(const Database& database, const PurgeOrder& order) {
  DL_TRY(check_text("--by", order.by));
  DL_TRY(check_text("--why", order.why));
  const auto has_words = [](std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; };
  if (!has_words(order.by) || !has_words(order.why))
    return Error{ErrorCode::kUsage, "a purge needs --by with who orders it and --why with the reason: both stay in the archive for ever"};
  DL_ASSIGN(const auto before, find_purge(database, order.report));
  if (before) return Error{ErrorCode::kUsage, order.report + ": purged already, on " + before->at.substr(0, 10) + " by " + before->by + ": " + before->why};
  return {};
}

}  // namespace

Result<Purge> purge(Archive& archive, const PurgeOrder& order) {
  Purge out;
  out.report = order.report;
  out.by = order.by;
  out.why = order.why;
  out.at = order.at;
  std::string quoted;
  const Database& database = archive.database();
  DL_TRY(archive.rewrite(
      [&]() -> Status {
        DL_TRY(check_order(database, order));
        DL_ASSIGN(Removal removal, start_removal(database, order.report));
        DL_ASSIGN(out.versions, words_of(database, kStates, order.report));
        DL_ASSIGN(out.copies, words_of(database, kCopies, order.report));
        std::erase_if(out.copies, [&](const std::string& id) { return std::find(out.versions.begin(), out.versions.end(), id) != out.versions.end(); });
        DL_ASSIGN(out.number, remove(database, order, removal));
        out.bytes_sha256 = removal.original;
        out.text_sha256 = removal.texts;
        out.rows = static_cast<std::int64_t>(removal.rows.size());
        quoted = removal.quoted;
        return {};
      },
      [&] { return forget_changes(database, quoted); }));
  return out;
}

Status remove_report(const Database& database, const PurgeOrder& order) {
  DL_ASSIGN(Removal removal, start_removal(database, order.report));
  DL_ASSIGN(const std::int64_t number, remove(database, order, removal));
  (void)number;
  return {};
}

Result<std::vector<Purge>> read_purges(const Database& database) {
  std::vector<Purge> out;
  DL_ASSIGN(Statement rows, database.query("SELECT seq, made_at, made_by, report, content FROM purges ORDER BY seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(const Json content, content_of_row(rows, 4));
    Purge one;
    one.number = rows.integer(0);
    one.at = rows.text(1);
    one.by = rows.text(2);
    one.report = rows.text(3);
    one.why = content["why"].get<std::string>();
    one.bytes_sha256 = content["bytes_sha256"].get<std::string>();
    for (const Json& text : content["text_sha256"]) one.text_sha256.push_back(text.is_string() ? text.get<std::string>() : std::string());
    one.rows = static_cast<std::int64_t>(content["rows"].size());
    out.push_back(std::move(one));
  }
}

Result<std::optional<Purge>> find_purge(const Database& database, std::string_view report) {
  DL_ASSIGN(const std::int64_t there, database.number("SELECT count(*) FROM purges WHERE report = ?", report));
  if (!there) return std::optional<Purge>();
  DL_ASSIGN(std::vector<Purge> all, read_purges(database));
  for (Purge& one : all) {
    if (one.report == report) return std::optional<Purge>(std::move(one));
  }
  return std::optional<Purge>();
}

Result<std::optional<std::string>> purged_at(const Database& database, std::string_view url) {
  DL_ASSIGN(const std::int64_t any, database.number("SELECT EXISTS (SELECT 1 FROM purged_addresses)"));
  if (!any || url.empty()) return std::optional<std::string>();
  return database.word("SELECT report FROM purged_addresses WHERE sha256 = ?", sha256_hex(std::string(url)));
}

Error no_such_report(const Database& database, std::string_view report) {
  const auto gone = find_purge(database, report);
  if (!gone) return gone.error();
  if (*gone) return {ErrorCode::kNotFound, std::string(report) + ": purged on " + (*gone)->at.substr(0, 10) + " by " + (*gone)->by + ": " + (*gone)->why};
  return {ErrorCode::kNotFound, std::string(report) + ": no such report in the archive; `dateline latest` lists them"};
}

}  // namespace dateline::archive
