#include "actors/actor_code.h"

#include <algorithm>

#include "actors/former_offices.h"
#include "actors/leaders.h"
#include "actors/lexicon.h"
#include "actors/nationality.h"

namespace dateline::actors {
namespace {

bool is_actor(EntityType type) {
  using enum EntityType;
  return type == kPerson || type == kOrganization || type == kGroup || type == kUnit;
}

bool has_sector(const Entity& entity, std::string_view sector) {
  return std::find(entity.sectors.begin(), entity.sectors.end(), sector) != entity.sectors.end();
}

/// "Kenya's president", "the spokesman of the Kenyan army": persons take the country and the sector of what they lead, speak for or are of.
void take_codes_of_bodies(Reading& reading) {
  for (const Relation& relation : reading.relations) {
    using enum RelationType;
    const bool role = relation.type == kLeads || relation.type == kDeputyOf || relation.type == kSpokespersonOf ||
                      relation.type == kMemberOf || relation.type == kHoldsOffice;
    Entity& person = reading[relation.from];
    if (!role || person.type != EntityType::kPerson) continue;
    const bool over = std::find(relation.modes.begin(), relation.modes.end(), "former") != relation.modes.end();
    const Entity& body = reading[relation.to];
    if (person.country.empty()) person.country = body.country;
    if (!over && person.sectors.empty()) person.sectors = body.sectors;
  }
}

std::string first_sector(const Entity& entity) {
  const auto sector =
      std::find_if(entity.sectors.begin(), entity.sectors.end(), [](const std::string& s) { return s != "IGO" && s != "NGO"; });
  return sector == entity.sectors.end() ? std::string() : *sector;
}

std::string cameo_role(const Entity& entity) {
  const auto role = lexicon().cameo_roles.find(first_sector(entity));
  return role == lexicon().cameo_roles.end() ? first_sector(entity) : role->second;
}

bool is_of_no_state(const Entity& body) { return body.country.empty() && (has_sector(body, "IGO") || has_sector(body, "NGO")); }

/// Who is named in a phrase before its head: "UN inspectors", "Taliban fighters", "its troops".
const Entity* body_before(const Syntax& syntax, const Heads& heads, const Reading& reading, TokenIndex head) {
  for (TokenIndex child : syntax.children_with(head, {"compound", "nmod", "amod", "poss"})) {
    if (!heads.entity[child] || heads.entity[child] == heads.entity[head] || child > head) continue;
    const Entity& body = reading[heads.entity[child]];
    const bool government = reading[heads.entity[head]].subtype == "government" && body.type == EntityType::kPerson;  // "the X regime"
    const bool owner =
        government || (syntax.token(child).dep == "poss" && (body.type == EntityType::kCountry || body.type == EntityType::kPerson));
    if ((owner || (is_actor(body.type) && body.type != EntityType::kPerson)) && (!body.country.empty() || is_of_no_state(body)))
      return &body;
  }
  return nullptr;
}

/// "a group of Moroccan diplomats", "supporters of X", "leaders of Y": the head says of whom there are some.
const Entity* those_behind(const Syntax& syntax, const Heads& heads, const Reading& reading, TokenIndex head) {
  std::vector<TokenIndex> links;
  for (TokenIndex child : syntax.children(head)) {
    if (syntax.token(child).dep == "prep" && syntax.token(child).lower == "of") links.push_back(child);
    if (!lexicon().is(syntax.token(child).lower, "loyal")) continue;  // "militants loyal to X"
    if (const auto to = syntax.child(child, {"prep"})) links.push_back(*to);
  }
  for (TokenIndex child : links) {
    const auto object = syntax.child(child, {"pobj"});
    if (!object || !heads.entity[*object] || heads.entity[*object] == heads.entity[head] || syntax.conjuncts(*object).size() > 1) continue;
    const Entity& those = reading[heads.entity[*object]];
    if (is_actor(those.type)) return &those;
  }
  return nullptr;
}

/// Described groups and persons take the country of the body or people that the phrase names, and its sector where they have none.
void take_codes_in_phrases(const Syntax& syntax, const Heads& heads, Reading& reading) {
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (!heads.entity[i]) continue;
    Entity& entity = reading[heads.entity[i]];
    const bool own_state = entity.type == EntityType::kCountry && entity.mentions.front().form == MentionForm::kNominal;  // "his country"
    if ((!is_actor(entity.type) && !own_state) || !entity.country.empty() || !entity.code.empty()) continue;
    const Entity* body = body_before(syntax, heads, reading, i);
    if (!body) body = those_behind(syntax, heads, reading, i);
    if (!body) continue;
    const std::string sector = first_sector(entity);
    const bool of_it = sector.empty() || sector == first_sector(*body);
    entity.country = body->country;
    if (entity.sectors.empty() && is_actor(body->type) && body->type != EntityType::kPerson)
      entity.sectors = body->sectors;  // supporters of a president are no government
    if (is_of_no_state(*body))
      entity.code = body->code + cameo_role(entity);
    else if (of_it && is_actor(body->type) && body->type != EntityType::kPerson)
      entity.code = body->code;
  }
}

/// "Nigerian Muslims", "Catholic priests": the religion that a group is named by follows the country where no sector does, and stands for
/// the country where none is known. Of single persons it is nobody's business.
void take_religions(const Syntax& syntax, const Heads& heads, Reading& reading) {
  const auto religion_at = [&](TokenIndex i) {
    const auto found = lexicon().religions.find(syntax.token(i).lower);
    return found == lexicon().religions.end() ? std::string() : found->second;
  };
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (!heads.entity[i] || reading[heads.entity[i]].type != EntityType::kGroup || !reading[heads.entity[i]].code.empty()) continue;
    Entity& group = reading[heads.entity[i]];
    std::string religion = religion_at(i);
    for (TokenIndex child : syntax.children_with(i, {"amod", "compound", "nmod"})) {
      if (religion.empty()) religion = religion_at(child);
    }
    if (religion.empty()) continue;
    for (TokenIndex child : syntax.children_with(i, {"amod"})) {
      const bool people = heads.entity[child] && reading[heads.entity[child]].type == EntityType::kNationality;
      if (group.country.empty() && people) group.country = reading[heads.entity[child]].country;
    }
    if (group.country.empty()) group.code = religion + cameo_role(group);
    else if (cameo_role(group).empty()) group.code = actor_code(group) + religion;
  }
}

}  // namespace

