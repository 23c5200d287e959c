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

/// "The rebels accused the army of the bombing": the accused becomes an agent of the deed, which that teller alone tells. Gives their words.
std::vector<Span> add_accused(const Syntax& syntax, Reading& reading);

/// `alone`: words that only their teller tells, whether or not another tells otherwise.
void claim_parts(const Syntax& syntax, Reading& reading, const std::vector<Span>& alone, const PartClaims& make);

}  // namespace dateline::attribution
