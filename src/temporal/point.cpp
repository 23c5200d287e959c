#include "temporal/point.h"

#include <array>

#include <fmt/format.h>

#include "temporal/numbers.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

constexpr std::pair<std::string_view, Unit> kUnits[] = {
    {"S", Unit::kSecond}, {"MIN", Unit::kMinute}, {"H", Unit::kHour},     {"D", Unit::kDay},   {"NI", Unit::kNight},   {"WE", Unit::kWeekend}, {"W", Unit::kWeek},
    {"FN", Unit::kFortnight}, {"M", Unit::kMonth}, {"Q", Unit::kQuarter}, {"HY", Unit::kHalf}, {"Y", Unit::kYear}, {"DE", Unit::kDecade},  {"CE", Unit::kCentury}, {"ML", Unit::kMillennium}};

Day year_start(int year) { return *make_day(year, 1, 1); }
Day month_start(int year, int month) { return *make_day(year, month, 1); }
DayRange months(int year, int first, int count) {
  const Day start = month_start(year, first);
  return {start, add_months(start, count) - days(1)};
}
DayRange years(int first, int count) {
  const int from = std::max(first, 1), last = std::min(first + count - 1, 9999);
  return {year_start(from), *make_day(last, 12, 31)};
}

}  // namespace

std::optional<Unit> unit_of(std::string_view code) {
  for (const auto& [name, unit] : kUnits) {
    if (name == code) return unit;
  }
  return std::nullopt;
}

std::string value_of(const Point& point) {
  const int year = year_of(point.day), month = month_of(point.day);
  switch (point.unit) {
    case Unit::kWeekend: return iso_week(point.day) + "-WE";
    case Unit::kWeek:
    case Unit::kFortnight: return iso_week(point.day);
    case Unit::kMonth: return iso_month(point.day);
    case Unit::kQuarter: return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Unit::kHalf: return fmt::format("{:04}-H{}", year, month <= 6 ? 1 : 2);
    case Unit::kSeason: return fmt::format("{:04}", year);
    case Unit::kYear: return fmt::format("{:04}", year);
    case Unit::kDecade: return fmt::format("{:03}", year / 10);
    case Unit::kCentury: return fmt::format("{:02}", year / 100);
    case Unit::kMillennium: return fmt::format("{}", year / 1000);
    case Unit::kNight: return iso_day(point.day) + "TNI";
    default: return iso_day(point.day);
  }
}

DayRange days_of(const Point& point) {
  const int year = year_of(point.day), month = month_of(point.day);
  const Day monday = point.day - days(iso_weekday(point.day) - 1);
  switch (point.unit) {
    case Unit::kWeekend: return {monday + days(5), monday + days(6)};
    case Unit::kWeek: return {monday, monday + days(6)};
    case Unit::kFortnight: return {monday, monday + days(13)};
    case Unit::kMonth: return months(year, month, 1);
    case Unit::kQuarter: return months(year, (month - 1) / 3 * 3 + 1, 3);
    case Unit::kHalf: return months(year, month <= 6 ? 1 : 7, 6);
    case Unit::kSeason:
    case Unit::kYear: return years(year, 1);
    case Unit::kDecade: return years(year / 10 * 10, 10);
    case Unit::kCentury: return years(year / 100 * 100, 100);
    case Unit::kMillennium: return years(year / 1000 * 1000, 1000);
    default: return {point.day, point.day};
  }
}

std::optional<Point> shifted(const Point& point, int count, Unit by) {
  constexpr int kMost = 3'000'000;  // days in all the years that have a date
  if (count > kMost || count < -kMost) return std::nullopt;
  long in_days = 0, in_months = 0;
  const long n = count;
  switch (by) {
    case Unit::kSecond:
    case Unit::kMinute:
    case Unit::kHour: break;
    case Unit::kDay:
    case Unit::kNight: in_days = n; break;
    case Unit::kWeekend:
    case Unit::kWeek: in_days = 7 * n; break;
    case Unit::kFortnight: in_days = 14 * n; break;
    case Unit::kMonth: in_months = n; break;
    case Unit::kQuarter: in_months = 3 * n; break;
    case Unit::kHalf: in_months = 6 * n; break;
    case Unit::kSeason:
    case Unit::kYear: in_months = 12 * n; break;
    case Unit::kDecade: in_months = 120 * n; break;
    case Unit::kCentury: in_months = 1200 * n; break;
    case Unit::kMillennium: in_months = 12000 * n; break;
  }
  const long year = year_of(point.day) + in_months / 12 + in_days / 366;
  if (year < 3 || year > 9990) return std::nullopt;
  return Point{add_months(point.day, static_cast<int>(in_months)) + days(in_days), point.unit};
}

std::string duration_value(std::string_view number, Unit unit) {
  const bool half = number.ends_with(".5");
  const std::string whole(half ? number.substr(0, number.size() - 2) : number);
  const auto count = digits(whole);
  const auto with_half = [&](std::string_view before, std::string_view big, std::string_view small) {
    return whole == "0" ? fmt::format("P{}{}", before, small) : fmt::format("P{}{}{}{}", before, whole, big, small);
  };
  const auto times = [&](long factor, std::string_view code) {
    if (!count) return fmt::format("PX{}", code);
    return fmt::format("P{}{}", *count * factor + (half ? factor / 2 : 0), code);
  };
  const auto plain = [&](std::string_view before, std::string_view code) { return fmt::format("P{}{}{}", before, number, code); };
  switch (unit) {
    case Unit::kSecond: return plain("T", "S");
    case Unit::kMinute: return half ? with_half("T", "M", "30S") : plain("T", "M");
    case Unit::kHour: return half ? with_half("T", "H", "30M") : plain("T", "H");
    case Unit::kDay: return half ? with_half("", "D", "T12H") : plain("", "D");
    case Unit::kNight: return plain("", "NI");
    case Unit::kWeekend: return plain("", "WE");
    case Unit::kWeek: return plain("", "W");
    case Unit::kFortnight: return times(2, "W");
    case Unit::kMonth: return plain("", "M");
    case Unit::kQuarter: return count ? times(3, "M") : "PXQ";
    case Unit::kHalf: return times(6, "M");
    case Unit::kSeason:
    case Unit::kYear: return half ? with_half("", "Y", "6M") : plain("", "Y");
    case Unit::kDecade: return count ? times(10, "Y") : "PXDE";
    case Unit::kCentury: return count ? times(100, "Y") : "PXCE";
    case Unit::kMillennium: return count ? times(1000, "Y") : "PXML";
  }
  return {};
}

DayRange narrowed(DayRange range, std::string_view mod) {
  const auto length = (range.last - range.first).count() + 1;
  const days half((length + 1) / 2), quarter(length / 4);
  if (mod == "START") return {range.first, range.first + half - days(1)};
  if (mod == "END") return {range.last - half + days(1), range.last};
  if (mod == "MID") return {range.first + quarter, range.last - quarter};
  return range;
}

DayRange season_days(int year, std::string_view season) {
  const int first = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  return months(year, first, 3);
}

}  // namespace dateline::temporal
