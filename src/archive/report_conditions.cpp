// What a filter asks of reports: the same for every list that is made of them.
#include <algorithm>

#include "archive/case_members.h"
#include "archive/conditions.h"
#include "archive/filter_values.h"
#include "archive/spellings.h"
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

Status add_actor(Conditions& out, const std::string& actor) {
  DL_ASSIGN(const ActorNames names, names_of_actor(actor));
  std::vector<RowSet> sets;
  if (!names.is_id) {
    sets.push_back({"actors a", "a.report", std::string("a.folded IN ") + kNamesWithPart, {}});
    sets.back().values.add_value(part_of_name(actor));
  }
  sets.push_back({"actor_members m", "m.report", "m.actor IN " + std::string(kActorsNamed), {}});
  for (const std::string& value : {names.id, names.id, names.folded}) sets.back().values.add_value(value);
  out.among.push_back(std::move(sets));
  return {};
}

/// What the report tells: who acts, what happens, where.
Status add_told(const Database& database, const Filter& filter, Conditions& out) {
  if (!filter.actor.empty()) DL_TRY(add_actor(out, filter.actor));
  if (!filter.kind.empty()) out.add_set("events e", "e.report", "e.kind = ?", to_lower(filter.kind));
  if (!filter.place.empty()) DL_TRY(add_place(database, filter, "places p", "p.report", out));
  if (!filter.country.empty()) out.add_set("places p", "p.report", "p.country = upper(?)", filter.country);
  if (filter.bbox) {
    DL_ASSIGN(RowSet set, rows_in_box(*filter.bbox));
    set.from = "place_boxes b JOIN places p ON p.n = b.n";
    set.column = "p.report";
    out.among.push_back({std::move(set)});
  }
  if (!filter.source.empty()) out.add_set("sources s", "s.report", std::string("s.folded IN ") + kNamesWithPart, part_of_name(filter.source));
  return {};
}

}  // namespace

Result<Conditions> of_reports(const Database& database, const Filter& given) {
  Filter filter = given;
  DL_ASSIGN(filter.q, take_fields(given.q, filter));
  DL_TRY(check_values(database, filter));
  DL_TRY(refuse(filter.min_independent.has_value(), "--min-independent"));
  DL_TRY(refuse(!filter.review.empty(), "--review"));
  Conditions out;
  if (filter.among) out.direct.add_one_of("r.id", *filter.among);
  DL_TRY(add_days(out.direct, filter));
  if (!filter.in_case.empty()) {
    DL_ASSIGN(const CaseIds ids, ids_of_case(database, filter.in_case));
    out.add_set("reports x", "x.n", std::string("x.id IN ") + kListed, ids.reports);
  }
  DL_TRY(add_told(database, filter, out));
  if (!filter.publisher.empty()) {
    out.add_set("reports x", "x.n", std::string("(x.publisher, x.domain) IN ") + kPublishers, filter.publisher, like_contains(filter.publisher));
  }
  if (!filter.genre.empty()) out.direct.add("r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) out.direct.add("r.language = ?", to_lower(filter.language));
  if (!filter.q.empty()) {
    DL_ASSIGN(const Words words, words_for(database, filter.q, true, filter));
    out.add_set("report_words", "report_words.rowid", "report_words MATCH ?", words.expression);
    out.among.back().front().words = true;
    out.among.back().front().whole = std::count(words.expression.begin(), words.expression.end(), '"') != 2;  // one word is soon found in one row, several are not
  }
  return out;
}

bool asks_of_reports(const Filter& filter) {
  const std::string* fields[] = {&filter.actor,     &filter.kind,   &filter.place, &filter.country,  &filter.from, &filter.to,
                                 &filter.publisher, &filter.source, &filter.genre, &filter.language, &filter.q,    &filter.as_known_at, &filter.in_case};
  for (const std::string* field : fields) {
    if (!field->empty()) return true;
  }
  return filter.bbox.has_value();
}

}  // namespace dateline::archive
