#pragma once
// Atom: matches as a feed (RFC 4287), an entry each. The ids of feed and entries stay for ever.
#include <string>
#include <vector>

#include "archive/watches.h"

namespace dateline::watch {

/// `seed`: what no other archive has. `watch` is empty for a feed of all.
std::string atom_feed(const std::vector<archive::MatchRow>& matches, const std::string& watch, const std::string& seed, const std::string& looked_at);

}  // namespace dateline::watch
