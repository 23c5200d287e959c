#pragma once
// Claims about a part: where the tellers of one happening differ in how many, who, where or when, each value names the claims that tell it
// (model/event.h). A part on which nobody differs has none.
#include <functional>
#include <vector>

#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::attribution {

struct PartClaims {
  /// The quotations, from the outermost on, that a token stands in; empty in the publisher's own voice.
  std::function<std::vector<int>(TokenIndex)> chain_at;
  std::function<ClaimId(EventId, const std::vector<int>& chain, Span, ClaimAbout)> claim;
};

void claim_parts(const Syntax& syntax, Reading& reading, const PartClaims& make);

}  // namespace dateline::attribution
