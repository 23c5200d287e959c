#pragma once
// Reading: everything that one report says, as docs/formats/reading.md lays down. Every item points at the words that say it, and
// its id is its place in its list. Stages add items through add(), which gives the id; nothing is taken out after a later stage may refer to it.
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/claim.h"
#include "model/entity.h"
#include "model/event.h"
#include "model/ids.h"
#include "model/place.h"
#include "model/relation.h"
#include "model/source.h"
#include "model/time_value.h"

namespace dateline {

/// Something odd about the text that a stage met and went on from: "impossible_date", "unresolved_place".
struct Issue {
  std::string code;
  Span span;
  std::string message;
};

struct Reading {
  std::string engine;  // version that read it
  std::string model;   // name and sha256 of the language model
  std::string unread;  // "language": stored, not read

  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<Place> places;
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Relation> relations;
  std::vector<Route> routes;
  std::vector<Claim> claims;
  std::vector<Exhibit> exhibits;
  std::vector<Quotation> quotations;
  std::vector<Issue> issues;

  const Entity& operator[](EntityId id) const { return entities[static_cast<std::size_t>(id.index)]; }
  const TimeExpression& operator[](TimeId id) const { return times[static_cast<std::size_t>(id.index)]; }
  const Place& operator[](PlaceId id) const { return places[static_cast<std::size_t>(id.index)]; }
  const Source& operator[](SourceId id) const { return sources[static_cast<std::size_t>(id.index)]; }
  const Event& operator[](EventId id) const { return events[static_cast<std::size_t>(id.index)]; }
  const Relation& operator[](RelationId id) const { return relations[static_cast<std::size_t>(id.index)]; }
  const Route& operator[](RouteId id) const { return routes[static_cast<std::size_t>(id.index)]; }
  template <class T>
  auto& operator[](Id<T> id) {
    using Item = std::remove_cvref_t<decltype(std::as_const(*this)[id])>;
    return const_cast<Item&>(std::as_const(*this)[id]);
  }
};

/// Appends an item to its list, sets its id, gives the id.
template <class Item>
auto add(std::vector<Item>& list, Item item) {
  item.id.index = static_cast<int>(list.size());
  list.push_back(std::move(item));
  return list.back().id;
}

/// The entity one of whose mentions has this head token; the mention with the shortest span where several have.
EntityId entity_with_head(const Reading& reading, int token);
/// The entity with a mention of exactly this span.
EntityId entity_at(const Reading& reading, Span span);
/// The first place whose mention covers this position; places lie in the order of the text.
PlaceId place_at(const Reading& reading, std::uint32_t position);

}  // namespace dateline
