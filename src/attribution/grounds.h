#pragma once
// What a teller rests on: "the agency reported, citing two diplomats, that ...", "based on interviews with three officials". The people or papers
// become an attribution of the same content, behind the teller's.
#include "attribution/draft.h"

namespace dateline::attribution {

void find_grounds(const Scene& scene, Drafts& drafts);

}  // namespace dateline::attribution
