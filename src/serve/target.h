#pragma once
// Target: what a request asks for, as it stands in its first line (RFC 9112, 3.2.1, origin-form; RFC 3986 for its parts). All of it is text
// in UTF-8 without NUL; what is not is refused.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline::serve {

inline constexpr std::size_t kMostTarget = 8 * 1024;  // bytes
inline constexpr std::size_t kMostParameters = 64;

struct Target {
  std::vector<std::string> path;                                // segments, decoded: "/api/v1/actors/a%2Fb" is "api", "v1", "actors", "a/b"
  std::vector<std::pair<std::string, std::string>> parameters;  // in the order of their names, each once
};

Result<Target> parse_target(std::string_view raw);

/// A part of an address with everything escaped but RFC 3986's unreserved signs.
std::string escape(std::string_view part);
/// "a=1&b=x%20y"
std::string query_string(const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace dateline::serve
