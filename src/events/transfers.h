#pragma once
// Transfers: what only the telling of a transfer has: a supplier in the words before or after the goods ("X's missiles", "X-supplied
// radars"), a recipient whom they are bound for, and the stage that the word above it tells ("intercepted a shipment", "suspended
// deliveries").
#include "events/predicates.h"

namespace dateline::events {

/// Adds the goods themselves where the phrase is headed by a word that holds them ("a shipment of rifles"): for every kind about goods.
void add_goods(const Ground& ground, const Predicate& predicate, Event& event);

/// Completes a transfer after its participants, places and status are known.
void complete_transfer(const Ground& ground, const Predicate& predicate, Event& event);

}  // namespace dateline::events
