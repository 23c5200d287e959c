#pragma once
// How sure the teller is of what one predication says: the words beside it that lower certainty.
#include <vector>

#include "model/claim.h"
#include "model/syntax.h"

namespace dateline::attribution {

struct Hedging {
  Certainty certainty = Certainty::kCertain;
  std::vector<Span> hedges;
};

/// Modals, adverbs and adjectives on the word that tells the happening, a question or condition that it stands in ("whether", "if"), and the
/// verbs that it hangs on ("appears to have", "is likely to").
Hedging hedging_of(const Syntax& syntax, TokenIndex head);
/// The less certain of two.
Certainty lower(Certainty a, Certainty b);

}  // namespace dateline::attribution
