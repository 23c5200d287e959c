#pragma once
// What feeds of matches have in common, whatever their format: text as XML, ids that stay for ever, what an entry says.
#include <string>
#include <string_view>

#include "archive/watches.h"

namespace dateline::watch {

inline constexpr int kFeedEntries = 100;

/// As text of XML 1.0: what it cannot hold is left out.
std::string escaped(std::string_view text);
std::string element(const char* name, std::string_view text);

/// "urn:uuid:...": a version 8 UUID (RFC 9562) of a hash. `seed`: what no other archive has.
std::string feed_id(const std::string& seed, const std::string& watch);
std::string entry_id(const std::string& seed, const archive::MatchRow& match);

/// What a match says: title, kind of change, and all of it with its evidence, on lines.
struct EntryWords {
  std::string title, change, content;
};
EntryWords words_of(const archive::MatchRow& match);

}  // namespace dateline::watch
