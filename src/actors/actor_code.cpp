#include "actors/actor_code.h"

#include <algorithm>

#include "actors/lexicon.h"

namespace dateline::actors {
namespace {

bool is_actor(EntityType type) {
  using enum EntityType;
  return type == kPerson || type == kOrganization || type == kGroup || type == kUnit;
}

/// The country that owns the phrase headed here, or that it is of.
EntityId country_of(const Syntax& syntax, const Heads& heads, const Reading& reading, TokenIndex head) {
  const auto is_country = [&](TokenIndex i) { return heads.entity[i] && reading[heads.entity[i]].type == EntityType::kCountry; };
  for (TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (token.dep == "poss" && is_country(child)) return heads.entity[child];
    if (token.dep != "prep" || token.lower != "of") continue;
    const auto object = syntax.child(child, {"pobj"});
    if (object && is_country(*object)) return heads.entity[*object];
  }
  return {};
}

void take(Entity& entity, const Entity& from, bool sectors) {
  if (entity.country.empty()) entity.country = from.country;
  if (sectors && entity.sectors.empty()) entity.sectors = from.sectors;
  if (entity.code.empty()) entity.code = actor_code(entity);
}

}  // namespace

std::string actor_code(const Entity& entity) {
  const Country* country = lexicon().country(entity.country);
  if (!country) return {};
  if (entity.type == EntityType::kCountry || entity.type == EntityType::kNationality) return country->iso3;
  if (!is_actor(entity.type)) return {};
  return country->iso3 + (entity.sectors.empty() ? std::string() : entity.sectors.front());
}

void take_codes_of_bodies(const Syntax& syntax, const Heads& heads, Reading& reading) {
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (!heads.entity[i]) continue;
    Entity& entity = reading[heads.entity[i]];
    const bool bears_one = is_actor(entity.type) && entity.country.empty() && !entity.sectors.empty();  // not "Kenya's allies"
    if (!bears_one) continue;
    if (const EntityId country = country_of(syntax, heads, reading, i)) take(entity, reading[country], false);
  }
  for (const Relation& relation : reading.relations) {
    using enum RelationType;
    const bool role = relation.type == kLeads || relation.type == kDeputyOf || relation.type == kSpokespersonOf || relation.type == kMemberOf || relation.type == kHoldsOffice;
    const bool over = std::find(relation.modes.begin(), relation.modes.end(), "former") != relation.modes.end();
    Entity& person = reading[relation.from];
    if (role && person.type == EntityType::kPerson) take(person, reading[relation.to], !over);
  }
}

}  // namespace dateline::actors
