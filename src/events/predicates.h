#pragma once
// Predicates: the words of a text that tell a happening: verbs, event nouns, event nouns held by a light verb. Each carries the row of the
// codebook that types it (none: untyped) and its arguments. Verbs of speech, of state and of mere control give none.
#include <vector>

#include "events/arguments.h"

namespace dateline::events {

struct Predicate {
  TokenIndex head = 0;
  const Entry* entry = nullptr;
  Arguments arguments;
  std::optional<TokenIndex> governor;       // the verb that holds an event noun: a light verb, or what it is subject or object of
  bool by_light_verb = false;               // the governor is one, and holds the noun in its slot
  std::optional<EventStatus> light_status;  // what the light verb says of it
  const Entry* act = nullptr;               // what a casualty was the outcome of, where the sentence tells it: "died under torture"
  std::vector<TokenIndex> folded;           // nouns that tell the same happening ("airstrike" beside "hit")
};

/// Whether a row asks for certain objects, so that the object's word is part of what it tells ("sign an agreement").
bool names_object(const Entry& entry);

/// Who does what a participle says that is joined to him: "X" of "X-supplied radars".
std::optional<TokenIndex> doer_before_hyphen(const Ground& ground, TokenIndex participle);

/// In the order of the text.
std::vector<Predicate> find_predicates(const Ground& ground);

}  // namespace dateline::events
