#include "cite/words.h"

#include <algorithm>
#include <cctype>

#include "base/calendar_date.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::cite {
namespace {

constexpr std::size_t kStampDigits = 14;  // YYYYMMDDhhmmss
constexpr std::size_t kHashShown = 16;
constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kNumbers[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

/// Marks and turns of direction (Unicode Bidirectional Algorithm, 2).
bool steers_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool begins_with_vowel(std::string_view word) { return !word.empty() && std::string_view("aeiouAEIOU").find(word[0]) != std::string_view::npos; }

std::string basis_words(PublishedBasis basis) {
  switch (basis) {
    case PublishedBasis::kGiven: return " (as told when it was taken in)";
    case PublishedBasis::kUrl: return " (as its address says)";
    case PublishedBasis::kInferred: return " (inferred)";
    default: return "";
  }
}

}  // namespace

Address address_of(const std::string& url) {
  for (std::size_t at = url.find('/'); at != std::string::npos; at = url.find('/', at + 1)) {
    std::size_t end = at + 1;
    while (end < url.size() && is_digit_char(url[end])) ++end;
    if (end - at - 1 != kStampDigits) continue;
    if (url.compare(end, 1, "/") != 0) end = std::min(url.size(), url.find('/', end));  // "id_", "if_": how the archive shows it
    const std::string inner = end < url.size() ? url.substr(end + 1) : "";
    if (inner.starts_with("http://") || inner.starts_with("https://")) return {inner, url};
  }
  return {url, {}};
}

std::string described(const std::string& name, std::optional<int> count) {
  const bool has_own = name.empty() || is_digit_char(name[0]) || name.starts_with("a ") || name.starts_with("an ") || name.starts_with("the ") || name.starts_with('[');
  if (has_own) return name;
  if (!count || *count < 1) return name[0] >= 'a' && name[0] <= 'z' && !name.ends_with('s') ? "the " + name : name;
  if (*count == 1) return (begins_with_vowel(name) && !name.starts_with("Eu") ? "an " : "a ") + name;
  const auto at = static_cast<std::size_t>(*count - 2);
  return (at < std::size(kNumbers) ? std::string(kNumbers[at]) : std::to_string(*count)) + " " + name;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (steers_direction(c)) continue;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_space(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    append_utf8(out, c);
  }
  return out;
}

std::string isolated(std::string_view text) {
  const std::string line = one_line(text);
  for (std::size_t at = 0; at < line.size();) {
    if (is_right_to_left(next_code_point(line, at))) return "\u2068" + line + "\u2069";
  }
  return line;
}

std::string day_words(const std::string& day) {
  const auto parsed = parse_iso_day(day);
  if (!parsed) return day;
  return std::to_string(day_of_month(*parsed)) + " " + std::string(kMonths[month_of(*parsed) - 1]) + " " + std::to_string(year_of(*parsed));
}

std::string published_words(const Citation& citation) {
  if (!citation.published.empty()) return day_words(citation.published) + basis_words(citation.basis);
  const std::string after = day_words(citation.published_after), before = day_words(citation.published_before);
  if (!after.empty() && !before.empty()) return "undated, published between " + after + " and " + before;
  if (!after.empty()) return "undated, published on or after " + after;
  return before.empty() ? "undated" : "undated, published on or before " + before;
}

std::string spot_words(const Spot& spot) {
  if (spot.page) return "p. " + std::to_string(*spot.page);
  if (spot.paragraph) return "para. " + std::to_string(*spot.paragraph);
  return spot.in ? std::string(name_of(*spot.in)) : std::string();
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

std::string source_words(const Citation& citation) {
  std::vector<std::string> roots, via;
  for (const std::string& root : citation.roots) roots.push_back(isolated(root));
  for (const std::string& step : citation.via) via.push_back(isolated(step));
  if (roots.empty()) return "";
  return (citation.polarity == Polarity::kDenied ? "Denied by " : "According to ") + listed(roots) + (via.empty() ? "" : ", via " + listed(via));
}

std::string key_words(const Citation& citation) {
  const std::string text = "text SHA-256 " + citation.text_sha256.substr(0, kHashShown);
  return citation.claim.empty() ? "Report " + one_line(citation.report) + ", " + text : "Claim " + citation.claim + ", " + text;
}

std::string older_words(const Citation& citation) {
  if (!citation.older) return "";
  const OlderReading& older = *citation.older;
  return "Of an older reading (Dateline " + one_line(older.engine) + ", " + older.read_at.substr(0, 10) + "); " +
         (older.now.empty() ? "today's reading has no claim on these words" : "today's claim on these words is " + older.now);
}

std::string copy_words(const Citation& citation) { return citation.copy_of.empty() ? "" : "With words of report " + one_line(citation.copy_of); }

std::string note_words(const Citation& citation) {
  std::string out;
  const auto add = [&](const std::string& sentence) {
    if (!sentence.empty()) out += (out.empty() ? "" : " ") + sentence + ".";
  };
  add(source_words(citation));
  if (!citation.spot.page) add(spot_words(citation.spot).empty() ? "" : "At " + spot_words(citation.spot));
  if (citation.published.empty()) add("U" + published_words(citation).substr(1));
  else if (!basis_words(citation.basis).empty()) add("Published: " + published_words(citation));
  add(citation.archived.empty() ? "" : "Archived: " + one_line(citation.archived));
  add(copy_words(citation));
  add(key_words(citation));
  add(older_words(citation));
  return out;
}

std::string id_of(const Citation& citation) {
  if (!citation.claim.empty() && !citation.again) return citation.claim;
  std::string report;
  for (const char c : citation.report) report += std::isalnum(static_cast<unsigned char>(c)) || c == '-' ? c : '-';
  return citation.claim.empty() ? report + "-" + citation.text_sha256.substr(0, 8) : citation.claim + "-" + report;
}

}  // namespace dateline::cite
