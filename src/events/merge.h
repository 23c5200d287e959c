#pragma once
// Merging: the same happening told again in a report is one event with several mentions. Precision first: a kind in common, somebody or
// some place in common, nothing that tells the two apart (other doers, other victims, other place, other day, another status).
#include "events/ground.h"

namespace dateline::events {

/// What the merging must know beside the event itself.
struct Telling {
  Event event;
  std::string lemma;      // of the predicate
  bool noun = false;
  bool definite = false;  // "the strike", "that attack"
  std::string by_definite;        // "the attack killed nine": the noun by which it comes back to the happening, whose victims it tells
  bool another = false;   // "another attack", "similar missiles": says itself that it is not the one before
  bool dated_loosely = false;  // its time is a month or day without a year ("the June raid")
  std::uint32_t sentence = 0;
  bool participle_of_same = false;  // "exploded, killing five": part of the one before
  bool only_again = false;          // tells nothing of its own: counts only where it comes back to an earlier one
  int parent = -1;                  // place in the list of what it is part of
};

/// Gives the events of the tellings, merged, in the order of the text.
std::vector<Event> merge_tellings(const Ground& ground, std::vector<Telling> tellings);

}  // namespace dateline::events
