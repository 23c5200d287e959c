#pragma once
// Watches in the archive: their rows, what each told, what waits to be sent, and what changed since one last looked. What a watch asks and
// what counts as news is src/watch's; here JSON goes in and out as it is. All of it belongs inside Archive::update().
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/map_items.h"

namespace dateline::archive {

struct WatchRow {
  std::string name, question, made_at, made_by, looked_at;
  std::int64_t seen_change = 0, seen_report = 0;
  std::string stopped;       // why it no longer looks; empty: it does
  std::int64_t matches = 0;  // told so far
};

/// How far all that is grouped goes now.
struct Position {
  std::int64_t change = 0, report = 0;
};
Result<Position> position_now(const Archive& archive);

/// In the order of their names.
Result<std::vector<WatchRow>> watches(const Archive& archive);
Result<std::optional<WatchRow>> find_watch(const Archive& archive, std::string_view name);
/// kUsage where one of this name is there.
Status add_watch(const Archive& archive, const WatchRow& watch);
/// kNotFound where there is none. What it told stays.
Status remove_watch(const Archive& archive, std::string_view name);
/// Notes that it has looked at everything up to the position, and forgets changes that no watch needs any more.
Status note_look(const Archive& archive, std::string_view name, std::string_view at, Position up_to);
Status stop_watch(const Archive& archive, std::string_view name, std::string_view why);

/// A thing that is not as it was: `before` is its content then; nothing: it was not there.
struct Change {
  std::string id;
  std::optional<std::string> before;
};
/// What a look reads first. No row of these that was seen before is read: a test asks SQLite for the plans.
inline constexpr std::string_view kReportsSince = "SELECT n, id, version_of FROM reports WHERE n > ? ORDER BY n";
inline constexpr std::string_view kMapHistory = "SELECT layer, content FROM map_items WHERE id = ? AND report <= ? ORDER BY report, n";
inline constexpr std::string_view kRelationsSince =
    "SELECT DISTINCT r.id FROM relation_claims c JOIN actor_relations r ON r.n = c.relation WHERE c.report > ? ORDER BY r.n";
inline constexpr std::string_view kChangesSince =
    "SELECT id, before, min(n) FROM watch_changes WHERE n > ? AND +what = ? GROUP BY id ORDER BY 3";
/// `what`: incident or page. Each thing once, in the order of its first change.
Result<std::vector<Change>> changes_since(const Archive& archive, std::string_view what, std::int64_t seen_change);

/// Origins of an incident's claims that may be named to others: no private or protected person.
Result<std::vector<std::string>> followed_origins(const Archive& archive, std::string_view incident);

/// Relations that reports claim which came in since.
Result<std::vector<std::string>> relations_since(const Archive& archive, std::int64_t seen_report);
/// A relation of today as JSON (incidents/actor.h); nothing: it is no more.
Result<std::optional<std::string>> relation_content(const Archive& archive, std::string_view id);

/// A report that came in since.
struct NewReport {
  std::int64_t n = 0;
  std::string id, version_of;
};
Result<std::vector<NewReport>> reports_since(const Archive& archive, std::int64_t seen_report);
/// The report that it is a version of, or itself.
Result<std::string> first_version_of(const Archive& archive, std::string_view report);

/// What the address of a report answered when it was asked. Kept where a report of this address is in the archive and is gone (404, 410), or
/// was and is there again.
Status note_visit(const Archive& archive, std::string_view url, int status, std::string_view at);
struct PageVisit {
  int status = 0;
  std::string at;
};
Result<std::optional<PageVisit>> last_visit(const Archive& archive, std::string_view url);
/// Ids of the reports of an address, and the address of a report (empty: it has none).
Result<std::vector<std::string>> reports_at(const Archive& archive, std::string_view url);
Result<std::string> address_of(const Archive& archive, std::string_view report);

/// How reports up to that one told a facility or leg, in the order in which they came.
Result<std::vector<std::variant<FacilityItem, LegItem>>> map_history(const Archive& archive, std::string_view item, std::int64_t seen_report);

/// A match as it is kept.
struct MatchRow {
  std::int64_t n = 0;
  std::string watch, mark, found_at, content;
};
/// Its number; nothing: the watch has told this before.
Result<std::optional<std::int64_t>> keep_match(const Archive& archive, const MatchRow& match);
/// Of one watch or (empty) all; those that were not printed, or the last `limit`, oldest first.
Result<std::vector<MatchRow>> untold_matches(const Archive& archive, std::string_view watch);
Result<std::vector<MatchRow>> last_matches(const Archive& archive, std::string_view watch, int limit);
Status note_told(const Archive& archive, std::int64_t match);
/// Of the matches that a watch has told, the last so many are kept whole; of older ones only the mark stays, so that they are never told again.
inline constexpr int kWholeMatches = 1000;
Status drop_old_contents(const Archive& archive, std::string_view watch);

/// What is to be sent to a watch's webhook. State: waiting, sent, given_up.
struct Delivery {
  std::int64_t n = 0;
  std::string watch, body, made_at, next_at, state, error;
  int tries = 0;
};
Status keep_delivery(const Archive& archive, const Delivery& delivery);
/// Those that wait and may be tried at this time, oldest first; empty: at any.
Result<std::vector<Delivery>> due_deliveries(const Archive& archive, std::string_view at);
/// Those of a watch that were not sent, the last ones.
Result<std::vector<Delivery>> unsent_deliveries(const Archive& archive, std::string_view watch, int limit);
/// Keeps tries, next_at, state and error.
Status note_try(const Archive& archive, const Delivery& delivery);

/// The same for one archive for ever, and no other's: the hash of its first capture. Empty where nothing came in yet.
Result<std::string> seed_of(const Archive& archive);

}  // namespace dateline::archive
