#include "formats/warc_header.h"

#include <algorithm>
#include <charconv>

#include "formats/http_message.h"

namespace dateline::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

/// Behind the empty line that ends the head; npos where there is none.
std::size_t end_of_head(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    const std::string_view next = bytes.substr(at + 1);
    if (next.starts_with('\n')) return at + 2;
    if (next.starts_with("\r\n")) return at + 3;
  }
  return std::string_view::npos;
}

std::string without_brackets(std::string_view address) {
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return std::string(address);
}

/// "20040102030405" -> "2004-01-02T03:04:05Z"; shorter ones to the day.
std::string iso_of_digits(std::string_view digits) {
  const auto part = [&](std::size_t from, std::size_t count) { return std::string(digits.substr(from, count)); };
  const std::string day = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
  return digits.size() < 14 ? day : day + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2) + "Z";
}

/// An ARC head's parts. Addresses may hold blanks; what is behind them is known by the date.
struct ArcParts {
  std::string_view address, date, type, length;
};

// A line of running words may have a colon, a number and a date in it: each part must be what it should be.
bool is_ip(std::string_view word) {
  if (word == "-") return true;
  if (word.find_first_not_of("0123456789abcdefABCDEF.:") != std::string_view::npos) return false;
  return std::count(word.begin(), word.end(), '.') == 3 || std::count(word.begin(), word.end(), ':') >= 2;
}
bool is_month_and_day(std::string_view digits) {
  const int month = (digits[0] - '0') * 10 + digits[1] - '0', day = (digits[2] - '0') * 10 + digits[3] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
bool is_arc_address(std::string_view address) {
  return address.find("://") != std::string_view::npos || address.starts_with("filedesc:") || address.starts_with("dns:");
}
bool is_arc_type(std::string_view type) { return type.find('/') != std::string_view::npos || type == "no-type" || type == "-"; }

std::optional<ArcParts> arc_parts(std::string_view line) {
  static constexpr std::size_t kShortestDate = 8, kLongestDate = 18;
  const std::size_t scheme = line.find(':');
  if (scheme == std::string_view::npos || scheme == 0 || scheme > 16) return std::nullopt;
  std::vector<std::pair<std::size_t, std::string_view>> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    words.emplace_back(at, line.substr(at, end - at));
    at = end + 1;
  }
  if (words.size() < 5) return std::nullopt;
  for (std::size_t i = words.size() - 2; i >= 2; --i) {
    const std::string_view word = words[i].second;
    if (!all_digits(word) || word.size() < kShortestDate || word.size() > kLongestDate || i + 2 >= words.size()) continue;
    const std::string_view ip = words[i - 1].second;
    if (!is_ip(ip) || !is_month_and_day(word.substr(4, 4)) || !all_digits(words.back().second)) continue;
    const ArcParts parts{line.substr(0, words[i - 1].first - 1), word, words[i + 1].second, words.back().second};
    if (is_arc_address(parts.address) && is_arc_type(parts.type)) return parts;
  }
  return std::nullopt;
}

}  // namespace

bool begins_warc_head(std::string_view bytes) {
  return bytes.size() >= 7 && bytes.starts_with("WARC/") && is_digit(bytes[5]) && bytes[6] == '.';
}

bool is_arc_head(std::string_view line) { return arc_parts(line).has_value(); }

std::optional<RecordHead> read_warc_head(std::string_view bytes) {
  const std::size_t end = end_of_head(bytes);
  if (end == std::string_view::npos) return std::nullopt;
  return read_cut_warc_head(bytes.substr(0, end));
}

RecordHead read_cut_warc_head(std::string_view bytes) {
  RecordHead head;
  head.size = bytes.size();
  const std::string_view version = bytes.substr(std::min<std::size_t>(bytes.size(), 5));
  head.version = "warc " + std::string(version.substr(0, version.find_first_not_of("0123456789.")));
  std::size_t at = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
  head.fields = read_fields(bytes, at);
  head.type = lower(field_of(head.fields, "WARC-Type"));
  head.id = field_of(head.fields, "WARC-Record-ID");
  head.target = without_brackets(field_of(head.fields, "WARC-Target-URI"));
  head.date = field_of(head.fields, "WARC-Date");
  if (all_digits(head.date) && head.date.size() >= 8) head.date = iso_of_digits(head.date);
  head.content_type = field_of(head.fields, "Content-Type");
  head.length = number_of(field_of(head.fields, "Content-Length"));
  return head;
}

RecordHead read_arc_head(std::string_view line) {
  RecordHead head;
  head.version = "arc";
  const std::optional<ArcParts> parts = arc_parts(line);
  if (!parts) return head;
  head.type = parts->address.starts_with("filedesc:") ? "warcinfo" : "response";
  head.target = field_text(parts->address);
  head.date = iso_of_digits(parts->date);
  head.content_type = field_text(parts->type);
  head.length = number_of(parts->length);
  return head;
}

}  // namespace dateline::formats
