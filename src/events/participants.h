#pragma once
// Participants: who stands in which role of a happening. Only where the reading has an entity for the phrase; an office's or group's
// standing word ("members of", "the aim of") hands on to what it is of.
#include "events/predicates.h"

namespace dateline::events {

/// The entity that a phrase is about, with the words that name it here; an invalid id where the reading has none.
struct Named {
  EntityId entity;
  Span span;
};
Named entity_of_phrase(const Ground& ground, TokenIndex head);

void add_participants(const Ground& ground, const Predicate& predicate, Event& event);

}  // namespace dateline::events
