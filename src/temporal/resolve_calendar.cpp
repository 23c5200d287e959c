// Dates made of fields: days, months, weekdays, quarters, seasons, years; and the time of day on them.
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "temporal/holidays.h"
#include "temporal/resolve.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

constexpr int kHalfQuarter = 45;  // days; a quarter that ends on some day is the one in which its middle lies

struct YearFound {
  std::optional<int> year;
  TimeAnchor anchor = TimeAnchor::kNone;
};

int full_year(int two_digits, const Anchors& anchors) {
  const int now = anchors.published ? year_of(*anchors.published) : 2025;
  const int guess = now / 100 * 100 + two_digits;
  return guess > now + 10 ? guess - 100 : guess;
}

YearFound year_from(const Parts& parts, const Anchors& anchors) {
  if (const auto year = parts.number(Field::kYear)) return {year, TimeAnchor::kNone};
  if (const auto two = parts.number(Field::kShortYear)) return {full_year(*two, anchors), TimeAnchor::kNone};
  const auto dir = parts.number(Field::kYearDir);
  if (dir && anchors.published) return {year_of(*anchors.published) + *dir, TimeAnchor::kPublication};
  return {};
}

/// One point a year around publication; `make` gives nothing where the year lacks it.
template <class Make>
Resolved nearest_year(const Parts& parts, Side side, const Anchors& anchors, Make make) {
  const int now = year_of(*anchors.published);
  std::vector<Point> points;
  std::vector<DayRange> ranges;
  for (int year = now - 4; year <= now + 4; ++year) {
    if (const std::optional<Point> point = make(year)) points.push_back(*point), ranges.push_back(days_of(*point));
  }
  const auto dir = direction(parts);
  if (dir == 0) side = Side::kUnknown;
  const auto at = choose(ranges, side, dir, *anchors.published);
  Resolved out;
  if (!at) return out;
  return dated(points[*at], TimeAnchor::kPublication);
}

/// "In June 2018 the first came; by August, ...": a month behind a month of another year, in one sentence, is of that year.
template <class Make>
std::optional<Point> within_story(const Parts& parts, Side side, const Anchors& anchors, Make make) {
  if (!anchors.previous_in_sentence || side == Side::kFuture || side == Side::kPerhapsFuture || parts.has(Field::kDir)) return std::nullopt;
  const Point& previous = *anchors.previous;
  const bool narrow = previous.unit == Unit::kMonth || previous.unit == Unit::kDay;
  if (!narrow || year_of(previous.day) >= year_of(*anchors.published)) return std::nullopt;
  for (const int year : {year_of(previous.day), year_of(previous.day) + 1}) {
    const std::optional<Point> point = make(year);
    if (point && days_of(*point).last >= previous.day && days_of(*point).first <= *anchors.published) return point;
  }
  return std::nullopt;
}

template <class Make>
Resolved in_year(const Parts& parts, Side side, const Anchors& anchors, std::string unknown, Make make) {
  const YearFound found = year_from(parts, anchors);
  Resolved out;
  if (found.year) {
    const std::optional<Point> point = make(*found.year);
    if (point) return dated(*point, found.anchor);
    out.impossible = true;
    return out;
  }
  if (anchors.published) {
    if (const auto point = within_story(parts, side, anchors, make)) return dated(*point, TimeAnchor::kPrevious);
    out = nearest_year(parts, side, anchors, make);
    out.impossible = out.value.empty();
    return out;
  }
  out.impossible = !make(2000);  // a leap year
  if (!out.impossible) out.value = std::move(unknown);
  return out;
}

std::optional<Point> day_point(int year, int month, int day) {
  const auto found = make_day(year, month, day);
  return found ? std::optional(Point{*found, Unit::kDay}) : std::nullopt;
}

Resolved resolve_day(const Parts& parts, Side side, const Anchors& anchors) {
  int month = *parts.number(Field::kMonth), day = *parts.number(Field::kDay);
  if (parts[Field::kSure] == "no" && anchors.published) {
    // "05/12": of both orders the nearer one that is not ahead, as reports mostly tell what was.
    const YearFound found = year_from(parts, anchors);
    const auto european = make_day(found.year.value_or(1), month, day), american = make_day(found.year.value_or(1), day, month);
    const auto off = [&](Day d) { return d > *anchors.published ? 10 * (d - *anchors.published).count() : (*anchors.published - d).count(); };
    if (european && american && off(*american) < off(*european)) std::swap(month, day);
  }
  return in_year(parts, side, anchors, fmt::format("XXXX-{:02}-{:02}", month, day), [&](int year) { return day_point(year, month, day); });
}

