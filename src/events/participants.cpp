#include "events/participants.h"

#include <algorithm>

namespace dateline::events {
namespace {

void add(Event& event, Role role, const Named& named) {
  if (!named.entity) return;
  for (const Participant& there : event.participants) {
    if (there.entity == named.entity && (there.role == role || (there.role == Role::kAgent) == (role != Role::kAgent))) return;
  }
  event.participants.push_back({role, named.entity, named.span, {}});
}

bool has_role(const Event& event, Role role) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.role == role; });
}

/// A modifier before an event noun: somebody who acts, a weapon, or the thing that it happened to.
std::optional<Role> role_of_modifier(const Ground& ground, TokenIndex head, Role as_framed) {
  if (!ground.entity[head]) return std::nullopt;
  const EntityType type = ground.reading[ground.entity[head]].type;
  if (as_framed == Role::kAgent && ground.book.is_in(ground.lemma[head], "PREY")) return Role::kTarget;  // "the convoy attack"
  if (is_actor_type(type)) return as_framed;
  if (is_arms_type(type)) return as_framed == Role::kTheme ? Role::kTheme : Role::kInstrument;
  if (type == EntityType::kFacility) return as_framed == Role::kTheme ? Role::kTheme : Role::kTarget;
  return as_framed == Role::kAgent ? std::nullopt : std::optional(as_framed);
}

/// "helped exiles from X", "the help from X": who a verb's subject names is not named once more behind "from".
bool is_no_doer(const Predicate& predicate, const Argument& argument) {
  if (argument.slot != "from" || !predicate.entry || !has_slot(predicate.arguments, "subj")) return false;
  const Frame& frame = predicate.entry->frame;
  return frame.role_of("from") == Role::kAgent && frame.role_of("subj") == Role::kAgent;
}

std::optional<Role> role_of(const Ground& ground, const Predicate& predicate, const Argument& argument) {
  const bool noun = !ground.is_verb(predicate.head);
  if (argument.inner && argument.slot == "by") return std::nullopt;  // "calls by X": not the doer of what is done to the calls
  if (is_no_doer(predicate, argument)) return std::nullopt;
  if (!predicate.entry) {
    if (argument.slot == "subj") return Role::kAgent;
    if (argument.slot == "obj") return Role::kTarget;
    if (argument.slot == "to" || argument.slot == "against" || argument.slot == "with") return Role::kOther;
    return std::nullopt;
  }
  const auto role = predicate.entry->frame.role_of(argument.slot);
  if (!role) return std::nullopt;
  if (argument.slot == "mod" && noun) return role_of_modifier(ground, argument.head, *role);
  const EntityId id = entity_of_phrase(ground, argument.head).entity;
  if (!id) return role;
  const EntityType type = ground.reading[id].type;
  if (*role == Role::kAgent && is_arms_type(type) && predicate.entry->kind == "assault") return Role::kInstrument;
  if (argument.slot == "with" && *role == Role::kInstrument && is_actor_type(type)) return Role::kOther;
  if (*role == Role::kRecipient && is_arms_type(type)) return Role::kTheme;
  return role;
}

/// "the headquarters of the rebels": who owns what was struck was struck as well.
void add_owners(const Ground& ground, const Predicate& predicate, Event& event) {
  if (!predicate.entry || predicate.entry->kind != "assault") return;
  for (const Argument& argument : predicate.arguments) {
    if (predicate.entry->frame.role_of(argument.slot) != Role::kTarget || !ground.book.is_in(ground.lemma[argument.head], "FACILITY")) continue;
    for (TokenIndex child : ground.syntax.children(argument.head)) {
      const Token& token = ground.token(child);
      std::optional<TokenIndex> owner;
      if (token.dep == "poss") owner = child;
      if (token.lower == "of") owner = ground.syntax.child(child, {"pobj"});
      if (owner && ground.is_actor(*owner) && !ground.place[*owner]) add(event, Role::kTarget, entity_of_phrase(ground, *owner));
    }
  }
}

