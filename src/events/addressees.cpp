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

bool stands_for_state(const Entity& entity) { return entity.type == EntityType::kCountry || entity.type == EntityType::kNationality; }

/// The same entity, or the same state by another word: no state is its own addressee.
bool takes_part(const Ground& ground, const Event& event, EntityId one) {
  const Entity& entity = ground.reading[one];
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) {
    const Entity& other = ground.reading[p.entity];
    const bool same_state =
        !entity.country.empty() && stands_for_state(entity) && stands_for_state(other) && entity.country == other.country;
    return p.entity == one || same_state;
  });
}

/// "To send doctors": who is the object is sent, and not addressed.
bool sends(const Ground& ground, TokenIndex verb) {
  return ground.book.is_in(ground.lemma[verb], "GIVING") || ground.book.is_in(ground.lemma[verb], "SENDING");
}

/// The first who can act in the words below `from`: who is blamed or asked stands before whom they harmed.
Named actor_below(const Ground& ground, TokenIndex from, const Event& event) {
  constexpr std::size_t kMost = 60;
  std::vector<TokenIndex> open{from};
  Named best;
  for (std::size_t at = 0; at < open.size() && at < kMost; ++at) {
    const Named named{ground.entity[open[at]], ground.mention[open[at]]};
    const bool sent = ground.token(open[at]).dep == "dobj" && sends(ground, ground.token(open[at]).head);
    if (named.entity && !sent && is_actor_type(ground.reading[named.entity].type) && !takes_part(ground, event, named.entity)) {
      const Entity& entity = ground.reading[named.entity];
      const bool rules = entity.type == EntityType::kCountry ||
                         (!entity.sectors.empty() &&
                          (entity.sectors.front() == "GOV" || entity.sectors.front() == "MIL" || entity.sectors.front() == "COP"));
      if (rules) return named;
      if (!best.entity) best = named;
    }
    for (TokenIndex child : ground.syntax.children(open[at])) open.push_back(child);
  }
  return best;
}

/// The first place in the words below that stands for a state.
PlaceId place_below(const Ground& ground, TokenIndex from, const Event& event) {
  for (TokenIndex at : ground.syntax.subtree(from)) {
    const PlaceId place = ground.place[at];
    const EntityId entity = place ? ground.reading[place].entity : EntityId{};
    if (entity && !ground.reading[place].country.empty() && !takes_part(ground, event, entity)) return place;
  }
  return {};
}

/// Whose a thing is, by the words before it.
Named owner_of(const Ground& ground, TokenIndex thing, const Event& event) {
  for (const std::string_view dep : {"poss", "amod", "compound", "nmod"}) {
    for (TokenIndex child : ground.syntax.children_with(thing, {dep})) {
      const Named named = entity_of_phrase(ground, child);
      if (named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(ground, event, named.entity)) return named;
    }
  }
  for (TokenIndex child : ground.syntax.children_with(thing, {"acl"})) {  // "positions held by the rebels"
    if (!ground.book.is_in(ground.lemma[child], "STANDING_RELATIONS") && ground.lemma[child] != "belong") continue;
    for (TokenIndex by : ground.syntax.children_with(child, {"agent", "prep"})) {
      if (ground.token(by).lower != "by" && ground.token(by).lower != "to") continue;
      const auto owner = ground.syntax.child(by, {"pobj"});
      const Named named = owner ? entity_of_phrase(ground, *owner) : Named{};
      if (named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(ground, event, named.entity)) return named;
    }
  }
  return {};
}

