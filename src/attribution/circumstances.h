#pragma once
// Circumstances: statements that tell no happening of their own but bear one out: what a witness saw of it, what pictures and papers show, what
// an outlet's own reporter found, how many came. Each becomes a claim on the happening that it is about. Only what rests on somebody's
// own eyes, on pictures or on papers counts; comment, background and what is to come do not.
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

/// After the claims on what is told in so many words.
void add_circumstances(const Syntax& syntax, Reading& reading);

}  // namespace dateline::attribution