/// Somebody who can act among the words before a noun ("X's", "the X ...") or after it ("by X", "against X").
Named actor_beside(const Ground& ground, TokenIndex head, std::initializer_list<std::string_view> prepositions) {
  const auto actor = [&](TokenIndex at) {
    const Named named = entity_of_phrase(ground, at);
    return named.entity && is_actor_type(ground.reading[named.entity].type) ? named : Named{};
  };
  for (const std::string_view dep : {"poss", "amod", "compound", "nmod"}) {
    for (TokenIndex child : ground.syntax.children_with(head, {dep})) {
      if (const Named found = actor(child); found.entity) return found;
    }
  }
  for (TokenIndex child : ground.syntax.children(head)) {
    if (std::find(prepositions.begin(), prepositions.end(), ground.token(child).lower) == prepositions.end()) continue;
    for (TokenIndex object : ground.syntax.children_with(child, {"pobj"})) {
      if (const Named found = actor(object); found.entity) return found;
      if (const auto owner = ground.syntax.child(object, {"poss"})) {
        if (const Named found = actor(*owner); found.entity) return found;
      }
    }
  }
  return {};
}

/// "condemned X's raid", "rejected a call by X", "lifted the embargo against X": words and acts have their owner, who is meant.
void add_owner_of_object(const Ground& ground, const Predicate& predicate, Event& event) {
  static constexpr std::string_view kKinds[] = {"accuse", "support", "reject", "request", "concede", "retreat", "aid"};
  if (std::find(std::begin(kKinds), std::end(kKinds), event.kind) == std::end(kKinds)) return;
  for (const Participant& one : event.participants) {
    if ((one.role == Role::kTarget || one.role == Role::kRecipient) && is_actor_type(ground.reading[one.entity].type)) return;
  }
  for (const Argument& argument : predicate.arguments) {
    if (argument.slot != "obj" && argument.slot != "for") continue;
    const Named owner = actor_beside(ground, argument.head, {"by", "from", "of", "against", "on", "to", "with"});
    const bool doer = std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.entity == owner.entity; });
    if (owner.entity && !doer) add(event, Role::kTarget, owner);
  }
}

/// "a missile fired by the rebels", "... believed to be fired by the rebels".
std::vector<TokenIndex> users_of(const Ground& ground, TokenIndex arms) {
  std::vector<TokenIndex> verbs = ground.syntax.children_with(arms, {"acl", "relcl"});
  for (std::size_t at = 0; at < verbs.size() && at < 4; ++at) {
    for (TokenIndex by : ground.syntax.children_with(verbs[at], {"agent"})) {
      const std::vector<TokenIndex> who = ground.syntax.children_with(by, {"pobj"});
      if (!who.empty() && ground.is_actor(who.front())) return who;
    }
    for (TokenIndex next : ground.syntax.children_with(verbs[at], {"xcomp"})) verbs.push_back(next);
  }
  return {};
}

/// "A bomb went off outside the bank", "in front of the embassy": where nothing else is said to be struck, the building is.
void add_building_at_blast(const Ground& ground, const Predicate& predicate, Event& event) {
  if (std::find(event.modes.begin(), event.modes.end(), "explosives") == event.modes.end() || has_role(event, Role::kTarget)) return;
  for (const Argument& argument : predicate.arguments) {
    if (!ground.book.is_in(argument.slot, "BESIDE_BLAST")) continue;
    TokenIndex head = argument.head;
    if (ground.book.is_in(ground.lemma[head], "FRONTS")) {
      const auto of = ground.syntax.child(head, {"prep"});
      head = (of ? ground.syntax.child(*of, {"pobj"}) : std::nullopt).value_or(head);
    }
    const Named named = entity_of_phrase(ground, head);
    if (!named.entity) continue;
    const EntityType type = ground.reading[named.entity].type;
    if (type == EntityType::kFacility || type == EntityType::kOrganization || type == EntityType::kVehicle) add(event, Role::kTarget, named);
  }
}

/// "Israeli tanks shelled", "a Danish frigate rescued": whose weapons and ships they are does what they do.
void add_owner_of_arms(const Ground& ground, const Predicate& predicate, Event& event) {
  if (event.kind == "transfer" || event.kind == "produce" || has_role(event, Role::kAgent)) return;
  for (const Argument& argument : predicate.arguments) {
    if (predicate.entry->frame.role_of(argument.slot) != Role::kAgent || argument.slot == "mod") continue;
    if (event.kind != "assault" && !ground.is_in(argument.head, "ARMS")) continue;
    add(event, Role::kAgent, actor_beside(ground, argument.head, {}));
    for (TokenIndex user : users_of(ground, argument.head)) add(event, Role::kAgent, entity_of_phrase(ground, user));
  }
}

/// "sent troops" is told with its sender; "the deployment of Kenyan troops", "troops massed": those who move do it themselves.
void add_force(const Ground& ground, Event& event) {
  if (event.kind != "mobilize" || has_role(event, Role::kAgent)) return;
  const auto force = std::find_if(event.participants.begin(), event.participants.end(), [&](const Participant& p) {
    return p.role == Role::kTheme && is_actor_type(ground.reading[p.entity].type);
  });
  if (force != event.participants.end()) force->role = Role::kAgent;
}