/// What a protest is about: "in protest of", "to demand", "demanding", "calling for", "over".
Named protested_against(const Ground& ground, const Predicate& predicate, const Event& event) {
  std::vector<TokenIndex> heads{predicate.head};
  if (predicate.governor) heads.push_back(*predicate.governor);
  for (TokenIndex head : heads) {
    for (TokenIndex child : ground.syntax.children(head)) {
      const Token& token = ground.token(child);
      if (token.dep == "prep" &&
          (token.lower == "outside" || token.lower == "near" || token.lower == "at")) {  // "outside the Kenyan embassy"
        const auto object = ground.syntax.child(child, {"pobj"});
        if (object && !ground.place[*object]) {
          if (const Named owner = owner_of(ground, *object, event); owner.entity) return owner;
        }
      }
      const bool clause = token.dep == "advcl" || token.dep == "xcomp" || token.dep == "acl";
      const bool about = token.dep == "prep" && (token.lower == "against" || token.lower == "over" || token.lower == "for" ||
                                                 token.lower == "at" || token.lower == "in");
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

/// What a verb's clause aims at: "threatened to launch an offensive in its war with X", "offered to hand two suspects over to X", "opened
/// fire to disperse the demonstrators".
Named addressee_of_clause(const Ground& ground, const Predicate& predicate, const Event& event) {
  const bool harms = event.kind == "assault" || event.kind == "coerce";
  for (TokenIndex child : ground.syntax.children(predicate.governor.value_or(predicate.head))) {
    const Token& token = ground.token(child);
    const bool content = !harms && (token.dep == "xcomp" || token.dep == "ccomp");
    const bool purpose = harms && (token.dep == "xcomp" || token.dep == "advcl") && token.tag == "VB";
    if (!content && !purpose) continue;
    for (const Argument& argument : verb_arguments(ground, child)) {
      const bool touched = argument.slot == "obj" || argument.slot == "to" || argument.slot == "against" || argument.slot == "with" ||
                           argument.slot == "in" || argument.slot == "at" || argument.slot == "on" || argument.slot == "into";
      if (!touched || (argument.slot == "obj" && sends(ground, child))) continue;
      const Named named = entity_of_phrase(ground, argument.head);
      if (named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(ground, event, named.entity)) return named;
      if (event.kind != "threaten") continue;
      if (const Named found = actor_below(ground, argument.head, event); found.entity) return found;
      const PlaceId place = ground.place[argument.head];
      if (place && ground.reading[place].entity) return {ground.reading[place].entity, ground.reading[place].span};
    }
  }
  return {};
}

/// "opposed to French mediation", "boycott Algeria's elections": whose the thing is.
Named owner_of_object(const Ground& ground, const Predicate& predicate, const Event& event) {
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot != "obj" && argument.slot != "to" && argument.slot != "against" && argument.slot != "on" &&
        argument.slot != "into") {
      continue;
    }
    if (ground.is_in(argument.head, "ARMS") ||
        (ground.entity[argument.head] && is_actor_type(ground.reading[ground.entity[argument.head]].type)))
      continue;
    TokenIndex thing = argument.head;
    if (ground.book.is_in(ground.lemma[thing], "STANDIN")) {  // "part of a rebel stronghold"
      const auto of = ground.syntax.child(thing, {"prep"});
      const auto whole = of && ground.token(*of).lower == "of" ? ground.syntax.child(*of, {"pobj"}) : std::nullopt;
      thing = whole.value_or(thing);
    }
    if (const Named owner = owner_of(ground, thing, event); owner.entity) return owner;
    const auto of = ground.syntax.child(thing, {"prep"});  // "websites of the ministry"
    const auto whose = of && ground.token(*of).lower == "of" ? ground.syntax.child(*of, {"pobj"}) : std::nullopt;
    if (const Named owner = whose ? owner_of(ground, *whose, event) : Named{}; owner.entity && !ground.entity[*whose]) return owner;
    if (const Named named = whose && !ground.place[*whose] ? entity_of_phrase(ground, *whose) : Named{};
        named.entity && is_actor_type(ground.reading[named.entity].type) && !takes_part(ground, event, named.entity)) {
      return named;
    }
    if (event.kind == "reject") {  // "rejected an invitation to talks of the factions"
      if (const Named found = actor_below(ground, thing, event); found.entity) return found;
    }
  }
  return {};
}

/// Words that give way or agree are aimed at whom their content touches: "agreed to open its borders with X", "eased the rules for workers
/// from X". Whom a condemned attack hit is not blamed, and those who agree with each other need no addressee.
Named touched_by_content(const Ground& ground, const Predicate& predicate, const Event& event) {
  static constexpr std::string_view kSlots[] = {"obj", "comp", "to", "on", "for", "against", "with", "over", "of"};
  static constexpr std::string_view kGiving[] = {"agree", "concede", "retreat"};
  const auto agents =
      std::count_if(event.participants.begin(), event.participants.end(), [](const Participant& p) { return p.role == Role::kAgent; });
  for (const Argument& argument : predicate.arguments) {
    if (!is_one_of(argument.slot, kSlots) || ground.time[argument.head]) continue;
    if (const Named found = actor_below(ground, argument.head, event); found.entity) return found;
    if (!is_one_of(event.kind, kGiving) || agents > 1) continue;
    const bool met_there = ground.book.is_in(ground.lemma[argument.head], "AGREEMENT") || ground.book.is_in(ground.lemma[argument.head], "TALKS");
    if (met_there) continue;  // "reached an agreement in Geneva"
    if (const PlaceId place = place_below(ground, argument.head, event)) return {ground.reading[place].entity, ground.reading[place].span};
  }
  return {};
}

EventPlace const* first_place(const Ground& ground, const Event& event) {
  for (const EventPlace& place : event.places) {
    if (place.basis != PlaceBasis::kStated || (place.role != PlaceRole::kSite && place.role != PlaceRole::kDestination)) continue;
    if (ground.reading[place.place].entity && !ground.reading[place.place].country.empty()) return &place;
  }
  return nullptr;
}

bool has_mode(const Event& event, std::string_view mode) {
  return std::find(event.modes.begin(), event.modes.end(), mode) != event.modes.end();
}

}  // namespace

