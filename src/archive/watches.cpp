#include "archive/watches.h"

#include "archive/compress.h"
#include "archive/relation_rows.h"
#include "archive/sqlite.h"

namespace dateline::archive {
namespace {

constexpr char kWatchColumns[] =
    "SELECT name, question, made_at, made_by, looked_at, seen_change, seen_report, stopped, "
    "(SELECT count(*) FROM watch_matches m WHERE m.watch = w.name) FROM watches w";

WatchRow watch_of(const Statement& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6), row.text(7), row.integer(8)};
}

constexpr char kMatchColumns[] = "SELECT n, watch, mark, found_at, content FROM watch_matches ";

Result<std::vector<MatchRow>> matches_of(Statement rows) {
  std::vector<MatchRow> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  }
}

Error no_watch(std::string_view name) {
  return {ErrorCode::kNotFound, std::string(name) + ": no such watch; `dateline watch list` names them"};
}

}  // namespace

Result<Position> position_now(const Archive& archive) {
  Position out;
  // The last number that was given, also of rows that are gone.
  DL_ASSIGN(out.change, archive.database().number("SELECT seq FROM sqlite_sequence WHERE name = 'watch_changes'"));
  DL_ASSIGN(out.report, archive.database().number("SELECT max(n) FROM reports"));
  return out;
}

Result<std::vector<WatchRow>> watches(const Archive& archive) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string(kWatchColumns) + " ORDER BY name"));
  std::vector<WatchRow> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(watch_of(rows));
  }
}

Result<std::optional<WatchRow>> find_watch(const Archive& archive, std::string_view name) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string(kWatchColumns) + " WHERE name = ?", name));
  DL_ASSIGN(const bool row, rows.step());
  return row ? std::optional<WatchRow>(watch_of(rows)) : std::nullopt;
}

Status add_watch(const Archive& archive, const WatchRow& watch) {
  DL_ASSIGN(const auto there, find_watch(archive, watch.name));
  if (there) return Error{ErrorCode::kUsage, watch.name + ": there is a watch of this name; give another, or remove that one first"};
  return archive.database().run(
      "INSERT INTO watches (name, question, made_at, made_by, looked_at, seen_change, seen_report, stopped) VALUES (?, ?, ?, ?, ?, ?, ?, '')", watch.name,
      watch.question, watch.made_at, watch.made_by, watch.looked_at, watch.seen_change, watch.seen_report);
}

Status remove_watch(const Archive& archive, std::string_view name) {
  DL_ASSIGN(const auto there, find_watch(archive, name));
  if (!there) return no_watch(name);
  DL_TRY(archive.database().run("DELETE FROM watches WHERE name = ?", name));
  DL_TRY(archive.database().run("UPDATE watch_deliveries SET state = 'given_up' WHERE watch = ? AND state = 'waiting'", name));
  return archive.database().run("DELETE FROM watch_changes WHERE NOT EXISTS (SELECT 1 FROM watches WHERE stopped = '')");
}

Status note_look(const Archive& archive, std::string_view name, std::string_view at, Position up_to) {
  DL_TRY(archive.database().run("UPDATE watches SET looked_at = ?, seen_change = ?, seen_report = ? WHERE name = ?", at, up_to.change, up_to.report, name));
  return archive.database().run("DELETE FROM watch_changes WHERE n <= (SELECT min(seen_change) FROM watches WHERE stopped = '')");
}

Status stop_watch(const Archive& archive, std::string_view name, std::string_view why) {
  return archive.database().run("UPDATE watches SET stopped = ? WHERE name = ?", why, name);
}

Result<std::vector<Change>> changes_since(const Archive& archive, std::string_view what, std::int64_t seen_change) {
  // SQLite takes the other columns from the row that has the least n.
  DL_ASSIGN(Statement rows, archive.database().query(kChangesSince, seen_change, what));
  std::vector<Change> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    Change& change = out.emplace_back();
    change.id = rows.text(0);
    if (rows.is_null(1)) continue;
    DL_ASSIGN(change.before, unpack(rows.view(1)));
  }
}

Result<std::vector<std::string>> followed_origins(const Archive& archive, std::string_view incident) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT DISTINCT origin FROM incident_sources WHERE incident = ?", incident));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<std::optional<std::string>> relation_content(const Archive& archive, std::string_view id) {
  DL_ASSIGN(const std::int64_t n, archive.database().number("SELECT n FROM actor_relations WHERE id = ?", id));
  if (!n) return std::optional<std::string>();
  DL_ASSIGN(std::string content, read_relation(archive.database(), n));
  return std::optional(std::move(content));
}

Result<std::vector<std::string>> relations_since(const Archive& archive, std::int64_t seen_report) {
  DL_ASSIGN(Statement rows, archive.database().query(kRelationsSince, seen_report));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<std::vector<NewReport>> reports_since(const Archive& archive, std::int64_t seen_report) {
  DL_ASSIGN(Statement rows, archive.database().query(kReportsSince, seen_report));
  std::vector<NewReport> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2)});
  }
}

Result<std::string> first_version_of(const Archive& archive, std::string_view report) {
  DL_ASSIGN(auto first, archive.database().word("SELECT version_of FROM captures WHERE report = ?", report));
  return first && !first->empty() ? std::move(*first) : std::string(report);
}

