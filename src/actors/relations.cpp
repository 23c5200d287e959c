#include "actors/relations.h"

#include <algorithm>
#include <map>

#include "actors/lexicon.h"
#include "actors/relation_table.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

/// Which entity and which mention stand at each head token.
struct Heads {
  std::vector<EntityId> entity;
  std::vector<Span> span;
};

Heads heads_of(const Syntax& syntax, const Reading& reading) {
  Heads heads{std::vector<EntityId>(syntax.size()), std::vector<Span>(syntax.size())};
  for (const Entity& entity : reading.entities) {
    for_each_mention(entity, [&](const Mention& mention) {
      if (mention.head < 0 || mention.head >= static_cast<int>(syntax.size())) return;
      const auto at = static_cast<std::size_t>(mention.head);
      if (heads.entity[at] && heads.span[at].size() <= mention.span.size()) return;
      heads.entity[at] = entity.id;
      heads.span[at] = mention.span;
    });
  }
  return heads;
}

/// The times of the text by the tokens that they cover.
std::vector<TimeId> times_by_token(const Syntax& syntax, const Reading& reading) {
  std::vector<TimeId> out(syntax.size());
  for (const TimeExpression& time : reading.times) {
    const Sentence range = syntax.tokens_in(time.span);
    for (TokenIndex i = range.first; i < range.last; ++i) out[i] = time.id;
  }
  return out;
}

struct Dates {
  std::string start, end;
};

/// A point of the calendar, not a length of time and not "now".
bool is_day(const std::string& value) { return !value.empty() && value[0] >= '0' && value[0] <= '9'; }

void read_date(const Syntax& syntax, const Reading& reading, const std::vector<TimeId>& times, TokenIndex at, Dates& dates) {
  for (TokenIndex child : syntax.children(at)) {
    const Token& token = syntax.token(child);
    if (times[child] && is_day(reading[times[child]].value) && (token.dep == "npadvmod" || token.dep == "nummod" || token.dep == "advmod" || token.dep == "tmod")) {
      if (dates.start.empty()) dates.start = reading[times[child]].value;
      continue;
    }
    if (token.pos != "ADP" && token.pos != "SCONJ") continue;
    for (TokenIndex object : syntax.children_with(child, {"pobj"})) {
      if (!times[object] || !is_day(reading[times[object]].value)) continue;
      const std::string& value = reading[times[object]].value;
      if (token.lower == "until" || token.lower == "till" || token.lower == "to") {
        if (dates.end.empty()) dates.end = value;
      } else if (token.lower == "since" || token.lower == "from" || token.lower == "in" || token.lower == "on" || token.lower == "during") {
        if (dates.start.empty()) dates.start = value;
      }
    }
  }
}

/// Dates that hang on the word that says the relation, or on the verb that it is an argument of.
Dates dates_of(const Syntax& syntax, const Reading& reading, const std::vector<TimeId>& times, TokenIndex cue) {
  Dates dates;
  read_date(syntax, reading, times, cue, dates);
  const Token& token = syntax.token(cue);
  if (dates.start.empty() && dates.end.empty() && (token.dep == "attr" || token.dep == "dobj")) read_date(syntax, reading, times, token.head, dates);
  return dates;
}

struct Adder {
  const Syntax& syntax;
  Reading& reading;
  const Heads& heads;
  const std::vector<TimeId>& times;
  std::map<std::tuple<int, int, int, std::string>, RelationId> known;  // with the day of what was so at a time only

  void add_relation(RelationType type, EntityId from, EntityId to, TokenIndex cue, Span span, const std::string& mode, double confidence, bool at_a_time = false) {
    if (!from || !to || from == to) return;
    Dates dates = dates_of(syntax, reading, times, cue);
    if (at_a_time && dates.end.empty()) dates.end = dates.start;
    const auto key = std::tuple(static_cast<int>(type), from.index, to.index, at_a_time ? dates.start : std::string());
    if (const auto found = known.find(key); found != known.end()) {
      Relation& relation = reading[found->second];
      relation.mentions.push_back(span);
      if (relation.start.empty()) relation.start = dates.start;
      if (relation.end.empty()) relation.end = dates.end;
      return;
    }
    Relation relation;
    relation.type = type;
    relation.from = from;
    relation.to = to;
    relation.span = span;
    relation.mentions = {span};
    relation.start = dates.start;
    relation.end = dates.end;
    if (!mode.empty()) relation.modes.push_back(mode);
    relation.confidence = confidence;
    relation.head = static_cast<int>(cue);
    known[key] = add(reading.relations, std::move(relation));
  }
};

std::string mode_before(const Syntax& syntax, TokenIndex first, TokenIndex last) {
  for (TokenIndex i = first; i < last; ++i) {
    const std::string& word = syntax.token(i).lower;
    if (lexicon().is(word, "former")) return "former";
    if (lexicon().is(word, "acting")) return "acting";
  }
  return {};
}

