// Routes: a way over places in legs. Told of a thing that is a way ("a corridor that stretches from A across B to C"), or by a movement
// that names its stops ("smuggled from A through B to C").
#include <algorithm>

#include "events/event_places.h"
#include "events/events.h"
#include "events/participants.h"
#include "events/status.h"

namespace dateline::events {
namespace {

struct Stop {
  PlaceId place;
  TimeBasis basis = TimeBasis::kStated;
};

void add_stop(const Ground& ground, PlaceId place, TimeBasis basis, std::vector<Stop>& stops) {
  if (!place) return;
  const auto same = [&](const Stop& stop) { return stop.place == place || ground.reading[stop.place].name == ground.reading[place].name; };
  if (std::none_of(stops.begin(), stops.end(), same)) stops.push_back({place, basis});
}

/// The way itself: the word, or the word that a relative clause or verb says it of.
std::optional<TokenIndex> way_of(const Ground& ground, TokenIndex head) {
  if (ground.book.is_in(ground.lemma[head], "WAYS")) return head;
  if (ground.entity[head] && ground.reading[ground.entity[head]].type == EntityType::kRoute) return head;
  if (ground.book.is_in(ground.lemma[head], "ROUTE_VERBS")) {  // "the X highway stretches from": the parser took the verb for a noun
    for (TokenIndex child : ground.syntax.children_with(head, {"compound"})) {
      if (ground.book.is_in(ground.lemma[child], "WAYS")) return child;
    }
  }
  return std::nullopt;
}

/// Whose way it is: "Iran's corridor"; also of the way that this one is joined to ("X's bridge or road").
std::optional<TokenIndex> owner_of(const Ground& ground, TokenIndex way) {
  TokenIndex at = way;
  for (int step = 0; step < 4; ++step) {
    if (const auto owner = ground.syntax.child(at, {"poss"})) return owner;
    if (ground.token(at).dep != "conj" || ground.syntax.is_root(at)) return std::nullopt;
    at = ground.token(at).head;
  }
  return std::nullopt;
}

/// The stops that a word's phrases name, in the order origin, along, destination; each in the order of the text.
void add_stops(const Ground& ground, const Arguments& arguments, std::vector<Stop>& stops) {
  for (const std::string_view part : {"ROUTE_FROM", "ROUTE_VIA", "ROUTE_TO"}) {
    for (const Argument& argument : arguments) {
      if (!ground.book.is_in(argument.slot, part)) continue;
      for (PlaceId place : places_of_phrase(ground, argument.head)) add_stop(ground, place, TimeBasis::kStated, stops);
      // "to the border and the port in X": a stop's own place
      if (ground.place[argument.head]) continue;
      Arguments inner;
      add_prepositions(ground, argument.head, inner);
      for (const Argument& one : inner) {
        if (ground.book.place_preposition(one.slot) != PlaceRole::kSite) continue;
        for (PlaceId place : places_of_phrase(ground, one.head)) add_stop(ground, place, TimeBasis::kStated, stops);
      }
    }
  }
}

RouteStatus status_of(const Ground& ground, TokenIndex word) {
  for (TokenIndex child : ground.syntax.children(word)) {
    if (ground.book.is_in(ground.lemma[child], "PLANNED_WORDS")) return RouteStatus::kPlanned;
    if (ground.book.is_in(ground.lemma[child], "CUT_WORDS")) return RouteStatus::kCut;
  }
  return RouteStatus::kClaimed;
}

void add_route(const Ground& ground, const std::vector<Stop>& stops, EntityId entity, RouteStatus status, Span span, Reading& reading) {
  if (stops.size() < 2) return;
  Route route;
  route.entity = entity;
  route.status = status;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    RouteLeg leg;
    leg.from = stops[i].place;
    leg.to = stops[i + 1].place;
    leg.order = static_cast<int>(i);
    leg.basis = stops[i].basis;
    leg.span = span;
    route.legs.push_back(leg);
  }
  const auto same = [&](const Route& there) {
    return there.legs.size() == route.legs.size() &&
           std::equal(there.legs.begin(), there.legs.end(), route.legs.begin(), [&](const RouteLeg& a, const RouteLeg& b) {
             return ground.reading[a.from].name == ground.reading[b.from].name && ground.reading[a.to].name == ground.reading[b.to].name;
           });
  };
  if (std::none_of(reading.routes.begin(), reading.routes.end(), same)) add(reading.routes, std::move(route));
}

void route_of_way(const Ground& ground, TokenIndex way, const Arguments& arguments, Span span, Reading& reading) {
  std::vector<Stop> stops;
  std::vector<Stop> told;
  add_stops(ground, arguments, told);
  if (told.size() < 2 && !(told.size() == 1 && owner_of(ground, way))) return;
  const bool has_origin = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
    return ground.book.is_in(a.slot, "ROUTE_FROM") && !places_of_phrase(ground, a.head).empty();
  });
  const bool has_end = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return ground.book.is_in(a.slot, "ROUTE_TO") || ground.book.is_in(a.slot, "ROUTE_VIA"); });
  if (!has_end) return;
  if (const auto owner = owner_of(ground, way); owner && !has_origin) add_stop(ground, ground.place[*owner], TimeBasis::kInferred, stops);
  for (const Stop& stop : told) add_stop(ground, stop.place, stop.basis, stops);
  TokenIndex named = way;
  for (int step = 0; step < 4 && !ground.entity[named] && ground.token(named).dep == "conj"; ++step) named = ground.token(named).head;
  add_route(ground, stops, ground.entity[named], status_of(ground, way), span, reading);
}

}  // namespace

void read_routes(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (ground.is_verb(i) && ground.book.is_in(ground.lemma[i], "ROUTE_VERBS")) {
      const Arguments arguments = verb_arguments(ground, i);
      for (const Argument& argument : arguments) {
        if (argument.slot != "subj" && argument.slot != "obj") continue;
        if (const auto way = way_of(ground, argument.head)) {
          route_of_way(ground, *way, arguments, syntax.span(i), reading);
          break;
        }
      }
    } else if (const auto way = ground.is_noun(i) ? way_of(ground, i) : std::nullopt) {
      Arguments own;
      add_prepositions(ground, i, own);
      route_of_way(ground, *way, own, syntax.span(i), reading);
    }
  }
  for (const Event& event : reading.events) {
    if (event.kind != "transfer" || event.negated) continue;
    std::vector<Stop> stops;
    bool via = false, ends = false;
    for (const EventPlace& place : event.places) {
      if (place.role == PlaceRole::kSite || place.role == PlaceRole::kNear) continue;
      via = via || place.role == PlaceRole::kVia;
      ends = ends || place.role == PlaceRole::kDestination;
      add_stop(ground, place.place, TimeBasis::kStated, stops);
    }
    const bool future = event.status == EventStatus::kPlanned || event.status == EventStatus::kIntended || event.status == EventStatus::kPromised;
    if (ends || via) add_route(ground, stops, {}, future ? RouteStatus::kPlanned : RouteStatus::kClaimed, event.span, reading);
  }
}

}  // namespace dateline::events
