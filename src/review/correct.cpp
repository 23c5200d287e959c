#include "review/correct.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"
#include "review/speaker.h"
#include "review/values.h"

namespace dateline::review {
namespace {

bool bears(const Entity& entity, const std::string& folded) {
  return fold_name(entity.name) == folded || std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const std::string& alias) { return fold_name(alias) == folded; });
}

/// A person whom only a reviewer names has no public role that the report tells.
EntityId entity_for(const Correction& to, Span span, Reading& reading) {
  if (const EntityId known = entity_named(to.value, reading)) return known;
  Entity fresh;
  fresh.name = to.value;
  fresh.type = from_name<EntityType>(to.type).value_or(EntityType::kOrganization);
  if (fresh.type == EntityType::kPerson) fresh.person_class = PersonClass::kPrivate;
  fresh.mentions = {{span, MentionForm::kName, MentionSense::kActor}};
  return add(reading.entities, fresh);
}

EventTime time_of(const std::string& value) {
  EventTime out;
  const auto days = days_of(value);
  if (!days) return out;
  out.value = value;
  out.start = days->start;
  out.end = days->end;
  out.basis = TimeBasis::kStated;
  return out;
}

Place place_of(const Correction& to, Span span) {
  Place out;
  out.span = span;
  out.name = to.value;
  out.country = to.country;
  out.lat = to.lat;
  out.lon = to.lon;
  out.kind = "settlement";
  out.confidence = 1;
  out.reasons = {"reviewed"};
  return out;
}

void set_place(Event& event, const Correction& to, Reading& reading) {
  const PlaceRole role = from_name<PlaceRole>(to.of).value_or(PlaceRole::kSite);
  std::erase_if(event.places, [&](const EventPlace& place) { return place.role == role || place.basis == PlaceBasis::kInferred; });
  if (to.value.empty()) return;
  const PlaceId place = add(reading.places, place_of(to, event.span));
  event.places.push_back({role, place, static_cast<int>(event.places.size()), event.span, PlaceBasis::kStated, {}});
}

void set_actor(Event& event, const Correction& to, Reading& reading) {
  const Role role = from_name<Role>(to.of).value_or(Role::kOther);
  std::erase_if(event.participants, [&](const Participant& part) { return part.role == role; });
  if (to.value.empty()) return;
  const EntityId entity = entity_for(to, event.span, reading);
  event.participants.push_back({role, entity, event.span, {}});
}

void set_role(Event& event, const Correction& to, const Reading& reading) {
  for (Participant& part : event.participants) {
    if (part.entity && bears(reading[part.entity], fold_name(to.of))) part.role = from_name<Role>(to.value).value_or(part.role);
  }
}

/// "12", "10-12"
void set_count(Event& event, const Correction& to) {
  std::erase_if(event.counts, [&](const EventCount& count) { return count.what == to.of; });
  if (to.value.empty()) return;
  const std::size_t dash = to.value.find('-');
  const int low = std::stoi(to.value), high = dash == std::string::npos ? low : std::stoi(to.value.substr(dash + 1));
  event.counts.push_back({to.of, low, high, event.span, {}});
}

void set_kind(Event& event, const std::string& kind) {
  if (event.kind == kind) return;
  event.kind = kind;
  event.plover.clear();
  event.cameo.clear();
  for (const TableRow& row : data_table("events/kinds.tsv")) {
    if (row[0] == kind && row.size() > 1 && row[1] != "none") event.plover = row[1];
  }
}

void set_in_event(int at, const Correction& to, Reading& reading) {
  Event event = reading.events[static_cast<std::size_t>(at)];  // lists grow meanwhile
  if (to.field == "kind") set_kind(event, to.value);
  if (to.field == "status") event.status = from_name<EventStatus>(to.value).value_or(event.status);
  if (to.field == "date") {
    event.time = time_of(to.value);
    event.times.clear();
  }
  if (to.field == "place") set_place(event, to, reading);
  if (to.field == "actor") set_actor(event, to, reading);
  if (to.field == "role") set_role(event, to, reading);
  if (to.field == "count") set_count(event, to);
  reading.events[static_cast<std::size_t>(at)] = std::move(event);
}

