#include "archive/purge.h"

#include <algorithm>
#include <set>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/emptied.h"
#include "archive/grades.h"
#include "archive/log_places.h"
#include "archive/where.h"
#include "base/sha256.h"
#include "base/unicode.h"
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

/// An address without what makes no other page of it: scheme, fragment, last slash, capitals.
std::string address_mark(std::string_view url) {
  std::string out = to_lower(url.substr(0, url.find('#')));
  if (const auto scheme = out.find("://"); scheme != std::string::npos) out.erase(0, scheme + 3);
  while (out.ends_with('/')) out.pop_back();
  return sha256_hex(out);
}

/// A report on its way out.
struct Removal {
  std::string report, quoted;  // its id, and as evidence names it in JSON
  std::string original, url;
  std::int64_t n = 0;              // captures.seq
  std::vector<std::string> texts;  // hashes of the texts of its readings
  std::set<std::string> claims;    // their keys
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
  out.quoted = "\"report\":" + Json(report).dump();
  DL_ASSIGN(Statement capture, database.query("SELECT original, url, seq FROM captures WHERE report = ?", report));
  DL_ASSIGN(const bool there, capture.step());
  if (!there) return no_such_report(database, report);
  out.original = capture.text(0);
  out.url = capture.text(1);
  out.n = capture.integer(2);
  DL_ASSIGN(Statement readings, database.query("SELECT content FROM readings WHERE report = ? ORDER BY seq", report));
  while (true) {
    DL_ASSIGN(const bool row, readings.step());
    if (!row) break;
    DL_ASSIGN(const std::string json, decompress(readings.view(0), kMaxStoredBytes));
    // What an earlier program wrote and this one cannot read is removed all the same.
    const auto stored_or = reading_from_json(json);
    if (!stored_or) continue;
    const StoredReading& stored = *stored_or;
    if (std::find(out.texts.begin(), out.texts.end(), stored.article.text_sha256) == out.texts.end()) out.texts.push_back(stored.article.text_sha256);
    for (const Claim& claim : stored.reading.claims) out.claims.insert(claim.key);
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
constexpr std::string_view kCopies =
    "SELECT of FROM copies WHERE report = ?1 UNION SELECT report FROM copies WHERE of = ?1 "
    "UNION SELECT b.id FROM reports a JOIN reports b ON b.text_sha256 = a.text_sha256 WHERE a.id = ?1 AND b.id <> ?1 "
    "UNION SELECT b.report FROM captures a JOIN captures b ON b.original = a.original WHERE a.report = ?1 AND b.report <> ?1 AND b.report NOT IN (SELECT report FROM purges) ORDER BY 1";

/// A judgement on an item of the report keeps that it was made: the item's words go, and the values that were set in it.
void take_out_judgement(Json& judgement, const std::string& report) {
  for (const char* place : {"on", "about"}) {
    if (!judgement.contains(place) || !judgement[place].is_object() || judgement[place].value("report", Json()) != report) continue;
    for (const char* name : {"words", "kind", "predicate", "root"}) judgement[place][name] = nullptr;
    judgement["corrections"] = Json::array();
  }
}

/// Takes evidence on the report out of what somebody decided. A happening's title may come from the report and goes, too; other names once nothing
/// is left that bears them.
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
  const auto pieces = [&] { return value.contains("evidence") && value["evidence"].is_array() ? value["evidence"].size() : 0; };
  const std::size_t before = pieces();
  for (auto& [name, member] : value.items()) take_out(member, report);
  if (pieces() == before) return;
  const bool is_happening = value.contains("kind") && value["kind"] == "incident";
  if (value.contains("title")) value["title"] = "";
  if (value.contains("name") && (is_happening || pieces() == 0)) value["name"] = "";
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

/// What `regroup` does not make anew: notes of watching and fetching.
Status empty_notes(const Database& database, const Removal& removal) {
  const std::string by_id = "\"id\":" + Json(removal.report).dump();
  DL_TRY(database.run("UPDATE watch_matches SET content = '', told = 1 WHERE instr(content, ?) OR instr(content, ?)", removal.quoted, by_id));
  DL_TRY(database.run("DELETE FROM watch_deliveries WHERE instr(body, ?) OR instr(body, ?)", removal.quoted, by_id));
  if (!removal.url.empty()) {
    DL_TRY(database.run("DELETE FROM page_visits WHERE url = ?", removal.url));
    DL_TRY(database.run("DELETE FROM watch_changes WHERE what = 'page' AND id = ?", removal.url));
  }
  return {};
}

/// By what it is known again: bytes, texts, addresses, claims.
Status keep_marks(const Database& database, const Removal& removal) {
  std::set<std::string> marks = removal.claims;
  marks.insert(removal.original);
  marks.insert(removal.texts.begin(), removal.texts.end());
  if (!removal.url.empty()) marks.insert(address_mark(removal.url));
  DL_ASSIGN(const auto items, words_of(database, "SELECT item FROM feed_items WHERE report = ?", removal.report));
  for (const std::string& item : items) marks.insert(address_mark(item));
  for (const std::string& mark : marks) DL_TRY(database.run("INSERT OR REPLACE INTO purged_marks (sha256, report) VALUES (?, ?)", mark, removal.report));
  return database.run("DELETE FROM feed_items WHERE report = ?", removal.report);
}

/// Ids that rest on the report lead on to what else tells the same incident, or is the same actor; those that nothing else bears out go.
Status hand_on_ids(const Database& database, const Removal& removal) {
  DL_TRY(database.run("UPDATE incident_ids SET (claim, text_sha256, start, stop) = "
                      "(SELECT c2.key, r2.text_sha256, c2.start, c2.stop FROM claims c JOIN happening_events h ON h.report = c.report AND h.event = c.event "
                      "JOIN happening_events h2 ON h2.happening = h.happening AND h2.report <> ?1 JOIN claims c2 ON c2.report = h2.report AND c2.event = h2.event "
                      "JOIN reports r2 ON r2.n = c2.report WHERE c.report = ?1 AND c.key = incident_ids.claim ORDER BY r2.day, c2.n LIMIT 1) "
                      "WHERE EXISTS (SELECT 1 FROM claims c JOIN happening_events h ON h.report = c.report AND h.event = c.event "
                      "JOIN happening_events h2 ON h2.happening = h.happening AND h2.report <> ?1 JOIN claims c2 ON c2.report = h2.report AND c2.event = h2.event "
                      "WHERE c.report = ?1 AND c.key = incident_ids.claim)", removal.n));
  for (const std::string& text : removal.texts) {
    DL_TRY(database.run("INSERT INTO actor_ids (id, type, folded, text_sha256) SELECT DISTINCT i.id, a.type, a.folded, r.text_sha256 FROM actor_ids i "
                        "JOIN actor_groups g ON g.id = coalesce((SELECT actor FROM actor_aliases WHERE id = i.id), i.id) "
                        "JOIN actor_members m ON m.actor = g.id AND m.report <> ?2 JOIN actors a ON a.report = m.report AND a.entity = m.entity "
                        "JOIN reports r ON r.n = m.report WHERE i.text_sha256 = ?1 AND r.text_sha256 <> ?1", text, removal.n));
    for (const char* table : {"incident_ids", "actor_ids"}) {
      DL_TRY(database.run("DELETE FROM " + std::string(table) + " WHERE text_sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM reports WHERE text_sha256 = ?1 AND n <> ?2)", text, removal.n));
    }
  }
  return {};
}

/// A grade of a source that no other report names bears its name.
Status empty_grades(const Database& database, Removal& removal) {
  DL_ASSIGN(const std::vector<Grade> grades, read_grades(database));
  for (const Grade& grade : grades) {
    if (grade.kind != GradeKind::kReliability || grade.of.empty()) continue;
    DL_ASSIGN(const std::int64_t others, database.number("SELECT EXISTS (SELECT 1 FROM sources WHERE folded = ? AND report <> ?)", fold_name(grade.of), removal.n));
    if (others) continue;
    DL_ASSIGN(const std::int64_t row, row_at(database, "grades", grade.number));
    DL_TRY(open_rows(database, removal, "grades", "seq = CAST(? AS INTEGER)", std::to_string(row)));
    DL_TRY(database.run("UPDATE grades SET content = json_set(content, '$.of', '') WHERE seq = ?", row));
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
  DL_TRY(keep_marks(database, removal));
  DL_TRY(hand_on_ids(database, removal));
  DL_TRY(empty_evidence(database, removal));
  return append_purge(database, order, removal);
}

Status check_order(const Database& database, const PurgeOrder& order) {
  DL_TRY(check_text("--by", order.by));
  DL_TRY(check_text("--why", order.why));
  const auto has_words = [](std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; };
  if (!has_words(order.by) || !has_words(order.why))
    return Error{ErrorCode::kUsage, "a purge needs --by with who orders it (or DATELINE_USER) and --why with the reason: both stay in the archive for ever"};
  DL_ASSIGN(const auto before, find_purge(database, order.report));
  if (before) return Error{ErrorCode::kPurged, order.report + ": purged already, " + words_of_purge(*before)};
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
        DL_TRY(empty_grades(database, removal));
        DL_ASSIGN(out.number, remove(database, order, removal));
        out.bytes_sha256 = removal.original;
        out.text_sha256 = removal.texts;
        out.rows = static_cast<std::int64_t>(removal.rows.size());
        quoted = removal.quoted;
        return {};
      },
      [&] { return forget_changes(database, quoted); }));
  out.swept = archive.sweep();
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

Result<std::optional<std::string>> purged_bytes(const Database& database, std::string_view sha256) {
  return database.word("SELECT report FROM purged_marks WHERE sha256 = ?", sha256);
}

Result<std::optional<std::string>> purged_at(const Database& database, std::string_view url) {
  return url.empty() ? Result<std::optional<std::string>>(std::optional<std::string>()) : purged_bytes(database, address_mark(url));
}

Result<std::optional<std::string>> purged_claim(const Database& database, std::string_view key) { return purged_bytes(database, key); }

Result<std::string> without_purged(std::string content, const std::string& report) {
  if (content.find("\"report\":" + Json(report).dump()) == std::string::npos) return content;
  Json value = Json::parse(content, nullptr, false);
  if (value.is_discarded()) return Error{ErrorCode::kArchiveDamaged, "what people put down on " + report + " cannot be read; run `dateline check`"};
  take_out(value, report);
  return value.dump();
}

std::string words_of_purge(const Purge& purge) { return "on " + purge.at.substr(0, 10) + " by " + purge.by + ": " + purge.why; }

Error no_such_report(const Database& database, std::string_view report) {
  const auto gone = find_purge(database, report);
  if (!gone) return gone.error();
  if (*gone) return {ErrorCode::kNotFound, std::string(report) + ": purged " + words_of_purge(**gone)};
  return {ErrorCode::kNotFound, std::string(report) + ": no such report in the archive; `dateline latest` lists them"};
}

Error no_such_claim(const Database& database, std::string_view key) {
  const auto report = purged_claim(database, key);
  if (!report) return report.error();
  const auto gone = *report ? find_purge(database, **report) : Result<std::optional<Purge>>(std::optional<Purge>());
  if (!gone) return gone.error();
  if (*gone) return {ErrorCode::kNotFound, std::string(key) + ": its report " + (*gone)->report + " was purged " + words_of_purge(**gone)};
  return {ErrorCode::kNotFound, std::string(key) + ": no claim with this key in the archive, in today's readings or older ones"};
}

}  // namespace dateline::archive
