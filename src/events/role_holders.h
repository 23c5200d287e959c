#pragma once
// The roles of people in a reading while happenings change them: who holds which office, and its end or beginning by an event. Inside of
// role_changes.cpp, successions.cpp and vacancies.cpp only.
#include <vector>

#include "events/ground.h"

namespace dateline::events {

/// An office that an event ended.
struct EndedRole {
  RelationId relation;
  EventId event;
};

struct RoleHolders {
  const Ground& ground;
  Reading& reading;
  std::vector<EndedRole> ended;

  /// The offices that an event names among those who take part in it.
  std::vector<EntityId> offices_named(const Event& event) const;
  /// The offices of the person that are held still, of those that are named if any are.
  std::vector<Relation*> held(EntityId person, const std::vector<EntityId>& named) const;
  /// The offices of the person, held or not; not what he is told to have been before or to become.
  std::vector<Relation*> offices(EntityId person) const;

  void end_all(EntityId person, const Event& event);
  /// The office and what its holder leads by it.
  void end_office(Relation& office, const Event& event);
  void start_office(EntityId person, const std::vector<EntityId>& named, const Event& event) const;
  /// That the person holds it, told by the event, unless the reading says so. Who holds an office of state or force has a public role.
  void add_office(EntityId person, EntityId office, const Event& event) const;

 private:
  void end_role(Relation& relation, const Event& event);
};

}  // namespace dateline::events
