#include "ingest/written_date.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr int kFirstYear = 1990, kLastYear = 2099;
constexpr int kFirstStatedYear = 1500;  // a caller's own day may be of any newspaper

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

std::string day_of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return {};
  const std::optional<Day> made = make_day(year, month, day);
  return made ? iso_day(*made) : std::string();
}

/// Reads exactly between `least` and `most` digits; -1 if there are fewer or more.
int number_at(std::string_view text, std::size_t& at, int least, int most) {
  int value = 0, count = 0;
  std::size_t i = at;
  while (i < text.size() && is_digit_char(text[i]) && count <= most) {
    value = value * 10 + (text[i] - '0');
    ++i;
    ++count;
  }
  if (count < least || count > most) return -1;
  at = i;
  return value;
}

/// The time and zone behind a day: "T10:00:00.123+0100" -> "T10:00:00+01:00"; empty if there is none.
std::string time_part(std::string_view rest) {
  std::size_t at = 0;
  if (rest.empty() || (rest[0] != 'T' && rest[0] != 't' && rest[0] != ' ')) return {};
  at = 1;
  const int hour = number_at(rest, at, 1, 2);
  if (hour < 0 || hour > 23 || at >= rest.size() || rest[at] != ':') return {};
  ++at;
  const int minute = number_at(rest, at, 2, 2);
  if (minute < 0 || minute > 59) return {};
  int second = 0;
  if (at < rest.size() && rest[at] == ':') {
    ++at;
    second = number_at(rest, at, 2, 2);
    if (second < 0 || second > 60) return {};
    if (at < rest.size() && (rest[at] == '.' || rest[at] == ',' || rest[at] == ':')) {
      ++at;
      while (at < rest.size() && is_digit_char(rest[at])) ++at;
    }
  }
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", hour, minute, second);
  std::string out = buffer;
  while (at < rest.size() && rest[at] == ' ') ++at;
  if (at < rest.size() && (rest[at] == 'Z' || rest[at] == 'z')) return out + "Z";
  if (at < rest.size() && (rest[at] == '+' || rest[at] == '-')) {
    const char sign = rest[at++];
    std::size_t end = at;
    const int hours = number_at(rest, end, 2, 2);
    if (hours < 0) {
      // +0100: four digits in a row
      const int both = number_at(rest, at, 4, 4);
      if (both < 0) return out;
      std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", sign, both / 100 % 100, both % 100);
      return out + buffer;
    }
    int minutes = 0;
    if (end < rest.size() && rest[end] == ':') {
      ++end;
      minutes = number_at(rest, end, 2, 2);
      if (minutes < 0) minutes = 0;
    }
    std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", sign, hours % 100, minutes % 100);
    return out + buffer;
  }
  return out;
}

/// "2019-03-05", "2019/03/05", "2019.03.05" at the beginning; `end` is where it ends.
std::string year_first(std::string_view text, std::size_t& end) {
  std::size_t at = 0;
  const int year = number_at(text, at, 4, 4);
  if (year < 0 || at >= text.size()) return {};
  const char mark = text[at];
  if (mark != '-' && mark != '/' && mark != '.') return {};
  ++at;
  const int month = number_at(text, at, 1, 2);
  if (month < 0 || at >= text.size() || text[at] != mark) return {};
  ++at;
  const int day = number_at(text, at, 1, 2);
  if (day < 0) return {};
  end = at;
  return day_of(year, month, day);
}

/// "29-10-2021" at the beginning.
std::string day_first(std::string_view text, std::size_t& end) {
  std::size_t at = 0;
  const int day = number_at(text, at, 2, 2);
  if (day < 0 || at >= text.size() || text[at] != '-') return {};
  const int month = number_at(text, ++at, 2, 2);
  if (month < 0 || at >= text.size() || text[at] != '-') return {};
  const int year = number_at(text, ++at, 4, 4);
  if (year < 0) return {};
  end = at;
  return day_of(year, month, day);
}

