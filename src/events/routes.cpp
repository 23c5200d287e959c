// Routes: a way over places in legs. Told of a thing that is a way ("a corridor that stretches from A across B to C"), in one sentence or in
// several, or by a movement that names its stops ("smuggled from A through B to C").
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "events/event_places.h"
#include "events/events.h"
#include "events/way_tellings.h"

namespace dateline::events {
namespace {

bool is_same(const Ground& ground, PlaceId a, PlaceId b) { return a == b || ground.reading[a].name == ground.reading[b].name; }

std::vector<RouteLeg> legs_of(const std::vector<Stop>& stops, const WayTelling& telling) {
  std::vector<RouteLeg> out;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    RouteLeg leg;
    leg.from = stops[i].place;
    leg.to = stops[i + 1].place;
    leg.order = static_cast<int>(i);
    leg.mode = telling.mode;
    leg.time = telling.time;
    const bool together = stops[i].told == stops[i + 1].told;  // else no sentence says that one follows on the other
    const bool stated = together && stops[i].basis == TimeBasis::kStated && stops[i + 1].basis == TimeBasis::kStated;
    leg.basis = stated ? TimeBasis::kStated : TimeBasis::kInferred;
    leg.span = cover(stops[i].told, stops[i + 1].told);
    out.push_back(std::move(leg));
  }
  return out;
}

class RouteList {
 public:
  RouteList(const Ground& ground, Reading& reading) : ground_(ground), reading_(reading) {}

  void add(const WayTelling& telling) {
    const int known = route_of(telling);
    if (known >= 0) {
      Route& route = reading_.routes[static_cast<std::size_t>(known)];
      settle_status(telling, static_cast<std::size_t>(known));
      for (const Stop& stop : telling.stops) extend(route, stop, telling);
      note_telling(route, telling);
      enter(static_cast<std::size_t>(known));
      return;
    }
    if (telling.stops.size() < 2) {
      if (telling.entity) waiting_.push_back(telling);
      return;
    }
    Route route;
    route.entity = telling.entity;
    route.status = telling.status.value_or(RouteStatus::kClaimed);
    route.legs = legs_of(telling.stops, telling);
    note_telling(route, telling);
    dateline::add(reading_.routes, std::move(route));
    status_days_.push_back(day_of(telling));
    enter(reading_.routes.size() - 1);
    take_waiting(telling);
  }

  /// Ways of which no sentence names two stops, but several together do: "begins in A. It passes B."
  void join_waiting() {
    while (!waiting_.empty()) {
      WayTelling all = waiting_.front();
      std::vector<WayTelling> rest;
      for (std::size_t i = 1; i < waiting_.size(); ++i) {
        const WayTelling& other = waiting_[i];
        if (other.entity != all.entity) {
          rest.push_back(other);
          continue;
        }
        for (const Stop& stop : other.stops) add_stop(ground_, stop, all.stops);
        if (other.status) all.status = other.status;
      }
      waiting_ = std::move(rest);
      sort_stops(all.stops);
      if (all.stops.size() >= 2) add(all);
    }
  }

 private:
  std::optional<Day> day_of(const WayTelling& telling) const { return telling.time ? reading_[telling.time].end : std::nullopt; }

  /// What was told of a later day stands; what is planned takes nothing back, and what went on is planned no more.
  void settle_status(const WayTelling& telling, std::size_t which) {
    if (!telling.status) return;
    RouteStatus& status = reading_.routes[which].status;
    const std::optional<Day> day = day_of(telling);
    if (*telling.status == RouteStatus::kPlanned) return;
    if (*telling.status == RouteStatus::kClaimed && status != RouteStatus::kPlanned) return;
    if (day && status_days_[which] && *day < *status_days_[which]) return;
    status = *telling.status;
    status_days_[which] = day;
  }

  /// The route that a telling comes back to: of the same way, or over the same stops.
  int route_of(const WayTelling& telling) const {
    if (telling.entity) {
      if (const auto found = by_entity_.find(telling.entity.index); found != by_entity_.end()) return static_cast<int>(found->second);
    }
    if (telling.stops.size() < 2) return -1;
    std::string key;
    for (const Stop& stop : telling.stops) key += ground_.reading[stop.place].name + "\n";
    const auto found = by_stops_.find(key);
    return found == by_stops_.end() ? -1 : static_cast<int>(found->second);
  }

