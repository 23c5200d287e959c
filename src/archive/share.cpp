#include "archive/share.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/emptied.h"
#include "archive/log_places.h"
#include "archive/purge.h"
#include "archive/reduce.h"
#include "base/sha256.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using Json = nlohmann::json;

/// A share in the making.
struct Making {
  const Database& database;
  const ShareOrder& order;
  const Withholding& what;
  std::vector<EmptiedRow> rows;
  std::map<std::string, NameWords> hidden;  // by report
  NameWords all_hidden;

  bool is_withheld(const std::string& report) const {
    return std::any_of(what.reports.begin(), what.reports.end(), [&](const WithheldItem& item) { return item.id == report; });
  }
};

struct Row {
  std::int64_t seq = 0;
  std::string first, second;
};
Result<std::vector<Row>> rows_of(Statement rows) {
  std::vector<Row> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2)});
  }
}

/// A row that says nothing any more, in the form that its reader knows: it takes nothing back. All texts are empty and all numbers 0.
void say_nothing(Json& value) {
  if (value.is_string()) value = "";
  if (value.is_number()) value = 0;
  if (value.is_boolean()) value = false;
  if (value.is_array()) value = Json::array();
  if (!value.is_object()) return;
  for (auto& [name, member] : value.items()) {
    if (name == "thing") continue;  // of a mark: a name from a list
    if (name == "tlp") member = Json();
    say_nothing(member);
  }
}

Status withhold_row(Making& making, const std::string& table, std::int64_t seq) {
  DL_ASSIGN(const auto text, making.database.word("SELECT content FROM " + table + " WHERE seq = ?", seq));
  Json content = Json::parse(text.value_or(""), nullptr, false);
  if (content.is_discarded()) return Error{ErrorCode::kArchiveDamaged, table + " row " + std::to_string(seq) + " cannot be read; run `dateline check`"};
  say_nothing(content);
  if (content.is_object()) content["why"] = "withheld";
  DL_TRY(open_row(making.database, table, seq));
  DL_TRY(making.database.run("UPDATE " + table + " SET made_by = 'share', kind = 'undo', content = ? WHERE seq = ?", content.dump(), seq));
  making.rows.push_back({table, seq, {}, {}});
  return {};
}

bool names(const std::vector<WithheldItem>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const WithheldItem& item) { return item.id == id; });
}

Status withhold_people(Making& making) {
  DL_ASSIGN(Statement entries, making.database.query("SELECT seq, content ->> '$.case', " + place_of_sql("case_entries", "case_entries.seq") + " FROM case_entries ORDER BY seq"));
  DL_ASSIGN(const auto all, rows_of(std::move(entries)));
  for (const Row& row : all) {
    if (names(making.what.cases, row.first) || names(making.what.entries, row.second)) DL_TRY(withhold_row(making, "case_entries", row.seq));
  }
  for (const WithheldItem& item : making.what.decisions) {
    DL_ASSIGN(const std::int64_t row, row_at(making.database, "decisions", std::stoll(item.id)));
    DL_TRY(withhold_row(making, "decisions", row));
  }
  // Marks tell what is secret, and of whom.
  DL_ASSIGN(Statement marks, making.database.query("SELECT seq, '', '' FROM marks ORDER BY seq"));
  DL_ASSIGN(const auto marked, rows_of(std::move(marks)));
  for (const Row& row : marked) DL_TRY(withhold_row(making, "marks", row.seq));
  return {};
}

/// Grades of sources that only withheld reports name, and of claims that only they make.
Status withhold_grades(Making& making) {
  DL_ASSIGN(Statement rows, making.database.query("SELECT seq, content ->> '$.of', kind FROM grades WHERE kind <> 'undo' ORDER BY seq"));
  DL_ASSIGN(const auto all, rows_of(std::move(rows)));
  for (const Row& row : all) {
    DL_ASSIGN(Statement reports, making.database.query(
        "SELECT 0, r.id, '' FROM sources s JOIN reports r ON r.n = s.report WHERE s.folded = ? UNION SELECT 0, r.id, '' FROM claims c JOIN reports r ON r.n = c.report WHERE c.key = ?",
        fold_name(row.first), row.first));
    DL_ASSIGN(const auto of_it, rows_of(std::move(reports)));
    const bool stays = std::any_of(of_it.begin(), of_it.end(), [&](const Row& report) { return !making.is_withheld(report.first); });
    if (!stays) DL_TRY(withhold_row(making, "grades", row.seq));
  }
  return {};
}