std::string actor_code(const Entity& entity) {
  const Country* country = lexicon().country(entity.country);
  if (entity.type == EntityType::kCountry || entity.type == EntityType::kNationality || entity.type == EntityType::kPlace)
    return country ? country->iso3 : std::string();
  if (!is_actor(entity.type)) return {};
  const std::string told = cameo_role(entity);
  if (country) return country->iso3 + told;
  if (has_sector(entity, "IGO")) return "IGO" + told;
  if (has_sector(entity, "NGO")) return "NGO" + told;
  return told.empty() ? told : "---" + told;
}

void code_actors(const Syntax& syntax, const Heads& heads, Reading& reading) {
  const CountryAt at = countries_at(syntax, reading);
  take_countries_of_phrases(syntax, at, reading);
  take_codes_of_bodies(reading);
  take_countries_of_leaders(syntax, heads, reading);
  leave_former_sectors(syntax, reading);
  take_codes_in_phrases(syntax, heads, reading);
  take_countries_of_scene(syntax, at, reading);
  take_religions(syntax, heads, reading);
  for (Entity& entity : reading.entities) {
    if (entity.code.empty()) entity.code = actor_code(entity);
    std::erase_if(entity.sectors, [](const std::string& s) { return s == "IGO" || s == "NGO"; });
  }
}

}  // namespace dateline::actors