void add_addressee(const Ground& ground, const Predicate& predicate, Event& event) {
  static constexpr std::string_view kAimed[] = {"assault",  "coerce",  "capture", "threaten", "reject",
                                                "sanction", "support", "accuse",  "concede"};
  if (has_addressee(ground, event) || !predicate.entry) return;
  static constexpr std::string_view kWithContent[] = {"threaten", "agree", "reject", "assault", "coerce"};
  Named found;
  if (event.kind == "protest")
    found = has_mode(event, "boycott") || has_mode(event, "vandalize") ? owner_of_object(ground, predicate, event) : protested_against(ground, predicate, event);
  else if (is_one_of(event.kind, kAimed) || event.plover == "THREATEN")
    found = owner_of_object(ground, predicate, event);
  if (!found.entity && is_one_of(event.kind, kWithContent)) found = addressee_of_clause(ground, predicate, event);
  static constexpr std::string_view kSpoken[] = {"agree", "concede", "retreat", "support", "reject", "request"};
  if (!found.entity && !event.plover.empty() && is_one_of(event.kind, kSpoken)) found = touched_by_content(ground, predicate, event);
  if (found.entity) event.participants.push_back({Role::kTarget, found.entity, found.span, {}});
}

void add_states_by_place(const Ground& ground, Event& event) {
  static constexpr std::string_view kAimed[] = {"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "PROTEST", "CONCEDE"};
  const EventPlace* place = first_place(ground, event);
  if (!place || event.plover.empty()) return;
  const EntityId state = ground.reading[place->place].entity;
  const auto has = [&](Role role) {
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.role == role; });
  };
  if (takes_part(ground, event, state)) return;
  const bool by_authorities =
      has_mode(event, "arrest") || has_mode(event, "investigate") || has_mode(event, "convict") || has_mode(event, "deport");
  const bool abroad = std::none_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) {
    return ground.reading[p.entity].country == ground.reading[place->place].country;
  });
  if (has(Role::kTheme) && event.kind != "mobilize") return;  // rifles were seized there
  if (event.kind == "mobilize" && !abroad) return;            // whose own land it is
  if (by_authorities && has(Role::kAgent)) return;            // who was arrested is not told
  if (by_authorities && ground.reading[state].type != EntityType::kCountry) return;  // a town is where it was, not who did it
  if (by_authorities)
    event.participants.push_back({Role::kAgent, state, place->span, {}});
  else if (is_one_of(event.plover, kAimed) && !has(Role::kTarget) && !has(Role::kRecipient))
    event.participants.push_back({Role::kTarget, state, place->span, {}});
}

}  // namespace dateline::events
