#pragma once
// Attributions whose cue is no verb of saying: "according to the ministry", "reportedly", "it appears that", "the claim that", "Officials: ...",
// and sources behind a teller: "reported, citing two diplomats", "based on documents".
#include "attribution/draft.h"

namespace dateline::attribution {

void find_phrases(const Scene& scene, Drafts& drafts);

}  // namespace dateline::attribution
