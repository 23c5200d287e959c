#pragma once
// Cutting words short without cutting a character in two.
#include <string_view>

namespace dateline {

/// The first `most` bytes at most of valid UTF-8, cut between characters.
std::string_view beginning(std::string_view utf8, std::size_t most);

}  // namespace dateline
