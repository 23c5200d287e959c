#pragma once
// Robots: what a site's robots.txt (RFC 9309) allows one client. The longest rule that matches decides, an allowing one where two are as
// long; without a rule all is allowed. Any bytes give an answer; only the first 500 KiB count.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::fetch {

inline constexpr std::size_t kMaxRobotsBytes = std::size_t{500} << 10;

struct RobotsRule {
  std::string path;  // percent-encoded in one way; "*" is anything, "$" at its end the end
  bool allow = false;
};

struct Robots {
  std::vector<RobotsRule> rules;
  std::optional<std::chrono::milliseconds> crawl_delay;  // no part of the standard, but many sites ask for it
};

/// The groups for `product` ("dateline"), or else those for "*".
Robots read_robots(std::string_view bytes, std::string_view product);
Robots allow_all();
Robots allow_nothing();

/// `path` with its query: "/news?page=2".
bool allows(const Robots& robots, std::string_view path);

}  // namespace dateline::fetch
