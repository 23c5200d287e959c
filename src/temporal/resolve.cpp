// Times counted from another time (this, ago, then, context), durations and sets.
#include "temporal/resolve.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "temporal/week_start.h"

namespace dateline::temporal {
namespace {

using std::chrono::days;

Resolved fixed(std::string value) {
  Resolved out;
  out.value = std::move(value);
  return out;
}

bool within_day(Unit unit) { return unit == Unit::kSecond || unit == Unit::kMinute || unit == Unit::kHour; }

/// As large as the unit that was counted in: "two months ago" is a month, "two hours ago" the day.
Unit as_told(Unit unit) {
  if (within_day(unit) || unit == Unit::kNight) return Unit::kDay;
  if (unit == Unit::kFortnight) return Unit::kWeek;
  if (unit == Unit::kDecade || unit == Unit::kCentury || unit == Unit::kMillennium) return Unit::kYear;
  return unit;
}

/// `number` units from a point; a half is counted in the unit below.
std::optional<Point> moved(const Point& from, std::string_view number, int dir, Unit unit) {
  const double count = std::atof(std::string(number).c_str());
  if (!(count < 1e6)) return std::nullopt;
  const int whole = static_cast<int>(count);
  auto point = shifted(from, dir * whole, unit);
  if (!point || count == whole) return point;
  if (unit == Unit::kYear) point->unit = Unit::kMonth;
  const int half = unit == Unit::kYear ? 6 : unit == Unit::kDecade ? 60 : unit == Unit::kCentury ? 600 : 0;  // months
  if (half > 0) return shifted(*point, dir * half, Unit::kMonth);
  if (unit == Unit::kMonth || unit == Unit::kWeek) return shifted(*point, dir * (unit == Unit::kMonth ? 15 : 3), Unit::kDay);
  return point;
}

/// "A year ago", "a year earlier" beside a quarter or month: that of the year before.
std::optional<Resolved> year_before(const Anchors& anchors) {
  if (anchors.previous_in_sentence && anchors.previous->unit == Unit::kYear) return std::nullopt;  // the sentence compares years
  std::optional<Point> from = anchors.period;
  if (!from && anchors.previous_is_near && anchors.previous && anchors.previous->unit == Unit::kMonth) from = anchors.previous;
  const auto point = from ? shifted(*from, -1, Unit::kYear) : std::nullopt;
  return point ? std::optional(dated(*point, TimeAnchor::kPrevious)) : std::nullopt;
}

long distance(const DayRange& range, Day day) {
  if (day < range.first) return (range.first - day).count();
  if (day > range.last) return (day - range.last).count();
  return 0;
}

/// "two Fridays ago".
Resolved weekdays_ago(const Parts& parts, const Anchors& anchors) {
  const auto count = parts.number(Field::kNumber), weekday = parts.number(Field::kWeekday);
  if (!count || *count < 1 || *count > 60 || !anchors.published) return fixed("PAST_REF");
  const int back = (iso_weekday(*anchors.published) - *weekday + 6) % 7 + 1;
  return dated({*anchors.published - days(back + 7 * (*count - 1)), Unit::kDay}, TimeAnchor::kPublication);
}

std::string vague_side(int dir) { return dir < 0 ? "PAST_REF" : "FUTURE_REF"; }

}  // namespace

Resolved no_time() {
  Resolved out;
  out.keep = false;
  return out;
}

Resolved dated(const Point& point, TimeAnchor anchor) {
  Resolved out;
  out.value = value_of(point);
  out.days = days_of(point);
  out.point = point;
  out.anchor = anchor;
  return out;
}

std::optional<int> direction(const Parts& parts) {
  if (!parts.has(Field::kDir)) return std::nullopt;
  return std::atoi(parts[Field::kDir].c_str());
}

std::optional<std::size_t> choose(const std::vector<DayRange>& candidates, Side side, std::optional<int> dir, Day published) {
  std::optional<std::size_t> best;
  double best_cost = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const DayRange& range = candidates[i];
    const bool ahead = range.first > published, behind = range.last < published;
    if (dir == 0 && year_of(range.first) != year_of(published)) continue;
    if (dir == -1 && !behind) continue;
    if (dir == 1 && !ahead) continue;
    double cost = static_cast<double>(distance(range, published));
    constexpr double kAgainst = 6.0, kSlightlyAgainst = 1.3;  // how much further off a date may be to agree with the verb
    if (ahead) cost *= side == Side::kPast ? kAgainst : side == Side::kUnknown ? kSlightlyAgainst : 1.0;
    if (behind) cost *= side == Side::kFuture ? kAgainst : side == Side::kPerhapsFuture ? kSlightlyAgainst : 1.0;
    if (!best || cost < best_cost) best = i, best_cost = cost;
  }
  return best;
}

