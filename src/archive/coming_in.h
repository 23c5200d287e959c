#pragma once
// What a report that comes in is to those that are here: a later state of one, or one that was purged and is not taken in again.
#include <optional>
#include <string>

#include "archive/sqlite.h"
#include "model/article.h"

namespace dateline::archive {

/// The first state of the report that stands under this id or address already, or that it says it is a version of.
Result<std::optional<std::string>> earlier_version(const Database& database, const Article& article);

/// "@2", "@3": the next state of a report that has no id of its own.
Result<std::string> versioned_id(const Database& database, const std::string& first);

/// kPurged for what was purged: these bytes, this text, or what stood at this address.
Status check_not_purged(const Database& database, const std::string& sha256, const Article& article, const std::string& input);

/// Where the report stands in the archive under another id than its own, or as a version, its stored reading says so.
std::string with_id(std::string json, const std::string& id, const std::string& version_of);

}  // namespace dateline::archive
