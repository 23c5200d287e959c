#include "archive/actor_rows.h"

#include <algorithm>
#include <cstdlib>

#include "archive/compress.h"
#include "archive/relation_rows.h"
#include "base/sha256.h"
#include "base/unicode.h"
#include "incidents/actor_keys.h"
#include "incidents/actors.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

using incidents::ActorFact;
using incidents::Mention;
using incidents::ReportFacts;

constexpr std::size_t kMostActors = 20000;  // in memory
constexpr std::size_t kMostFacts = 256;
constexpr int kMostTold = 200;              // reports of one name that are searched for another

Error missing(const std::string& archive, const std::string& what) {
  return {ErrorCode::kArchiveDamaged, archive + ": " + what + " is missing; run `dateline regroup`"};
}

const ActorFact& fact_of(const ReportFacts& report, ActorRef ref) { return report.actors[static_cast<std::size_t>(ref.actor)]; }

/// Links that people rejected become candidates, candidates that they confirmed links.
void apply(const incidents::DecidedEntity& decided, ActorFact& fact) {
  for (const incidents::LinkDecision* decision : decided.entries) {
    for (incidents::LinkFact& link : fact.links) {
      if (link.kb == decision->kb && link.id == decision->id) link.candidate = !decision->confirmed;
    }
  }
}

/// Where an entity of the reading stands among the facts.
int place_of(const ReportFacts& report, std::int64_t entity) {
  for (std::size_t i = 0; i < report.actors.size(); ++i) {
    if (report.actors[i].entity == entity) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

std::int64_t key_number(std::string_view key) {
  return static_cast<std::int64_t>(std::strtoull(sha256_hex(key).substr(0, 16).c_str(), nullptr, 16));
}

Result<std::shared_ptr<const ReportFacts>> ActorRows::facts(int report) {
  if (const auto found = facts_.find(report); found != facts_.end()) return found->second;
  DL_ASSIGN(Statement row, database_.query("SELECT facts FROM reports WHERE n = ?", report));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return std::shared_ptr<const ReportFacts>();
  DL_ASSIGN(const std::string bytes, unpack(row.view(0)));
  DL_ASSIGN(ReportFacts facts, incidents::facts_from_bytes(bytes));
  for (std::size_t i = 0; i < facts.actors.size(); ++i) apply(decided({report, static_cast<int>(i)}), facts.actors[i]);
  if (facts_order_.size() == kMostFacts) {
    facts_.erase(facts_order_.front());
    facts_order_.pop_front();
  }
  facts_order_.push_back(report);
  return facts_.emplace(report, std::make_shared<const ReportFacts>(std::move(facts))).first->second;
}

const incidents::DecidedEntity& ActorRows::decided(ActorRef ref) {
  static const incidents::DecidedEntity none;
  const auto found = decided_.by_entity.find(ref);
  return found == decided_.by_entity.end() ? none : found->second;
}

Result<std::vector<std::int64_t>> ActorRows::under(const std::string& key, std::size_t most) {
  DL_ASSIGN(Statement rows, database_.query("SELECT actor FROM actor_keys WHERE key = ? ORDER BY actor LIMIT ?", key_number(key), static_cast<std::int64_t>(most)));
  std::vector<std::int64_t> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.integer(0));
  }
}

Status ActorRows::enter(const std::string& key, std::int64_t actor) {
  return database_.run("INSERT OR IGNORE INTO actor_keys (key, actor) VALUES (?, ?)", key_number(key), actor);
}

Result<ActorRows::Held*> ActorRows::held(std::int64_t number) {
  if (const auto found = actors_.find(number); found != actors_.end()) return &found->second;
  DL_ASSIGN(Statement row, database_.query("SELECT kept FROM actor_groups WHERE n = ?", number));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return nullptr;
  Held held;
  DL_ASSIGN(held.actor, incidents::kept_from_bytes(row.view(0)));
  held.names = held.actor.names.size();
  held.first_published = held.actor.first_published;
  by_id_.emplace(held.actor.id, number);
  return &actors_.emplace(number, std::move(held)).first->second;
}

