#pragma once
// What the words beside a source say of it: whose body it is, whose pictures, whether a person was there.
#include <string>

#include "attribution/informants.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

/// "the governor's office", "the teachers' union": a body by a common noun is told from others by whose it is.
std::string with_owner(const Syntax& syntax, TokenIndex head, const std::string& name);
/// "Pictures taken on Friday by the firm X": whose they are.
std::string maker_of(const Syntax& syntax, TokenIndex head);
/// "Said X, who was in the yard", "X, who saw it": a person who was there.
Knowledge presence_of(const Syntax& syntax, TokenIndex person);
/// "a hamlet near Oruro, the mayor's office said": an apposition to a place that the parse has made of a body is not that place.
bool is_another(const Entity& entity, const Token& head);

}  // namespace dateline::attribution
