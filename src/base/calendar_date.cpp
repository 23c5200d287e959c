#include "base/calendar_date.h"

#include <cstdio>

namespace dateline {
namespace {

using namespace std::chrono;

year_month_day civil(Day day) { return year_month_day(day); }

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> make_day(int y, int m, int d) {
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))};
  if (m < 1 || d < 1 || y < 1 || y > 9999 || !date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> parse_iso_day(std::string_view text) {
  const auto y = number(text, 0, 4), m = number(text, 5, 2), d = number(text, 8, 2);
  if (!y || !m || !d || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] >= '0' && text[10] <= '9') return std::nullopt;
  return make_day(*y, *m, *d);
}

int year_of(Day day) { return int(civil(day).year()); }
int month_of(Day day) { return int(unsigned(civil(day).month())); }
int day_of_month(Day day) { return int(unsigned(civil(day).day())); }
int iso_weekday(Day day) { return int(weekday(day).iso_encoding()); }

std::string iso_month(Day day) {
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02d", year_of(day), month_of(day));
  return out;
}

std::string iso_day(Day day) {
  char out[16];
  std::snprintf(out, sizeof out, "-%02d", day_of_month(day));
  return iso_month(day) + out;
}

IsoWeek iso_week_of(Day day) {
  const Day thursday = day + days(4 - iso_weekday(day));
  const int y = year_of(thursday);
  const int days_in = int((thursday - Day(year(y) / January / 1)).count());
  return {y, days_in / 7 + 1};
}

Day week_start(IsoWeek week) {
  const Day fourth = Day(year(week.year) / January / 4);  // always in week 1
  return fourth - days(iso_weekday(fourth) - 1) + days(7 * (week.week - 1));
}

std::string iso_week(Day day) {
  const IsoWeek week = iso_week_of(day);
  char out[16];
  std::snprintf(out, sizeof out, "%04d-W%02d", week.year, week.week);
  return out;
}

Day last_of_month(Day day) { return Day(civil(day).year() / civil(day).month() / last); }

Day add_months(Day day, int count) {
  const year_month_day moved = civil(day) + months(count);
  return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / last);
}

}  // namespace dateline
