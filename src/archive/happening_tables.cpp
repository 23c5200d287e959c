#include "archive/happening_tables.h"

#include <algorithm>
#include <set>

#include "archive/compress.h"
#include "archive/copied.h"
#include "base/hash.h"
#include "incidents/citations.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

using incidents::EventRef;
using incidents::Happening;
using incidents::ReportFacts;

constexpr int kMostCited = 128;              // reports of the outlets that one report names
constexpr std::size_t kMostCounted = 65536;  // names whose counts stand in memory

std::int64_t name_hash(std::string_view name) { return static_cast<std::int64_t>(fnv1a(name)); }

Result<ReportFacts> read_facts(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT facts FROM reports WHERE n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kArchiveDamaged, database.name() + ": a report that an incident tells of is missing; run `dateline regroup`"};
  DL_ASSIGN(const std::string bytes, unpack(row.view(0)));
  return incidents::facts_from_bytes(bytes);
}

Result<std::vector<int>> numbers_of(Statement rows) {
  DL_ASSIGN(const std::vector<std::int64_t> all, integers_of(std::move(rows)));
  return std::vector<int>(all.begin(), all.end());
}

std::set<std::int64_t> names_in(const ReportFacts& facts) {
  std::set<std::int64_t> out;
  for (const std::string& name : facts.names) out.insert(name_hash(name));
  return out;
}

}  // namespace

Result<std::shared_ptr<const ReportFacts>> HappeningTables::facts(int report) {
  if (auto known = facts_.find(report)) return known;
  DL_ASSIGN(ReportFacts facts, read_facts(database_, report));
  return facts_.keep(report, std::move(facts));
}

Result<std::vector<incidents::Copy>> HappeningTables::originals_of(int report) { return load_copies(database_, report); }

Result<std::vector<std::string>> HappeningTables::outlets_named(const std::string& name) {
  if (const auto known = named_.find(name); known != named_.end()) return known->second;
  if (outlets_.empty()) {
    DL_ASSIGN(Statement rows, database_.query("SELECT name FROM outlets"));
    while (true) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row) break;
      outlets_.push_back(rows.text(0));
    }
  }
  if (named_.size() >= kMostCounted) named_.clear();
  return named_.emplace(name, incidents::outlets_of(name, outlets_)).first->second;
}

Result<std::vector<int>> HappeningTables::cited_by(int report) {
  DL_ASSIGN(const auto facts, this->facts(report));
  std::set<int> out;
  if (!facts->day) return std::vector<int>();
  for (const std::string& name : facts->cited) {
    DL_ASSIGN(const std::vector<std::string> outlets, outlets_named(name));
    for (const std::string& outlet : outlets) {
      DL_ASSIGN(Statement rows, database_.query("SELECT n FROM reports WHERE publisher = ? AND day BETWEEN ? AND ? AND n <> ? "
                                                "ORDER BY day DESC, n DESC LIMIT ?",
                                                outlet, iso_day(*facts->day - incidents::kCitedWithin), iso_day(*facts->day), report, kMostCited));
      DL_ASSIGN(const std::vector<int> found, numbers_of(std::move(rows)));
      out.insert(found.begin(), found.end());
    }
  }
  return std::vector<int>(out.begin(), out.end());
}

Result<int> HappeningTables::having(const std::string& name) {
  if (const auto known = having_.find(name); known != having_.end()) return known->second;
  if (having_.size() >= kMostCounted) having_.clear();
  DL_ASSIGN(const std::int64_t reports, database_.number("SELECT reports FROM name_counts WHERE name = ?", name_hash(name)));
  return having_.emplace(name, static_cast<int>(reports)).first->second;
}

Result<int> HappeningTables::happening_of(EventRef event) {
  DL_ASSIGN(const auto facts, this->facts(event.report));
  DL_ASSIGN(const std::int64_t found, database_.number("SELECT happening FROM happening_events WHERE report = ? AND event = ?", event.report,
                                                       facts->events[static_cast<std::size_t>(event.event)].number));
  return found ? static_cast<int>(found) : -1;
}

Result<std::shared_ptr<const Happening>> HappeningTables::happening(int number) {
  if (auto known = happenings_.find(number)) return known;
  DL_ASSIGN(Statement row, database_.query("SELECT content FROM happenings WHERE n = ?", number));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kArchiveDamaged, database_.name() + ": what is kept of a happening is missing; run `dateline regroup`"};
  DL_ASSIGN(Happening happening, incidents::happening_from_bytes(row.view(0)));
  return happenings_.keep(number, std::move(happening));
}

Result<std::vector<int>> HappeningTables::under(std::uint64_t key, int most) {
  DL_ASSIGN(Statement rows, database_.query("SELECT k.n FROM happening_keys k JOIN happenings h ON h.n = k.n WHERE k.key = ? ORDER BY k.n DESC LIMIT ?",
                                            static_cast<std::int64_t>(key), most));
  return numbers_of(std::move(rows));
}

