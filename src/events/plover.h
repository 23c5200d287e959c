#pragma once
// The PLOVER class of an event by its kind and status: what is only agreed, promised, threatened or asked for has another class than what
// was done (docs/codebook.md, "Status and class").
#include <string>

#include "model/event.h"

namespace dateline::events {

/// Sets the class and CAMEO code from the row's by the status. What is only the topic or the purpose of another event gets none; what was
/// tried keeps the row's.
enum class Standpoint { kAct, kTopic, kAttempt };
void set_classes(Event& event, Standpoint standpoint);

/// Whether a class is material conflict or the threat of it.
bool is_conflict(std::string_view plover);

/// Gives an act of a general code ("promised", "refused") the one that its content has: aid, talks, a withdrawal.
void specify_by_content(Event& act, const Event& content);

/// Whether what a happening of this kind is about (what is demanded, condemned, agreed on, protested against) is its topic only: PLOVER
/// codes the act, not its topic.
bool has_topic(std::string_view kind);

}  // namespace dateline::events
