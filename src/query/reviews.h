#pragma once
// Judgements and how what they are on stands by them, as JSON: docs/formats/review.md.
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "archive/decisions.h"
#include "archive/filter.h"
#include "archive/judge.h"
#include "model/json_fields.h"

namespace dateline::query {

/// {"judgements": [...]}: all, oldest first, with what became of each. With a state (in_force, undone, overruled, not_attached) only these.
/// The names of private and protected persons in them are masked.
Result<std::string> judgements(const archive::Archive& archive, const std::string& state);
/// One of these.
std::string judgement(const archive::Decision& decision);
/// {"next": [{"incident": {...}, "claims": [claim...]}], "cursor"}: happenings that nobody judged, what cases hold or cite first, then what is disputed, then what rests on one source; with
/// their claims as `claim KEY` gives them, those of which the machine is least sure first; judged ones only where --review asks for their state.
Result<std::string> review_next(const archive::Archive& archive, archive::Filter filter);
/// What can be judged: a claim, or all items of a report's reading, each with its review and the words that it rests on.
Result<std::string> review_item(const archive::Archive& archive, const std::string& name);

/// A claim as an item of its report.
Result<json::Json> claim_item(const archive::Archive& archive, const StoredReading& stored, const Claim& claim);
/// {"state", "by", "when", "why"} of a claim, and the values that people set in it.
Result<json::Json> review_json(const archive::Archive& archive, std::string_view report, review::ItemKind item, int index);
Result<json::Json> corrections_json(const archive::Archive& archive, std::string_view report, const Claim& claim);

}  // namespace dateline::query
