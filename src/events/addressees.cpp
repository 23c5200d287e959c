#include "events/addressees.h"

#include <algorithm>

#include "events/participants.h"

namespace dateline::events {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view value, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

bool has_addressee(const Ground& ground, const Event& event) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) {
    return (p.role == Role::kTarget || p.role == Role::kRecipient) && is_actor_type(ground.reading[p.entity].type);
  });
}

bool takes_part(const Event& event, EntityId entity) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.entity == entity; });
}

/// The first who can act in the words below `from`: who is blamed or asked stands before whom they harmed.
Named actor_below(const Ground& ground, TokenIndex from, const Event& event) {
  constexpr std::size_t kMost = 60;
  std::vector<TokenIndex> open{from};
  Named best;
  for (std::size_t at = 0; at < open.size() && at < kMost; ++at) {
    const Named named{ground.entity[open[at]], ground.mention[open[at]]};
    if (named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(event, named.entity)) {
      const Entity& entity = ground.reading[named.entity];
      const bool rules = entity.type == EntityType::kCountry || (!entity.sectors.empty() && (entity.sectors.front() == "GOV" || entity.sectors.front() == "MIL" || entity.sectors.front() == "COP"));
      if (rules) return named;
      if (!best.entity) best = named;
    }
    for (TokenIndex child : ground.syntax.children(open[at])) open.push_back(child);
  }
  return best;
}

/// What a protest is about: "in protest of", "to demand", "demanding", "calling for", "over".
Named protested_against(const Ground& ground, const Predicate& predicate, const Event& event) {
  std::vector<TokenIndex> heads{predicate.head};
  if (predicate.governor) heads.push_back(*predicate.governor);
  for (TokenIndex head : heads) {
    for (TokenIndex child : ground.syntax.children(head)) {
      const Token& token = ground.token(child);
      const bool clause = token.dep == "advcl" || token.dep == "xcomp" || token.dep == "acl";
      const bool about = token.dep == "prep" && (token.lower == "against" || token.lower == "over" || token.lower == "for" || token.lower == "at" || token.lower == "in");
      if (!clause && !about) continue;
      if (token.lower == "in") {
        const auto object = ground.syntax.child(child, {"pobj"});
        if (!object || !ground.book.is_in(ground.lemma[*object], "PROTESTING")) continue;
      }
      if (const Named found = actor_below(ground, child, event); found.entity) return found;
    }
  }
  return {};
}

/// "opposed to French mediation", "boycott Algeria's elections": whose the thing is.
Named owner_of_object(const Ground& ground, const Predicate& predicate, const Event& event) {
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot != "obj" && argument.slot != "to" && argument.slot != "against" && argument.slot != "on") continue;
    if (ground.is_in(argument.head, "ARMS") || (ground.entity[argument.head] && is_actor_type(ground.reading[ground.entity[argument.head]].type))) continue;
    for (const std::string_view dep : {"poss", "amod", "compound", "nmod"}) {
      for (TokenIndex child : ground.syntax.children_with(argument.head, {dep})) {
        const Named named = entity_of_phrase(ground, child);
        if (named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(event, named.entity)) return named;
      }
    }
  }
  return {};
}

EventPlace const* first_place(const Ground& ground, const Event& event) {
  for (const EventPlace& place : event.places) {
    if (place.role != PlaceRole::kSite && place.role != PlaceRole::kDestination) continue;
    if (ground.reading[place.place].entity && !ground.reading[place.place].country.empty()) return &place;
  }
  return nullptr;
}

bool has_mode(const Event& event, std::string_view mode) { return std::find(event.modes.begin(), event.modes.end(), mode) != event.modes.end(); }

}  // namespace

void add_addressee(const Ground& ground, const Predicate& predicate, Event& event) {
  static constexpr std::string_view kAimed[] = {"assault", "coerce", "capture", "threaten", "reject", "sanction", "support", "accuse", "concede"};
  if (has_addressee(ground, event) || !predicate.entry) return;
  const Named found = event.kind == "protest" ? protested_against(ground, predicate, event)
                      : is_one_of(event.kind, kAimed) || event.plover == "THREATEN" ? owner_of_object(ground, predicate, event)
                                                                                   : Named{};
  if (found.entity) event.participants.push_back({Role::kTarget, found.entity, found.span, {}});
}

void add_states_by_place(const Ground& ground, Event& event) {
  static constexpr std::string_view kAimed[] = {"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "PROTEST", "CONCEDE"};
  const EventPlace* place = first_place(ground, event);
  if (!place || event.plover.empty()) return;
  const EntityId state = ground.reading[place->place].entity;
  const auto has = [&](Role role) { return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.role == role; }); };
  if (takes_part(event, state)) return;
  const bool by_authorities = has_mode(event, "arrest") || has_mode(event, "investigate") || has_mode(event, "convict") || has_mode(event, "deport");
  if (by_authorities && !has(Role::kAgent)) event.participants.push_back({Role::kAgent, state, place->span, {}});
  else if (is_one_of(event.plover, kAimed) && !has(Role::kTarget) && !has(Role::kRecipient)) event.participants.push_back({Role::kTarget, state, place->span, {}});
}

}  // namespace dateline::events
