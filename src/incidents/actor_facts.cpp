#include "incidents/actor_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "incidents/names.h"
#include "incidents/protected_words.h"
#include "incidents/state_bodies.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostSpans = 8;        // mentions that a person's decision can be tied to
constexpr std::size_t kShortestWord = 3;     // bytes of a word by which somebody could be known

bool is_state_body(const Entity& entity) {
  if (entity.type != EntityType::kOrganization || entity.country.empty()) return false;
  return entity.subtype == "state_body" || entity.subtype == "armed_forces" || entity.subtype == "government";
}

/// Sites, offices and crowds may be called by a person's name; a body or a state has its own.
bool may_bear_a_name(EntityType type) {
  return type != EntityType::kPerson && type != EntityType::kOrganization && type != EntityType::kUnit && type != EntityType::kCountry &&
         type != EntityType::kNationality;
}

bool is_kept_back(const Entity& entity, const std::set<std::string>& private_words) {
  if (is_private(entity)) return true;
  if (entity.type == EntityType::kPerson && !has_name(entity)) return true;  // somebody only described
  return bears_private_name(entity, private_words) || (entity.type == EntityType::kGroup && tells_of_victims(entity.name));
}

std::vector<LinkFact> links_of(const Entity& entity) {
  std::vector<LinkFact> out;
  if (entity.link) out.push_back({entity.link->kb, entity.link->id, entity.name, {}, {}, {}, {}, entity.link->confidence, {}, false});
  for (const LinkCandidate& c : entity.candidates) {
    out.push_back({c.kb, c.id, c.name, c.list, c.reference, c.from, c.to, c.confidence, c.reasons, true});
  }
  return out;
}

ActorFact actor_fact(const Entity& entity) {
  ActorFact out{entity.id.index, entity.name, entity.aliases, entity.type, entity.subtype, entity.country, entity.code, entity.sectors,
                is_known_actor(entity), static_cast<int>(entity.mentions.size()), {}, links_of(entity)};
  for (const Mention& mention : entity.mentions) {
    if (mention.form == MentionForm::kName && out.spans.size() < kMostSpans) out.spans.push_back(mention.span);
  }
  if (out.spans.empty() && !entity.mentions.empty()) out.spans.push_back(entity.mentions.front().span);
  return out;
}

std::map<int, std::vector<RelationClaimFact>> relation_claims(const Reading& reading) {
  std::map<int, std::vector<RelationClaimFact>> out;
  for (const Claim& claim : reading.claims) {
    if (const auto* relation = std::get_if<RelationId>(&claim.subject); relation && !claim.rejected) {
      out[relation->index].push_back({claim.key, claim.polarity, claim.certainty, steps_of(claim)});
    }
  }
  return out;
}

/// From when the office of a relation that is over is told to be vacant.
std::vector<std::string> vacant_after(const Relation& relation, const Reading& reading) {
  std::vector<std::string> out;
  const bool office = relation.type == RelationType::kHoldsOffice || relation.type == RelationType::kResignedFrom;
  if (!office || relation.end.empty()) return out;
  for (const EntityState& state : reading[relation.to].states) {
    if (state.state == "vacant") out.push_back(state.time ? reading[state.time].value : std::string());
  }
  return out;
}

}  // namespace

bool has_name(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
}

bool is_private(const Entity& entity) {
  return entity.type == EntityType::kPerson && (entity.person_class != PersonClass::kPublicRole || entity.subtype == "minor");
}

bool is_private(const Source& source, const Reading& reading) {
  if (source.anonymous) return false;
  if (!source.anonymity_reason.empty()) return true;  // named by the report, but asked not to be
  return source.kind == SourceKind::kPerson && (!source.entity || is_private(reading[source.entity]));
}

std::set<std::string> private_words(const Article& article, const Reading& reading) {
  std::set<std::string> out;
  for (const Entity& entity : reading.entities) {
    if (!is_private(entity)) continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::kName) continue;
      for (std::string& word : name_words(article.text.at(mention.span))) {
        if (word.size() >= kShortestWord) out.insert(std::move(word));
      }
    }
  }
  return out;
}

bool tells_private_name(const Source& source, const std::set<std::string>& private_words) {
  if (source.kind == SourceKind::kPerson || source.kind == SourceKind::kPublisher) return false;
  const auto told = name_words(source.name);
  return source.name.find('@') != std::string::npos ||
         std::any_of(told.begin(), told.end(), [&](const std::string& word) { return private_words.contains(word); });
}

bool bears_private_name(const Entity& entity, const std::set<std::string>& private_words) {
  if (!may_bear_a_name(entity.type)) return false;
  if (entity.type == EntityType::kGroup && tells_of_kin(entity.name)) return true;
  const auto told = name_words(entity.name);
  return std::any_of(told.begin(), told.end(), [&](const std::string& word) { return private_words.contains(word); });
}

bool can_act(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kOrganization:
    case EntityType::kUnit:
    case EntityType::kGroup:
    case EntityType::kCountry: return true;
    default: return false;
  }
}

bool is_known_actor(const Entity& entity) {
  if (!can_act(entity.type) || is_private(entity) || (entity.type == EntityType::kGroup && tells_of_kin(entity.name))) return false;
  if (entity.type == EntityType::kPerson || entity.type == EntityType::kCountry) return has_name(entity);
  const bool common = is_common_to_states(words_beside_state(entity.name, entity.country));
  return has_name(entity) ? !common || !entity.country.empty() : common && is_state_body(entity);
}

void add_actors(const Article& article, const Reading& reading, ReportFacts& out) {
  const std::set<std::string> words = private_words(article, reading);
  std::map<int, int> places;  // entity -> among the actors
  const auto enter = [&](EntityId id) {
    if (!places.emplace(id.index, static_cast<int>(out.actors.size())).second) return;
    out.actors.push_back(actor_fact(reading[id]));
  };
  for (const Entity& entity : reading.entities) {
    if (is_known_actor(entity) && !is_kept_back(entity, words)) enter(entity.id);
  }
  const auto claims = relation_claims(reading);
  for (const Relation& relation : reading.relations) {
    if (relation.rejected || !relation.from || !relation.to || is_kept_back(reading[relation.from], words) || is_kept_back(reading[relation.to], words)) continue;
    enter(relation.from);
    enter(relation.to);
    RelationFact fact{relation.type, places.at(relation.from.index), places.at(relation.to.index), relation.modes, relation.start, relation.end, relation.span, {}, vacant_after(relation, reading)};
    if (const auto found = claims.find(relation.id.index); found != claims.end()) fact.claims = found->second;
    out.relations.push_back(std::move(fact));
  }
}

}  // namespace dateline::incidents
