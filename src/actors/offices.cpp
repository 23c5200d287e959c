#include "actors/offices.h"

#include <algorithm>

#include "actors/lexicon.h"
#include "actors/relation_table.h"
#include "actors/token_relations.h"
#include "base/data_file.h"

namespace dateline::actors {
namespace {

bool is_hyphen(const Syntax& syntax, TokenIndex i) { return syntax.token(i).lower == "-"; }

}  // namespace

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

namespace {

/// Whose title the words are: the person whose name follows at once, whatever the parser made of a list of such.
std::optional<TokenIndex> named_behind(const Adder& adder, Sentence title) {
  constexpr TokenIndex kLongest = 6;  // words of a name
  for (TokenIndex i = title.last; i < std::min(title.last + kLongest, adder.syntax.size()); ++i) {
    const EntityId person = adder.heads.entity[i];
    if (!person || adder.reading[person].type != EntityType::kPerson) continue;
    return adder.heads.span[i].contains(adder.syntax.token(title.last).span) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
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
      if (const auto named = mention.head >= 0 ? named_behind(adder, syntax.tokens_in(mention.span)) : std::nullopt) {
        who = *named;
      } else if (mention.head >= 0) {
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
    const auto* patterns = token.pos == "VERB" ? patterns_of_verb(syntax, i) : nullptr;
    if (!patterns || patterns->front().type != RelationType::kResignedFrom) continue;
    const auto who = verb_slot(syntax, i, patterns->front().from.front());
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

namespace {

/// Whether who leads, deputises in or speaks for a body of this kind has a public role.
bool is_public_kind(const std::string& subtype, PersonClass leader) {
  const auto found = lexicon().public_bodies.find(subtype);
  return found != lexicon().public_bodies.end() && (found->second || leader != PersonClass::kProtected);
}

bool is_public_body(const Entity& body, PersonClass leader) {
  if (body.type == EntityType::kUnit || body.type == EntityType::kCountry || body.type == EntityType::kPlace) return true;
  if (body.type != EntityType::kOrganization && body.type != EntityType::kGroup) return false;
  if (!body.subtype.empty()) return is_public_kind(body.subtype, leader);
  const bool named = std::any_of(body.mentions.begin(), body.mentions.end(), [](const Mention& one) { return one.form == MentionForm::kName; });
  const auto words = split(body.name, ' ');
  return named && std::none_of(words.begin(), words.end(), [](std::string_view word) { return lexicon().is(fold(word), "private_body"); });
}

/// "the interior ministry spokesman": the word before tells the body; "the Iranian leader", "former Kurdish spokesman": of a state or people and of
/// no body within it; "defence minister": of state or force by itself.
bool is_public_office(const Syntax& syntax, const Entity& office, PersonClass holder) {
  const auto of_state = [](const std::string& sector) { return lexicon().is(fold(sector), "public_sector"); };
  if (std::any_of(office.sectors.begin(), office.sectors.end(), of_state)) return true;
  const auto head = office.mentions.empty() ? std::nullopt : syntax.head_of(office.mentions.front().span);
  if (!head) return false;
  const TokenIndex first = syntax.tokens_in(office.mentions.front().span).first;
  const Noun* body = first < *head ? lexicon().nouns.find(syntax.token(*head - 1).lemma) : nullptr;
  if (body && is_public_kind(body->subtype, holder)) return true;
  bool state = false;
  for (TokenIndex i = first; i < *head; ++i) {
    const Token& token = syntax.token(i);
    if (token.dep != "compound" && token.dep != "nmod" && token.dep != "amod") continue;
    const bool people = token.ent_type == "NORP" || token.ent_type == "GPE";
    if (!people && !lexicon().office_modes.contains(token.lower)) return false;
    state = state || people;
  }
  return state;
}

bool leads(RelationType type) {
  return type == RelationType::kLeads || type == RelationType::kDeputyOf || type == RelationType::kSpokespersonOf;
}

/// "the captain of the football team": the body says what office it is.
bool is_of_private_body(const Reading& reading, const Relation& office, PersonClass holder) {
  return std::any_of(reading.relations.begin(), reading.relations.end(), [&](const Relation& one) {
    return leads(one.type) && one.from == office.from && one.head == office.head && !is_public_body(reading[one.to], holder);
  });
}

}  // namespace

void make_leaders_public(Adder& adder) {
  Reading& reading = adder.reading;
  for (const Relation& relation : reading.relations) {
    Entity& person = reading[relation.from];
    if (person.type != EntityType::kPerson || !person.person_class || person.subtype == "minor") continue;
    const PersonClass is = *person.person_class;
    const Entity& to = reading[relation.to];
    const bool body = leads(relation.type) && is_public_body(to, is);
    const bool office = to.type == EntityType::kPosition && is_public_office(adder.syntax, to, is) && !is_of_private_body(reading, relation, is);
    if (body || office) person.person_class = PersonClass::kPublicRole;
  }
}

}  // namespace dateline::actors
