#include "base/utc_time.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar_date.h"

namespace dateline {
namespace {

/// Of "hh:mm" at a place.
std::optional<std::chrono::minutes> parse_clock(std::string_view text, std::size_t at, int most_hours) {
  if (text.size() < at + 5 || text[at + 2] != ':') return std::nullopt;
  int numbers[2] = {};
  for (const int part : {0, 1}) {
    for (const char c : text.substr(at + 3 * static_cast<std::size_t>(part), 2)) {
      if (c < '0' || c > '9') return std::nullopt;
      numbers[part] = 10 * numbers[part] + (c - '0');
    }
  }
  if (numbers[0] > most_hours || numbers[1] > 59) return std::nullopt;
  return std::chrono::hours(numbers[0]) + std::chrono::minutes(numbers[1]);
}

/// "Z", "+05:30"; nothing else may follow.
std::optional<std::chrono::minutes> parse_zone(std::string_view text) {
  if (text == "Z") return std::chrono::minutes(0);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto ahead = parse_clock(text, 1, 15);
  if (!ahead) return std::nullopt;
  return text[0] == '-' ? -*ahead : *ahead;
}

}  // namespace

std::optional<std::chrono::sys_seconds> parse_utc_time(std::string_view text) {
  const auto day = parse_iso_day(text.substr(0, 10));
  const auto clock = parse_clock(text, 11, 23);
  if (!day || !clock || text[10] != 'T') return std::nullopt;
  std::string_view rest = text.substr(16);
  std::chrono::seconds second(0);
  const auto digit = [&](std::size_t at) { return rest.size() > at && rest[at] >= '0' && rest[at] <= '9'; };
  if (rest.starts_with(':')) {
    if (!digit(1) || !digit(2)) return std::nullopt;
    second = std::chrono::seconds(10 * (rest[1] - '0') + (rest[2] - '0'));
    rest.remove_prefix(3);
    if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("0123456789", 1)));
  }
  const auto zone = parse_zone(rest);
  if (!zone) return std::nullopt;
  return *day + *clock + second - *zone;
}

std::string utc_time(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const Day day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::hh_mm_ss clock(seconds - day);
  return iso_day(day) + fmt::format("T{:02}:{:02}:{:02}Z", clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace dateline
