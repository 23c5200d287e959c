#pragma once
// Places of a happening by role, from the phrases of its predicate and then of its arguments, and ordered along the way.
#include "events/predicates.h"

namespace dateline::events {

void add_places(const Ground& ground, const Predicate& predicate, Event& event);

/// The places that a phrase names: its head's own, or those inside ("the Syrian side of the border", "an area near X").
std::vector<PlaceId> places_of_phrase(const Ground& ground, TokenIndex head);

}  // namespace dateline::events
