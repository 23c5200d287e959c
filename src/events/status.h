#pragma once
// Status: whether a predicate's happening is told as having happened: from tense, modality, negation, condition, purpose, and the words
// above it that plan, try, fail, promise. What others say about it (denial, doubt) is attribution's, not here.
#include "events/predicates.h"

namespace dateline::events {

struct Standing {
  EventStatus status = EventStatus::kUnknown;
  bool negated = false;
  bool drop = false;     // nothing that happened or might: a thing refused, a mere ability denied
  bool purpose = false;    // what something else was done for: "opened fire to disperse"
  bool attempted = false;  // tried: begun, whatever came of it
  bool present = false;  // told as of the day of the report: headline present, present perfect or progressive
};

Standing standing_of(const Ground& ground, const Predicate& predicate);

}  // namespace dateline::events
