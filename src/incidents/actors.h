#pragma once
// From reports to actors and their relations. A pure function of its input: the same reports, in the same order, with the same decisions give the
// same actors with the same ids.
#include <map>
#include <string>
#include <vector>

#include "incidents/actor.h"

namespace dateline::incidents {

/// What a person decided on an entry of a base or list that an actor may be.
struct LinkDecision {
  std::int64_t number = 0;
  bool confirmed = true;
  std::vector<ActorRef> actor;
  std::string kb, id;
  std::string by, when, why;
};

struct BuiltActors {
  std::vector<Actor> actors;
  std::vector<ActorGroup> groups;               // one for each actor
  std::vector<std::string> anchors;             // for each actor
  std::map<ActorRef, std::size_t> places;       // where an entity's actor stands in `actors`
  std::vector<ActorRelation> relations;
};

/// What an actor's id is made from: type, name and the text of the report that first told it.
std::string actor_anchor(const ReportFacts& report, const ActorFact& actor);

/// Ids that actors were given before, by what each was made from.
using GivenIds = std::map<std::string, std::string>;

BuiltActors build_actors(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions, const std::vector<LinkDecision>& links,
                         const GivenIds& given = {});

/// One id for one name across reports, by type and name, and by country where any state has a body so called. Where several actors bear one
/// name, one of them has this id.
std::string actor_id(EntityType type, std::string_view name, std::string_view country);

/// Folds what reports tell: relations of one type between the same two with the same time and manner are one.
std::vector<ActorRelation> fold_relations(const std::vector<ReportFacts>& reports, const BuiltActors& built);

}  // namespace dateline::incidents
