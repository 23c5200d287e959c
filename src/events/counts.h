#pragma once
// Counts: how many were killed, wounded, detained, displaced, and how many goods, as ranges: "at least five" is 5 and open, "5 to 9",
// "dozens" is neither bound known.
#include "events/predicates.h"

namespace dateline::events {

struct Range {
  std::optional<int> low, high;
  bool told = false;  // some number or vague quantity stands there
  Span span;
};

/// The number of a phrase: its numeral with what bounds it, or 1 for a single person or thing.
Range number_of(const Ground& ground, TokenIndex head);

/// Adds a count that was told, unless the event has one of what is counted.
void add_count(Event& event, std::string_view what, const Range& range);
void add_counts(const Ground& ground, const Predicate& predicate, Event& event);

}  // namespace dateline::events
