#include "incidents/actor_merge.h"

#include <algorithm>

#include "base/try.h"
#include "incidents/actor_keys.h"

namespace dateline::incidents {

Mention mention_of(ActorIndex& index, const ReportFacts& report, ActorRef ref) {
  Mention out{report, report.actors[static_cast<std::size_t>(ref.actor)], actor_node(report, ref), {}};
  const DecidedEntity& decided = index.decided(ref);
  out.node.traits.sides = decided.sides;
  out.entries = decided.entries;
  return out;
}

Result<CountedNames> names_in_versions(ActorIndex& index, const ReportFacts& report, ActorRef but, std::int64_t actor) {
  DL_ASSIGN(const auto refs, index.members_in_versions(report, actor));
  CountedNames out;
  for (const ActorRef ref : refs) {
    if (ref == but) continue;
    DL_ASSIGN(const auto facts, index.facts(ref.report));
    if (!facts) continue;
    if (!out) out.emplace();
    out->merge(names_of(facts->actors[static_cast<std::size_t>(ref.actor)]));
  }
  return out;
}

Result<bool> add_mention(ActorIndex& index, const Mention& mention, KeptActor& actor) {
  DL_ASSIGN(const CountedNames told, names_in_versions(index, mention.report, mention.node.ref, actor.number));
  const bool grown = count_mention(mention, told, actor);
  index.changed(actor.number);
  DL_TRY(index.put(mention.node.ref, name_index_key(mention.node.kind, mention.node.key), actor.number));
  return grown;
}

Status enter_all(ActorIndex& index, const KeptActor& actor) {
  for (const std::string& key : index_keys(actor)) DL_TRY(index.enter(key, actor.number));
  return {};
}

Result<std::int64_t> merge_actors(ActorIndex& index, std::int64_t a, std::int64_t b, ActorJoined why) {
  DL_ASSIGN(KeptActor * larger, index.actor(std::min(a, b)));
  DL_ASSIGN(KeptActor * smaller, index.actor(std::max(a, b)));
  if (!larger || !smaller || larger == smaller) return larger ? larger->number : b;
  if (smaller->members > larger->members) std::swap(larger, smaller);
  DL_ASSIGN(const auto refs, index.members(smaller->number));
  for (const ActorRef ref : refs) {
    DL_ASSIGN(const auto facts, index.facts(ref.report));
    if (facts) DL_TRY(add_mention(index, mention_of(index, *facts, ref), *larger));
  }
  for (ActorJoined& reason : smaller->merges) add_reason(std::move(reason), larger->merges);
  add_reason(std::move(why), larger->merges);
  DL_TRY(enter_all(index, *larger));
  DL_TRY(index.end(smaller->number, larger->number));
  return larger->number;
}

}  // namespace dateline::incidents