const std::unordered_map<std::string_view, int>& months() {
  static const std::unordered_map<std::string_view, int> loaded = [] {
    std::unordered_map<std::string_view, int> out;
    for (const TableRow& row : data_table("formats/months.tsv")) {
      if (row.size() < 2) continue;
      for (std::string_view name : split(row[1], ' ')) out.emplace(name, std::atoi(std::string(row[0]).c_str()));
    }
    return out;
  }();
  return loaded;
}

struct Piece {
  enum Kind { kNumber, kMonth, kWord, kMark } kind;
  int value = 0;
  int digits = 0;
  char mark = 0;
};

/// Numbers, month names, other words and marks, of the first words of a text.
std::vector<Piece> pieces_of(std::string_view words) {
  constexpr std::size_t kMost = 120;
  std::vector<Piece> out;
  const std::string lower = to_lower(words);
  for (std::size_t at = 0; at < lower.size() && out.size() < kMost;) {
    const std::size_t before = at;
    const char32_t c = next_code_point(lower, at);
    if (c < 0x80 && is_digit_char(static_cast<char>(c))) {
      Piece piece{Piece::kNumber, 0, 0, 0};
      at = before;
      while (at < lower.size() && is_digit_char(lower[at])) {
        if (piece.digits < 8) piece.value = piece.value * 10 + (lower[at] - '0');
        ++piece.digits;
        ++at;
      }
      for (std::string_view ordinal : {"st", "nd", "rd", "th", "er", "º", "ª"}) {
        if (std::string_view(lower).substr(at).starts_with(ordinal) && (at + ordinal.size() >= lower.size() || !std::isalpha(static_cast<unsigned char>(lower[at + ordinal.size()])))) {
          at += ordinal.size();
          break;
        }
      }
      // 年 月 日 part the numbers of an East Asian date as '-' would.
      out.push_back(piece);
    } else if (is_letter(c)) {
      while (at < lower.size()) {
        std::size_t next = at;
        if (!is_letter(next_code_point(lower, next))) break;
        at = next;
        if (c >= 0x4E00) break;
      }
      const std::string_view word = std::string_view(lower).substr(before, at - before);
      if (word == "年" || word == "月") {
        out.push_back({Piece::kMark, 0, 0, '-'});
      } else if (const auto found = months().find(word); found != months().end()) {
        out.push_back({Piece::kMonth, found->second, 0, 0});
      } else if (word != "de" && word != "of" && word != "del" && word != "the" && word != "t") {
        out.push_back({Piece::kWord, 0, 0, 0});
      } else if (word == "t") {
        out.push_back({Piece::kWord, 0, 0, 0});
      }
    } else if (!is_blank(c) && c != ',') {
      out.push_back({Piece::kMark, 0, 0, c < 0x80 ? static_cast<char>(c) : '?'});
    }
  }
  return out;
}

bool is_day(const Piece& p) { return p.kind == Piece::kNumber && p.digits <= 2 && p.value >= 1 && p.value <= 31; }
bool is_year(const Piece& p) { return p.kind == Piece::kNumber && p.digits == 4 && p.value >= kFirstYear && p.value <= kLastYear; }
bool is_mark(const Piece& p, char mark) { return p.kind == Piece::kMark && p.mark == mark; }

