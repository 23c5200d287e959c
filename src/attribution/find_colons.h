#pragma once
// Tellers parted from what they say by a colon alone: "Officials: dam will hold", "Dam will hold: officials".
#include "attribution/draft.h"

namespace dateline::attribution {

/// Looks at the verbs' drafts: what has a teller of its own has none before the colon.
void find_colons(const Scene& scene, Drafts& drafts);

}  // namespace dateline::attribution
