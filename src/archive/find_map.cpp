#include "archive/case_members.h"
#include "archive/conditions.h"
#include "archive/filter_values.h"
#include "archive/find.h"
#include "archive/spellings.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

/// A facility lies within the box, a leg begins or ends there.
Status add_corners(Where& where, const std::array<double, 4>& bbox) {
  const auto [west, south, east, north] = bbox;
  DL_TRY(check_bbox(bbox));
  const char* const beside = west <= east ? " >= ? AND " : " >= ? OR ";  // or over the date line
  const auto within = [&](const std::string& lat, const std::string& lon) {
    return "(" + lat + " BETWEEN ? AND ? AND (" + lon + beside + lon + " <= ?))";
  };
  where.add(within("m.lat", "m.lon") + " OR " + within("m.to_lat", "m.to_lon"), south, north, west, east, south, north, west, east);
  return {};
}

/// What befell the facility, or the movement that the leg is part of, stands so. What people rejected is found only where it is asked for.
void add_review(Where& where, const std::string& state) {
  const std::string judged = "EXISTS (SELECT 1 FROM reviews v WHERE v.report = m.report AND v.item = 'event' AND v.n = m.event";
  if (state.empty()) where.add("NOT " + judged + " AND v.rejected)");
  else if (state == "unreviewed") where.add("NOT " + judged + ")");
  else where.add(judged + " AND v.state = ?)", state);
}

Result<Where> conditions(const Database& database, const Filter& given) {
  Filter filter = given;
  DL_ASSIGN(filter.q, take_fields(given.q, filter));
  DL_TRY(check_values(database, filter));
  Where where;
  if (filter.among) where.add_one_of("r.id", *filter.among);
  if (!filter.in_case.empty()) {
    DL_ASSIGN(const CaseIds ids, ids_of_case(database, filter.in_case));
    where.add(std::string("r.id IN ") + kListed, ids.reports);
  }
  if (!filter.actor.empty()) {
    DL_ASSIGN(const ActorNames names, names_of_actor(filter.actor));
    where.add("m.actors LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM actors a JOIN actor_members g ON g.report = a.report AND g.entity = a.entity "
              "WHERE a.report = m.report AND a.id <> '' AND instr(m.actors, a.id) > 0 AND g.actor IN " + std::string(kActorsNamed) + ")",
              names.pattern, names.id, names.id, names.folded);
  }
  if (!filter.place.empty()) {
    DL_ASSIGN(const std::vector<std::string> others, other_places(database, filter.place, filter));
    std::string sql = "m.names LIKE ? ESCAPE '\\'";
    Where names;
    names.add_value(std::string_view(like_contains(fold_name(filter.place))));
    for (const std::string& other : others) {
      sql += " OR instr(m.names, char(10) || ? || char(10)) > 0";
      names.add_value(std::string_view(other));
    }
    where.add_all(sql, names);
  }
  if (!filter.country.empty()) where.add("instr(m.countries, ' ' || upper(?) || ' ') > 0", filter.country);
  if (filter.bbox) DL_TRY(add_corners(where, *filter.bbox));
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("m.start <> '' AND m.stop >= ?", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add("m.start <> '' AND m.start <= ?", day);
  }
  if (!filter.as_known_at.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.as_known_at));
    where.add("r.day <> '' AND r.day <= ?", day);
  }
  if (!filter.publisher.empty()) where.add("lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'", filter.publisher, like_contains(filter.publisher));
  if (!filter.genre.empty()) where.add("r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) where.add("r.language = ?", to_lower(filter.language));
  if (!filter.source.empty()) where.add("m.origins LIKE ? ESCAPE '\\'", like_contains(fold_name(filter.source)));
  add_review(where, to_lower(filter.review));
  if (!filter.q.empty()) {
    DL_ASSIGN(const Words words, words_for(database, filter.q, false, filter));
    where.add("m.n IN (SELECT rowid FROM map_words WHERE map_words MATCH ?)", words.expression);
  }
  return where;
}

/// The actor that an operator is across reports; a row holds the id of its name.
Status set_actors(const Database& database, std::int64_t report, FacilityItem& facility) {
  for (FacilityOperator& by : facility.operators) {
    if (by.actor.empty()) continue;
    DL_ASSIGN(auto actor, database.word("SELECT g.actor FROM actors a JOIN actor_members g ON g.report = a.report AND g.entity = a.entity "
                                        "WHERE a.report = ? AND a.id = ? LIMIT 1", report, by.actor));
    by.actor = actor.value_or("");
  }
  return {};
}

Error damaged(const std::string& report) {
  return {ErrorCode::kArchiveDamaged, "report " + report + ": what it gives to the map cannot be read; run `dateline regroup`"};
}

}  // namespace

Result<std::vector<MapItem>> find_map_items(const Archive& archive, const Filter& filter) {
  std::vector<MapItem> out;
  DL_ASSIGN(const Where where, conditions(archive.database(), filter));
  if (!filter.kind.empty() || filter.min_independent) return out;  // these ask for incidents
  DL_ASSIGN(Statement rows, archive.database().prepare(
      "SELECT r.id, r.published, m.id, m.layer, m.content, coalesce((SELECT incident FROM incident_events e WHERE e.report = m.report AND e.event = m.event), ''), m.report "
      "FROM map_items m JOIN reports r ON r.n = m.report" + where.sql() + " ORDER BY r.day, m.report, m.n"));
  where.bind(rows);
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    MapItem item{rows.text(0), rows.text(1), rows.text(2), rows.text(5), {}};
    if (rows.view(3) == "facility") {
      auto facility = facility_from_json(rows.view(4));
      if (!facility) return damaged(item.report);
      DL_TRY(set_actors(archive.database(), rows.integer(6), *facility));
      item.what = std::move(*facility);
    } else {
      auto leg = leg_from_json(rows.view(4));
      if (!leg) return damaged(item.report);
      item.what = std::move(*leg);
    }
    out.push_back(std::move(item));
  }
}

}  // namespace dateline::archive
