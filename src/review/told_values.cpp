#include "review/told_values.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"

namespace dateline::review {
namespace {

constexpr double kSamePoint = 0.25;  // degrees: a person's point for a town is seldom a gazetteer's

bool near(const std::optional<double>& a, const std::optional<double>& b) { return !a || !b || std::abs(*a - *b) <= kSamePoint; }

bool same(const Told& a, const Told& b) { return a.value == b.value && near(a.lat, b.lat) && near(a.lon, b.lon); }

bool is_told(const std::vector<ClaimId>& by, const std::vector<ClaimId>& claims) {
  return by.empty() || claims.empty() || std::any_of(by.begin(), by.end(), [&](ClaimId id) { return std::find(claims.begin(), claims.end(), id) != claims.end(); });
}

void add(Values& values, Told told) {
  if (std::none_of(values.begin(), values.end(), [&](const Told& other) { return same(told, other); })) values.push_back(std::move(told));
}

bool is_in(Layer layer, Role role) {
  if (layer == Layer::kAgent) return role == Role::kAgent;
  if (layer == Layer::kTarget) return role == Role::kTarget;
  return layer == Layer::kOtherRoles && role != Role::kAgent && role != Role::kTarget;
}

void add_participants(Layer layer, const Event& event, const Reading& reading, const std::vector<ClaimId>& claims, Values& out) {
  for (const Participant& part : event.participants) {
    if (part.entity && is_in(layer, part.role) && is_told(part.claims, claims)) add(out, {std::string(name_of(part.role)) + ":" + fold_name(reading[part.entity].name), {}, {}});
  }
}

void add_places(const Event& event, const Reading& reading, const std::vector<ClaimId>& claims, Values& out) {
  for (const EventPlace& site : event.places) {
    if (!site.place || !is_told(site.claims, claims)) continue;
    const Place& place = reading[site.place];
    add(out, {std::string(name_of(site.role)) + ":" + fold_name(place.name), place.lat, place.lon});
  }
}

void add_counts(const Event& event, const std::vector<ClaimId>& claims, Values& out) {
  for (const EventCount& count : event.counts) {
    if (!is_told(count.claims, claims)) continue;
    const auto number = [](const std::optional<int>& n) { return n ? std::to_string(*n) : std::string("?"); };
    add(out, {count.what + ":" + number(count.low) + "-" + number(count.high), {}, {}});
  }
}

}  // namespace

Values told_of_event(Layer layer, const Event& event, const Reading& reading, const std::vector<ClaimId>& claims) {
  Values out;
  if (layer == Layer::kTime) {
    if (!event.time.value.empty() && is_told(event.time.claims, claims)) out.push_back({event.time.value, {}, {}});
  } else if (layer == Layer::kPlace) {
    add_places(event, reading, claims, out);
  } else if (layer == Layer::kCount) {
    add_counts(event, claims, out);
  } else {
    add_participants(layer, event, reading, claims, out);
  }
  return out;
}

Values told_of_relation(Layer layer, const Relation& relation, const Reading& reading) {
  Values out;
  if (layer == Layer::kRelationTime) {
    if (!relation.start.empty()) out.push_back({"start:" + relation.start, {}, {}});
    if (!relation.end.empty()) out.push_back({"end:" + relation.end, {}, {}});
    return out;
  }
  if (relation.from) out.push_back({"from:" + fold_name(reading[relation.from].name), {}, {}});
  if (relation.to) out.push_back({"to:" + fold_name(reading[relation.to].name), {}, {}});
  return out;
}

Values roots_of(const Claim& claim, const Reading& reading) {
  Values out;
  for (const SourceId root : claim.roots()) {
    if (root) add(out, {fold_name(reading[root].name), {}, {}});
  }
  return out;
}

Tally compared(const Values& machine, const Values& people) {
  Tally out;
  std::vector<bool> taken(people.size(), false);
  for (const Told& told : machine) {
    std::size_t at = 0;
    while (at < people.size() && (taken[at] || !same(told, people[at]))) ++at;
    if (at < people.size()) taken[at] = true;
    (at < people.size() ? out.right : out.wrong) += 1;
  }
  out.missed = static_cast<int>(std::count(taken.begin(), taken.end(), false));
  return out;
}

}  // namespace dateline::review
