#include "formats/feed_date.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/calendar_date.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kLongest = 100;
constexpr int kFirstYear = 1900, kLastYear = 2200;
constexpr int kCentury = 50;  // RFC 2822, 4.3: years of two digits below are of this century

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

using Words = std::unordered_map<std::string_view, std::string_view>;

/// The number of a month by its name; 0 for another word.
int month_named(std::string_view word) {
  static const Words months = [] {
    Words out;
    for (const TableRow& row : data_table("formats/months.tsv")) {
      if (row.size() < 2) continue;
      for (std::string_view name : split(row[1], ' ')) out.emplace(name, row[0]);
    }
    return out;
  }();
  const auto found = months.find(word);
  return found == months.end() ? 0 : number_of(found->second);
}

/// "+02:00" of a zone's name; empty for another word.
std::string_view zone_named(std::string_view word) {
  static const Words zones = [] {
    Words out;
    for (const TableRow& row : data_table("formats/zones.tsv")) {
      if (row.size() > 1) out.emplace(row[0], row[1]);
    }
    return out;
  }();
  const auto found = zones.find(word);
  return found == zones.end() ? std::string_view() : found->second;
}

/// The pieces of a date: runs of digits, of letters, and single signs.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t first = next_code_point(text, at);
    const bool digit = first < 0x80 && is_digit_byte(static_cast<char>(first));
    if (digit || is_letter(first)) {
      for (std::size_t next = at; next < text.size(); at = next) {
        const char32_t c = next_code_point(text, next);
        if (digit ? !(c < 0x80 && is_digit_byte(static_cast<char>(c))) : !is_letter(c)) break;
      }
    } else if (is_space(first)) {
      continue;
    }
    out.push_back(text.substr(start, at - start));
  }
  return out;
}

struct Clock {
  int hour = 0, minute = 0, second = 0;
};

/// What a date is made of, as far as found.
struct Parts {
  std::optional<Day> day;
  std::optional<Clock> clock;
  std::string zone;
};

bool is_number(std::string_view piece) { return !piece.empty() && is_digit_byte(piece[0]); }

class DateReader {
 public:
  explicit DateReader(std::string_view text) : pieces_(pieces_of(text)) {}

  Parts read() {
    Parts out;
    out.day = read_day();
    if (!out.day) return out;
    out.clock = read_clock();
    if (out.clock) out.zone = read_zone();
    return out;
  }

 private:
  std::string_view piece(std::size_t i) const { return i < pieces_.size() ? pieces_[i] : std::string_view(); }
  bool number_at(std::size_t i, std::size_t least, std::size_t most) const {
    return is_number(piece(i)) && piece(i).size() >= least && piece(i).size() <= most;
  }
  bool is_time_at(std::size_t i) const { return number_at(i, 1, 2) && piece(i + 1) == ":" && number_at(i + 2, 2, 2); }

  static int full_year(std::string_view digits) {
    const int year = number_of(digits);
    if (digits.size() == 2) return year < kCentury ? 2000 + year : 1900 + year;
    return digits.size() == 3 ? 1900 + year : year;
  }
  static std::optional<Day> checked(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    return make_day(year, month, day);
  }