void set_in_relation(int at, const Correction& to, Reading& reading) {
  const Span span = reading.relations[static_cast<std::size_t>(at)].span;
  EntityId end;
  if (to.field == "from" || to.field == "to") end = entity_for(to, span, reading);
  Relation& relation = reading.relations[static_cast<std::size_t>(at)];
  if (to.field == "kind") relation.type = from_name<RelationType>(to.value).value_or(relation.type);
  if (to.field == "from") relation.from = end;
  if (to.field == "to") relation.to = end;
  if (to.field == "start") relation.start = to.value;
  if (to.field == "end") relation.end = to.value;
}

bool set_in_claim(int at, const Correction& to, Reading& reading) {
  Claim claim = reading.claims[static_cast<std::size_t>(at)];
  if (to.field == "polarity") claim.polarity = from_name<Polarity>(to.value).value_or(claim.polarity);
  else if (to.field == "certainty") claim.certainty = from_name<Certainty>(to.value).value_or(claim.certainty);
  else return false;
  reading.claims[static_cast<std::size_t>(at)] = std::move(claim);
  return true;
}

/// All that one judgement names, side by side.
void set_speakers_of(int at, const std::vector<Correction>& corrections, Reading& reading) {
  Claim claim = reading.claims[static_cast<std::size_t>(at)];
  std::vector<SourceId> speakers;
  for (const Correction& to : corrections) {
    if (to.field != "speaker") continue;
    if (const SourceId one = speaker_of(to, claim.span, reading)) speakers.push_back(one);
  }
  set_speakers(claim, speakers);
  reading.claims[static_cast<std::size_t>(at)] = std::move(claim);
}

void set_time(int at, const Correction& to, Reading& reading) {
  TimeExpression& time = reading.times[static_cast<std::size_t>(at)];
  const auto days = days_of(to.value);
  if (to.field != "date" || !days) return;
  time.value = to.value;
  time.start = days->start;
  time.end = days->end;
  time.mod.clear();
  const auto set = [&](EventTime& told) {
    if (told.ref != time.id) return;
    told.value = time.value;
    told.start = time.start;
    told.end = time.end;
  };
  for (Event& event : reading.events) {
    set(event.time);
    for (EventTime& told : event.times) set(told);
  }
}

void set_named_place(int at, const Correction& to, Reading& reading) {
  Place& place = reading.places[static_cast<std::size_t>(at)];
  if (to.field != "place") return;
  Place fresh = place_of(to, place.span);
  fresh.id = place.id;
  fresh.form = place.form;
  fresh.entity = place.entity;
  place = std::move(fresh);
}

}  // namespace

EntityId entity_named(const std::string& name, const Reading& reading) {
  const std::string folded = fold_name(name);
  for (const Entity& entity : reading.entities) {
    if (bears(entity, folded)) return entity.id;
  }
  return {};
}

int event_of(ItemKind item, int index, const Reading& reading) {
  if (item == ItemKind::kEvent) return index;
  if (item != ItemKind::kClaim) return -1;
  const auto* event = std::get_if<EventId>(&reading.claims[static_cast<std::size_t>(index)].subject);
  return event ? event->index : -1;
}

int relation_of(ItemKind item, int index, const Reading& reading) {
  if (item == ItemKind::kRelation) return index;
  if (item != ItemKind::kClaim) return -1;
  const auto* relation = std::get_if<RelationId>(&reading.claims[static_cast<std::size_t>(index)].subject);
  return relation ? relation->index : -1;
}

void set_fields(ItemKind item, int index, const std::vector<Correction>& corrections, Reading& reading) {
  const int event = event_of(item, index, reading), relation = relation_of(item, index, reading);
  const auto is_speaker = [](const Correction& to) { return to.field == "speaker"; };
  if (item == ItemKind::kClaim && std::any_of(corrections.begin(), corrections.end(), is_speaker)) set_speakers_of(index, corrections, reading);
  for (const Correction& to : corrections) {
    if (is_speaker(to)) continue;
    if (item == ItemKind::kClaim && set_in_claim(index, to, reading)) continue;
    if (event >= 0) set_in_event(event, to, reading);
    else if (relation >= 0) set_in_relation(relation, to, reading);
    else if (item == ItemKind::kTime) set_time(index, to, reading);
    else if (item == ItemKind::kPlace) set_named_place(index, to, reading);
  }
}

}  // namespace dateline::review
