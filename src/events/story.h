#pragma once
// The line of the story: which tellings go on with what the report tells in order, so that a time or place told once holds for them too.
#include "events/merge.h"

namespace dateline::events {

bool happened(const Event& event);
/// "had attacked"
bool is_past_perfect(const Ground& ground, TokenIndex verb);
/// Whether it is told in the past tense of a main clause, or of what somebody says.
bool in_story(const Ground& ground, const Telling& one);
/// Whether the same actor acts, or suffers, in both; a state does too much to tell.
bool goes_on(const Ground& ground, const Event& a, const Event& b);

}  // namespace dateline::events