  /// So that route_of() finds it.
  void enter(std::size_t which) {
    const Route& route = reading_.routes[which];
    std::string key = ground_.reading[route.legs.front().from].name + "\n";
    for (const RouteLeg& leg : route.legs) key += ground_.reading[leg.to].name + "\n";
    by_stops_.try_emplace(std::move(key), which);
    if (route.entity) by_entity_.try_emplace(route.entity.index, which);
  }

  static void note_telling(Route& route, const WayTelling& telling) {
    const auto note = [&](Span span) {
      if (std::find(route.tellings.begin(), route.tellings.end(), span) == route.tellings.end()) route.tellings.push_back(span);
    };
    for (const Stop& stop : telling.stops) note(stop.told);
    if (telling.stops.empty()) note(telling.span);
  }

  void take_waiting(const WayTelling& telling) {
    std::vector<WayTelling> rest;
    for (WayTelling& one : waiting_) {
      if (one.entity == telling.entity) add(one);
      else rest.push_back(std::move(one));
    }
    waiting_ = std::move(rest);
  }

  /// A stop told later: at its end of the way; between the ends, a leg is cut in two only where it is the only one.
  void extend(Route& route, const Stop& stop, const WayTelling& telling) const {
    const auto passes = [&](const RouteLeg& leg) { return is_same(ground_, leg.from, stop.place) || is_same(ground_, leg.to, stop.place); };
    if (std::any_of(route.legs.begin(), route.legs.end(), passes)) return;
    RouteLeg leg;
    leg.mode = telling.mode;
    leg.time = telling.time;
    leg.span = telling.span;
    leg.basis = TimeBasis::kInferred;
    if (stop.part == StopPart::kFrom) {
      leg.from = stop.place;
      leg.to = route.legs.front().from;
      route.legs.insert(route.legs.begin(), leg);
    } else if (stop.part == StopPart::kTo) {
      leg.from = route.legs.back().to;
      leg.to = stop.place;
      route.legs.push_back(leg);
    } else if (route.legs.size() == 1) {
      RouteLeg& whole = route.legs.front();
      leg.from = stop.place;
      leg.to = whole.to;
      leg.span = cover(whole.span, telling.span);
      leg.time = {};
      whole.to = stop.place;
      whole.basis = TimeBasis::kInferred;
      whole.span = leg.span;
      whole.time = {};
      route.legs.push_back(leg);
    }
    for (std::size_t i = 0; i < route.legs.size(); ++i) route.legs[i].order = static_cast<int>(i);
  }