Resolved resolve_weekday(const Parts& parts, Side side, const Anchors& anchors) {
  const int weekday = *parts.number(Field::kWeekday);
  const auto dir = direction(parts);
  Resolved out;
  if (!anchors.published) {
    out.value = fmt::format("XXXX-WXX-{}", weekday);
    return out;
  }
  const Day published = *anchors.published;
  const int back = (iso_weekday(published) - weekday + 7) % 7;
  if (parts.has(Field::kYearDir)) return dated({published - days(iso_weekday(published) - weekday + 7), Unit::kDay}, TimeAnchor::kPublication);
  Day day = published - days(back);
  if (dir == -1 && back == 0) day -= days(7);
  if (dir == 1) day += days(7);
  if (dir == 0) day = published + days(weekday - iso_weekday(published));
  const bool ahead = side == Side::kFuture || (side == Side::kPerhapsFuture && back > 3);
  if (!dir && ahead && back > 0) day += days(7);
  return dated({day, Unit::kDay}, TimeAnchor::kPublication);
}

Resolved resolve_season(const Parts& parts, Side side, const Anchors& anchors) {
  const std::string& season = parts[Field::kSeason];
  YearFound found = year_from(parts, anchors);
  if (!found.year && anchors.published) {
    const int now = year_of(*anchors.published);
    std::vector<DayRange> ranges;
    for (int year = now - 2; year <= now + 2; ++year) ranges.push_back(season_days(year, season));
    if (const auto at = choose(ranges, side, direction(parts), *anchors.published)) found = {now - 2 + static_cast<int>(*at), TimeAnchor::kPublication};
  }
  Resolved out;
  out.value = (found.year ? fmt::format("{:04}", *found.year) : "XXXX") + "-" + season;
  if (!found.year || *found.year < 1 || *found.year > 9998) return out;
  out.days = season_days(*found.year, season);
  out.point = Point{out.days->first, Unit::kSeason};
  out.anchor = found.anchor;
  return out;
}

Resolved resolve_years(const Parts& parts, const Anchors& anchors) {
  const YearFound found = year_from(parts, anchors);
  if (found.year && *found.year >= 1 && *found.year <= 9999) return dated({*make_day(*found.year, 1, 1), Unit::kYear}, found.anchor);
  return {};
}

Resolved resolve_long(const Parts& parts) {
  if (parts.has(Field::kDecade)) {
    const int year = parts.number(Field::kDecade).value_or(0) * 10;
    return dated({*make_day(std::max(year, 1), 1, 1), Unit::kDecade}, TimeAnchor::kNone);
  }
  const int century = parts.number(Field::kCentury).value_or(0);
  Resolved out;
  out.keep = century >= 2 && century <= 30;
  if (!out.keep) return out;
  return dated({*make_day((century - 1) * 100 + 1, 1, 1), Unit::kCentury}, TimeAnchor::kNone);
}

/// The date alone, without the time of day.
Resolved resolve_date(const Parts& parts, Side side, const Anchors& anchors) {
  if (parts.has(Field::kDecade) || parts.has(Field::kCentury)) return resolve_long(parts);
  const auto month = parts.number(Field::kMonth);
  if (month && parts.has(Field::kDay)) return resolve_day(parts, side, anchors);
  if (month) {
    return in_year(parts, side, anchors, fmt::format("XXXX-{:02}", *month), [&](int year) -> std::optional<Point> {
      const auto day = make_day(year, *month, 1);
      return day ? std::optional(Point{*day, Unit::kMonth}) : std::nullopt;
    });
  }
  if (const auto quarter = parts.number(Field::kQuarter)) {
    if (*quarter < 1 || *quarter > 4) return no_time();
    return in_year(parts, side, anchors, fmt::format("XXXX-Q{}", *quarter), [&](int year) -> std::optional<Point> {
      const auto day = make_day(year, *quarter * 3 - 2, 1);
      return day ? std::optional(Point{*day, Unit::kQuarter}) : std::nullopt;
    });
  }
  if (const auto half = parts.number(Field::kHalf)) {
    if (*half < 1 || *half > 2) return no_time();
    return in_year(parts, side, anchors, fmt::format("XXXX-H{}", *half), [&](int year) -> std::optional<Point> {
      const auto day = make_day(year, *half * 6 - 5, 1);
      return day ? std::optional(Point{*day, Unit::kHalf}) : std::nullopt;
    });
  }
  if (parts.has(Field::kSeason)) return resolve_season(parts, side, anchors);
  if (parts.has(Field::kWeekday)) return resolve_weekday(parts, side, anchors);
  if (parts.has(Field::kDayShift)) {
    Resolved out;
    const std::string& text = parts[Field::kDayShift];
    if (!anchors.published) {
      out.value = text == "0" ? "PRESENT_REF" : "XXXX-XX-XX";
      return out;
    }
    const int shift = text[0] == '-' ? -std::atoi(text.c_str() + 1) : std::atoi(text.c_str());
    return dated({*anchors.published + days(shift), Unit::kDay}, TimeAnchor::kPublication);
  }
  return resolve_years(parts, anchors);
}

