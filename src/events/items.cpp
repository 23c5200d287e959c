#include "events/items.h"

#include <algorithm>

#include "events/counts.h"
#include "events/participants.h"

namespace dateline::events {
namespace {

constexpr int kDeepest = 4;  // "dozens of crates of boxes of rifles"

bool is_holder(const Ground& ground, TokenIndex head) {
  if (ground.book.is_in(ground.lemma[head], "PARTS") || ground.book.is_in(ground.lemma[head], "KNOWHOW")) return false;
  const bool number = ground.token(head).pos == "NUM" || ground.token(head).pos == "PRON" || ground.token(head).pos == "DET";
  return number || ground.book.is_in(ground.lemma[head], "HOLDERS") || ground.book.is_in(ground.token(head).lower, "VAGUE_NUMBERS");
}

std::optional<TokenIndex> held_by(const Ground& ground, TokenIndex head) {
  for (TokenIndex child : ground.syntax.children(head)) {
    if (ground.token(child).lower != "of") continue;
    if (const auto of = ground.syntax.child(child, {"pobj"})) return of;
  }
  return std::nullopt;
}

/// How many, and where it is measured, how much: by the noun itself, else by the word of quantity that it hangs on.
void set_number(const Ground& ground, TokenIndex head, TokenIndex goods, EventItem& item, Range& told) {
  told = number_of(ground, goods);
  TokenIndex at = head;
  for (int step = 0; step < kDeepest && !told.told && at != goods; ++step) {
    const Range range = number_of(ground, at);
    if (range.told && ground.book.is_in(ground.lemma[at], "AMOUNTS")) {
      item.amount = std::string(ground.syntax.doc().text().at(cover(range.span, ground.token(at).span)));
      return;
    }
    const bool counts_itself =
        ground.token(at).pos == "NUM" || ground.book.is_in(ground.token(at).lower, "VAGUE_NUMBERS") || ground.book.factor(ground.lemma[at]);
    if (range.told && counts_itself) told = range;
    at = held_by(ground, at).value_or(goods);
  }
  item.low = told.low;
  item.high = told.high;
}

std::string class_of(const Ground& ground, TokenIndex goods, const Entity* entity, bool whole) {
  if (entity) {
    if (const auto known = ground.book.item_class(entity->subtype); !known.empty()) return std::string(known);
  }
  const auto own = ground.book.item_class(ground.lemma[goods]);
  if (whole && !own.empty()) return std::string(own);
  for (TokenIndex child : ground.syntax.children(goods)) {
    const std::string_view dep = ground.token(child).dep;
    if (dep != "compound" && dep != "nmod" && dep != "amod") continue;
    if (const auto known = ground.book.item_class(ground.lemma[child]); !known.empty()) return std::string(known);
    if (const EntityId id = ground.entity[child]; id && is_arms_type(ground.reading[id].type)) {
      if (const auto known = ground.book.item_class(ground.reading[id].subtype); !known.empty()) return std::string(known);
    }
  }
  return std::string(own);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }
bool is_type_number(std::string_view text) {  // "Kh-101"
  return has_digit(text) && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What its makers or users call the type ("S-300", "Bayraktar TB2"): the entity's name, unless it is the name of one ship.
std::string designation_of(const Ground& ground, TokenIndex goods, EntityId id, std::string_view item_class) {
  const auto named = [&](EntityId one) -> std::string {
    if (!one) return {};
    const Entity& entity = ground.reading[one];
    const bool arms = is_arms_type(entity.type) || entity.type == EntityType::kVehicle;
    const bool name =
        std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
    if (!arms || !name || (item_class == "vessel" && !has_digit(entity.name))) return {};
    return entity.name;
  };
  if (std::string own = named(id); !own.empty()) return own;
  TokenIndex first = goods, last = goods;
  for (TokenIndex child : ground.syntax.children_with(goods, {"compound", "nmod", "nummod", "amod"})) {
    if (std::string of = named(ground.entity[child]); !of.empty()) return of;
    const Token& token = ground.token(child);
    const bool other =
        ground.place[child] || ground.entity[child] || token.ent_type == "NORP" || token.ent_type == "GPE" || token.ent_type == "ORG";
    const bool name = (token.pos == "PROPN" && token.dep != "amod" && !other) || is_type_number(ground.syntax.doc().text().at(token.span));
    if (child > goods || !name) continue;
    if (first == goods) first = child;
    last = child;
  }
  return first == goods ? std::string() : std::string(ground.syntax.doc().text().at(ground.syntax.doc().span_of(first, last + 1)));
}

bool is_company(const Ground& ground, TokenIndex head) {
  const EntityId id = ground.entity[head];
  return id && ground.reading[id].type == EntityType::kOrganization && ground.reading[id].subtype == "company";
}

std::string name_at(const Ground& ground, TokenIndex head) {
  const Named named = entity_of_phrase(ground, head);
  return named.entity ? ground.reading[named.entity].name : std::string(ground.syntax.doc().text().at(ground.token(head).span));
}

/// "built in 2015 by X"
void read_making(const Ground& ground, TokenIndex verb, EventItem& item) {
  for (TokenIndex child : ground.syntax.children(verb)) {
    const auto object = ground.syntax.child(child, {"pobj"});
    if (!object) continue;
    if (ground.token(child).lower == "by" && item.maker.empty()) item.maker = name_at(ground, *object);
    const std::string& word = ground.token(*object).lower;
    const bool year = word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (ground.token(child).lower == "in" && year && item.year.empty()) item.year = word;
    // "in 2015 by X" at times hangs as one phrase.
    for (TokenIndex inner : ground.syntax.children(*object)) {
      const auto by = ground.token(inner).lower == "by" ? ground.syntax.child(inner, {"pobj"}) : std::nullopt;
      if (by && item.maker.empty()) item.maker = name_at(ground, *by);
    }
  }
}

/// "made by X", "X-made", "X's", where X is a firm, "X trucks".
void set_maker(const Ground& ground, TokenIndex goods, EventItem& item) {
  for (TokenIndex child : ground.syntax.children(goods)) {
    const Token& token = ground.token(child);
    const bool making = ground.book.is_in(ground.lemma[child], "MAKING");
    if (making && (token.dep == "acl" || token.dep == "relcl")) read_making(ground, child, item);
    if (making && token.dep == "amod" && child >= 2 && ground.token(child - 1).lower == "-" && item.maker.empty())
      item.maker = name_at(ground, child - 2);
    if (token.dep == "compound" && is_company(ground, child) && item.maker.empty()) item.maker = ground.reading[ground.entity[child]].name;
  }
}

/// The words that say that an embargo was broken: "in violation of an arms embargo", "despite the embargo", "breaching the embargo".
std::optional<Span> broken_embargo(const Ground& ground, TokenIndex predicate) {
  const Sentence sentence = ground.syntax.doc().sentences[ground.syntax.sentence_of(predicate)];
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    if (!ground.book.is_in(ground.lemma[i], "EMBARGO") || !ground.syntax.is_under(i, predicate)) continue;
    for (TokenIndex at = i; at != predicate && !ground.syntax.is_root(at); at = ground.token(at).head) {
      if (ground.book.is_in(ground.lemma[at], "BREACH")) return ground.syntax.doc().span_of(std::min(at, i), std::max(at, i) + 1);
    }
  }
  return std::nullopt;
}

/// The entity of a phrase; of "MiG-29 fighters" the aircraft, not people.
Named arms_at(const Ground& ground, TokenIndex goods) {
  const Named named = entity_of_phrase(ground, goods);
  if (named.entity && !is_actor_type(ground.reading[named.entity].type)) return named;
  for (TokenIndex child : ground.syntax.children_with(goods, {"compound"})) {
    if (ground.entity[child] && is_arms_type(ground.reading[ground.entity[child]].type))
      return {ground.entity[child], ground.mention[child]};
  }
  return named;
}

void add_item(const Ground& ground, TokenIndex head, const std::optional<Span>& embargo, Event& event) {
  constexpr std::size_t kMost = 50;
  const TokenIndex goods = goods_of(ground, head);
  EventItem item;
  if (ground.book.is_in(ground.lemma[goods], "PARTS")) item.unit = "part";
  if (ground.book.is_in(ground.lemma[goods], "KNOWHOW")) item.unit = "technology";
  Named named = arms_at(ground, goods);
  TokenIndex kind = goods;  // the noun that says of what kind it is: "missiles" of "fragments of missiles"
  if (item.unit != "whole" && !named.entity) {
    kind = held_by(ground, goods).value_or(goods);
    named = arms_at(ground, kind);
  }
  if (named.entity && is_actor_type(ground.reading[named.entity].type)) return;
  item.entity = named.entity;
  item.item_class = class_of(ground, kind, named.entity ? &ground.reading[named.entity] : nullptr, item.unit == "whole" || kind != goods);
  if (!item.entity && item.item_class.empty()) return;
  item.span = named.entity ? named.span : ground.syntax.doc().span_of(kind, kind + 1);
  item.designation = designation_of(ground, kind, named.entity, item.item_class);
  set_maker(ground, kind, item);
  Range told;
  set_number(ground, head, goods, item, told);
  if (named.entity) item.identifiers = ground.reading[named.entity].identifiers;
  item.embargo = embargo;
  const bool there = std::any_of(event.items.begin(), event.items.end(), [&](const EventItem& i) { return i.span == item.span; });
  if (there || event.items.size() >= kMost) return;
  event.items.push_back(std::move(item));
  if (told.told && ground.token(goods).tag != "NNP") add_count(event, "items", told);
}

/// "end user", "end-user"; the certificate of one is not he.
bool is_end_user(const Ground& ground, TokenIndex i) {
  if (ground.lemma[i] == "end-user" || ground.lemma[i] == "enduser") return ground.token(i).dep != "compound";
  if (ground.lemma[i] != "user" || ground.token(i).dep == "compound" || i == 0) return false;
  const TokenIndex before = ground.token(i - 1).lower == "-" && i >= 2 ? i - 2 : i - 1;
  return ground.token(before).lower == "end";
}

/// Who is said to be one: "X was the end user", "the end user was X", "named X as the end user", "the end user, X".
Named end_user_at(const Ground& ground, TokenIndex i) {
  const auto actor = [&](std::optional<TokenIndex> at) {
    const Named named = at ? entity_of_phrase(ground, *at) : Named{};
    return named.entity && is_actor_type(ground.reading[named.entity].type) ? named : Named{};
  };
  if (const Named beside = actor(ground.syntax.child(i, {"appos"})); beside.entity) return beside;
  const Token& token = ground.token(i);
  if (token.dep == "appos") return actor(token.head);
  if (token.dep == "attr") return actor(ground.syntax.child(token.head, {"nsubj"}));
  if (token.dep == "nsubj") return actor(ground.syntax.child(token.head, {"attr"}));
  if (token.dep == "pobj" && ground.token(token.head).lower == "as") {
    const TokenIndex verb = ground.token(token.head).head;
    return actor(ground.syntax.child(verb, {"dobj", "oprd", "nsubjpass"}));
  }
  return {};
}

}  // namespace

TokenIndex goods_of(const Ground& ground, TokenIndex head) {
  TokenIndex at = head;
  for (int step = 0; step < kDeepest && is_holder(ground, at); ++step) {
    const auto held = held_by(ground, at);
    if (!held) break;
    at = *held;
  }
  return at;
}

void add_items(const Ground& ground, const Predicate& predicate, Event& event) {
  if (!predicate.entry || !ground.book.is_in(event.kind, "KINDS_OF_GOODS")) return;
  const std::optional<Span> embargo = broken_embargo(ground, predicate.head);
  for (const Argument& argument : predicate.arguments) {
    if (predicate.entry->frame.role_of(argument.slot) != Role::kTheme) continue;
    add_item(ground, argument.head, embargo, event);
    const TokenIndex goods = goods_of(ground, argument.head);
    if (goods == argument.head) continue;
    for (TokenIndex more : ground.syntax.conjuncts(goods)) {
      if (more != goods) add_item(ground, more, embargo, event);
    }
  }
}

void read_end_users(const Ground& ground, Reading& reading) {
  const Syntax& syntax = ground.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (!is_end_user(ground, i)) continue;
    const Named named = end_user_at(ground, i);
    if (!named.entity) continue;
    const std::uint32_t sentence = syntax.sentence_of(i);
    for (Event& event : reading.events) {
      const std::uint32_t told = syntax.sentence_of(static_cast<TokenIndex>(event.head));
      if (event.kind != "transfer" || (told != sentence && told + 1 != sentence)) continue;
      for (EventItem& item : event.items) {
        if (!item.end_user) item.end_user = named.entity;
      }
    }
  }
}

}  // namespace dateline::events