Result<KeptActor*> ActorRows::actor(std::int64_t number) {
  DL_ASSIGN(Held * found, held(number));
  return found ? &found->actor : nullptr;
}

Result<KeptActor*> ActorRows::actor(const std::string& id) {
  if (const auto found = by_id_.find(id); found != by_id_.end()) return actor(found->second);
  DL_ASSIGN(const std::int64_t number, database_.number("SELECT n FROM actor_groups WHERE id = ?", id));
  return actor(number);
}

void ActorRows::changed(std::int64_t number) {
  if (const auto found = actors_.find(number); found != actors_.end()) found->second.changed = true;
}

Result<bool> ActorRows::is_taken(const std::string& id) {
  DL_ASSIGN(const KeptActor* actor, this->actor(id));
  if (actor) return true;
  DL_ASSIGN(const std::int64_t alias, database_.number("SELECT count(*) FROM actor_aliases WHERE id = ?", id));
  return alias > 0;
}

/// The id that was given out for this entity before; else that of its name, unless another stands for it; else one of its own.
Result<std::string> ActorRows::new_id(const Mention& first) {
  const std::string type(name_of(first.fact.type)), folded = fold_name(first.fact.name);
  DL_ASSIGN(Statement given, database_.query("SELECT id FROM actor_ids WHERE text_sha256 = ?1 "
                                             "AND type = ?2 AND folded = ?3 ORDER BY +id",
                                             first.report.text_sha256, type, folded));
  while (true) {
    DL_ASSIGN(const bool row, given.step());
    if (!row) break;
    std::string id = given.text(0);
    DL_ASSIGN(const KeptActor* actor, this->actor(id));
    if (actor) continue;
    DL_TRY(database_.run("DELETE FROM actor_aliases WHERE id = ?", id));
    return id;
  }
  std::string id = incidents::actor_id(first.fact.type, first.fact.name, first.fact.country);
  const std::string anchor = incidents::actor_anchor(first.report, first.fact);
  for (int number = 1;; ++number) {
    DL_ASSIGN(const bool taken, is_taken(id));
    DL_ASSIGN(const std::int64_t others, database_.number("SELECT EXISTS (SELECT 1 FROM actor_ids i JOIN reports r ON r.text_sha256 = i.text_sha256 WHERE i.id = ?)", id));
    if (!taken && !others) return id;
    id = incidents::other_actor_id(anchor, number);
  }
}

Status ActorRows::remember(const std::string& id, const ReportFacts& report, const ActorFact& fact) {
  return database_.run("INSERT INTO actor_ids (id, type, folded, text_sha256) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM actor_ids "
                       "WHERE id = ?1 AND type = ?2 AND folded = ?3 AND text_sha256 = ?4)",
                       id, name_of(fact.type), fold_name(fact.name), report.text_sha256);
}

Result<std::int64_t> ActorRows::begin(KeptActor actor, const Mention& first) {
  if (!next_) {
    DL_ASSIGN(const std::int64_t next, database_.number("SELECT value FROM state WHERE name = 'next_actor'"));
    next_ = std::max<std::int64_t>(next, 1);
  }
  actor.number = next_++;
  DL_ASSIGN(actor.id, new_id(first));
  DL_TRY(remember(actor.id, first.report, first.fact));
  by_id_.emplace(actor.id, actor.number);
  const std::int64_t number = actor.number;
  Held held;
  held.actor = std::move(actor);
  held.changed = true;
  held.stored = false;
  held.first_published = first.report.published;
  actors_.emplace(number, std::move(held));
  return number;
}

/// All rows but those of its entities and of other ids.
Status ActorRows::remove(const KeptActor& actor) {
  for (const std::string& key : index_keys(actor)) DL_TRY(database_.run("DELETE FROM actor_keys WHERE key = ? AND actor = ?", key_number(key), actor.number));
  DL_TRY(database_.run("DELETE FROM actor_names WHERE actor = ?", actor.id));
  DL_TRY(database_.run("DELETE FROM actor_relations WHERE from_end = ? AND type = 'listed_by' AND NOT EXISTS (SELECT 1 FROM relation_claims c WHERE c.relation = n)", actor.id));
  return database_.run("DELETE FROM actor_groups WHERE n = ?", actor.number);
}

