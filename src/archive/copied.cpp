#include "archive/copied.h"

#include <map>
#include <set>

#include "archive/compress.h"
#include "archive/story_rows.h"
#include "incidents/copy_finder.h"
#include "incidents/facts_bytes.h"
#include "incidents/prints.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

using incidents::Copy;
using incidents::CopyKind;
using incidents::ReportFacts;

class CopyTables : public incidents::CopyIndex {
 public:
  explicit CopyTables(const Database& database) : database_(database) {}

  Result<incidents::Shared> sharing(const std::vector<std::uint32_t>& prints) override {
    DL_ASSIGN(Statement rows,
              database_.query("SELECT p.print, p.n FROM json_each(?) j CROSS JOIN prints p ON p.print = j.value", list_json(prints)));
    incidents::Shared out;
    std::vector<int> holders;
    std::int64_t print = -1;
    const auto count = [&] {
      if (holders.size() > incidents::kCommonRun) return out.full.push_back(static_cast<std::uint32_t>(print));
      for (int other : holders) ++out.reports[other];
    };
    while (true) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row || rows.integer(0) != print) {
        count();
        holders.clear();
      }
      if (!row) return out;
      print = rows.integer(0);
      holders.push_back(static_cast<int>(rows.integer(1)));
    }
  }
  Status enter(const std::vector<std::uint32_t>& prints, int report) override {
    return database_.run("INSERT OR IGNORE INTO prints (print, n) SELECT value, ? FROM json_each(?)", report, list_json(prints));
  }
  Result<ReportFacts> text(int report) override {
    DL_ASSIGN(Statement row, database_.query("SELECT t.facts, w.text FROM texts t JOIN report_texts w ON w.n = t.n WHERE t.n = ?", report));
    DL_ASSIGN(const bool there, row.step());
    if (!there) return Error{ErrorCode::kArchiveDamaged, database_.name() + ": the words of a report are missing; run `dateline regroup`"};
    DL_ASSIGN(ReportFacts facts, incidents::text_from_bytes(row.view(0)));
    DL_ASSIGN(const std::string text, unpack(row.view(1)));
    facts.words = incidents::words_of(text);
    return facts;
  }
  Result<std::vector<int>> states_of(const ReportFacts& facts) override {
    DL_ASSIGN(Statement rows, database_.query("SELECT n FROM reports WHERE id = ?1 UNION ALL SELECT r.n FROM reports r JOIN texts t ON t.n = r.n "
                                              "WHERE r.version_of = ?2 AND r.version_of <> '' AND t.copied = 1",
                                              facts.version_of, facts.id));
    DL_ASSIGN(const std::vector<std::int64_t> numbers, integers_of(std::move(rows)));
    return std::vector<int>(numbers.begin(), numbers.end());
  }

 private:
  const Database& database_;
};

std::string spans_json(const Copy& copy) {
  json::Json out = json::Json::array();
  for (const auto& [here, there] : copy.spans) out.push_back({{here.start, here.end}, {there.start, there.end}});
  return out.dump();
}

std::vector<std::pair<Span, Span>> spans_from(std::string_view text) {
  std::vector<std::pair<Span, Span>> out;
  const auto is_pair = [](const json::Json& json) { return json.is_array() && json.size() == 2; };
  const auto is_span = [&](const json::Json& json) {
    return is_pair(json) && json[0].is_number_unsigned() && json[1].is_number_unsigned();
  };
  const auto span = [](const json::Json& json) { return Span{json[0].get<std::uint32_t>(), json[1].get<std::uint32_t>()}; };
  for (const json::Json& pair : json::Json::parse(text, nullptr, false)) {
    if (is_pair(pair) && is_span(pair[0]) && is_span(pair[1])) out.emplace_back(span(pair[0]), span(pair[1]));
  }
  return out;
}

Status insert_copy(const Database& database, const Copy& copy, std::int64_t report, std::int64_t of, int place) {
  return database.run(
      "INSERT OR IGNORE INTO copies (report, of, kind, share, place, spans) SELECT a.id, b.id, ?, ?, ?, ? FROM reports a, reports b "
      "WHERE a.n = ? AND b.n = ?",
      name_of(copy.kind), copy.share, place, spans_json(copy), report, of);
}

Result<incidents::FoundCopies> renew(const Database& database, CopyTables& tables, int n, bool enter) {
  DL_ASSIGN(const ReportFacts facts, tables.text(n));
  DL_ASSIGN(incidents::FoundCopies found, find_originals(tables, facts, n));
  DL_TRY(database.run("DELETE FROM copies WHERE report = ?", facts.id));
  int place = 0;
  for (const Copy& copy : found.copies) DL_TRY(insert_copy(database, copy, copy.report, copy.of, place++));
  if (enter) DL_TRY(enter_text(tables, facts, n, found));
  return found;
}