/// A day beginning at piece i; empty if there is none.
std::string day_at(const std::vector<Piece>& p, std::size_t i, bool month_first) {
  const auto has = [&](std::size_t k) { return i + k < p.size(); };
  // 5 March 2019, 5. März 2019
  std::size_t k = has(1) && is_mark(p[i + 1], '.') ? 2 : 1;
  if (is_day(p[i]) && has(k) && p[i + k].kind == Piece::kMonth) {
    const std::size_t year = has(k + 1) && p[i + k + 1].kind == Piece::kMark ? k + 2 : k + 1;
    if (has(year) && is_year(p[i + year])) return day_of(p[i + year].value, p[i + k].value, p[i].value);
  }
  // March 5, 2019; Mar. 5 2019
  if (p[i].kind == Piece::kMonth) {
    const std::size_t day = has(1) && is_mark(p[i + 1], '.') ? 2 : 1;
    if (has(day + 1) && is_day(p[i + day]) && is_year(p[i + day + 1])) return day_of(p[i + day + 1].value, p[i].value, p[i + day].value);
  }
  if (!has(4) || p[i].kind != Piece::kNumber || p[i + 1].kind != Piece::kMark || p[i + 2].kind != Piece::kNumber || p[i + 4].kind != Piece::kNumber) return {};
  const char mark = p[i + 1].mark;
  if ((mark != '.' && mark != '/' && mark != '-') || !is_mark(p[i + 3], mark)) return {};
  if (is_year(p[i])) return day_of(p[i].value, p[i + 2].value, p[i + 4].value);
  if (!is_day(p[i]) || !is_day(p[i + 2])) return {};
  int year = 0;
  if (is_year(p[i + 4])) year = p[i + 4].value;
  if (p[i + 4].digits == 2 && mark != '-') year = 2000 + p[i + 4].value;
  const bool month_leads = mark == '/' && (p[i + 2].value > 12 || (month_first && p[i].value <= 12));
  return month_leads ? day_of(year, p[i].value, p[i + 2].value) : day_of(year, p[i + 2].value, p[i].value);
}

}  // namespace

std::string stated_date(std::string_view value) {
  value = trim(value);
  const auto day = parse_iso_day(value);
  if (!day || year_of(*day) < kFirstStatedYear || year_of(*day) > kLastYear) return iso_date(value);
  return iso_day(*day) + time_part(value.substr(10));
}

std::string iso_date(std::string_view value, std::string_view language) {
  value = trim(value);
  if (value.empty() || value.size() > 200) return {};
  std::size_t end = 0;
  if (std::string day = year_first(value, end); !day.empty()) return day + time_part(value.substr(end));
  // 20190305, 20190305T1000, 20190305100000
  std::size_t at = 0;
  while (at < value.size() && is_digit_char(value[at])) ++at;
  if (at == 8 || at == 12 || at == 14) {
    const auto two = [&](std::size_t i) { return (value[i] - '0') * 10 + (value[i + 1] - '0'); };
    return day_of(two(0) * 100 + two(2), two(4), two(6));
  }
  // Seconds or milliseconds since 1970.
  if (at == value.size() && (at == 10 || at == 13)) {
    long long seconds = 0;
    for (std::size_t i = 0; i < 10; ++i) seconds = seconds * 10 + (value[i] - '0');
    const std::string day = iso_day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
    return day < "1995" || day > "2099" ? std::string() : day;
  }
  return date_in_words(value, language);
}

std::string date_in_words(std::string_view words, std::string_view language) {
  const std::vector<Piece> pieces = pieces_of(words.substr(0, 600));
  const bool month_first = language.empty() || language == "en" || language == "en-us";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (std::string day = day_at(pieces, i, month_first); !day.empty()) return day;
  }
  return {};
}

std::string month_in_url(std::string_view url) {
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    std::size_t i = 0;
    const int year = number_at(rest, i, 4, 4);
    if (year < kFirstYear || year > kLastYear || i >= rest.size() || rest[i] != '/') continue;
    const int month = number_at(rest, ++i, 2, 2);
    if (month >= 1 && month <= 12 && i < rest.size() && rest[i] == '/') return std::string(rest.substr(0, 4)) + "-" + std::string(rest.substr(5, 2));
  }
  return {};
}

std::string date_in_url(std::string_view url) {
  for (std::size_t at = url.find_first_of("/-_=", url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3); at != std::string_view::npos; at = url.find_first_of("/-_=", at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    if (rest.size() < 8 || !is_digit_char(rest[0])) continue;
    std::size_t end = 0;
    if (std::string day = year_first(rest, end); !day.empty() && (end >= rest.size() || !is_digit_char(rest[end]))) return day;
    if (std::string day = day_first(rest, end); !day.empty() && (end >= rest.size() || !is_digit_char(rest[end]))) return day;
    std::size_t i = 0;
    if (const int whole = number_at(rest, i, 8, 8); whole > 0) {
      if (std::string day = day_of(whole / 10000, whole / 100 % 100, whole % 100); !day.empty()) return day;
    }
  }
  return {};
}

}  // namespace dateline::ingest
