#include "model/reading.h"

#include <algorithm>

namespace dateline {

std::vector<SourceId> Claim::roots() const {
  std::vector<SourceId> out;
  int deepest = 0;
  for (const AttributionStep& step : attribution) deepest = std::max(deepest, step.depth);
  for (const AttributionStep& step : attribution) {
    if (step.depth == deepest) out.push_back(step.source);
  }
  return out;
}

EntityId entity_with_head(const Reading& reading, int token) {
  EntityId best;
  std::uint32_t shortest = ~0u;
  for (const Entity& entity : reading.entities) {
    for_each_mention(entity, [&](const Mention& mention) {
      if (mention.head == token && mention.span.size() < shortest) {
        best = entity.id;
        shortest = mention.span.size();
      }
    });
  }
  return best;
}

EntityId entity_at(const Reading& reading, Span span) {
  for (const Entity& entity : reading.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.span == span) return entity.id;
    }
  }
  return {};
}

PlaceId place_at(const Reading& reading, std::uint32_t position) {
  constexpr std::uint32_t kLongestPlace = 2000;  // characters: a place's words stand in one sentence
  const auto begins_before = [](std::uint32_t at) { return [at](const Place& place) { return place.span.start < at; }; };
  const std::uint32_t first = position > kLongestPlace ? position - kLongestPlace : 0;
  auto place = std::partition_point(reading.places.begin(), reading.places.end(), begins_before(first));
  for (; place != reading.places.end() && place->span.start <= position; ++place) {
    if (place->span.contains(position)) return place->id;
  }
  return {};
}

}  // namespace dateline