/// By day of publication, unknown days last, then of ids; not those that wait for a later turn.
Result<std::vector<int>> texts_to_do(const Database& database) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.n FROM texts t JOIN reports r ON r.n = t.n WHERE t.copied = 0 AND "
                                           "NOT EXISTS (SELECT 1 FROM to_group g WHERE g.n = r.n) ORDER BY r.day = '', r.day, r.id"));
  std::vector<int> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(static_cast<int>(rows.integer(0)));
  }
}

/// The incidents that a report tells of; where it is a version, those that the others and their copies tell of, too.
Status tell_anew(const Database& database, int n) {
  DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) SELECT happening FROM happening_events WHERE report = ?", n));
  return database.run(
      "INSERT OR IGNORE INTO to_tell (happening) WITH "
      "first(id) AS (SELECT c.of FROM copies c JOIN reports r ON r.id = c.report WHERE r.n = ? AND c.kind = 'version'), "
      "versions(id) AS (SELECT id FROM first UNION SELECT c.report FROM copies c JOIN first f ON c.of = f.id WHERE c.kind = 'version'), "
      "family(id) AS (SELECT id FROM versions UNION SELECT c.report FROM copies c JOIN versions v ON c.of = v.id) "
      "SELECT h.happening FROM family f JOIN reports r ON r.id = f.id JOIN happening_events h ON h.report = r.n",
      n);
}

}  // namespace

Status insert_text(const Database& database, std::int64_t n, const ReportFacts& facts) {
  return database.run("INSERT INTO texts (n, facts) VALUES (?, ?)", n, Blob{incidents::text_to_bytes(facts)});
}

Result<std::vector<std::uint32_t>> read_prints(const Database& database, std::int64_t n) {
  DL_ASSIGN(const ReportFacts facts, CopyTables(database).text(static_cast<int>(n)));
  return prints_of(facts);
}

Status remove_text(const Database& database, std::int64_t n) {
  CopyTables tables(database);
  DL_ASSIGN(const std::int64_t there, database.number("SELECT count(*) FROM texts WHERE n = ?", n));
  if (!there) return {};
  DL_ASSIGN(const ReportFacts facts, tables.text(static_cast<int>(n)));
  DL_TRY(database.run("DELETE FROM prints WHERE print IN (SELECT value FROM json_each(?)) AND n = ?", list_json(prints_of(facts)), n));
  DL_TRY(database.run("UPDATE texts SET copied = 0 WHERE n IN (SELECT r.n FROM copies c JOIN reports r ON r.id = c.report WHERE c.of = ?)",
                      facts.id));
  DL_TRY(database.run("DELETE FROM copies WHERE report = ? OR of = ?", facts.id, facts.id));
  return database.run("DELETE FROM texts WHERE n = ?", n);
}

Status find_new_copies(const Database& database) {
  CopyTables tables(database);
  DL_ASSIGN(const std::vector<int> fresh, texts_to_do(database));
  std::set<int> later;
  for (int n : fresh) {
    DL_ASSIGN(const auto found, renew(database, tables, n, true));
    later.insert(found.later.begin(), found.later.end());
    DL_TRY(database.run("UPDATE texts SET copied = 1 WHERE n = ?", n));
  }
  for (int n : later) DL_TRY(renew(database, tables, n, false));
  later.insert(fresh.begin(), fresh.end());
  for (int n : later) DL_TRY(tell_anew(database, n));
  return {};
}

Result<std::vector<Copy>> load_copies(const Database& database, std::int64_t report) {
  DL_ASSIGN(Statement rows, database.query("SELECT b.n, c.kind, c.share, c.spans FROM reports a JOIN copies c ON c.report = a.id "
                                           "JOIN reports b ON b.id = c.of WHERE a.n = ? AND c.kind <> 'cites' ORDER BY c.place",
                                           report));
  std::vector<Copy> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    const auto kind = from_name<CopyKind>(rows.view(1));
    if (!kind) return Error{ErrorCode::kArchiveDamaged, database.name() + ": a copy of an unknown kind; run `dateline regroup`"};
    out.push_back({static_cast<int>(report), static_cast<int>(rows.integer(0)), *kind, rows.real(2), spans_from(rows.view(3))});
  }
}

Status add_citations(const Database& database, const std::vector<Copy>& copies) {
  for (const Copy& copy : copies) {
    DL_ASSIGN(const std::int64_t known, database.number("SELECT count(*) FROM copies WHERE report = (SELECT id FROM reports WHERE n = ?)", copy.report));
    if (!known) DL_TRY(insert_copy(database, copy, copy.report, copy.of, 0));
  }
  return {};
}

}  // namespace dateline::archive
