#include "archive/relation_rows.h"

#include <algorithm>

#include "archive/actor_rows.h"
#include "archive/relation_reviews.h"
#include "incidents/byte_form.h"
#include "incidents/role_days.h"

namespace dateline::incidents {

/// What one report claims of a relation.
struct ToldHere {
  std::vector<RelationClaim> claims;  // without report, publisher and day
  std::vector<std::string> vacant;
};

template <class V> void fields(V& v, RelationEnd& x) { v(x.id)(x.name)(x.type)(x.country); }
template <class V> void fields(V& v, Review& x) { v(x.state)(x.by)(x.when)(x.why); }
template <class V> void fields(V& v, RelationClaim& x) { v(x.claim)(x.polarity)(x.certainty)(x.roots)(x.via); }
template <class V> void fields(V& v, ToldHere& x) { v(x.claims)(x.vacant); }
template <class V> void fields(V& v, ActorRelation& x) {
  v(x.id)(x.type)(x.from)(x.to)(x.body)(x.modes)(x.start)(x.end)(x.list)(x.reference)(x.review);
}

}  // namespace dateline::incidents

namespace dateline::archive {
namespace {

using incidents::ActorRelation;
using incidents::RelationClaim;
using incidents::RelationEnd;
using incidents::ReportFacts;
using incidents::ToldHere;
using incidents::ToldRelation;

constexpr std::size_t kMostConflicts = 8;  // that are named

template <class T>
std::string bytes_of(const T& value) {
  incidents::ByteWriter writer;
  writer(const_cast<T&>(value));  // a writer only reads
  return std::move(writer.bytes);
}

template <class T>
Result<T> from_bytes(std::string_view bytes) {
  incidents::ByteReader reader(bytes);
  T out;
  reader(out);
  if (!reader.whole()) return Error{ErrorCode::kArchiveDamaged, "what is kept of a relation cannot be read; run `dateline regroup`"};
  return out;
}

std::string day_or_empty(const std::optional<Day>& day) { return day ? iso_day(*day) : std::string(); }

std::string day_of(const ReportFacts& facts) { return facts.published.substr(0, 10); }

bool affirms(const std::vector<RelationClaim>& claims) {
  return std::any_of(claims.begin(), claims.end(), [](const RelationClaim& claim) { return claim.polarity == Polarity::kAffirmed; });
}

Result<std::int64_t> insert_relation(const Database& database, const std::string& key, const std::string& title, ActorRelation relation) {
  for (int number = 1;; ++number) {
    relation.id = incidents::relation_id(key, number);
    DL_ASSIGN(const std::int64_t taken, database.number("SELECT count(*) FROM actor_relations WHERE id = ?", relation.id));
    if (!taken) break;
  }
  relation.claims.clear();
  relation.vacancies.clear();
  const std::string content = bytes_of(relation);
  DL_TRY(database.run("INSERT INTO actor_relations (key, id, type, from_end, to_end, body, title, start, stop, told, affirmed, review, content) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?)",
                      key_number(key), relation.id, name_of(relation.type), relation.from.id, relation.to.id,
                      relation.body ? relation.body->id : std::string(), title, day_or_empty(incidents::days_of(relation.start).first),
                      day_or_empty(incidents::days_of(relation.end).last), relation.review.state, Blob{content}));
  return database.last_row();
}

/// The relation that this tells; begins it where it is new.
Result<std::int64_t> relation_of(const Database& database, const ToldRelation& told) {
  DL_ASSIGN(Statement row, database.query("SELECT n, body, content FROM actor_relations WHERE key = ?", key_number(told.key)));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return insert_relation(database, told.key, told.title, told.relation);
  const std::int64_t n = row.integer(0);
  if (!row.view(1).empty() || !told.relation.body) return n;
  DL_ASSIGN(ActorRelation known, from_bytes<ActorRelation>(row.view(2)));
  if (known.body) return n;
  known.body = told.relation.body;
  const std::string content = bytes_of(known);
  DL_TRY(database.run("UPDATE actor_relations SET body = ?, content = ? WHERE n = ?", known.body->id, Blob{content}, n));
  return n;
}

/// The one office of this title that somebody holds; nothing where there is none, or several.
Result<std::optional<ActorRelation>> only_office(const Database& database, const std::string& holder, const std::string& title) {
  DL_ASSIGN(Statement rows, database.query("SELECT to_end, content FROM actor_relations WHERE from_end = ? AND title = ? AND stated > 0 GROUP BY to_end "
                                           "ORDER BY n LIMIT 2", holder, title));
  std::optional<ActorRelation> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (out) return std::optional<ActorRelation>();
    DL_ASSIGN(out, from_bytes<ActorRelation>(rows.view(1)));
  }
}

struct KeptRelation {
  std::vector<RelationClaim> claims;
  std::vector<std::string> vacant;
  bool bare = true;
};

/// What one report tells of one relation, put together.
void add(const ToldRelation& told, KeptRelation& to) {
  for (const RelationClaim& claim : told.relation.claims) {
    if (std::none_of(to.claims.begin(), to.claims.end(), [&](const RelationClaim& c) { return c.claim == claim.claim; })) to.claims.push_back(claim);
  }
  for (const auto& vacancy : told.relation.vacancies) to.vacant.push_back(vacancy.since);
  to.bare = to.bare && told.bare;
}

Status insert_claims(const Database& database, std::int64_t relation, std::int64_t report, const std::string& day, const KeptRelation& kept, TouchedOffices& touched) {
  const std::string bytes = bytes_of(ToldHere{kept.claims, kept.vacant});
  DL_TRY(database.run("INSERT INTO relation_claims (relation, report, bare, claims) VALUES (?, ?, ?, ?)", relation, report, kept.bare ? 1 : 0, Blob{bytes}));
  DL_TRY(database.run("UPDATE actor_relations SET stated = stated + ?2, told = CASE WHEN ?3 <> '' AND (told = '' OR ?3 < told) THEN ?3 ELSE told END, "
                      "affirmed = CASE WHEN ?4 > affirmed THEN ?4 ELSE affirmed END WHERE n = ?1",
                      relation, kept.bare ? 0 : 1, day, affirms(kept.claims) ? day : std::string()));
  if (kept.bare) return {};
  DL_ASSIGN(Statement row, database.query("SELECT from_end, title FROM actor_relations WHERE n = ? AND title <> '' AND stated = 1", relation));
  DL_ASSIGN(const bool office, row.step());
  if (office) touched.emplace(row.text(0), row.text(1));
  return {};
}

/// Days of a relation after a report that told the first or last of them no longer does.
Status renew_days(const Database& database, std::int64_t relation) {
  DL_ASSIGN(Statement rows, database.query("SELECT substr(r.published, 1, 10), c.claims FROM relation_claims c JOIN reports r ON r.n = c.report WHERE c.relation = ?", relation));
  std::string told, affirmed;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const std::string day = rows.text(0);
    DL_ASSIGN(const ToldHere here, from_bytes<ToldHere>(rows.view(1)));
    if (!day.empty() && (told.empty() || day < told)) told = day;
    if (affirms(here.claims)) affirmed = std::max(affirmed, day);
  }
  return database.run("UPDATE actor_relations SET told = ?, affirmed = ? WHERE n = ?", told, affirmed, relation);
}