Resolved resolve_this(const Parts& parts, Side, const Anchors& anchors) {
  const auto unit = unit_of(parts[Field::kUnit]);
  const int dir = direction(parts).value_or(0);
  if (!unit) return no_time();
  if (within_day(*unit)) {
    if (dir == 0) return no_time();
    Resolved out = fixed(duration_value("1", *unit));
    out.type = TimexType::kDuration;
    return out;
  }
  if (dir < 0 && (*unit == Unit::kDecade || *unit == Unit::kCentury)) {
    Parts length = parts;  // "the past decade" is ten years
    length.set(Field::kNumber, "1");
    return resolve_length(length, anchors);
  }
  if (!anchors.published) return fixed(dir == 0 ? "PRESENT_REF" : vague_side(dir));
  const auto point = shifted({*anchors.published, *unit}, dir, *unit);
  if (!point) return no_time();
  Resolved out = dated(*point, TimeAnchor::kPublication);
  if (*unit == Unit::kWeek) out.days = week_days(*anchors.published, dir, anchors.week_starts);
  if (*unit == Unit::kNight) out.type = TimexType::kTime;
  return out;
}

Resolved resolve_ago(const Parts& parts, const Anchors& anchors) {
  if (parts.has(Field::kWeekday)) return weekdays_ago(parts, anchors);
  const auto unit = unit_of(parts[Field::kUnit]);
  const int dir = direction(parts).value_or(-1);
  if (!unit) return no_time();
  if (parts[Field::kNumber] == "X" || !anchors.published) return fixed(vague_side(dir));
  if (*unit == Unit::kYear && parts[Field::kNumber] == "1" && dir < 0) {
    if (const auto compared = year_before(anchors)) return *compared;
  }
  const auto point = moved({*anchors.published, as_told(*unit)}, parts[Field::kNumber], dir, *unit);
  return point ? dated(*point, TimeAnchor::kPublication) : fixed(vague_side(dir));
}

Resolved resolve_then(const Parts& parts, const Anchors& anchors) {
  if (parts[Field::kUnit] == "ANY")
    return anchors.previous_is_near ? dated(*anchors.previous, TimeAnchor::kPrevious) : no_time();  // "since then"
  const auto unit = unit_of(parts[Field::kUnit]);
  const int dir = direction(parts).value_or(0);
  if (!unit) return no_time();
  if (parts[Field::kNumber] == "X" || (!anchors.previous && !anchors.published)) {
    return fixed(dir == 0 ? "XXXX" : vague_side(dir));
  }
  if (parts.has(Field::kWeekday) && anchors.previous && anchors.previous->unit == Unit::kDay) {  // "the previous Friday"
    const int away = (iso_weekday(anchors.previous->day) - *parts.number(Field::kWeekday) + 7) % 7;
    const Day day = dir < 0 ? anchors.previous->day - days(away == 0 ? 7 : away) : anchors.previous->day + days(7 - away);
    return dated({day, Unit::kDay}, TimeAnchor::kPrevious);
  }
  if (parts.has(Field::kWeekday)) return resolve_calendar(parts, Side::kUnknown, anchors);
  if (*unit == Unit::kYear && parts[Field::kNumber] == "1" && dir < 0) {
    if (const auto compared = year_before(anchors)) return *compared;
  }
  Point from = anchors.previous ? *anchors.previous : Point{*anchors.published, as_told(*unit)};
  if (as_told(*unit) == Unit::kDay && from.unit != Unit::kDay && from.unit != Unit::kWeek && anchors.previous_day)
    from = *anchors.previous_day;
  const TimeAnchor anchor = anchors.previous ? TimeAnchor::kPrevious : TimeAnchor::kPublication;
  from.unit = as_told(*unit);
  const auto point = moved(from, parts[Field::kNumber], dir, *unit);
  if (!point) return fixed(vague_side(dir));
  Resolved out = dated(*point, anchor);
  if (parts.has(Field::kPart)) {
    out.value += "T" + parts[Field::kPart];
    out.type = TimexType::kTime;
  }
  return out;
}