  const Ground& ground_;
  Reading& reading_;
  std::vector<WayTelling> waiting_;
  std::unordered_map<int, std::size_t> by_entity_;
  std::unordered_map<std::string, std::size_t> by_stops_;  // by the names of the stops
  std::vector<std::optional<Day>> status_days_;  // of each route: when its status was so
};

/// How a movement went: by its verb, its carrier, or the words that say by what.
std::string mode_of(const Ground& ground, const Event& event) {
  const auto head = static_cast<TokenIndex>(event.head);
  if (const auto mode = ground.book.travel_mode(ground.lemma[head]); !mode.empty()) return std::string(mode);
  for (TokenIndex child : ground.syntax.children(head)) {
    if (const auto mode = ground.book.travel_mode(ground.lemma[child]); !mode.empty()) return std::string(mode);
    const std::string_view word = ground.lemma[child];
    if (word != "by" && word != "on" && word != "in" && word != "aboard") continue;
    for (TokenIndex object : ground.syntax.children_with(child, {"pobj"})) {
      if (const auto mode = ground.book.travel_mode(ground.lemma[object]); !mode.empty()) return std::string(mode);
    }
  }
  return {};
}

/// "with a stop in X", "stopping in X"; "and on to Y" behind the destination.
void add_stopovers(const Ground& ground, TokenIndex head, std::vector<Stop>& stops) {
  const auto add_sites = [&](TokenIndex word) {
    Arguments inner;
    add_prepositions(ground, word, inner);
    for (const Argument& one : inner) {
      if (ground.book.place_preposition(one.slot) != PlaceRole::kSite) continue;
      for (PlaceId place : places_of_phrase(ground, one.head)) add_stop(ground, {place, StopPart::kVia, TimeBasis::kStated, {}}, stops);
    }
  };
  for (TokenIndex child : ground.syntax.children(head)) {
    const std::string_view dep = ground.token(child).dep;
    if ((dep == "advcl" || dep == "conj") && ground.book.is_in(ground.lemma[child], "STOPOVER")) add_sites(child);
    if (dep != "prep") continue;
    for (TokenIndex object : ground.syntax.children_with(child, {"pobj"})) {
      if (ground.book.is_in(ground.lemma[object], "STOPOVER")) add_sites(object);
    }
    for (TokenIndex onward : ground.syntax.children_with(child, {"conj"})) {
      Arguments inner;
      add_prepositions(ground, onward, inner);
      for (const Argument& one : inner) {
        if (!ground.book.is_in(one.slot, "ROUTE_TO")) continue;
        for (PlaceId place : places_of_phrase(ground, one.head)) add_stop(ground, {place, StopPart::kTo, TimeBasis::kStated, {}}, stops);
      }
    }
  }
}

bool lies_ahead(EventStatus status) {
  return status == EventStatus::kPlanned || status == EventStatus::kIntended || status == EventStatus::kPromised || status == EventStatus::kRequested ||
         status == EventStatus::kThreatened || status == EventStatus::kHypothetical;
}

/// "The talks moved to Vienna": nothing went anywhere.
bool moves_something(const Ground& ground, TokenIndex head) {
  const auto subject = ground.syntax.child(head, {"nsubj", "nsubjpass"});
  return !subject || (!ground.book.noun(ground.lemma[*subject]) && !ground.book.is_in(ground.lemma[*subject], "TALKS"));
}

/// What a movement says of ways, one for each of several origins or destinations ("to A and B"); none where it was not made.
std::vector<WayTelling> tellings_of(const Ground& ground, const Event& event) {
  const auto head = static_cast<TokenIndex>(event.head);
  if (event.negated || event.status == EventStatus::kFailed || !ground.book.is_in(event.kind, "ROUTE_KINDS") || !moves_something(ground, head)) return {};
  const bool crosses = ground.book.is_in(ground.lemma[head], "CROSS_VERBS");
  std::vector<Stop> origins, along, ends;
  for (const EventPlace& place : event.places) {
    const Stop stop{place.place, StopPart::kVia, TimeBasis::kStated, {}};
    if (place.role == PlaceRole::kOrigin) add_stop(ground, stop, origins);
    if (place.role == PlaceRole::kDestination) add_stop(ground, stop, ends);
    if (place.role == PlaceRole::kVia || (crosses && place.role == PlaceRole::kSite)) add_stop(ground, stop, along);
  }
  std::vector<Stop> onward;
  add_stopovers(ground, head, onward);
  const Stop none{};
  if (origins.empty()) origins.push_back(none);
  if (ends.empty()) ends.push_back(none);
  constexpr std::size_t kMost = 12;
  std::vector<WayTelling> out;
  for (const Stop& origin : origins) {
    for (const Stop& end : ends) {
      WayTelling one;
      const auto add = [&](const Stop& stop, StopPart part) {
        if (stop.place) add_stop(ground, {stop.place, part, TimeBasis::kStated, event.span}, one.stops);
      };
      add(origin, StopPart::kFrom);
      for (const Stop& stop : along) add(stop, StopPart::kVia);
      add(end, StopPart::kTo);
      for (const Stop& stop : onward) add(stop, stop.part);
      sort_stops(one.stops);
      one.mode = mode_of(ground, event);
      one.time = event.time.ref;
      one.status = lies_ahead(event.status) ? RouteStatus::kPlanned : RouteStatus::kClaimed;
      if (one.stops.size() >= 2 && out.size() < kMost) out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace

void read_routes(const Syntax& syntax, Reading& reading) {
  const Ground ground(syntax, reading);
  RouteList routes(ground, reading);
  for (const WayTelling& telling : way_tellings(ground)) routes.add(telling);
  routes.join_waiting();
  for (const Event& event : reading.events) {
    for (const WayTelling& telling : tellings_of(ground, event)) routes.add(telling);
  }
}

}  // namespace dateline::events