/// Who holds an office: the person whose title it is ("Prime Minister X"), or whose description has the same head.
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
      if (mention.head >= 0) {
        if (token.dep != "compound" && token.dep != "nmod" && token.dep != "amod") continue;
        who = token.head;
      }
      const EntityId person = adder.heads.entity[who];
      if (!person || adder.reading[person].type != EntityType::kPerson) continue;
      const Sentence range = syntax.tokens_in(mention.span);
      const TokenIndex from = range.first > 0 ? range.first - 1 : range.first;
      adder.add_relation(RelationType::kHoldsOffice, person, office, *head, cover(mention.span, adder.heads.span[who]), mode_before(syntax, from, range.last), 0.9);
    }
  }
}

/// "Iran's Revolutionary Guard", "Peru's Shining Path": a body of a state is part of it, another is in it.
void add_owners(Adder& adder) {
  const Syntax& syntax = adder.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const EntityId owned = adder.heads.entity[i];
    if (!owned || adder.reading[owned].type != EntityType::kOrganization) continue;
    const auto owner = syntax.child(i, {"poss"});
    if (!owner || !adder.heads.entity[*owner] || adder.reading[adder.heads.entity[*owner]].type != EntityType::kCountry) continue;
    const std::string& subtype = adder.reading[owned].subtype;
    const bool state = subtype == "armed_forces" || subtype == "state_body" || subtype == "government" || subtype == "unit" || subtype == "parliament" || subtype == "court";
    const Span span = cover(adder.heads.span[*owner], adder.heads.span[i]);
    adder.add_relation(state ? RelationType::kPartOf : RelationType::kLocatedIn, owned, adder.heads.entity[*owner], *owner, span, {}, 0.7);
  }
}

/// "the Menaka airfield": a facility that bears the name of a place on the map stands in or near it.
void add_namesakes(Adder& adder) {
  const Syntax& syntax = adder.syntax;
  for (const Place& place : adder.reading.places) {
    const auto head = syntax.head_of(place.span);
    if (!head || !place.entity || !place.lat || place.form != PlaceForm::kName || place.kind == "country") continue;
    const Token& token = syntax.token(*head);
    if (token.dep != "compound" && token.dep != "nmod") continue;
    const EntityId facility = adder.heads.entity[token.head];
    if (!facility || facility == place.entity || adder.reading[facility].type != EntityType::kFacility) continue;
    if (adder.reading[place.entity].type != EntityType::kPlace) continue;
    const std::string mode = place.kind == "region" ? "" : "near";
    adder.add_relation(RelationType::kLocatedIn, facility, place.entity, token.head, cover(place.span, adder.heads.span[token.head]), mode, 0.6);
  }
}

/// "find a new prime minister after X resigned": X held the office that is to be filled.
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

/// Private and protected people are never placed more finely than the settlement.
bool shows_where_somebody_is(const Reading& reading, EntityId who, EntityId where, RelationType type) {
  if (type != RelationType::kLocatedIn && type != RelationType::kBasedAt) return false;
  const Entity& person = reading[who];
  if (person.type != EntityType::kPerson || person.person_class == PersonClass::kPublicRole) return false;
  return reading[where].type != EntityType::kCountry && reading[where].type != EntityType::kPlace;
}

/// Who leads, speaks for or deputises has a public role, whatever noun the text used for it.
void make_leaders_public(Reading& reading) {
  for (const Relation& relation : reading.relations) {
    const bool role = relation.type == RelationType::kLeads || relation.type == RelationType::kDeputyOf || relation.type == RelationType::kSpokespersonOf;
    Entity& person = reading[relation.from];
    const EntityType to = reading[relation.to].type;
    const bool body = to == EntityType::kOrganization || to == EntityType::kUnit || to == EntityType::kGroup || to == EntityType::kCountry;
    if (role && body && person.type == EntityType::kPerson && person.person_class == PersonClass::kPrivate) person.person_class = PersonClass::kPublicRole;
  }
}

}  // namespace

void read_relations(const Syntax& syntax, Reading& reading) {
  const Heads heads = heads_of(syntax, reading);
  const std::vector<TimeId> times = times_by_token(syntax, reading);
  Adder adder{syntax, reading, heads, times, {}};
  const TypeAt type_at = [&](TokenIndex i) -> std::optional<EntityType> {
    if (!heads.entity[i]) return std::nullopt;
    return reading[heads.entity[i]].type;
  };
  add_offices(adder);
  for (const TokenRelation& found : find_relations(syntax, type_at)) {
    if (shows_where_somebody_is(reading, heads.entity[found.from], heads.entity[found.to], found.type)) continue;
    const Span span = cover(syntax.doc().span_of(found.first, found.last), cover(heads.span[found.from], heads.span[found.to]));
    adder.add_relation(found.type, heads.entity[found.from], heads.entity[found.to], found.cue, span, found.mode, found.confidence, found.at_a_time);
  }
  add_owners(adder);
  add_namesakes(adder);
  add_vacated_offices(adder);
  make_leaders_public(reading);
}

}  // namespace dateline::actors
