#pragma once
// Attributions whose cue is a verb: indirect speech by clause, infinitive, object or preposition, active and passive, and speech whose words
// stand in quotation marks in the same sentence. A verb without content here may still get quoted words later (speech.h).
#include "attribution/draft.h"

namespace dateline::attribution {

Drafts find_verbs(const Scene& scene);

}  // namespace dateline::attribution