Status ActorRows::end(std::int64_t number, std::int64_t in) {
  DL_ASSIGN(Held * ended, held(number));
  DL_ASSIGN(Held * into, held(in));
  DL_ASSERT(ended && into, "an actor ends that is not there");
  DL_TRY(database_.run("UPDATE actor_aliases SET actor = ? WHERE actor = ?", into->actor.id, ended->actor.id));
  DL_TRY(database_.run("INSERT OR REPLACE INTO actor_aliases (id, actor) VALUES (?, ?)", ended->actor.id, into->actor.id));
  DL_TRY(remove(ended->actor));
  by_id_.erase(ended->actor.id);
  actors_.erase(number);
  return {};
}

Result<std::vector<ActorRef>> ActorRows::dissolve(std::int64_t number) {
  DL_ASSIGN(Held * ended, held(number));
  if (!ended) return std::vector<ActorRef>();
  DL_ASSIGN(std::vector<ActorRef> out, members(number));
  DL_TRY(database_.run("DELETE FROM actor_members WHERE actor = ?", ended->actor.id));
  DL_TRY(database_.run("DELETE FROM actor_aliases WHERE actor = ?", ended->actor.id));
  DL_TRY(remove(ended->actor));
  by_id_.erase(ended->actor.id);
  actors_.erase(number);
  return out;
}

/// An id that the actor's name alone would have leads to it, unless it is another's.
Status ActorRows::add_other_id(Held& held, const ActorFact& fact) {
  if (!held.ids_of.insert(std::string(name_of(fact.type)) + "\n" + fact.country + "\n" + fact.name).second) return {};
  const std::string id = incidents::actor_id(fact.type, fact.name, fact.country);
  if (id == held.actor.id) return {};
  DL_ASSIGN(const bool taken, is_taken(id));
  if (taken) return {};
  return database_.run("INSERT INTO actor_aliases (id, actor) VALUES (?, ?)", id, held.actor.id);
}

Status ActorRows::put(ActorRef ref, const std::string& key, std::int64_t number) {
  DL_ASSIGN(const auto report, facts(ref.report));
  DL_ASSIGN(Held * to, held(number));
  DL_ASSERT(report && to, "an entity is put to nothing");
  const ActorFact& fact = fact_of(*report, ref);
  DL_ASSIGN(const auto before, database_.word("SELECT actor FROM actor_members WHERE report = ? AND entity = ?", ref.report, fact.entity));
  if (before && *before != to->actor.id) moved_.insert(ref.report);
  DL_TRY(database_.run("INSERT OR REPLACE INTO actor_members (report, entity, actor, name) VALUES (?, ?, ?, ?)", ref.report, fact.entity, to->actor.id, key_number(key)));
  // The id stands for whoever told it first: also when all is taken again in the order of publication.
  if (!report->published.empty() && report->published < to->first_published) {
    to->first_published = report->published;
    DL_TRY(remember(to->actor.id, *report, fact));
  }
  return add_other_id(*to, fact);
}

Result<std::int64_t> ActorRows::actor_of(ActorRef ref) {
  DL_ASSIGN(const auto report, facts(ref.report));
  if (!report) return std::int64_t{0};
  DL_ASSIGN(const auto id, database_.word("SELECT actor FROM actor_members WHERE report = ? AND entity = ?", ref.report, fact_of(*report, ref).entity));
  if (!id) return std::int64_t{0};
  DL_ASSIGN(const KeptActor* actor, this->actor(*id));
  if (!actor) return missing(database_.name(), "the actor " + *id);
  return actor->number;
}

