#pragma once
// ActorRows: the actors of an archive as the ActorIndex that taking entities asks (src/incidents/actor_index.h), with what was read and changed
// kept in memory up to a limit. For group_actors.cpp, and for reading what actors are kept apart.
#include <list>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "archive/sqlite.h"
#include "incidents/actor_index.h"

namespace dateline::archive {

using incidents::ActorRef;
using incidents::KeptActor;

/// People's decisions in force, by entity.
struct DecidedEntities {
  std::map<ActorRef, incidents::DecidedEntity> by_entity;
  std::vector<incidents::LinkDecision> entries;
};

class ActorRows : public incidents::ActorIndex {
 public:
  ActorRows(const Database& database, const DecidedEntities& decided) : database_(database), decided_(decided) {}

  Result<std::shared_ptr<const incidents::ReportFacts>> facts(int report) override;
  const incidents::DecidedEntity& decided(ActorRef ref) override;
  Result<std::vector<std::int64_t>> under(const std::string& key, std::size_t most) override;
  Status enter(const std::string& key, std::int64_t actor) override;
  Result<KeptActor*> actor(std::int64_t number) override;
  void changed(std::int64_t number) override;
  Result<std::int64_t> begin(KeptActor actor, const incidents::Mention& first) override;
  Status end(std::int64_t number, std::int64_t in) override;
  Status put(ActorRef ref, const std::string& key, std::int64_t actor) override;
  Result<std::int64_t> actor_of(ActorRef ref) override;
  Result<std::vector<ActorRef>> members(std::int64_t actor) override;
  Result<std::vector<ActorRef>> members_in_versions(const incidents::ReportFacts& report, std::int64_t actor) override;
  Result<bool> told_together(const std::string& a, const std::string& b) override;

  /// Nothing where no actor of today has this id.
  Result<KeptActor*> actor(const std::string& id);
  /// Takes an actor apart: its entities are of none. Gives them.
  Result<std::vector<ActorRef>> dissolve(std::int64_t number);
  /// Writes what changed. Where much is in memory it is let go, but only between reports.
  Status write();
  Status trim();
  /// Reports of which an entity was put to another actor than it was of.
  const std::set<std::int64_t>& moved() const { return moved_; }

 private:
  struct Held {
    KeptActor actor;
    bool changed = false, stored = true;
    std::size_t names = 0;                      // whose rows are written
    std::string first_published;                // up to which ids were remembered
    std::unordered_set<std::string> ids_of;     // names that lead to it by an id of their own
  };
  Result<Held*> held(std::int64_t number);
  Status write(Held& held);
  Status remove(const KeptActor& actor);
  Result<bool> is_taken(const std::string& id);
  Result<std::string> new_id(const incidents::Mention& first);
  Status remember(const std::string& id, const incidents::ReportFacts& report, const incidents::ActorFact& fact);
  Status add_other_id(Held& held, const incidents::ActorFact& fact);

  const Database& database_;
  const DecidedEntities& decided_;
  std::unordered_map<std::int64_t, Held> actors_;
  std::unordered_map<std::string, std::int64_t> by_id_;  // of those in memory
  std::unordered_map<int, std::shared_ptr<const incidents::ReportFacts>> facts_;
  std::list<int> facts_order_;
  std::set<std::int64_t> moved_;
  std::int64_t next_ = 0;
};

/// What a key of words is kept as.
std::int64_t key_number(std::string_view key);

}  // namespace dateline::archive
