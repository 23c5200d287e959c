#pragma once
// What the map of a page draws, from the features of `map`.
#include <map>
#include <string>

#include "memo/memo.h"
#include "model/json_fields.h"

namespace dateline::memo {

/// Adds a point or a leg; of incidents those that have a number, of facilities those that lie somewhere of their own.
void add_feature(const json::Json& geometry, const json::Json& properties, const std::map<std::string, int>& numbers, Memo& memo);

}  // namespace dateline::memo
