#pragma once
// Taking entities one after another: each joins the actor that it is, or begins one. A report can also show that two actors are one. Nobody is
// taken for another only because nothing speaks against it where a name could be many people's: a person's single name needs an agreeing office
// or entry beside it. States of one code are one; bodies are told apart by country. Each joining keeps its reason. What people decided comes
// first: their decisions on the entity that is taken, and on those that it is held against, are followed.
#include "incidents/actor_index.h"

namespace dateline::incidents {

/// Takes a known entity that is of no actor. The keys of all entities of its report count as told together.
Status take_actor(ActorIndex& index, const ReportFacts& report, ActorRef ref);

/// What a report says outright to be the same; its entities must have been taken.
Status join_same_as(ActorIndex& index, const ReportFacts& report, int number);

/// A known entity that leaves its actor, which stays as it is otherwise.
Status drop_mention(ActorIndex& index, const ReportFacts& report, ActorRef ref, std::int64_t actor);

/// Others of the same names, with what keeps each apart.
struct ApartFrom {
  std::int64_t actor = 0;
  std::string why;
};
Result<std::vector<ApartFrom>> kept_apart(ActorIndex& index, const KeptActor& actor);

}  // namespace dateline::incidents
