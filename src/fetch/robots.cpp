#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::fetch {
namespace {

constexpr std::size_t kMaxRuleBytes = 2000;
constexpr double kMaxCrawlDelay = 86400;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& out, unsigned char byte) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
}

/// Paths in one spelling (RFC 9309, 2.2.2): "%7E" is "~", "%c3" is "%C3", and bytes beyond ASCII are encoded.
std::string one_spelling(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    const int high = byte == '%' && i + 2 < path.size() ? hex_value(path[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(path[i + 2]) : -1;
    if (low >= 0) {
      const auto decoded = static_cast<unsigned char>(high * 16 + low);
      if (is_unreserved(decoded)) {
        out += static_cast<char>(decoded);
      } else {
        append_encoded(out, decoded);
      }
      i += 2;
    } else if (byte <= 0x20 || byte >= 0x7F) {
      append_encoded(out, byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

/// Whether the pattern matches a beginning of the path; at a mismatch the last "*" takes one byte more.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0, s = 0, star = std::string_view::npos, star_path = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_path = s;
    } else if (p == pattern.size() && (!to_end || s == path.size())) {
      return true;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p;
      ++s;
    } else if (star != std::string_view::npos && star_path < path.size()) {
      p = star + 1;
      s = ++star_path;
    } else {
      return false;
    }
  }
}

/// The product token that a User-Agent line names: its first letters, "_" and "-".
std::string token_of(std::string_view value) {
  if (value.starts_with('*')) return "*";
  const auto end = std::find_if(value.begin(), value.end(),
                                [](char c) { return !(is_unreserved(static_cast<unsigned char>(c)) && c != '.' && c != '~'); });
  return to_lower(value.substr(0, static_cast<std::size_t>(end - value.begin())));
}

/// Groups as they are read: those that name the product, and those for all others.
class GroupReader {
 public:
  explicit GroupReader(std::string_view product) : product_(to_lower(product)) {}

  void line(std::string_view line) {
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = to_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      agent(token_of(value));
    } else if (key == "allow" || key == "disallow") {
      rule({one_spelling(value.substr(0, kMaxRuleBytes)), key == "allow"});
    } else if (key == "crawl-delay") {
      delay(value);
    }
  }

  Robots finish() { return named_ ? std::move(ours_) : std::move(all_); }

 private:
  void agent(const std::string& token) {
    if (in_rules_) for_us_ = for_all_ = false;  // a new group begins
    in_rules_ = false;
    for_us_ = for_us_ || token == product_;
    for_all_ = for_all_ || token == "*";
    named_ = named_ || for_us_;
  }
  void rule(RobotsRule rule) {
    in_rules_ = true;
    if (rule.path.empty()) return;  // "Disallow:" forbids nothing
    if (for_us_) ours_.rules.push_back(rule);
    if (for_all_) all_.rules.push_back(std::move(rule));
  }
  void delay(std::string_view value) {
    double seconds = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (read.ec != std::errc() || !(seconds >= 0)) return;
    const std::chrono::milliseconds told(static_cast<std::int64_t>(std::min(seconds, kMaxCrawlDelay) * 1000));
    if (for_us_) ours_.crawl_delay = told;
    if (for_all_) all_.crawl_delay = told;
  }

  std::string product_;
  Robots ours_, all_;
  bool named_ = false, for_us_ = false, for_all_ = false, in_rules_ = false;
};

}  // namespace

Robots read_robots(std::string_view bytes, std::string_view product) {
  bytes = bytes.substr(0, kMaxRobotsBytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  GroupReader reader(product);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    reader.line(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return reader.finish();
}

Robots allow_all() { return {}; }
Robots allow_nothing() { return {{{"/", false}}, {}}; }

bool allows(const Robots& robots, std::string_view path) {
  if (path == "/robots.txt") return true;
  const std::string spelled = one_spelling(path);
  const RobotsRule* longest = nullptr;
  for (const RobotsRule& rule : robots.rules) {
    const bool is_longer = !longest || rule.path.size() > longest->path.size() || (rule.path.size() == longest->path.size() && rule.allow);
    if (is_longer && matches(rule.path, spelled)) longest = &rule;
  }
  return !longest || longest->allow;
}

}  // namespace dateline::fetch
