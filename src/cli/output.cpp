#include "cli/output.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"
#include "cli/terminal.h"

namespace dateline::cli {
namespace {

constexpr std::string_view kEscape = "\x1b[";
constexpr std::size_t kLongestColour = 8;  // bytes of an escape sequence

/// The sequence of one of our colours that stands here; empty where none does.
std::string_view colour_at(std::string_view text) {
  if (!text.starts_with(kEscape)) return {};
  const std::size_t end = text.substr(0, kLongestColour).find('m');
  if (end == std::string_view::npos) return {};
  const std::string_view found = text.substr(0, end + 1);
  static const std::string kOurs = [] {
    std::string all;
    const Style coloured{true, 0};
    for (int i = static_cast<int>(Paint::kPlain); i <= static_cast<int>(Paint::kWarning); ++i) all += paint(coloured, static_cast<Paint>(i), "|");
    return all;
  }();
  return kOurs.find(found) == std::string::npos ? std::string_view() : found;
}

bool does_harm(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::string_view colour = colour_at(text.substr(at)); !colour.empty()) {
      out += colour;
      at += colour.size();
      continue;
    }
    const char32_t c = next_code_point(text, at);
    append_utf8(out, does_harm(c) ? char32_t{0xFFFD} : c);
  }
  return out;
}

void remark(std::string_view line) { std::fprintf(stderr, "%s\n", harmless(line).c_str()); }

std::string fault_in_name(const std::string& name) {
  const bool plain = is_printable(name) && harmless(name) == name;
  return plain ? std::string() : "holds control characters; write the name in letters on one line";
}

}  // namespace dateline::cli
