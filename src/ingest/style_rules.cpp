#include "ingest/style_rules.h"

#include <algorithm>
#include <vector>

#include "base/data_file.h"
#include "ingest/hidden.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kLongestSheet = 512 << 10;
constexpr std::size_t kLongestSelector = 100;

bool is_name_sign(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

std::string without_comments(std::string_view sheet) {
  std::string out;
  for (std::size_t at = 0; at < sheet.size();) {
    const std::size_t open = std::min(sheet.size(), sheet.find("/*", at));
    out += sheet.substr(at, open - at);
    const std::size_t close = open == sheet.size() ? std::string_view::npos : sheet.find("*/", open + 2);
    at = close == std::string_view::npos ? sheet.size() : close + 2;
  }
  return out;
}

/// Behind the bracket that closes what opens at `open`.
std::size_t behind_block(std::string_view sheet, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < sheet.size(); ++at) {
    if (sheet[at] == '{') ++depth;
    else if (sheet[at] == '}' && --depth == 0) return at + 1;
  }
  return sheet.size();
}

/// ".note", "#note", "p.note": one name behind one sign, and an element at most before it.
bool is_plain(std::string_view selector) {
  const std::size_t sign = selector.find_first_of(".#");
  if (sign == std::string_view::npos || sign + 1 == selector.size() || selector.size() > kLongestSelector) return false;
  return std::all_of(selector.begin(), selector.begin() + static_cast<std::ptrdiff_t>(sign), is_name_sign) &&
         std::all_of(selector.begin() + static_cast<std::ptrdiff_t>(sign) + 1, selector.end(), is_name_sign);
}

/// ".note" of "div.open > .note:hover": all classes and ids that stand in a selector.
void add_names(std::string_view selector, std::set<std::string, std::less<>>& out) {
  for (std::size_t at = selector.find_first_of(".#"); at != std::string_view::npos; at = selector.find_first_of(".#", at + 1)) {
    std::size_t end = at + 1;
    while (end < selector.size() && is_name_sign(selector[end])) ++end;
    if (end > at + 1) out.insert(std::string(selector.substr(at, end - at)));
  }
}

struct Reader {
  StyleRules rules;
  std::set<std::string, std::less<>> shown;

  /// `everywhere`: not inside @media or the like, whose rules may show but not hide.
  void read(std::string_view sheet, bool everywhere) {
    for (std::size_t at = 0; at < sheet.size();) {
      const std::size_t open = sheet.find_first_of("{;", at);
      if (open == std::string_view::npos) return;
      const std::string_view selectors = trim(sheet.substr(at, open - at));
      at = sheet[open] == ';' ? open + 1 : behind_block(sheet, open);
      if (sheet[open] == ';') continue;
      std::string_view inside = sheet.substr(open + 1, at - open - 1);
      if (inside.ends_with('}')) inside.remove_suffix(1);
      if (!selectors.starts_with('@')) take(selectors, inside, everywhere);
      else if (everywhere) read(inside, false);
    }
  }

  void take(std::string_view selectors, std::string_view style, bool everywhere) {
    const bool hides = is_hiding_style(style), shows = !hides && is_showing_style(style);
    if (!hides && !shows) return;
    for (const std::string_view selector : split(selectors, ',')) {
      if (shows) add_names(selector, shown);
      else if (everywhere && is_plain(selector)) rules.hidden.insert(std::string(selector));
    }
  }
};

}  // namespace

StyleRules read_style_rules(std::string_view sheet) {
  const std::string plain = without_comments(sheet.substr(0, kLongestSheet));
  Reader reader;
  reader.read(plain, true);
  std::erase_if(reader.rules.hidden, [&](const std::string& selector) { return reader.shown.contains(std::string_view(selector).substr(selector.find_first_of(".#"))); });
  return std::move(reader.rules);
}

}  // namespace dateline::ingest
