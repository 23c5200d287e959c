#include "incidents/role_days.h"

#include <charconv>

namespace dateline::incidents {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return end.ec == std::errc() && end.ptr == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// One point of time: a day, a week, a month, a year.
RoleDays point(std::string_view value) {
  const auto year = value.size() >= 4 ? number(value.substr(0, 4)) : std::nullopt;
  if (!year) return {};
  if (value.size() == 4) return {make_day(*year, 1, 1), make_day(*year, 12, 31)};
  if (value[4] != '-') return {};
  if (value.size() == 8 && value[5] == 'W') {
    const auto week = number(value.substr(6));
    if (!week || *week < 1 || *week > 53) return {};
    const Day first = week_start({*year, *week});
    return {first, first + std::chrono::days(6)};
  }
  if (value.size() == 7) {
    const auto month = number(value.substr(5));
    const auto first = month ? make_day(*year, *month, 1) : std::nullopt;
    return first ? RoleDays{first, last_of_month(*first)} : RoleDays{};
  }
  const auto day = parse_iso_day(value);
  return {day, day};
}

}  // namespace

RoleDays days_of(std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return point(value);
  const std::string_view from = value.substr(0, slash), to = value.substr(slash + 1);
  return {from == ".." ? std::nullopt : point(from).first, to == ".." ? std::nullopt : point(to).last};
}

Held held_at(const RoleSpan& role, Day day) {
  const RoleDays start = days_of(role.start), end = days_of(role.end);
  if (start.first && day < *start.first) return Held::kNo;
  if (end.last && day > *end.last) return Held::kNo;
  const bool ended = end.first || end.last;
  if (role.over && !ended && role.first_told && day >= *role.first_told) return Held::kNo;
  const auto from = start.last ? start.last : role.first_told;
  // A former office was held at an unknown time before it was told; a present one at least on the days on which it is told.
  const auto to = end.first ? end.first : ended || role.over ? std::nullopt : role.last_told;
  return from && to && day >= *from && day <= *to ? Held::kStated : Held::kPossible;
}

}  // namespace dateline::incidents