Result<incidents::RelationTimes> times_of(const ActorRelation& relation, const std::string& affirmed) {
  const bool former = std::find(relation.modes.begin(), relation.modes.end(), "former") != relation.modes.end();
  return incidents::RelationTimes{relation.start, relation.end, !relation.end.empty() || former, parse_iso_day(affirmed)};
}

/// Those between the same two that tell another start or end.
Status add_conflicts(const Database& database, std::int64_t n, const std::string& affirmed, ActorRelation& relation) {
  if (relation.from.id.empty() || relation.to.id.empty() || !relation.list.empty()) return {};
  DL_ASSIGN(const auto own, times_of(relation, affirmed));
  DL_ASSIGN(Statement rows, database.query("SELECT content, affirmed FROM actor_relations WHERE from_end = ? AND to_end = ? AND type = ? AND n <> ? "
                                           "AND EXISTS (SELECT 1 FROM relation_claims c WHERE c.relation = n) ORDER BY id",
                                           relation.from.id, relation.to.id, name_of(relation.type), n));
  while (relation.conflicts.size() < kMostConflicts) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    DL_ASSIGN(const ActorRelation other, from_bytes<ActorRelation>(rows.view(0)));
    DL_ASSIGN(const auto times, times_of(other, rows.text(1)));
    if (contradict(own, times)) relation.conflicts.push_back(other.id);
  }
  return {};
}

Status name_end(const Database& database, RelationEnd& end) {
  if (!end.id.starts_with("a-")) return {};
  DL_ASSIGN(Statement row, database.query("SELECT name, type, country FROM actor_groups WHERE id = ?", end.id));
  DL_ASSIGN(const bool there, row.step());
  if (there) end = {end.id, row.text(0), from_name<EntityType>(row.view(1)).value_or(end.type), row.text(2)};
  return {};
}

Status add_claims(const Database& database, std::int64_t n, ActorRelation& relation) {
  DL_ASSIGN(Statement rows, database.query("SELECT r.id, r.published, r.publisher, c.claims FROM relation_claims c JOIN reports r ON r.n = c.report "
                                           "WHERE c.relation = ? ORDER BY r.day = '', r.day, r.id", n));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(ToldHere here, from_bytes<ToldHere>(rows.view(3)));
    for (RelationClaim& claim : here.claims) {
      claim.report = rows.text(0);
      claim.published = rows.text(1);
      claim.publisher = rows.text(2);
      relation.claims.push_back(std::move(claim));
    }
    for (const std::string& since : here.vacant) relation.vacancies.push_back({since, rows.text(0), rows.text(1), rows.text(2)});
  }
}

}  // namespace