Resolved resolve_context(const Parts& parts, Side side, const Anchors& anchors) {
  const bool any = parts[Field::kUnit] == "ANY";
  const auto unit = any ? std::optional(Unit::kQuarter) : unit_of(parts[Field::kUnit]);
  if (!unit || within_day(*unit)) return no_time();
  if (const auto year = parts.number(Field::kYear)) {  // "the 1988 period": that of the period which the text compares
    const Point period = anchors.period.value_or(Point{*make_day(*year, 1, 1), Unit::kYear});
    const auto point = shifted(period, *year - year_of(period.day), Unit::kYear);
    return point ? dated(*point, anchors.period ? TimeAnchor::kPrevious : TimeAnchor::kNone) : no_time();
  }
  const bool latest = direction(parts) == -1;
  const bool over = anchors.period && anchors.published && days_of(*anchors.period).last <= *anchors.published;
  if (*unit == Unit::kQuarter && anchors.period && (over || !latest)) return dated({anchors.period->day, *unit}, TimeAnchor::kPrevious);
  const bool ahead = anchors.previous && anchors.published && days_of(*anchors.previous).first > *anchors.published;
  if (*unit != Unit::kQuarter && anchors.previous_is_near && !(ahead && (side == Side::kPast || *unit == Unit::kYear)) &&
      anchors.previous->unit <= *unit)
    return dated({anchors.previous->day, *unit}, TimeAnchor::kPrevious);
  if (!anchors.published) return fixed("XXXX");
  Point point{*anchors.published, *unit};
  if (*unit == Unit::kWeekend && side != Side::kFuture && iso_weekday(point.day) < 4) point = shifted(point, -1, Unit::kWeek).value_or(point);
  if (*unit == Unit::kQuarter) point = shifted(point, -1, Unit::kQuarter).value_or(point);
  Resolved out = dated(point, TimeAnchor::kPublication);
  if (*unit == Unit::kWeek) out.days = week_days(*anchors.published, 0, anchors.week_starts);
  return out;
}

Resolved resolve_length(const Parts& parts, const Anchors& anchors) {
  const auto unit = unit_of(parts[Field::kUnit]);
  Resolved out;
  if (!unit) return no_time();
  out.type = TimexType::kDuration;
  const std::string& number = parts[Field::kNumber];
  const std::string& to = parts[Field::kToNumber];
  out.value = duration_value(to.empty() || to == number ? number : std::string_view("X"), *unit);
  const auto dir = direction(parts);
  if (!dir || *dir == 0 || !anchors.published || number == "X" || within_day(*unit)) return out;
  const auto point = moved({*anchors.published, Unit::kDay}, number, *dir, *unit);
  if (!point) return out;
  out.days = *dir < 0 ? DayRange{point->day, *anchors.published} : DayRange{*anchors.published, point->day};
  out.anchor = TimeAnchor::kPublication;
  return out;
}

Resolved resolve_set(const Parts& parts) {
  Resolved out;
  out.type = TimexType::kSet;
  if (parts.has(Field::kWeekday))
    out.value = "XXXX-WXX-" + parts[Field::kWeekday] + (parts.has(Field::kPart) ? "T" + parts[Field::kPart] : "");
  else if (const auto month = parts.number(Field::kMonth)) out.value = fmt::format("XXXX-{:02}", *month);
  else if (parts.has(Field::kSeason)) out.value = "XXXX-" + parts[Field::kSeason];
  else if (parts.has(Field::kPart)) out.value = "XXXX-XX-XXT" + parts[Field::kPart];
  else if (const auto unit = unit_of(parts[Field::kUnit])) out.value = duration_value(parts.has(Field::kNumber) ? parts[Field::kNumber] : "1", *unit);
  out.keep = !out.value.empty();
  return out;
}

Resolved resolve(const Rule& rule, const Parts& parts, Side side, const Anchors& anchors) {
  Resolved out;
  switch (rule.kind) {
    case RuleKind::kCalendar:
      out = parts.has(Field::kCalendar) ? resolve_local(parts, side, anchors) : resolve_calendar(parts, side, anchors);
      break;
    case RuleKind::kHoliday: out = resolve_holiday(parts, side, anchors); break;
    case RuleKind::kThis: out = resolve_this(parts, side, anchors); break;
    case RuleKind::kAgo: out = resolve_ago(parts, anchors); break;
    case RuleKind::kThen: out = resolve_then(parts, anchors); break;
    case RuleKind::kContext: out = resolve_context(parts, side, anchors); break;
    case RuleKind::kLength: out = resolve_length(parts, anchors); break;
    case RuleKind::kSet: out = resolve_set(parts); break;
    case RuleKind::kFixed:
      out = fixed(parts[Field::kValue]);
      out.type = rule.type;
      out.keep = side != Side::kPast || parts[Field::kSure] != "no";  // "they soon left" is past
      break;
    case RuleKind::kNone: out.keep = false; break;
  }
  out.mod = parts[Field::kMod];
  if (out.days) out.days = narrowed(*out.days, out.mod);
  return out;
}

}  // namespace dateline::temporal
