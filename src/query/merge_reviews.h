#pragma once
// Whether people confirmed what the machine joined as one actor: a merge of two of its names, or of what one report tells of it and the rest.
#include <vector>

#include "archive/decisions.h"
#include "model/json_fields.h"

namespace dateline::query {

/// Gives each of `merges` of an actor its `review`: unreviewed, confirmed, or second_reviewed where two people did; by whom last, when, why.
void set_merge_reviews(json::Json& actor, const std::vector<archive::Decision>& decisions);

}  // namespace dateline::query
