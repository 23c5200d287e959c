#pragma once
// Speech in quotation marks: gives quoted words to the attribution that they belong to. Content that begins or ends inside a quotation takes
// all of it; words that no verb has yet go to the cue beside them, to the cue before a colon, or to the speaker of the quotation before.
#include "attribution/draft.h"

namespace dateline::attribution {

/// Fills in and adds drafts; afterwards no draft is without content.
void give_speech(const Scene& scene, Drafts& drafts);

}  // namespace dateline::attribution