Status note_visit(const Archive& archive, std::string_view url, int status, std::string_view at) {
  const bool gone = status == 404 || status == 410;
  if (!gone) return archive.database().run("UPDATE page_visits SET status = ?, at = ? WHERE url = ? AND status <> ?", status, at, url, status);
  return archive.database().run("INSERT INTO page_visits (url, status, at) SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM captures WHERE url = ? AND url <> '') "
                                "ON CONFLICT (url) DO UPDATE SET status = excluded.status, at = excluded.at", url, status, at, url);
}

Result<std::optional<PageVisit>> last_visit(const Archive& archive, std::string_view url) {
  DL_ASSIGN(Statement row, archive.database().query("SELECT status, at FROM page_visits WHERE url = ?", url));
  DL_ASSIGN(const bool there, row.step());
  return there ? std::optional<PageVisit>({static_cast<int>(row.integer(0)), row.text(1)}) : std::nullopt;
}

Result<std::vector<std::string>> reports_at(const Archive& archive, std::string_view url) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT report FROM captures WHERE url = ? AND url <> '' ORDER BY seq", url));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

Result<std::string> address_of(const Archive& archive, std::string_view report) {
  DL_ASSIGN(auto url, archive.database().word("SELECT url FROM captures WHERE report = ?", report));
  return url.value_or("");
}

Result<std::vector<std::variant<FacilityItem, LegItem>>> map_history(const Archive& archive, std::string_view item, std::int64_t seen_report) {
  DL_ASSIGN(Statement rows, archive.database().query(kMapHistory, item, seen_report));
  std::vector<std::variant<FacilityItem, LegItem>> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (rows.view(0) == "facility") {
      if (auto facility = facility_from_json(rows.view(1))) out.emplace_back(std::move(*facility));
    } else if (auto leg = leg_from_json(rows.view(1))) {
      out.emplace_back(std::move(*leg));
    }
  }
}

Result<std::optional<std::int64_t>> keep_match(const Archive& archive, const MatchRow& match) {
  DL_ASSIGN(const std::int64_t known, archive.database().number("SELECT count(*) FROM watch_matches WHERE watch = ? AND mark = ?", match.watch, match.mark));
  if (known) return std::optional<std::int64_t>();
  DL_TRY(archive.database().run("INSERT INTO watch_matches (watch, mark, found_at, told, content) VALUES (?, ?, ?, 0, ?)", match.watch, match.mark,
                                match.found_at, match.content));
  return std::optional<std::int64_t>(archive.database().last_row());
}

Result<std::vector<MatchRow>> untold_matches(const Archive& archive, std::string_view watch) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string(kMatchColumns) + "WHERE told = 0 AND (? = '' OR watch = ?) ORDER BY n", watch, watch));
  return matches_of(std::move(rows));
}

Result<std::vector<MatchRow>> last_matches(const Archive& archive, std::string_view watch, int limit) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT * FROM (" + std::string(kMatchColumns) + "WHERE content <> '' AND (? = '' OR watch = ?) ORDER BY n DESC LIMIT ?) ORDER BY n",
                                                     watch, watch, limit));
  return matches_of(std::move(rows));
}

Status note_told(const Archive& archive, std::int64_t match) {
  return archive.database().run("UPDATE watch_matches SET told = 1 WHERE n = ?", match);
}

Status drop_old_contents(const Archive& archive, std::string_view watch) {
  DL_TRY(archive.database().run("UPDATE watch_matches SET content = '' WHERE watch = ? AND content <> '' AND told = 1 AND n <= (SELECT n FROM watch_matches WHERE watch = ? AND content <> '' "
                                "ORDER BY n DESC LIMIT 1 OFFSET ?)", watch, watch, kWholeMatches));
  // What a webhook has taken need not be kept.
  return archive.database().run("DELETE FROM watch_deliveries WHERE watch = ? AND state = 'sent'", watch);
}

Status keep_delivery(const Archive& archive, const Delivery& delivery) {
  return archive.database().run("INSERT INTO watch_deliveries (watch, body, made_at, tries, next_at, state, error) VALUES (?, ?, ?, 0, ?, 'waiting', '')",
                                delivery.watch, delivery.body, delivery.made_at, delivery.made_at);
}

namespace {

constexpr char kDeliveryColumns[] = "SELECT n, watch, body, made_at, next_at, state, error, tries FROM watch_deliveries ";

Result<std::vector<Delivery>> deliveries_of(Statement rows) {
  std::vector<Delivery> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), static_cast<int>(rows.integer(7))});
  }
}

}  // namespace

Result<std::vector<Delivery>> due_deliveries(const Archive& archive, std::string_view at) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string(kDeliveryColumns) + "WHERE state = 'waiting' AND (? = '' OR next_at <= ?) ORDER BY n", at, at));
  return deliveries_of(std::move(rows));
}

Result<std::vector<Delivery>> unsent_deliveries(const Archive& archive, std::string_view watch, int limit) {
  DL_ASSIGN(Statement rows, archive.database().query(std::string(kDeliveryColumns) + "WHERE watch = ? AND state <> 'sent' ORDER BY n DESC LIMIT ?", watch, limit));
  return deliveries_of(std::move(rows));
}

Status note_try(const Archive& archive, const Delivery& delivery) {
  return archive.database().run("UPDATE watch_deliveries SET tries = ?, next_at = ?, state = ?, error = ? WHERE n = ?", delivery.tries, delivery.next_at,
                                delivery.state, delivery.error, delivery.n);
}

Result<std::string> seed_of(const Archive& archive) {
  DL_ASSIGN(auto hash, archive.database().word("SELECT hash FROM captures ORDER BY seq LIMIT 1"));
  return hash.value_or("");
}

}  // namespace dateline::archive
