#pragma once
// Side: whether a clause looks back or ahead, by the verb that governs a word: "met on Monday", "will meet on Monday".
#include "model/syntax.h"

namespace dateline::temporal {

enum class Side { kUnknown, kPast, kFuture };

Side side_of(const Syntax& syntax, TokenIndex token);

}  // namespace dateline::temporal
