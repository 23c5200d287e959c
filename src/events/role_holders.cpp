#include "events/role_holders.h"

#include <algorithm>

namespace dateline::events {
namespace {

bool is_role(RelationType type) {
  using enum RelationType;
  return type == kHoldsOffice || type == kLeads || type == kDeputyOf || type == kSpokespersonOf;
}

bool has_mode(const Relation& relation, std::initializer_list<std::string_view> modes) {
  return std::any_of(relation.modes.begin(), relation.modes.end(),
                     [&](const std::string& mode) { return std::find(modes.begin(), modes.end(), mode) != modes.end(); });
}

/// Held when the text tells of it: not over, and not only to come.
bool is_held(const Relation& relation) { return !has_mode(relation, {"former", "elect", "designate", "nominee"}) && relation.end.empty(); }

bool is_dated(const Event& event) {
  const bool told = event.time.basis == TimeBasis::kStated || event.time.basis == TimeBasis::kInferred;
  return told && event.time.start && !event.time.value.empty();
}

bool is_among(const std::vector<EntityId>& named, EntityId office) {
  return named.empty() || std::find(named.begin(), named.end(), office) != named.end();
}

}  // namespace

std::vector<EntityId> RoleHolders::offices_named(const Event& event) const {
  std::vector<EntityId> out;
  for (const Participant& one : event.participants) {
    if (one.entity && reading[one.entity].type == EntityType::kPosition) out.push_back(one.entity);
  }
  return out;
}

std::vector<Relation*> RoleHolders::held(EntityId person, const std::vector<EntityId>& named) const {
  std::vector<Relation*> out;
  for (Relation* relation : offices(person)) {
    if (is_held(*relation) && is_among(named, relation->to)) out.push_back(relation);
  }
  return out;
}

std::vector<Relation*> RoleHolders::offices(EntityId person) const {
  std::vector<Relation*> out;
  for (Relation& relation : reading.relations) {
    const bool office = relation.from == person && relation.type == RelationType::kHoldsOffice;
    if (office && !has_mode(relation, {"former", "elect", "designate", "nominee"})) out.push_back(&relation);
  }
  return out;
}

void RoleHolders::end_role(Relation& relation, const Event& event) {
  const bool dated = is_dated(event) && !event.time.value.ends_with("/..");
  if (dated && !relation.start.empty() && event.time.value < relation.start) return;  // told of an earlier time
  relation.end = dated ? event.time.value : before(ground.syntax.doc().article.published);
  if (relation.type == RelationType::kHoldsOffice) ended.push_back({relation.id, event.id});
}

void RoleHolders::end_all(EntityId person, const Event& event) {
  for (Relation& relation : reading.relations) {
    if (relation.from == person && is_role(relation.type) && is_held(relation)) end_role(relation, event);
  }
}

void RoleHolders::end_office(Relation& office, const Event& event) {
  const EntityId person = office.from;
  const int head = office.head;  // "the commander of the corps": the office and what it leads
  for (Relation& relation : reading.relations) {
    const bool same = relation.id == office.id || (relation.from == person && relation.head == head);
    if (same && is_role(relation.type) && is_held(relation)) end_role(relation, event);
  }
}

void RoleHolders::start_office(EntityId person, const std::vector<EntityId>& named, const Event& event) const {
  const std::vector<Relation*> all = held(person, named);
  if (all.size() == 1 && all.front()->start.empty() && is_dated(event) && !event.time.value.starts_with("../")) all.front()->start = event.time.value;
}

void RoleHolders::add_office(EntityId person, EntityId office, const Event& event) const {
  const std::vector<Relation*> all = offices(person);
  if (std::any_of(all.begin(), all.end(), [&](const Relation* one) { return one->to == office; })) return;
  Entity& holder = reading[person];
  const auto& sectors = reading[office].sectors;
  const bool of_state = std::any_of(sectors.begin(), sectors.end(), [&](const std::string& one) { return ground.book.is_in(one, "STATE_SECTOR"); });
  if (of_state && holder.subtype != "minor") holder.person_class = PersonClass::kPublicRole;
  Relation relation;
  relation.type = RelationType::kHoldsOffice;
  relation.from = person;
  relation.to = office;
  relation.span = event.span;
  relation.mentions = {event.span};
  relation.confidence = event.confidence;
  relation.head = event.head;
  add(reading.relations, std::move(relation));
}

}  // namespace dateline::events
