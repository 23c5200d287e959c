#include "serve/target.h"

#include <algorithm>
#include <optional>

#include "base/try.h"
#include "base/utf8.h"

namespace dateline::serve {
namespace {

Error usage(std::string message) { return {ErrorCode::kUsage, std::move(message)}; }

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

enum class Plus { kIsPlus, kIsBlank };

Result<std::string> unescape(std::string_view part, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%') {
      out += part[i] == '+' && plus == Plus::kIsBlank ? ' ' : part[i];
      continue;
    }
    const auto high = i + 1 < part.size() ? hex_digit(part[i + 1]) : std::nullopt;
    const auto low = i + 2 < part.size() ? hex_digit(part[i + 2]) : std::nullopt;
    if (!high || !low) return usage("the address has a % that two hexadecimal digits do not follow; a % itself is written %25");
    out += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  if (!is_valid_utf8(out)) return usage("the address has bytes that are not text in UTF-8; write it in UTF-8");
  if (out.find('\0') != std::string::npos) return usage("the address has a NUL in it; leave it out");
  return out;
}

/// Takes off and gives what stands before the first `mark`; all of it where there is none.
std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view out = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return out;
}

Status add_parameters(std::string_view query, Target& out) {
  while (!query.empty()) {
    std::string_view value = take_until(query, '&');
    if (value.empty()) continue;
    DL_ASSIGN(std::string name, unescape(take_until(value, '='), Plus::kIsBlank));
    DL_ASSIGN(std::string text, unescape(value, Plus::kIsBlank));
    out.parameters.emplace_back(std::move(name), std::move(text));
    if (out.parameters.size() > kMostParameters)
      return usage("more than " + std::to_string(kMostParameters) + " parameters; no question has so many");
  }
  std::sort(out.parameters.begin(), out.parameters.end());
  const auto twice =
      std::adjacent_find(out.parameters.begin(), out.parameters.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice != out.parameters.end()) return usage("--" + twice->first + " is given more than once; give it once");
  return {};
}

}  // namespace

Result<Target> parse_target(std::string_view raw) {
  if (raw.size() > kMostTarget)
    return Error{ErrorCode::kUriTooLong, "the address has more than " + std::to_string(kMostTarget) + " bytes; ask for less at once"};
  if (!raw.starts_with('/')) return usage("the address does not begin with /; write it as /api/v1/incidents");
  const bool odd = std::any_of(raw.begin(), raw.end(), [](unsigned char c) { return c <= 0x20 || c == 0x7F || c == '#'; });
  if (odd) return usage("the address has blanks, control characters or a # that are not escaped; write them as %20, %23");
  std::string_view query = raw;
  std::string_view path = take_until(query, '?').substr(1);
  Target out;
  while (true) {
    const bool last = path.find('/') == std::string_view::npos;
    DL_ASSIGN(std::string segment, unescape(take_until(path, '/'), Plus::kIsPlus));
    out.path.push_back(std::move(segment));
    if (last) break;
  }
  DL_TRY(add_parameters(query, out));
  return out;
}

std::string escape(std::string_view part) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char c : part) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      out += static_cast<char>(c);
    else
      out += {'%', kHex[c >> 4], kHex[c & 15]};
  }
  return out;
}

std::string query_string(const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    if (!out.empty()) out += '&';
    ((out += escape(name)) += '=') += escape(value);
  }
  return out;
}

}  // namespace dateline::serve
