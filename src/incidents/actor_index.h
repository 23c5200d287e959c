#pragma once
// What taking an entity asks of whoever keeps the actors. All answers have an end, so that the cost of one entity does not depend on how many are
// kept. Actors have numbers that grow in the order in which they began; 0 is none.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "incidents/kept_actor.h"

namespace dateline::incidents {

/// What people decided on one entity.
struct DecidedEntity {
  std::map<std::int64_t, Side> sides;
  struct Joined {
    std::int64_t number = 0;
    std::vector<ActorRef> with;  // itself among them
  };
  std::vector<Joined> joined;
  std::vector<const LinkDecision*> entries;
};

class ActorIndex {
 public:
  virtual ~ActorIndex() = default;

  /// With what people decided on entries. Null: no such report.
  virtual Result<std::shared_ptr<const ReportFacts>> facts(int report) = 0;
  virtual const DecidedEntity& decided(ActorRef ref) = 0;

  /// Actors entered under a key, the first that began first, no more than `most`. Some may have ended since.
  virtual Result<std::vector<std::int64_t>> under(const std::string& key, std::size_t most) = 0;
  virtual Status enter(const std::string& key, std::int64_t actor) = 0;

  /// Null: it ended. Stays where it is while one report is taken; whoever changes it calls changed().
  virtual Result<KeptActor*> actor(std::int64_t number) = 0;
  virtual void changed(std::int64_t number) = 0;
  /// Gives it its number and id. The entity is not yet put to it.
  virtual Result<std::int64_t> begin(KeptActor actor, const Mention& first) = 0;
  /// One that became part of another: ids that led to it lead there.
  virtual Status end(std::int64_t number, std::int64_t in) = 0;

  virtual Status put(ActorRef ref, const std::string& key, std::int64_t actor) = 0;
  virtual Result<std::int64_t> actor_of(ActorRef ref) = 0;
  virtual Result<std::vector<ActorRef>> members(std::int64_t actor) = 0;
  /// Those of an actor's entities that are in this report or in a version of it.
  virtual Result<std::vector<ActorRef>> members_in_versions(const ReportFacts& report, std::int64_t actor) = 0;
  /// Whether a report that is kept tells of two entities by these keys.
  virtual Result<bool> told_together(const std::string& a, const std::string& b) = 0;
};

}  // namespace dateline::incidents
