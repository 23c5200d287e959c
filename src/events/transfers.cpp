#include "events/transfers.h"

#include <algorithm>

#include "events/event_places.h"
#include "events/items.h"
#include "events/participants.h"

namespace dateline::events {
namespace {

bool has_role(const Event& event, Role role) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.role == role; });
}

void add(Event& event, Role role, const Named& named) {
  if (!named.entity) return;
  const bool there =
      std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.entity == named.entity; });
  if (!there) event.participants.push_back({role, named.entity, named.span, {}});
}

void add_actor(const Ground& ground, Event& event, Role role, TokenIndex head) {
  const Named named = entity_of_phrase(ground, head);
  if (named.entity && is_actor_type(ground.reading[named.entity].type)) add(event, role, named);
}

/// The heads of what is transferred, and of the words that hold it.
std::vector<TokenIndex> theme_heads(const Ground& ground, const Predicate& predicate) {
  std::vector<TokenIndex> out;
  for (const Argument& argument : predicate.arguments) {
    if (predicate.entry->frame.role_of(argument.slot) != Role::kTheme) continue;
    out.push_back(argument.head);
    if (const TokenIndex goods = goods_of(ground, argument.head); goods != argument.head) out.push_back(goods);
  }
  if (!ground.is_verb(predicate.head)) out.push_back(predicate.head);  // "a shipment bound for"
  return out;
}

/// "X's missiles", "X-supplied missiles": whose the goods are sends them.
void add_supplier(const Ground& ground, TokenIndex goods, Event& event) {
  if (const auto owner = ground.syntax.child(goods, {"poss"}); owner && ground.entity[*owner] && ground.is_actor(*owner))
    add_actor(ground, event, Role::kAgent, *owner);
  for (TokenIndex child : ground.syntax.children_with(goods, {"amod"})) {
    const auto doer = doer_before_hyphen(ground, child);
    if (doer && ground.book.is_in(ground.lemma[child], "SUPPLYING")) add_actor(ground, event, Role::kAgent, *doer);
  }
}

/// "Supplied with jets by X", "sent from the ministry to": the doer hangs on the goods, or is where they come from.
void add_sender(const Ground& ground, const Predicate& predicate, const std::vector<TokenIndex>& heads, Event& event) {
  for (const Argument& argument : predicate.arguments) {
    const bool from = argument.slot == "from" && !ground.place[argument.head] && predicate.entry->frame.role_of("from") != Role::kTarget;
    if (from) add_actor(ground, event, Role::kAgent, argument.head);
  }
  if (!ground.is_verb(predicate.head) || !is_passive(ground, predicate.head)) return;
  for (TokenIndex head : heads) {
    Arguments hanging;
    add_prepositions(ground, head, hanging);
    for (const Argument& one : hanging) {
      if (one.slot == "by") add_actor(ground, event, Role::kAgent, one.head);
    }
  }
}

/// "Sold X jets": a recipient that the parser takes for a part of the goods' name.
void add_recipient_before(const Ground& ground, TokenIndex goods, Event& event) {
  for (TokenIndex child : ground.syntax.children_with(goods, {"compound", "nmod"})) {
    const EntityId id = ground.entity[child];
    if (id && ground.reading[id].type == EntityType::kCountry && ground.token(child).tag == "NNP")
      add_actor(ground, event, Role::kRecipient, child);
  }
}

/// "Bound for X", "destined for", "intended for".
void add_bound_for(const Ground& ground, TokenIndex goods, Event& event) {
  for (TokenIndex child : ground.syntax.children_with(goods, {"acl", "amod", "relcl", "advmod", "acomp"})) {
    if (!ground.book.is_in(ground.lemma[child], "BOUND")) continue;
    Arguments where;
    add_prepositions(ground, child, where);
    for (const Argument& one : where) {
      if (one.slot != "for" && one.slot != "to") continue;
      add_actor(ground, event, Role::kRecipient, one.head);
      for (PlaceId place : places_of_phrase(ground, one.head)) {
        const bool there = std::any_of(event.places.begin(), event.places.end(), [&](const EventPlace& p) { return p.place == place; });
        if (!there)
          event.places.push_back({PlaceRole::kDestination, place, static_cast<int>(event.places.size()), ground.reading[place].span, PlaceBasis::kStated, {}});
      }
    }
  }
}

/// "Suspended deliveries of bombs to X": at times the way hangs on the word above.
void add_way_above(const Ground& ground, const Predicate& predicate, Event& event) {
  if (!predicate.governor || ground.is_verb(predicate.head) || predicate.by_light_verb || has_role(event, Role::kRecipient)) return;
  if (!ground.book.stage(ground.lemma[*predicate.governor])) return;
  Arguments way;
  add_prepositions(ground, *predicate.governor, way);
  for (const Argument& one : way) {
    if (one.slot == "to") add_actor(ground, event, Role::kRecipient, one.head);
  }
}

/// What the word above the noun says of the transfer.
void set_stage(const Ground& ground, const Predicate& predicate, Event& event) {
  if (!predicate.governor || ground.is_verb(predicate.head)) return;
  const Stage* stage = ground.book.stage(ground.lemma[*predicate.governor]);
  if (!stage) return;
  if (stage->status == EventStatus::kFailed || stage->status == EventStatus::kPlanned)
    event.modes.clear();  // neither shipped nor delivered
  if (std::find(event.modes.begin(), event.modes.end(), stage->mode) == event.modes.end()) event.modes.push_back(stage->mode);
  const bool open =
      event.status == EventStatus::kOccurred || event.status == EventStatus::kOngoing || event.status == EventStatus::kUnknown;
  if (stage->status && open && !event.negated) event.status = *stage->status;
}

}  // namespace

void add_goods(const Ground& ground, const Predicate& predicate, Event& event) {
  if (!predicate.entry || !ground.book.is_in(event.kind, "KINDS_OF_GOODS")) return;
  for (const Argument& argument : predicate.arguments) {
    if (predicate.entry->frame.role_of(argument.slot) != Role::kTheme) continue;
    const TokenIndex goods = goods_of(ground, argument.head);
    if (goods == argument.head) continue;
    std::erase_if(event.participants,
                  [&](const Participant& p) { return p.role == Role::kTheme && ground.reading[p.entity].type == EntityType::kQuantity; });
    for (TokenIndex one : ground.syntax.conjuncts(goods)) {
      const Named named = entity_of_phrase(ground, one);
      if (named.entity && !is_actor_type(ground.reading[named.entity].type)) add(event, Role::kTheme, named);
    }
  }
}

void complete_transfer(const Ground& ground, const Predicate& predicate, Event& event) {
  if (event.kind != "transfer" || !predicate.entry) return;
  const std::vector<TokenIndex> heads = theme_heads(ground, predicate);
  if (!has_role(event, Role::kAgent)) add_sender(ground, predicate, heads, event);
  for (TokenIndex head : heads) {
    if (!has_role(event, Role::kAgent)) add_supplier(ground, head, event);
    if (!has_role(event, Role::kRecipient)) add_bound_for(ground, head, event);
    if (!has_role(event, Role::kRecipient) && ground.book.is_in(ground.lemma[predicate.head], "GIVING"))
      add_recipient_before(ground, head, event);
  }
  add_way_above(ground, predicate, event);
  set_stage(ground, predicate, event);
}

}  // namespace dateline::events
