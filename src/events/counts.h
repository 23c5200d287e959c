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

void add_counts(const Ground& ground, const Predicate& predicate, Event& event);
void add_items(const Ground& ground, const Predicate& predicate, Event& event);

}  // namespace dateline::events
