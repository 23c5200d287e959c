// A report's facilities as rows of the map.
#include <algorithm>

#include "archive/derive.h"
#include "archive/map_rows.h"
#include "base/unicode.h"
#include "incidents/actor_facts.h"

namespace dateline::archive {
namespace {

/// The finest placed mention of an entity.
const Place* place_of(const Reading& reading, EntityId entity) {
  const Place* best = nullptr;
  for (const Place& place : reading.places) {
    if (place.entity == entity && place.lat && (!best || place.precision < best->precision)) best = &place;
  }
  return best;
}

bool takes_part(const Event& event, EntityId entity) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) { return p.entity == entity; });
}

/// Where what befell it happened: no coarser than a settlement, since else it says little of where the facility is.
std::optional<MapPoint> point_of_event(const Reading& reading, EntityId entity) {
  std::optional<MapPoint> best;
  for (const Event& event : reading.events) {
    if (!takes_part(event, entity)) continue;
    for (const EventPlace& site : event.places) {
      if (!site.place || site.basis != PlaceBasis::kStated || (site.role != PlaceRole::kSite && site.role != PlaceRole::kNear)) continue;
      MapPoint point = point_of(reading[site.place]);
      if (site.role == PlaceRole::kNear) point = somewhere_near(std::move(point));
      if (point.lat && point.precision <= PlacePrecision::kSettlement && (!best || point.precision < best->precision)) best = std::move(point);
    }
  }
  return best;
}

void set_place(const Reading& reading, const Entity& entity, FacilityItem& out) {
  const Place* best = place_of(reading, entity.id);
  bool near = false;
  if (best) out.placed_by = "own";
  for (const Relation& relation : reading.relations) {
    if (best) break;
    if (relation.type != RelationType::kLocatedIn || relation.from != entity.id || !relation.to) continue;
    best = place_of(reading, relation.to);
    if (best) out.placed_by = "located_in";
    near = std::find(relation.modes.begin(), relation.modes.end(), "near") != relation.modes.end();
  }
  if (best) {
    out.place = near ? somewhere_near(point_of(*best)) : point_of(*best);
  } else if (auto point = point_of_event(reading, entity.id)) {
    out.placed_by = "event";
    out.place = std::move(*point);
  }
  if (out.place.country.empty()) out.place.country = entity.country;
}

struct SpeaksOf {
  const Reading& reading;
  EntityId entity;
  bool operator()(EventId id) const {
    const Event& event = reading[id];
    return takes_part(event, entity) || std::any_of(event.places.begin(), event.places.end(), [&](const EventPlace& site) {
             return site.place && reading[site.place].entity == entity;
           });
  }
  bool operator()(RelationId id) const { return reading[id].from == entity || reading[id].to == entity; }
  bool operator()(RouteId id) const { return reading[id].entity == entity; }
};

std::vector<const Claim*> claims_on(const Reading& reading, EntityId entity) {
  std::vector<const Claim*> out;
  for (const Claim& claim : reading.claims) {
    if (claim.rejected) continue;
    if (std::visit(SpeaksOf{reading, entity}, claim.subject)) out.push_back(&claim);
  }
  return out;
}

/// The narrowest claim whose words hold these; empty where none does.
std::string claim_over(const std::vector<const Claim*>& claims, Span words) {
  const Claim* best = nullptr;
  for (const Claim* claim : claims) {
    if (claim->span.contains(words) && (!best || claim->span.size() < best->span.size())) best = claim;
  }
  return best ? best->key : std::string();
}

void add_states(const Told& told, const Entity& entity, const std::vector<const Claim*>& claims, FacilityItem& out) {
  for (const EntityState& state : entity.states) {
    FacilityState item{state.state, {}, {}, {}, words_of(told, sentence_of(told, state.span)), claim_over(claims, state.span)};
    if (state.time) {
      const TimeExpression& time = told.reading[state.time];
      item.time = time.value;
      item.start = time.start;
      item.end = time.end;
    }
    out.states.push_back(std::move(item));
  }
}

