#include "actors/relations.h"

#include "actors/actor_code.h"
#include "actors/neighbours.h"
#include "actors/offices.h"
#include "actors/relation_adder.h"
#include "actors/tenures.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

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
    const Modes modes = place.kind == "region" ? Modes() : Modes{"near"};
    adder.add_relation(RelationType::kLocatedIn, facility, place.entity, token.head, cover(place.span, adder.heads.span[token.head]), modes, 0.6);
  }
}

/// The entities that are places wider than a part of a town can be.
std::vector<char> wide_places(const Reading& reading) {
  constexpr double kSmallest = 5;  // km
  std::vector<char> out(reading.entities.size(), 0);
  for (const Place& place : reading.places) {
    const bool wide = place.precision != PlacePrecision::kExact && place.precision != PlacePrecision::kNear && place.radius_km && *place.radius_km > kSmallest;
    if (wide && place.entity) out[static_cast<std::size_t>(place.entity.index)] = 1;
  }
  return out;
}

/// Private and protected people are never placed more finely than the settlement.
bool shows_where_somebody_is(const Reading& reading, const std::vector<char>& wide, EntityId who, EntityId where, const TokenRelation& told) {
  if (told.type != RelationType::kLocatedIn && told.type != RelationType::kBasedAt) return false;
  const Entity& person = reading[who];
  if (person.type != EntityType::kPerson || person.person_class == PersonClass::kPublicRole) return false;
  if (reading[where].type == EntityType::kCountry) return false;
  return reading[where].type != EntityType::kPlace || told.mode == "near" || !wide[static_cast<std::size_t>(where.index)];
}

/// "Amara, a town in the south", "Amara is a town in the south": the evidence begins with what the sentence says the phrase is.
Span with_named(const Syntax& syntax, const Heads& heads, TokenIndex phrase, Span span) {
  const Token& token = syntax.token(phrase);
  std::optional<TokenIndex> named;
  if (token.dep == "appos") named = token.head;
  if (token.dep == "attr") named = syntax.child(token.head, {"nsubj"});
  const bool same = named && heads.entity[*named] && heads.entity[*named] == heads.entity[phrase];
  return same ? cover(span, heads.span[*named]) : span;
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
  const std::vector<char> wide = wide_places(reading);
  for (const TokenRelation& found : find_relations(syntax, type_at)) {
    if (shows_where_somebody_is(reading, wide, heads.entity[found.from], heads.entity[found.to], found)) continue;
    Span span = cover(syntax.doc().span_of(found.first, found.last), cover(heads.span[found.from], heads.span[found.to]));
    span = with_named(syntax, heads, found.to, with_named(syntax, heads, found.from, span));
    Modes modes = found.mode.empty() ? Modes() : Modes{found.mode};
    if (modes.empty() && found.type == RelationType::kHoldsOffice) modes = modes_around(syntax, syntax.tokens_in(heads.span[found.to]));
    adder.add_relation(found.type, heads.entity[found.from], heads.entity[found.to], found.cue, span, modes, found.confidence, found.at_a_time);
  }
  add_owners(adder);
  add_namesakes(adder);
  add_neighbours(adder);
  add_vacated_offices(adder);
  date_tenures(adder);
  make_leaders_public(adder);
  code_actors(syntax, heads, reading);
}

}  // namespace dateline::actors
