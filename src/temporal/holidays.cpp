#include "temporal/holidays.h"

#include "temporal/numbers.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

std::optional<int> signed_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto value = digits(text[0] == '+' || text[0] == '-' ? text.substr(1) : text);
  return value && text[0] == '-' ? std::optional(-*value) : value;
}

/// "w4#4": the fourth Thursday; "w1#-1": the last Monday; "w2>=2": the first Tuesday from the second on.
std::optional<Day> weekday_rule(int year, int month, std::string_view rule) {
  if (rule.size() < 4) return std::nullopt;
  const int weekday = rule[1] - '0';
  const auto first_from = [&](Day from) { return from + days((weekday - iso_weekday(from) + 7) % 7); };
  if (rule.substr(2).starts_with(">=")) {
    const auto from = signed_number(rule.substr(4));
    const auto day = from ? make_day(year, month, *from) : std::nullopt;
    return day ? std::optional(first_from(*day)) : std::nullopt;
  }
  const auto which = signed_number(rule.substr(3));
  const auto start = make_day(year, month, 1);
  if (!which || !start) return std::nullopt;
  if (*which > 0) return first_from(*start) + days(7 * (*which - 1));
  const Day last = last_of_month(*start);
  return last - days((iso_weekday(last) - weekday + 7) % 7) + days(7 * (*which + 1));
}

}  // namespace

// Meeus/Jones/Butcher.
Day western_easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *make_day(year, n / 31, n % 31 + 1);
}

// Meeus's Julian algorithm, moved by the difference of the calendars.
Day orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, n = d + e + 114;
  return *make_day(year, n / 31, n % 31 + 1) + days(year / 100 - year / 400 - 2);
}

std::optional<Day> holiday_in(int year, std::string_view rule) {
  if (year < 1 || year > 9998) return std::nullopt;
  if (rule.starts_with("easter")) return western_easter(year) + days(signed_number(rule.substr(6)).value_or(0));
  if (rule.starts_with("orthodox")) return orthodox_easter(year) + days(signed_number(rule.substr(8)).value_or(0));
  const auto month = digits(rule.substr(0, 2));
  if (!month || rule.size() < 5) return std::nullopt;
  if (rule[3] == 'w') return weekday_rule(year, *month, rule.substr(3));
  const auto day = digits(rule.substr(3));
  return day ? make_day(year, *month, *day) : std::nullopt;
}

}  // namespace dateline::temporal