/// "the Nicaraguan contras": of people whom no table knows at least the adjective tells whose they are.
Named nationality_of(const Ground& ground, TokenIndex head) {
  if (ground.token(head).tag != "NNS" && ground.token(head).tag != "NNPS") return {};
  for (const std::string_view things : {"ARMS", "GOODS", "FACILITY", "CARRIERS", "MEASURES"}) {
    if (ground.book.is_in(ground.lemma[head], things)) return {};
  }
  for (TokenIndex child : ground.syntax.children_with(head, {"amod"})) {
    if (ground.entity[child] && ground.reading[ground.entity[child]].type == EntityType::kNationality) return {ground.entity[child], ground.mention[child]};
  }
  return {};
}

/// "The prosecutor's office launched": who sits there acts.
Named seated_in(const Ground& ground, TokenIndex head, const Named& seat) {
  if (!seat.entity || is_actor_type(ground.reading[seat.entity].type) || !ground.book.is_in(ground.lemma[head], "SEATS")) return seat;
  const auto owner = ground.syntax.child(head, {"poss"});
  const Named named = owner ? entity_of_phrase(ground, *owner) : Named{};
  return named.entity && is_actor_type(ground.reading[named.entity].type) ? named : seat;
}

/// "Kenyan and Ugandan soldiers": the words for the others of whom there are some.
void add_joined_nationalities(const Ground& ground, TokenIndex head, Role role, Event& event) {
  for (TokenIndex child : ground.syntax.children_with(head, {"amod", "nmod", "compound"})) {
    if (child > head || !ground.entity[child] || !ground.syntax.child(child, {"conj"})) continue;
    const EntityType type = ground.reading[ground.entity[child]].type;
    if (type == EntityType::kNationality || type == EntityType::kCountry) add(event, role, {ground.entity[child], ground.mention[child]});
  }
}

}  // namespace

Named entity_of_phrase(const Ground& ground, TokenIndex head) {
  const auto named = [&](TokenIndex at) { return Named{ground.entity[at], ground.mention[at]}; };
  if (ground.entity[head]) return named(head);
  for (TokenIndex one : ground.syntax.children_with(head, {"appos"})) {
    if (ground.entity[one]) return named(one);
  }
  if (ground.token(head).dep == "appos" && ground.entity[ground.token(head).head]) return named(ground.token(head).head);
  const bool number = ground.token(head).pos == "NUM" || ground.token(head).pos == "DET" || ground.token(head).pos == "PRON";
  if (number || ground.book.is_in(ground.lemma[head], "STANDIN")) {
    for (TokenIndex child : ground.syntax.children(head)) {
      if (ground.token(child).lower != "of") continue;
      for (TokenIndex of : ground.syntax.children_with(child, {"pobj"})) {
        if (ground.entity[of]) return named(of);
      }
    }
    if (const auto owner = ground.syntax.child(head, {"poss"}); owner && ground.entity[*owner]) return named(*owner);
  }
  // A name that the parser took apart: its last word heads the phrase, the entity's head is the word before.
  for (TokenIndex child : ground.syntax.children_with(head, {"compound", "flat"})) {
    if (ground.entity[child] && ground.mention[child].contains(ground.token(head).span)) return named(child);
  }
  return {};
}

void add_participants(const Ground& ground, const Predicate& predicate, Event& event) {
  for (const Argument& argument : predicate.arguments) {
    const auto role = role_of(ground, predicate, argument);
    if (!role) continue;
    Named named = entity_of_phrase(ground, argument.head);
    if (*role == Role::kAgent) named = seated_in(ground, argument.head, named);
    if (!named.entity && *role == Role::kAgent) named = nationality_of(ground, argument.head);
    if (named.entity && *role == Role::kAgent && !is_actor_type(ground.reading[named.entity].type) && event.kind != "publish") continue;
    add(event, *role, named);
    if (named.entity && is_actor_type(ground.reading[named.entity].type)) add_joined_nationalities(ground, argument.head, *role, event);
  }
  if (!predicate.entry) return;
  add_owners(ground, predicate, event);
  add_owner_of_object(ground, predicate, event);
  add_owner_of_arms(ground, predicate, event);
  add_building_at_blast(ground, predicate, event);
  add_force(ground, event);
}

}  // namespace dateline::events