bool has_date(const Parts& parts) {
  for (const Field f : {Field::kYear, Field::kShortYear, Field::kMonth, Field::kWeekday, Field::kDayShift, Field::kQuarter, Field::kSeason, Field::kDecade, Field::kCentury, Field::kHalf, Field::kYearDir}) {
    if (parts.has(f)) return true;
  }
  return false;
}

/// "T15:00", "T10:30Z", "TMO"; empty where the hour is none.
std::string time_of_day(const Parts& parts) {
  if (!parts.has(Field::kHour)) return parts.has(Field::kPart) ? "T" + parts[Field::kPart] : "";
  int hour = *parts.number(Field::kHour);
  const std::string& part = parts[Field::kPart];
  const bool afternoon = parts[Field::kAmPm] == "pm" || part == "AF" || part == "EV" || (part == "NI" && hour > 5);
  if (afternoon && hour < 12) hour += 12;
  if (parts[Field::kAmPm] == "am" && hour == 12) hour = 0;
  if (hour > 24) return "";
  std::string out = fmt::format("T{:02}:{:02}", hour, parts.number(Field::kMinute).value_or(0));
  if (const auto second = parts.number(Field::kSecond)) out += fmt::format(":{:02}", *second);
  if (parts.has(Field::kZone) && parts[Field::kZone] != "?") out += parts[Field::kZone];
  return out;
}

/// A time of day without a date is of the day that its sentence speaks of, else of publication.
Resolved day_of_time(const Anchors& anchors) {
  if (anchors.previous && anchors.previous_in_sentence && anchors.previous->unit == Unit::kDay) return dated(*anchors.previous, TimeAnchor::kPrevious);
  if (anchors.published) return dated({*anchors.published, Unit::kDay}, TimeAnchor::kPublication);
  Resolved out;
  out.value = "XXXX-XX-XX";
  return out;
}

/// The night that two days share: "overnight into Tuesday" is Monday's, "overnight from Monday to Tuesday", too; of a bare "overnight
/// Monday" it may be either.
Resolved overnight(const Resolved& date, std::string_view kind) {
  if (!date.point) {
    Resolved unknown = date;
    if (kind != "into" && !unknown.value.empty()) unknown.value += "TNI";
    return unknown;
  }
  const Day day = date.point->day, evening = kind == "into" ? day - days(1) : day;
  Resolved out = dated({evening, Unit::kNight}, date.anchor);
  out.days = DayRange{kind == "from" ? day : day - days(1), kind == "into" ? day : day + days(1)};
  out.point = Point{evening, Unit::kDay};
  return out;
}

/// "the day before Monday".
Resolved moved_by(const Resolved& date, int offset) {
  return date.point ? dated({date.point->day + days(offset), date.point->unit}, date.anchor) : no_time();
}

}  // namespace

Resolved resolve_calendar(const Parts& parts, Side side, const Anchors& anchors) {
  const bool on_clock = parts.has(Field::kHour) || parts.has(Field::kPart);
  Resolved out = !has_date(parts) && on_clock ? day_of_time(anchors) : resolve_date(parts, side, anchors);
  if (out.point && parts[Field::kUnit] == "Q")
    out = dated({out.point->day - days(kHalfQuarter), Unit::kQuarter}, out.anchor);                     // "the quarter ended Sept. 30"
  if (out.point && parts[Field::kUnit] == "W") out = dated({out.point->day, Unit::kWeek}, out.anchor);  // "the week of March 6"
  if (const auto offset = parts.number(Field::kOffset)) out = moved_by(out, *offset);
  if (parts.has(Field::kOvernight))
    out = overnight(out, parts[Field::kOvernight]), out.type = TimexType::kTime;
  else if (on_clock && !out.value.empty()) {
    const std::string time = time_of_day(parts);
    if (time.empty()) return no_time();
    out.value += time;
    out.type = TimexType::kTime;
  }
  return out;
}

Resolved resolve_holiday(const Parts& parts, Side side, const Anchors& anchors) {
  const std::string& rule = parts[Field::kHoliday];
  if (const auto colon = rule.find(':'); colon != std::string::npos) {  // "hijri:10-01"
    Parts local = parts;
    local.set(Field::kCalendar, rule.substr(0, colon));
    local.set(Field::kMonth, rule.substr(colon + 1, 2));
    local.set(Field::kDay, rule.substr(colon + 4));
    if (const YearFound found = year_from(parts, anchors); found.year) local.set(Field::kYear, std::to_string(*found.year));
    return resolve_local(local, side, anchors);
  }
  const Unit unit = unit_of(parts[Field::kUnit]).value_or(Unit::kDay);  // "Easter weekend"
  const bool fixed = rule.size() == 5 && unit == Unit::kDay;  // "12-25"
  return in_year(parts, side, anchors, fixed ? "XXXX-" + rule : "", [&](int year) -> std::optional<Point> {
    const auto day = holiday_in(year, rule);
    return day ? std::optional(Point{*day, unit}) : std::nullopt;
  });
}

}  // namespace dateline::temporal
