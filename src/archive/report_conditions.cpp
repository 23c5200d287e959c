// What a filter asks of reports: the same for every list that is made of them.
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

Status refuse(bool given, std::string_view option) {
  if (!given) return {};
  return Error{ErrorCode::kUsage, std::string(option) + " does not apply to reports; use it with `incidents` or `timeline`"};
}

Status add_days(Where& where, const Filter& filter) {
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("r.day >= ?", day);
  }
  for (const std::string* last : {&filter.to, &filter.as_known_at}) {
    if (last->empty()) continue;
    DL_ASSIGN(std::string day, last_day(*last));
    where.add("r.day <> '' AND r.day <= ?", day);
  }
  return {};
}

/// What the report tells: who acts, what happens, where.
Status add_told(Where& where, const Filter& filter) {
  if (!filter.actor.empty()) {
    DL_ASSIGN(const ActorNames names, names_of_actor(filter.actor));
    where.add("EXISTS (SELECT 1 FROM actors a WHERE a.report = r.n AND a.folded LIKE ? ESCAPE '\\') OR "
              "EXISTS (SELECT 1 FROM actor_members m WHERE m.report = r.n AND m.actor IN " + std::string(kActorsNamed) + ")",
              names.pattern, names.id, names.id, names.folded);
  }
  if (!filter.kind.empty()) where.add("EXISTS (SELECT 1 FROM events e WHERE e.report = r.n AND e.kind = ?)", to_lower(filter.kind));
  if (!filter.place.empty()) {
    where.add("EXISTS (SELECT 1 FROM places p WHERE p.report = r.n AND p.folded LIKE ? ESCAPE '\\')", like_contains(fold_name(filter.place)));
  }
  if (!filter.country.empty()) where.add("EXISTS (SELECT 1 FROM places p WHERE p.report = r.n AND p.country = upper(?))", filter.country);
  if (filter.bbox) DL_TRY(add_bbox(where, *filter.bbox, "EXISTS (SELECT 1 FROM places p JOIN place_boxes b ON b.n = p.n WHERE p.report = r.n AND"));
  if (!filter.source.empty()) {
    where.add("EXISTS (SELECT 1 FROM sources s WHERE s.report = r.n AND s.folded LIKE ? ESCAPE '\\')", like_contains(fold_name(filter.source)));
  }
  return {};
}

}  // namespace

Status add_report_conditions(Where& where, const Filter& filter) {
  DL_TRY(add_days(where, filter));
  DL_TRY(add_told(where, filter));
  if (!filter.publisher.empty()) {
    where.add("lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'", filter.publisher, like_contains(filter.publisher));
  }
  if (!filter.genre.empty()) where.add("r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) where.add("r.language = ?", to_lower(filter.language));
  if (!filter.q.empty()) {
    DL_ASSIGN(std::string expression, search_expression(filter.q));
    where.add("r.n IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)", expression);
  }
  return {};
}

Result<Where> report_conditions(const Filter& filter) {
  Where where;
  DL_TRY(refuse(filter.min_independent.has_value(), "--min-independent"));
  DL_TRY(refuse(!filter.review.empty(), "--review"));
  DL_TRY(add_report_conditions(where, filter));
  return where;
}

bool asks_of_reports(const Filter& filter) {
  const std::string* fields[] = {&filter.actor,     &filter.kind,   &filter.place, &filter.country,  &filter.from, &filter.to,
                                 &filter.publisher, &filter.source, &filter.genre, &filter.language, &filter.q,    &filter.as_known_at};
  for (const std::string* field : fields) {
    if (!field->empty()) return true;
  }
  return filter.bbox.has_value();
}

}  // namespace dateline::archive
