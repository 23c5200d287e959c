#pragma once
// Addressees: whom an act is aimed at where no phrase of its frame says so ("a hunger strike to demand the president's resignation",
// "opposed to French mediation"), and the state in which it happened where nobody is named on that side ("clashed with police" needs none).
#include "events/predicates.h"

namespace dateline::events {

/// From the words around the predicate, where it has neither target nor recipient that acts.
void add_addressee(const Ground& ground, const Predicate& predicate, Event& event);

/// Once tellings are merged: a place stands for its state. What is done in a place by force, threat or protest is aimed at it; who is
/// arrested or tried there is so by its authorities.
void add_states_by_place(const Ground& ground, Event& event);

}  // namespace dateline::events
