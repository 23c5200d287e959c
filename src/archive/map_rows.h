#pragma once
// The rows of map_items that one report gives, and its words without private names. Shared by map_rows.cpp, map_facilities.cpp, map_legs.cpp and
// derive.cpp.
#include <set>
#include <span>

#include "archive/map_items.h"
#include "archive/sqlite.h"
#include "model/article.h"
#include "model/reading.h"

namespace dateline::archive {

/// One report while its rows are made; it refers to what it was made of.
struct Told {
  const Article& article;
  const Reading& reading;
  std::span<const Span> sentences;
  std::vector<Span> kept_back;  // names of people who are not to be followed and words of these names, in order
};

/// An item with what it can be found by.
struct MapRow {
  std::string layer, id;
  std::optional<int> event;  // of a leg: the movement; of a facility: the first thing that befell it
  std::set<std::string> names, actors, origins, countries;
  MapPoint at, to;         // a facility has no `to`
  std::string start, stop; // empty: the day of publication
  std::string content, words;
};

bool names_somebody(const Told& told, Span span);
bool names_somebody(const Told& told, const Entity& entity);
/// Whether somebody who is kept back, or a crowd of victims, takes part.
bool is_beside_somebody(const Told& told, const Event& event);
/// The words of a span, each name that is kept back replaced.
std::string words_of(const Told& told, Span span);
/// The sentences that a span stands in, else its block, else the span itself.
Span sentence_of(const Told& told, Span span);

MapPoint point_of(const Place& place);
void add_place(const MapPoint& point, MapRow& row);
void add_actor(const Entity& entity, MapRow& row);
void add_origins(const Reading& reading, const Claim& claim, MapRow& row);
std::string short_hash(std::string_view text);

template <class Subject>
const Claim* claim_on(const Reading& reading, Id<Subject> subject) {
  for (const Claim& claim : reading.claims) {
    const auto* there = std::get_if<Id<Subject>>(&claim.subject);
    if (there && *there == subject && !claim.rejected) return &claim;
  }
  return nullptr;
}

/// Nothing for what would show where somebody lives.
std::optional<MapRow> facility_row(const Told& told, const Entity& entity);
/// One for each leg and each claim on the route: what one affirms another may deny.
std::vector<MapRow> leg_rows(const Told& told, const Route& route);

Told tell(const Article& article, const Reading& reading, std::span<const Span> sentences);
Status insert_map_items(const Database& database, std::int64_t n, const Told& told);

}  // namespace dateline::archive
