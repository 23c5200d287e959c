#pragma once
// To whom something is said, where that is an outlet that carries it: "told the Courier", "in an interview with the Courier", "in a
// statement carried by the state news agency", "was quoted by the Courier as saying". Whoever reads the report has the words by way of that
// outlet.
#include "attribution/draft.h"

namespace dateline::attribution {

/// "The Courier quoted the governor as saying": the verb "quoted", where `verb` is "saying".
std::optional<TokenIndex> quoting_verb(const Syntax& syntax, TokenIndex verb);
/// Whether the verb is one with which somebody is quoted as saying something.
bool quotes_as_saying(const Syntax& syntax, TokenIndex verb);

/// Sets draft.via.
/// "according to documents seen by the Courier": whoever has the papers.
void find_holder(const Syntax& syntax, Draft& draft);
void find_listener(const Scene& scene, Draft& draft);

}  // namespace dateline::attribution
