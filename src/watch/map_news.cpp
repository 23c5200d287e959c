#include "watch/map_news.h"

#include <algorithm>

namespace dateline::watch {
namespace {

using archive::FacilityItem;
using archive::FacilityState;
using archive::LegItem;
using json::Json;
using History = std::vector<std::variant<FacilityItem, LegItem>>;

/// Whether one can be another telling of the other: the same state at times that do not differ.
bool is_same(const FacilityState& a, const FacilityState& b) {
  return a.state == b.state && (!a.start || !b.start || *a.start == *b.start);
}

const FacilityState* last_state(const History& before) {
  for (auto at = before.rbegin(); at != before.rend(); ++at) {
    const auto* facility = std::get_if<FacilityItem>(&*at);
    if (facility && !facility->states.empty()) return &facility->states.back();
  }
  return nullptr;
}

bool was_told(const FacilityState& state, const History& before) {
  return std::any_of(before.begin(), before.end(), [&](const auto& item) {
    const auto* facility = std::get_if<FacilityItem>(&item);
    return facility && std::any_of(facility->states.begin(), facility->states.end(), [&](const FacilityState& other) { return is_same(state, other); });
  });
}

News about(const archive::MapItem& item, std::string change, const std::string& claim) {
  News out;
  out.change = std::move(change);
  out.item = item.id;
  out.report = item.report;
  out.incident = item.incident;
  if (!claim.empty()) out.claims = {claim};
  return out;
}

std::vector<News> facility_news(const archive::MapItem& item, const FacilityItem& facility, const History& before) {
  std::vector<News> out;
  for (const FacilityState& state : facility.states) {
    if (was_told(state, before)) continue;
    News news = about(item, "facility_state", state.claim);
    news.about = facility.name + (facility.place.name.empty() ? "" : " · " + facility.place.name);
    news.mark = "facility " + item.id + " " + state.state + " " + (state.start ? iso_day(*state.start) : std::string());
    const FacilityState* last = last_state(before);
    news.before = last ? Json(last->state) : Json();
    news.now = state.state;
    news.words = news.about + ": " + (last ? last->state + ", now " : std::string()) + state.state + (state.time.empty() ? "" : " (" + state.time + ")");
    out.push_back(std::move(news));
  }
  return out;
}

std::string standing_of(const LegItem& leg) { return leg.polarity == Polarity::kDenied ? "denied" : std::string(name_of(leg.status)); }

std::vector<News> leg_news(const archive::MapItem& item, const LegItem& leg, const History& before) {
  const LegItem* last = nullptr;
  bool was_so = false;
  for (const auto& told : before) {
    if (const auto* other = std::get_if<LegItem>(&told)) {
      last = other;
      was_so = was_so || standing_of(*other) == standing_of(leg);
    }
  }
  if (was_so) return {};
  News news = about(item, last ? "leg_changed" : "new_leg", leg.claim);
  news.about = (leg.from.name.empty() ? "?" : leg.from.name) + " → " + (leg.to.name.empty() ? "?" : leg.to.name);
  news.mark = "leg " + item.id + " " + standing_of(leg);
  news.before = last ? Json(standing_of(*last)) : Json();
  news.now = standing_of(leg);
  news.words = (last ? "Leg " : "New leg: ") + news.about + " (" + (last ? standing_of(*last) + ", now " : std::string()) + standing_of(leg) + ")";
  return {std::move(news)};
}

}  // namespace

std::vector<News> map_item_news(const archive::MapItem& now, const History& before) {
  if (const auto* facility = std::get_if<FacilityItem>(&now.what)) return facility_news(now, *facility, before);
  return leg_news(now, std::get<LegItem>(now.what), before);
}

}  // namespace dateline::watch