/// Persons whom judgements name and no reading does.
Status find_names_of_reviewers(Making& making) {
  DL_ASSIGN(Statement rows, making.database.query("SELECT d.seq, d.content ->> '$.judgement.on.report', c.value ->> '$.value' FROM decisions d, json_each(d.content, '$.judgement.corrections') c "
                                                  "WHERE c.value ->> '$.type' = 'person' AND c.value ->> '$.value' <> ''"));
  DL_ASSIGN(const auto named, rows_of(std::move(rows)));
  for (const Row& row : named) {
    DL_ASSIGN(const auto frame, making.database.word("SELECT content FROM readings WHERE report = ? AND length(content) > 0 ORDER BY seq DESC LIMIT 1", row.first));
    std::string json = R"({"entities": []})";
    if (frame) {
      DL_ASSIGN(json, decompress(*frame, kMaxStoredBytes));
    }
    DL_ASSIGN(const NameWords words, private_words_of(row.second, json));
    making.hidden[row.first].insert(words.begin(), words.end());
    making.all_hidden.insert(words.begin(), words.end());
  }
  return {};
}

Status find_private_names(Making& making) {
  DL_ASSIGN(Statement rows, making.database.query("SELECT seq, report, content FROM readings WHERE length(content) > 0 ORDER BY seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const std::string json, decompress(rows.view(2), kMaxStoredBytes));
    DL_ASSIGN(const NameWords words, private_words(json));
    making.hidden[rows.text(1)].insert(words.begin(), words.end());
    making.all_hidden.insert(words.begin(), words.end());
  }
}

Status reduce_readings(Making& making) {
  DL_ASSIGN(Statement found, making.database.query("SELECT r.seq, r.report, r.seq = (SELECT max(seq) FROM readings WHERE report = r.report) FROM readings r "
                                                   "WHERE length(r.content) > 0 ORDER BY r.seq"));
  DL_ASSIGN(const auto rows, rows_of(std::move(found)));
  for (const Row& row : rows) {
    if (making.is_withheld(row.first)) continue;
    DL_TRY(open_row(making.database, "readings", row.seq));
    if (row.second != "1") {
      DL_TRY(making.database.run("UPDATE readings SET content = x'' WHERE seq = ?", row.seq));
      making.rows.push_back({"readings", row.seq, {}, {}});
      continue;
    }
    DL_ASSIGN(const auto frame, making.database.word("SELECT content FROM readings WHERE seq = ?", row.seq));
    DL_ASSIGN(const std::string json, decompress(*frame, kMaxStoredBytes));
    DL_ASSIGN(const std::string reduced, reduced_reading(json, making.hidden[row.first]));
    const std::string packed = compress(reduced);
    DL_TRY(making.database.run("UPDATE readings SET content = ? WHERE seq = ?", Blob{packed}, row.seq));
    making.rows.push_back({"readings", row.seq, {}, sha256_hex(reduced)});
  }
  return {};
}

/// Rows of a table that are opened and changed alike.
Status empty_all(Making& making, const std::string& table, const std::string& sets) {
  DL_ASSIGN(Statement found, making.database.query("SELECT seq FROM " + table + " ORDER BY seq"));
  DL_ASSIGN(const auto rows, integers_of(std::move(found)));
  for (const std::int64_t seq : rows) {
    DL_TRY(open_row(making.database, table, seq));
    making.rows.push_back({table, seq, {}, {}});
  }
  return making.database.run("UPDATE " + table + " SET " + sets);
}

Status reduce_captures(Making& making) {
  DL_ASSIGN(Statement found, making.database.query("SELECT seq, report, url FROM captures ORDER BY seq"));
  DL_ASSIGN(const auto rows, rows_of(std::move(found)));
  DL_TRY(empty_all(making, "captures", "input = '', given = ''"));
  for (const Row& row : rows) DL_TRY(making.database.run("UPDATE captures SET url = ? WHERE seq = ?", without_names(row.second, making.hidden[row.first], true), row.seq));
  return {};
}

/// Evidence bears the names of its report's entities; all else is people's words, which may tell of any report.
void take_private_names_out(Json& value, Making& making) {
  if (value.is_array()) {
    for (Json& member : value) take_private_names_out(member, making);
  } else if (value.is_object()) {
    const auto report = value.find("report");
    if (report != value.end() && report->is_string()) return take_names_out(value, making.hidden[report->get<std::string>()]);
    for (auto& [name, member] : value.items()) {
      if (member.is_structured()) take_private_names_out(member, making);
      else if (name != "id") take_names_out(member, making.all_hidden);
    }
  }
}

Status reduce_people(Making& making, const std::string& table) {
  DL_ASSIGN(Statement found, making.database.query("SELECT seq, content, '' FROM " + table + " ORDER BY seq"));
  DL_ASSIGN(const auto rows, rows_of(std::move(found)));
  for (const Row& row : rows) {
    Json content = Json::parse(row.first, nullptr, false);
    if (content.is_discarded()) return Error{ErrorCode::kArchiveDamaged, table + " row " + std::to_string(row.seq) + " cannot be read; run `dateline check`"};
    const Json before = content;
    take_private_names_out(content, making);
    if (content == before) continue;
    DL_TRY(open_row(making.database, table, row.seq));
    DL_TRY(making.database.run("UPDATE " + table + " SET content = ? WHERE seq = ?", content.dump(), row.seq));
    making.rows.push_back({table, row.seq, {}, {}});
  }
  return {};
}

Status reduce_to_quotes(Making& making) {
  DL_TRY(find_private_names(making));
  DL_TRY(find_names_of_reviewers(making));
  DL_TRY(reduce_readings(making));
  DL_TRY(empty_all(making, "originals", "content = x''"));
  DL_TRY(reduce_captures(making));
  DL_TRY(empty_all(making, "exchanges", "content = '{}'"));
  DL_TRY(empty_all(making, "exhibit_files", "print = '', says = '[]', location = '[]', caption = '', input = ''"));
  for (const char* table : {"decisions", "case_entries", "grades"}) DL_TRY(reduce_people(making, table));
  return {};
}

/// What is asked, watched and fetched is nobody else's business; some of it holds words of reports and addresses of receivers.
Status remove_notes(const Database& database) {
  for (const char* table : {"watch_deliveries", "watch_matches", "watch_changes", "watches", "feed_items", "feeds", "page_visits"}) DL_TRY(database.run("DELETE FROM " + std::string(table)));
  return {};
}

Status append_share(Making& making) {
  DL_ASSIGN(const Json rows, rows_as_left(making.database, making.rows));
  DL_ASSIGN(const std::int64_t purges, making.database.number("SELECT count(*) FROM purges"));
  const std::string content = Json{{"tlp", name_of(making.order.level)}, {"full_texts", making.order.full_texts}, {"after", purges}, {"rows", rows}}.dump();
  DL_ASSIGN(const std::string previous, last_hash(making.database, "shares"));
  return making.database.run("INSERT INTO shares (made_at, content, hash) VALUES (?, ?, ?)", making.order.at, content, chain_hash(previous, "shares", {making.order.at, content}));
}

Status make(Making& making) {
  DL_TRY(withhold_people(making));
  DL_TRY(withhold_grades(making));
  if (!making.order.full_texts) DL_TRY(reduce_to_quotes(making));
  DL_TRY(append_share(making));
  for (const WithheldItem& item : making.what.reports) {
    DL_TRY(remove_report(making.database, {item.id, "share", "withheld", making.order.at}));
    DL_TRY(making.database.run("DELETE FROM purged_marks WHERE report = ?", item.id));
  }
  return remove_notes(making.database);
}

Status make_at(const std::filesystem::path& path, const ShareOrder& order, const Withholding& what) {
  DL_ASSIGN(Archive copy, Archive::open(path, Mode::kWrite));
  Making making{copy.database(), order, what, {}, {}, {}};
  DL_TRY(copy.rewrite([&] { return make(making); }, [&] { return remove_notes(copy.database()); }));
  return copy.sweep();
}

void remove_file(const std::filesystem::path& path) {
  std::error_code fault;
  for (const char* beside : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + beside, fault);
}

}  // namespace

Result<Withholding> make_share(const Archive& archive, const std::filesystem::path& path, const ShareOrder& order) {
  if (std::filesystem::exists(path)) return Error{ErrorCode::kUsage, path.string() + ": is there already; name a file that is not"};
  const std::filesystem::path making = path.string() + ".making";
  remove_file(making);  // of a share that was broken off
  DL_TRY(archive.copy_to(making));
  // By the copy: what comes into the archive meanwhile is in neither.
  const auto what = [&]() -> Result<Withholding> {
    DL_ASSIGN(const Archive copy, Archive::open(making, Mode::kRead));
    return withheld(copy, order);
  }();
  const Status made = what ? make_at(making, order, *what) : Status(what.error());
  std::error_code fault;
  if (made) std::filesystem::rename(making, path, fault);
  if (!made || fault) remove_file(making);
  DL_TRY(made);
  if (fault) return Error{ErrorCode::kUnreadable, path.string() + ": the share cannot be put there: " + fault.message()};
  return what;
}

}  // namespace dateline::archive
