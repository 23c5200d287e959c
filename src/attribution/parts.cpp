#include "attribution/parts.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"

namespace dateline::attribution {
namespace {

/// One value of a part: places and people of one group and different values exclude each other.
struct Value {
  std::string group, value;
  ClaimAbout about;
  Span span;
  std::vector<ClaimId>* claims;
  std::vector<int> chain;
};

std::string text_of(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }

std::vector<Value> values_of(Reading& reading, EventId id) {
  std::vector<Value> out;
  Event& event = reading[id];
  for (EventCount& count : event.counts) {
    out.push_back({"count " + count.what, text_of(count.low) + ".." + text_of(count.high), ClaimAbout::kCount, count.span, &count.claims, {}});
  }
  for (Participant& one : event.participants) {
    // who else was hit is no dispute; who did it is
    if (one.role != Role::kAgent || !one.entity) continue;
    out.push_back({"agent", fold_name(reading[one.entity].name), ClaimAbout::kAgent, one.span, &one.claims, {}});
  }
  for (EventPlace& place : event.places) {
    // "in the city", "in the country": only two settlements exclude each other
    if (place.role != PlaceRole::kSite || !place.place || reading[place.place].kind != "settlement") continue;
    out.push_back({"site", fold_name(reading[place.place].name), ClaimAbout::kPlace, place.span, &place.claims, {}});
  }
  for (EventTime& time : event.times) {
    const Span span = time.ref ? reading[time.ref].span : Span{};
    out.push_back({"time", time.value, ClaimAbout::kTime, span, &time.claims, {}});
  }
  return out;
}

bool dispute(const Value& a, const Value& b) { return a.group == b.group && a.value != b.value && a.chain != b.chain; }

}  // namespace

void claim_parts(const Syntax& syntax, Reading& reading, const PartClaims& make) {
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const EventId id{static_cast<int>(i)};
    std::vector<Value> values = values_of(reading, id);
    std::erase_if(values, [](const Value& value) { return value.span.empty(); });
    if (values.size() < 2) continue;
    for (Value& value : values) {
      if (const auto head = syntax.head_of(value.span)) value.chain = make.chain_at(*head);
    }
    for (const Value& value : values) {
      const bool disputed = std::any_of(values.begin(), values.end(), [&](const Value& other) { return dispute(value, other); });
      if (disputed) value.claims->push_back(make.claim(id, value.chain, value.span, value.about));
    }
  }
}

}  // namespace dateline::attribution
