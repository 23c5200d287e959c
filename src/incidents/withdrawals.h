#pragma once
// Withdrawals: who takes back its word, and which reports their outlet withdraws as a whole (corroboration codebook, "Counting", rule 9).
#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

/// "Withdrew its report that ...": a claim that denies what its root said before.
bool takes_back(const Claim& claim, const Article& article, const Reading& reading);

/// "Denied that": by the words that attribute it.
bool refutes(const Claim& claim);

/// "An earlier version of this report said ...": told only as what the outlet tells no more.
bool is_told_no_more(const Event& event, const Article& article, const Reading& reading);

/// "RETRACTED: ...", "this report has been withdrawn": the report, in whatever state it was published before, stands no more.
bool is_withdrawn(const Article& article);

}  // namespace dateline::incidents
