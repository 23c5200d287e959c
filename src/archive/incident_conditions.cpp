// What a filter asks of incidents: the same for lists, search, map and register.
#include <algorithm>

#include "archive/case_members.h"
#include "archive/conditions.h"
#include "archive/filter_values.h"
#include "archive/spellings.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

constexpr int kManyRows = 200;
constexpr char kReports[] = "happening_events x JOIN reports r ON r.n = x.report";
constexpr char kActors[] = "incident_actors a JOIN incidents j ON j.id = a.incident";
constexpr char kSources[] = "incident_sources s JOIN incidents j ON j.id = s.incident";
constexpr char kPlaces[] = "places p JOIN happening_events x ON x.report = p.report AND x.event = p.event";

Status add_days(Where& where, const Filter& filter) {
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("i.start <> '' AND i.stop >= ?", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add("i.start <> '' AND i.start <= ?", day);
  }
  if (!filter.as_known_at.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.as_known_at));
    where.add("i.first_published <> '' AND substr(i.first_published, 1, 10) <= ?", day);
  }
  return {};
}

Status add_actor(Conditions& out, const std::string& actor) {
  DL_ASSIGN(const ActorNames names, names_of_actor(actor));
  std::vector<RowSet> sets;
  if (!names.is_id) {
    sets.push_back({kActors, "j.n", std::string("a.folded IN ") + kNamesWithPart, {}});
    sets.back().values.add_value(part_of_name(actor));
  }
  sets.push_back({kActors, "j.n", "a.id IN " + std::string(kActorsNamed), {}});
  for (const std::string& value : {names.id, names.id, names.folded}) sets.back().values.add_value(value);
  out.among.push_back(std::move(sets));
  return {};
}

void add_source(Conditions& out, const std::string& source) {
  std::vector<RowSet> sets{{kSources, "j.n", std::string("s.folded IN ") + kNamesWithPart, {}},
                           {kSources, "j.n", "s.origin = ?", {}}};
  sets[0].values.add_value(part_of_name(source));
  sets[1].values.add_value(source);
  out.among.push_back(std::move(sets));
}

Status add_places(const Database& database, const Filter& filter, Conditions& out) {
  if (!filter.place.empty()) DL_TRY(add_place(database, filter, kPlaces, "x.happening", out));
  if (!filter.country.empty()) out.add_set(kPlaces, "x.happening", "p.country = upper(?)", filter.country);
  if (!filter.bbox) return {};
  DL_ASSIGN(RowSet set, rows_in_box(*filter.bbox));
  set.from = "place_boxes b JOIN places p ON p.n = b.n JOIN happening_events x ON x.report = p.report AND x.event = p.event";
  set.column = "x.happening";
  out.among.push_back({std::move(set)});
  return {};
}

/// What people rejected is listed only where it is asked for.
Status add_review(const Database& database, const std::string& given, Conditions& out) {
  const std::string state = to_lower(given);
  if (state == "unreviewed") out.direct.add("NOT EXISTS (SELECT 1 FROM incident_reviews v WHERE v.n = i.n)");
  else if (!state.empty()) out.add_set("incident_reviews x", "x.n", "x.state = ?", state);
  if (!state.empty()) return {};
  DL_ASSIGN(const std::int64_t any, database.number("SELECT EXISTS (SELECT 1 FROM incident_reviews WHERE rejected)"));
  if (any) out.direct.add("NOT EXISTS (SELECT 1 FROM incident_reviews v WHERE v.n = i.n AND v.rejected)");
  return {};
}

}  // namespace

Result<Conditions> of_incidents(const Database& database, const Filter& given) {
  Filter filter = given;
  DL_ASSIGN(filter.q, take_fields(given.q, filter));
  DL_TRY(check_values(database, filter));
  Conditions out;
  if (filter.among) out.direct.add_one_of("i.id", *filter.among);
  DL_TRY(add_days(out.direct, filter));
  if (!filter.in_case.empty()) {
    DL_ASSIGN(const CaseIds ids, ids_of_case(database, filter.in_case));
    out.add_set("incidents x", "x.n", std::string("x.id IN ") + kListed, ids.incidents);
  }
  if (!filter.actor.empty()) DL_TRY(add_actor(out, filter.actor));
  if (!filter.kind.empty()) out.direct.add("i.kind = ?", to_lower(filter.kind));
  DL_TRY(add_places(database, filter, out));
  if (!filter.publisher.empty()) {
    out.add_set(kReports, "x.happening", std::string("(r.publisher, r.domain) IN ") + kPublishers, filter.publisher, like_contains(filter.publisher));
  }
  if (!filter.genre.empty()) out.add_set(kReports, "x.happening", "r.genre = ?", to_lower(filter.genre));
  if (!filter.language.empty()) out.add_set(kReports, "x.happening", "r.language = ?", to_lower(filter.language));
  if (!filter.source.empty()) add_source(out, filter.source);
  if (filter.min_independent) out.direct.add("i.independent >= ?", static_cast<double>(*filter.min_independent));
  DL_TRY(add_review(database, filter.review, out));
  if (!filter.q.empty()) {
    DL_ASSIGN(const Words words, words_for(database, filter.q, false, filter));
    out.add_set("incident_words", "incident_words.rowid", "incident_words MATCH ?", words.expression);
    out.among.back().front().words = true;
    const bool one_word = std::count(words.expression.begin(), words.expression.end(), '"') == 2;
    const bool some_rows = filter.limit && *filter.limit < kManyRows;
    out.among.back().front().whole = !one_word || !some_rows;  // one word is soon found in one row; several are not, nor is one in many rows
  }
  return out;
}

}  // namespace dateline::archive
