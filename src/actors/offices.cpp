#include "actors/offices.h"

#include <algorithm>

#include "actors/lexicon.h"
#include "actors/relation_table.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

bool is_hyphen(const Syntax& syntax, TokenIndex i) { return syntax.token(i).lower == "-"; }

/// The words in and around an office that tell how it is held: "former interim", "then-", "-elect".
Modes modes_around(const Syntax& syntax, Sentence office) {
  Modes modes;
  const auto read = [&](TokenIndex i, bool OfficeMode::*place) {
    const auto found = lexicon().office_modes.find(syntax.token(i).lower);
    if (syntax.token(i).pos == "VERB" && syntax.token(i).dep != "amod") return;  // "the king sacked Prime Minister X"
    if (found == lexicon().office_modes.end() || !(found->second.*place)) return;
    if (std::find(modes.begin(), modes.end(), found->second.mode) == modes.end()) modes.push_back(found->second.mode);
  };
  TokenIndex first = office.first;
  if (first > 0) --first;
  if (first > 0 && is_hyphen(syntax, first)) --first;
  for (TokenIndex i = first; i < office.last; ++i) read(i, &OfficeMode::before);
  for (TokenIndex i = office.first + 1; i < office.last; ++i) read(i, &OfficeMode::after);
  if (office.last + 1 < syntax.size() && is_hyphen(syntax, office.last)) read(office.last + 1, &OfficeMode::after);
  return modes;
}

}  // namespace

void add_offices(Adder& adder) {
  const Syntax& syntax = adder.syntax;
  const std::size_t count = adder.reading.entities.size();
  for (std::size_t e = 0; e < count; ++e) {
    const EntityId office{static_cast<int>(e)};
    if (adder.reading[office].type != EntityType::kPosition) continue;
    const std::vector<Mention> mentions = adder.reading[office].mentions;
    for (const Mention& mention : mentions) {
      const auto head = syntax.head_of(mention.span);
      if (!head) continue;
      TokenIndex who = *head;
      const Token& token = syntax.token(*head);
      if (token.dep == "attr" && (is_unreal(syntax, token.head) || is_denied(syntax, *head))) continue;  // "would be a good president"
      if (mention.head >= 0) {
        if (token.dep != "compound" && token.dep != "nmod" && token.dep != "amod") continue;
        who = token.head;
      }
      const EntityId person = adder.heads.entity[who];
      if (!person || adder.reading[person].type != EntityType::kPerson) continue;
      const Sentence range = syntax.tokens_in(mention.span);
      adder.add_relation(RelationType::kHoldsOffice, person, office, *head, cover(mention.span, adder.heads.span[who]), modes_around(syntax, range), 0.9);
    }
  }
}

void add_vacated_offices(Adder& adder) {
  const Syntax& syntax = adder.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    const auto patterns = relation_table().verbs.find(token.lemma);
    if (token.pos != "VERB" || patterns == relation_table().verbs.end() || patterns->second.front().type != RelationType::kResignedFrom) continue;
    if (token.lemma == "step" && !syntax.child(i, {"prt"})) continue;
    const auto who = verb_slot(syntax, i, patterns->second.front().from.front());
    const Sentence range = syntax.doc().sentences[syntax.sentence_of(i)];
    for (TokenIndex t = range.first; t < range.last && !who.empty(); ++t) {
      const EntityId office = adder.heads.entity[t];
      if (!office || adder.reading[office].type != EntityType::kPosition) continue;
      const bool sought = std::any_of(syntax.children(t).begin(), syntax.children(t).end(), [&](TokenIndex c) { return syntax.token(c).lower == "new"; });
      const EntityId person = adder.heads.entity[who.front()];
      if (!sought || !person || adder.reading[person].type != EntityType::kPerson) continue;
      adder.add_relation(RelationType::kResignedFrom, person, office, i, cover(adder.heads.span[t], syntax.token(i).span), {}, 0.6);
    }
  }
}

void make_leaders_public(Reading& reading) {
  for (const Relation& relation : reading.relations) {
    const bool role = relation.type == RelationType::kLeads || relation.type == RelationType::kDeputyOf || relation.type == RelationType::kSpokespersonOf;
    Entity& person = reading[relation.from];
    const Entity& to = reading[relation.to];
    const bool of_kind = (to.type == EntityType::kOrganization || to.type == EntityType::kGroup) && lexicon().public_bodies.contains(to.subtype);
    const bool body = to.type == EntityType::kUnit || to.type == EntityType::kCountry || of_kind;
    if (role && body && person.type == EntityType::kPerson && person.person_class == PersonClass::kPrivate) person.person_class = PersonClass::kPublicRole;
  }
}

}  // namespace dateline::actors
