#include "archive/find.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

/// A facility lies within the box, a leg begins or ends there.
Status add_corners(Where& where, const std::array<double, 4>& bbox) {
  const auto [west, south, east, north] = bbox;
  DL_TRY(check_bbox(bbox));
  const auto within = [&](const std::string& lat, const std::string& lon) {
    return "(" + lat + " BETWEEN ? AND ? AND (" + lon + (west <= east ? " >= ? AND " : " >= ? OR ") + lon + " <= ?))";
  };
  where.add(within("m.lat", "m.lon") + " OR " + within("m.to_lat", "m.to_lon"), south, north, west, east, south, north, west, east);
  return {};
}

Result<Where> conditions(const Filter& filter) {
  Where where;
  if (!filter.actor.empty()) where.add("m.actors LIKE ? ESCAPE '\\'", like_contains(fold_name(filter.actor)));
  if (!filter.place.empty()) where.add("m.names LIKE ? ESCAPE '\\'", like_contains(fold_name(filter.place)));
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
  if (!filter.publisher.empty()) where.add("lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'", filter.publisher, like_contains(filter.publisher));
  if (!filter.genre.empty()) where.add("r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) where.add("r.language = ?", to_lower(filter.language));
  if (!filter.source.empty()) where.add("m.origins LIKE ? ESCAPE '\\'", like_contains(fold_name(filter.source)));
  if (!filter.review.empty()) where.add("? = 'unreviewed'", filter.review);
  if (!filter.q.empty()) {
    DL_ASSIGN(std::string expression, search_expression(filter.q));
    where.add("m.n IN (SELECT rowid FROM map_words WHERE map_words MATCH ?)", expression);
  }
  return where;
}

Error damaged(const std::string& report) {
  return {ErrorCode::kArchiveDamaged, "report " + report + ": what it gives to the map cannot be read; run `dateline regroup`"};
}

}  // namespace

Result<std::vector<MapItem>> find_map_items(const Archive& archive, const Filter& filter) {
  std::vector<MapItem> out;
  DL_ASSIGN(const Where where, conditions(filter));
  if (!filter.kind.empty() || filter.min_independent) return out;  // these ask for incidents
  DL_ASSIGN(Statement rows, archive.database().prepare(
      "SELECT r.id, r.published, m.id, m.layer, m.content, coalesce((SELECT incident FROM incident_events e WHERE e.report = m.report AND e.event = m.event), '') "
      "FROM map_items m JOIN reports r ON r.n = m.report" + where.sql() + " ORDER BY r.day, m.report, m.n"));
  where.bind(rows);
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    MapItem item{rows.text(0), rows.text(1), rows.text(2), rows.text(5), {}};
    if (rows.view(3) == "facility") {
      auto facility = facility_from_json(rows.view(4));
      if (!facility) return damaged(item.report);
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