  std::optional<Day> read_day() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (auto day = numbers_at(i)) return day;
      if (!is_number(piece(i))) {
        if (const int month = month_named(piece(i)); month) {
          if (auto day = around_month(i, month)) return day;
        }
      }
    }
    return std::nullopt;
  }

  /// 2004-01-31, 2004/1/31, 20040131, 2004-031, 2004-W05-6, 31.01.2004, 1/31/2004.
  std::optional<Day> numbers_at(std::size_t i) {
    if (number_at(i, 8, 8) || number_at(i, 14, 14)) {
      const std::string_view d = piece(i);
      after_day_ = i + 1;
      if (d.size() == 14) packed_time_ = d.substr(8);
      return checked(number_of(d.substr(0, 4)), number_of(d.substr(4, 2)), number_of(d.substr(6, 2)));
    }
    const std::string_view mark = piece(i + 1);
    if (mark != "-" && mark != "/" && mark != ".") return std::nullopt;
    if (number_at(i, 4, 4)) {
      const int year = number_of(piece(i));
      if (mark == "-" && piece(i + 2) == "w" && number_at(i + 3, 2, 2) && piece(i + 4) == "-" && number_at(i + 5, 1, 1)) {
        after_day_ = i + 6;
        const int week = number_of(piece(i + 3));
        if (year < kFirstYear || year > kLastYear || week < 1 || week > 53) return std::nullopt;
        return week_start({year, week}) + std::chrono::days(number_of(piece(i + 5)) - 1);
      }
      if (mark == "-" && number_at(i + 2, 3, 3)) {
        after_day_ = i + 3;
        const auto first = checked(year, 1, 1);
        const int nth = number_of(piece(i + 2));
        return first && nth >= 1 && nth <= 366 ? std::optional<Day>(*first + std::chrono::days(nth - 1)) : std::nullopt;
      }
      if (number_at(i + 2, 1, 2) && piece(i + 3) == mark && number_at(i + 4, 1, 2)) {
        after_day_ = i + 5;
        return checked(year, number_of(piece(i + 2)), number_of(piece(i + 4)));
      }
      return std::nullopt;
    }
    if (!number_at(i, 1, 2) || !number_at(i + 2, 1, 2) || piece(i + 3) != mark || !(number_at(i + 4, 4, 4) || number_at(i + 4, 2, 2)))
      return std::nullopt;
    after_day_ = i + 5;
    const int a = number_of(piece(i)), b = number_of(piece(i + 2)), year = full_year(piece(i + 4));
    const bool month_first = mark == "/" && a <= 12;
    return month_first ? checked(year, a, b) : checked(year, b, a);
  }

  /// 31 Jan 2004, 31-Jan-04, Jan 31, 2004, Jan 31 19:48:21 GMT 2004.
  std::optional<Day> around_month(std::size_t i, int month) {
    const auto skip_marks = [&](std::size_t at) {
      while (piece(at) == "-" || piece(at) == "," || piece(at) == "." || piece(at) == "/" || piece(at) == "de") ++at;
      return at;
    };
    std::size_t before = i;
    while (before > 0 && (piece(before - 1) == "-" || piece(before - 1) == "." || piece(before - 1) == "/" || piece(before - 1) == "de"))
      --before;
    if (before > 0 && number_at(before - 1, 1, 2)) {
      const std::size_t year = skip_marks(i + 1);
      if (number_at(year, 2, 4) && piece(year + 1) != ":") {
        after_day_ = year + 1;
        return checked(full_year(piece(year)), month, number_of(piece(before - 1)));
      }
    }
    const std::size_t day = skip_marks(i + 1);
    if (!number_at(day, 1, 2) || is_time_at(day)) return std::nullopt;
    after_day_ = day + 1;
    // The year stands behind the day, or at the end behind the time.
    for (std::size_t year = day + 1; year < pieces_.size(); ++year) {
      if (number_at(year, 4, 4) && piece(year - 1) != "+" && piece(year - 1) != "-")
        return checked(number_of(piece(year)), month, number_of(piece(day)));
    }
    return std::nullopt;
  }

  std::optional<Clock> read_clock() {
    if (!packed_time_.empty()) {
      after_clock_ = after_day_;
      return valid({number_of(packed_time_.substr(0, 2)), number_of(packed_time_.substr(2, 2)), number_of(packed_time_.substr(4, 2))});
    }
    for (std::size_t i = after_day_; i < pieces_.size(); ++i) {
      if (piece(i - 1) == "t" && (number_at(i, 6, 6) || number_at(i, 4, 4))) {
        const std::string_view d = piece(i);
        after_clock_ = i + 1;
        return valid({number_of(d.substr(0, 2)), number_of(d.substr(2, 2)), d.size() == 6 ? number_of(d.substr(4, 2)) : 0});
      }
      if (!is_time_at(i)) continue;
      Clock clock{number_of(piece(i)), number_of(piece(i + 2)), 0};
      i += 3;
      if (piece(i) == ":" && number_at(i + 1, 2, 2)) {
        clock.second = number_of(piece(i + 1));
        i += 2;
        if ((piece(i) == "." || piece(i) == ",") && is_number(piece(i + 1))) i += 2;
      }
      if (piece(i) == "pm" && clock.hour < 12) clock.hour += 12;
      if (piece(i) == "am" && clock.hour == 12) clock.hour = 0;
      if (piece(i) == "am" || piece(i) == "pm") ++i;
      after_clock_ = i;
      return valid(clock);
    }
    return std::nullopt;
  }

  static std::optional<Clock> valid(Clock clock) {
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 60) return std::nullopt;
    clock.second = std::min(clock.second, 59);
    return clock;
  }

  std::string read_zone() const {
    for (std::size_t i = after_clock_; i < pieces_.size(); ++i) {
      if (piece(i) == "+" || piece(i) == "-" || piece(i) == "−") {
        int hours = -1, minutes = 0;
        if (number_at(i + 1, 4, 4)) {
          hours = number_of(piece(i + 1)) / 100;
          minutes = number_of(piece(i + 1)) % 100;
        } else if (number_at(i + 1, 1, 2)) {
          hours = number_of(piece(i + 1));
          if (piece(i + 2) == ":" && number_at(i + 3, 2, 2)) minutes = number_of(piece(i + 3));
        }
        if (hours < 0 || hours > 14 || minutes > 59) return {};
        if (hours == 0 && minutes == 0) return "Z";
        char buffer[16];
        std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", piece(i) == "+" ? '+' : '-', hours, minutes);
        return buffer;
      }
      if (is_number(piece(i))) return {};
      const std::string_view offset = zone_named(piece(i));
      // "GMT+0200" is the offset, not GMT.
      const bool offset_follows = (piece(i + 1) == "+" || piece(i + 1) == "-") && is_number(piece(i + 2));
      if (!offset.empty() && !offset_follows) return offset == "+00:00" ? "Z" : std::string(offset);
    }
    return {};
  }

  std::vector<std::string_view> pieces_;
  std::string_view packed_time_;
  std::size_t after_day_ = 0, after_clock_ = 0;
};

/// W3CDTF without a day: "2004" and "2004-01".
std::string less_than_a_day(std::string_view text) {
  const std::vector<std::string_view> pieces = pieces_of(text);
  const bool with_month = pieces.size() == 3 && pieces[1] == "-" && is_number(pieces[2]) && pieces[2].size() == 2;
  if ((pieces.size() != 1 && !with_month) || !is_number(pieces[0]) || pieces[0].size() != 4) return {};
  const int year = number_of(pieces[0]), month = with_month ? number_of(pieces[2]) : 1;
  return year < kFirstYear || year > kLastYear || month < 1 || month > 12 ? std::string() : std::string(text);
}

}  // namespace

std::string feed_date(std::string_view written) {
  const std::string text = to_lower(mend_utf8(trim(written).substr(0, kLongest)));
  if (std::string part = less_than_a_day(text); !part.empty()) return part;
  const Parts parts = DateReader(text).read();
  if (!parts.day) return {};
  std::string out = iso_day(*parts.day);
  if (parts.clock) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", parts.clock->hour, parts.clock->minute, parts.clock->second);
    out += buffer + parts.zone;
  }
  // A clock that was never set says this; no report was published then.
  return out.starts_with("1970-01-01T00:00:00") ? std::string() : out;
}

}  // namespace dateline::formats