void add_operators(const Told& told, const Entity& entity, FacilityItem& out, MapRow& row) {
  for (const Relation& relation : told.reading.relations) {
    if (relation.type != RelationType::kOperates || relation.to != entity.id || !relation.from) continue;
    const Entity& by = told.reading[relation.from];
    if (incidents::is_private(by)) continue;
    const Claim* claim = claim_on(told.reading, relation.id);
    out.operators.push_back({by.name, actor_id_of(by), relation.start, relation.end, claim ? claim->key : std::string(),
                             claim ? claim->polarity : Polarity::kAffirmed});
    add_actor(by, row);
  }
}

/// Whether what is told of it tells of somebody who is not to be placed finely.
bool is_somebodys_place(const Told& told, const Entity& entity) {
  const auto in_sentence = [&](const Mention& m) { return names_somebody(told, sentence_of(told, m.span)); };
  const auto is_there = [&](const EventPlace& site) { return site.place && told.reading[site.place].entity == entity.id; };
  const auto together = [&](const Event& event) {
    const bool at_it = takes_part(event, entity.id) || std::any_of(event.places.begin(), event.places.end(), is_there);
    return at_it && is_beside_somebody(told, event);
  };
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), in_sentence) ||
         std::any_of(told.reading.events.begin(), told.reading.events.end(), together);
}

/// By name, country and the settlement that places it; what is only described, by its place and the words that it is first told in, so that copies of these words tell the same.
std::string id_of(const Told& told, const Entity& entity, const FacilityItem& item) {
  if (item.named) {
    const bool by_town = item.placed_by != "own" && item.place.precision <= PlacePrecision::kSettlement;
    return "f-" + short_hash(fold_name(item.name) + "\n" + item.place.country + (by_town ? "\n" + fold_name(item.place.name) : ""));
  }
  const Span first = entity.mentions.front().span, sentence = sentence_of(told, first);
  return "f-" + short_hash(fold_name(item.place.name) + "\n" + std::string(told.article.text.at(sentence)) + "\n" + std::to_string(first.start - sentence.start));
}

}  // namespace

std::optional<MapRow> facility_row(const Told& told, const Entity& entity) {
  if (entity.mentions.empty()) return std::nullopt;
  if (names_somebody(told, entity)) return std::nullopt;
  MapRow row;
  FacilityItem item;
  item.name = entity.name;
  item.named = std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::kName; });
  item.aliases = entity.aliases;
  item.subtype = entity.subtype;
  set_place(told.reading, entity, item);
  const std::vector<const Claim*> claims = claims_on(told.reading, entity.id);
  add_states(told, entity, claims, item);
  row.words = item.name + "\n" + words_of(told, sentence_of(told, entity.mentions.front().span));
  for (const FacilityState& state : item.states) row.words += "\n" + state.words;
  if (is_finer_than_settlement(item.place) && is_somebodys_place(told, entity)) {
    if (item.named) return std::nullopt;  // its name tells the spot
    item.place = no_finer_than_settlement(item.place);
    row.words = item.name;
    for (FacilityState& state : item.states) state.words.clear();
  }
  add_operators(told, entity, item, row);
  for (const Claim* claim : claims) {
    if (std::find(item.claims.begin(), item.claims.end(), claim->key) == item.claims.end()) item.claims.push_back(claim->key);
    add_origins(told.reading, *claim, row);
  }
  const auto befell = std::find_if(told.reading.events.begin(), told.reading.events.end(),
                                   [&](const Event& event) { return !event.kind.empty() && takes_part(event, entity.id); });
  if (befell != told.reading.events.end()) row.event = befell->id.index;
  row.layer = "facility";
  row.id = id_of(told, entity, item);
  row.names.insert(fold_name(item.name));
  for (const std::string& alias : item.aliases) row.names.insert(fold_name(alias));
  add_place(item.place, row);
  row.at = item.place;
  row.content = item_to_json(item);
  return row;
}

}  // namespace dateline::archive
