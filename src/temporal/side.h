#pragma once
// Side: whether a clause looks back or ahead, by the verb that governs a word: "met on Monday", "will meet on Monday".
// Perhaps ahead is what a present tense ("resumes Monday"), an infinitive ("agreed to meet Monday") or a noun below a future verb says.
#include "model/syntax.h"

namespace dateline::temporal {

enum class Side { kUnknown, kPast, kFuture, kPerhapsFuture };

Side side_of(const Syntax& syntax, TokenIndex token);

}  // namespace dateline::temporal