Result<std::vector<int>> HappeningTables::told_in(int report) {
  DL_ASSIGN(Statement rows, database_.query("SELECT DISTINCT happening FROM happening_events WHERE report = ?", report));
  return numbers_of(std::move(rows));
}

Result<int> HappeningTables::begin(const Happening& happening) {
  DL_TRY(database_.run("INSERT INTO happenings (content) VALUES (?)", Blob{incidents::happening_to_bytes(happening)}));
  const int number = static_cast<int>(database_.last_row());
  happenings_.keep(number, happening);
  DL_TRY(enter_event(happening.members.back().event, number));
  return number;
}

Status HappeningTables::change(int number, const Happening& happening) {
  DL_TRY(database_.run("UPDATE happenings SET content = ? WHERE n = ?", Blob{incidents::happening_to_bytes(happening)}, number));
  happenings_.keep(number, happening);
  return enter_event(happening.members.back().event, number);
}

Status HappeningTables::enter_event(EventRef event, int number) {
  DL_ASSIGN(const auto facts, this->facts(event.report));
  return database_.run("INSERT OR REPLACE INTO happening_events (report, event, happening) VALUES (?, ?, ?)", event.report,
                       facts->events[static_cast<std::size_t>(event.event)].number, number);
}

Status HappeningTables::enter(const std::vector<std::uint64_t>& keys, int number) {
  for (const std::uint64_t key : keys) {
    DL_TRY(database_.run("INSERT OR IGNORE INTO happening_keys (key, n) VALUES (?, ?)", static_cast<std::int64_t>(key), number));
  }
  return {};
}

Result<bool> HappeningTables::renew(int number) {
  DL_ASSIGN(const auto old, happening(number));
  Happening fresh;
  fresh.family = old->family;
  fresh.by_place = old->by_place;
  fresh.by_story = old->by_story;
  for (const incidents::Member& member : old->members) {
    DL_ASSIGN(const std::int64_t report, database_.number("SELECT count(*) FROM happening_events WHERE report = ? AND happening = ?", member.event.report, number));
    if (!report) continue;  // it was taken out, or read anew
    DL_ASSIGN(const auto facts, this->facts(member.event.report));
    const incidents::EventFact& event = facts->events[static_cast<std::size_t>(member.event.event)];
    take_in(fresh, member.event, event, fresh.members.empty() ? std::vector<std::string>() : member.why);
  }
  if (fresh.members.size() == old->members.size()) return true;
  if (fresh.members.empty()) {
    DL_ASSIGN(const auto none, take_out(number));
    return !none.empty();
  }
  DL_TRY(change(number, fresh));
  return true;
}

Result<std::vector<EventRef>> HappeningTables::take_out(int number) {
  DL_ASSIGN(const auto happening, this->happening(number));
  std::vector<EventRef> out;
  DL_ASSIGN(Statement rows, database_.query("SELECT DISTINCT report FROM happening_events WHERE happening = ?", number));
  DL_ASSIGN(const std::vector<int> reports, numbers_of(std::move(rows)));
  for (const incidents::Member& member : happening->members) {
    if (std::find(reports.begin(), reports.end(), member.event.report) != reports.end()) out.push_back(member.event);
  }
  DL_TRY(database_.run("DELETE FROM happening_events WHERE happening = ?", number));
  DL_TRY(database_.run("DELETE FROM happenings WHERE n = ?", number));
  happenings_.forget(number);
  return out;
}

Status insert_for_happenings(const Database& database, std::int64_t n, const ReportFacts& facts) {
  for (const std::int64_t name : names_in(facts)) {
    DL_TRY(database.run("INSERT INTO name_counts (name, reports) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET reports = reports + 1", name));
  }
  if (!facts.publisher.empty()) DL_TRY(database.run("INSERT OR IGNORE INTO outlets (name) VALUES (?)", facts.publisher));
  return database.run("INSERT INTO to_group (undated, day, id, n) VALUES (?, ?, ?, ?)", facts.day ? 0 : 1, facts.day ? iso_day(*facts.day) : std::string(),
                      facts.id, n);
}

Status remove_from_happenings(const Database& database, std::int64_t n) {
  DL_ASSIGN(const std::int64_t there, database.number("SELECT count(*) FROM reports WHERE n = ?", n));
  if (!there) return {};
  DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) SELECT DISTINCT happening FROM happening_events WHERE report = ?", n));
  DL_TRY(database.run("DELETE FROM happening_events WHERE report = ?", n));
  DL_TRY(database.run("DELETE FROM to_group WHERE n = ?", n));
  // Facts of an earlier version cannot be read, and are all made anew.
  const auto facts = read_facts(database, n);
  if (!facts) return facts.error().code == ErrorCode::kArchiveDamaged ? Status() : Status(facts.error());
  for (const std::int64_t name : names_in(*facts)) DL_TRY(database.run("UPDATE name_counts SET reports = reports - 1 WHERE name = ?", name));
  return {};
}

}  // namespace dateline::archive