Result<std::vector<ActorRef>> ActorRows::members(std::int64_t number) {
  DL_ASSIGN(const KeptActor* actor, this->actor(number));
  std::vector<ActorRef> out;
  if (!actor) return out;
  DL_ASSIGN(Statement rows, database_.query("SELECT report, entity FROM actor_members WHERE actor = ?", actor->id));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    const int report = static_cast<int>(rows.integer(0));
    DL_ASSIGN(const auto told, facts(report));
    if (!told) continue;
    if (const int place = place_of(*told, rows.integer(1)); place >= 0) out.push_back({report, place});
  }
}

Result<std::vector<ActorRef>> ActorRows::members_in_versions(const ReportFacts& report, std::int64_t number) {
  DL_ASSIGN(const KeptActor* actor, this->actor(number));
  std::vector<ActorRef> out;
  if (!actor) return out;
  DL_ASSIGN(Statement rows, database_.query("SELECT m.report, m.entity FROM (SELECT n FROM reports WHERE id = ?1 UNION SELECT n FROM reports "
                                            "WHERE version_of = ?1 AND version_of <> '') r JOIN actor_members m ON m.report = r.n WHERE m.actor = ?2",
                                            incidents::first_version(report), actor->id));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    const int n = static_cast<int>(rows.integer(0));
    DL_ASSIGN(const auto told, facts(n));
    if (!told) continue;
    if (const int place = place_of(*told, rows.integer(1)); place >= 0) out.push_back({n, place});
  }
}

Result<bool> ActorRows::told_together(const std::string& a, const std::string& b) {
  for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
    DL_ASSIGN(const std::int64_t found,
              database_.number("SELECT EXISTS (SELECT 1 FROM (SELECT DISTINCT report FROM actor_members WHERE name = ? LIMIT ?) x "
                               "JOIN actor_members y ON y.report = x.report WHERE y.name = ?)", key_number(one), kMostTold, key_number(other)));
    if (found) return true;
  }
  return false;
}

Status ActorRows::write(Held& held) {
  const KeptActor& actor = held.actor;
  const std::string name = main_name(actor);
  const std::string kept = kept_to_bytes(actor);
  if (held.stored) {
    DL_TRY(database_.run("UPDATE actor_groups SET name = ?, folded = ?, type = ?, country = ?, reports = ?, first_published = ?, last_published = ?, "
                         "review = ?, members = ?, kept = ? WHERE n = ?",
                         name, fold_name(name), name_of(type_of(actor)), country_of(actor), actor.reports, actor.first_published, actor.last_published,
                         review_of(actor), actor.members, Blob{kept}, actor.number));
  } else {
    DL_TRY(database_.run("INSERT INTO actor_groups (n, id, name, folded, type, country, reports, first_published, last_published, review, members, kept) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         actor.number, actor.id, name, fold_name(name), name_of(type_of(actor)), country_of(actor), actor.reports,
                         actor.first_published, actor.last_published, review_of(actor), actor.members, Blob{kept}));
  }
  for (; held.names < actor.names.size(); ++held.names) {
    DL_TRY(database_.run("INSERT OR IGNORE INTO actor_names (folded, actor) VALUES (?, ?)", fold_name(actor.names[held.names].name), actor.id));
  }
  held.changed = false;
  held.stored = true;
  const bool reviewed = std::any_of(actor.links.begin(), actor.links.end(), [](const incidents::KeptLink& link) { return link.decision > 0; });
  if (!reviewed) return {};
  std::vector<incidents::ActorLink> links;
  for (const incidents::KeptLink& link : actor.links) links.push_back(link.link);
  return write_listings(database_, {actor.id, name, type_of(actor), country_of(actor)}, links);
}

Status ActorRows::write() {
  for (auto& [number, held] : actors_) {
    if (held.changed) DL_TRY(write(held));
  }
  // A number is never given out twice: keys of an actor that ended may be left.
  return next_ ? database_.run("INSERT OR REPLACE INTO state (name, value) VALUES ('next_actor', ?)", std::to_string(next_)) : Status();
}

Status ActorRows::trim() {
  if (actors_.size() < kMostActors) return {};
  DL_TRY(write());
  actors_.clear();
  by_id_.clear();
  return {};
}

}  // namespace dateline::archive