Status tell_relations(const Database& database, std::int64_t report, const ReportFacts& facts, const std::vector<std::optional<RelationEnd>>& ends,
                      TouchedOffices& touched) {
  std::vector<ToldRelation> told = incidents::relations_told(facts, ends);
  // Offices told with what they are of come first: they can settle the others.
  std::stable_partition(told.begin(), told.end(), [](const ToldRelation& one) { return !one.bare; });
  std::map<std::int64_t, KeptRelation> relations;
  for (ToldRelation& one : told) {
    if (one.bare) {
      DL_ASSIGN(const auto office, only_office(database, one.relation.from.id, one.title));
      if (office) settle(office->to, office->body, one);
    }
    DL_ASSIGN(const std::int64_t relation, relation_of(database, one));
    add(one, relations[relation]);
  }
  for (const auto& [relation, kept] : relations) DL_TRY(insert_claims(database, relation, report, day_of(facts), kept, touched));
  return {};
}

Status forget_relations(const Database& database, std::int64_t report, TouchedOffices& touched) {
  DL_ASSIGN(Statement rows, database.query("SELECT c.relation, c.bare, r.stated, r.from_end, r.title, r.told, r.affirmed, (SELECT count(*) FROM (SELECT 1 FROM "
                                           "relation_claims o WHERE o.relation = c.relation LIMIT 2)), substr((SELECT published FROM reports WHERE n = c.report), 1, 10) "
                                           "FROM relation_claims c JOIN actor_relations r ON r.n = c.relation WHERE c.report = ?", report));
  struct Gone {
    std::int64_t relation = 0;
    bool stated = false, last = false, bounds = false;
  };
  std::vector<Gone> all;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    const bool stated = rows.integer(1) == 0;
    all.push_back({rows.integer(0), stated, rows.integer(7) < 2, rows.view(8) == rows.view(5) || rows.view(8) == rows.view(6)});
    if (stated && rows.integer(2) == 1 && !rows.view(4).empty()) touched.emplace(rows.text(3), rows.text(4));
  }
  DL_TRY(database.run("DELETE FROM relation_claims WHERE report = ?", report));
  for (const Gone& gone : all) {
    if (gone.last) {
      DL_TRY(database.run("DELETE FROM actor_relations WHERE n = ?", gone.relation));
      continue;
    }
    if (gone.stated) DL_TRY(database.run("UPDATE actor_relations SET stated = stated - 1 WHERE n = ?", gone.relation));
    if (gone.bounds) DL_TRY(renew_days(database, gone.relation));
  }
  return {};
}

Result<std::set<std::int64_t>> unsettled_reports(const Database& database, const TouchedOffices& touched) {
  std::set<std::int64_t> out;
  for (const auto& [holder, title] : touched) {
    DL_ASSIGN(const auto office, only_office(database, holder, title));
    DL_ASSIGN(Statement rows, database.query("SELECT c.report FROM actor_relations r JOIN relation_claims c ON c.relation = r.n WHERE r.from_end = ? AND "
                                             "r.title = ? AND c.bare = 1 AND CASE WHEN ?3 <> '' THEN r.to_end <> ?3 ELSE r.stated > 0 END",
                                             holder, title, office ? office->to.id : std::string()));
    while (true) {
      DL_ASSIGN(const bool row, rows.step());
      if (!row) break;
      out.insert(rows.integer(0));
    }
  }
  return out;
}

Status write_listings(const Database& database, const RelationEnd& actor, const std::vector<incidents::ActorLink>& links) {
  DL_TRY(database.run("DELETE FROM actor_relations WHERE from_end = ? AND type = 'listed_by' AND NOT EXISTS (SELECT 1 FROM relation_claims c WHERE c.relation = n)", actor.id));
  for (const incidents::ActorLink& link : links) {
    if (const auto relation = incidents::listing_of(actor, link)) {
      DL_TRY(insert_relation(database, actor.id + "\n" + link.kb + ":" + link.id, {}, *relation));
    }
  }
  return {};
}

Result<std::string> read_relation(const Database& database, std::int64_t n) {
  DL_ASSIGN(Statement row, database.query("SELECT content, affirmed FROM actor_relations WHERE n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return Error{ErrorCode::kArchiveDamaged, database.name() + ": a relation is missing; run `dateline regroup`"};
  DL_ASSIGN(ActorRelation relation, from_bytes<ActorRelation>(row.view(0)));
  DL_TRY(add_claims(database, n, relation));
  DL_TRY(add_review(database, relation));
  DL_TRY(add_conflicts(database, n, row.text(1), relation));
  DL_TRY(name_end(database, relation.from));
  DL_TRY(name_end(database, relation.to));
  if (relation.body) DL_TRY(name_end(database, *relation.body));
  return incidents::relation_to_json(relation);
}

}  // namespace dateline::archive
