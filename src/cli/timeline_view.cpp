// timeline for a person: a line of time for each happening that shows how finely its time is known and when it was first reported.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/calendar_date.h"
#include "cli/archive_view.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

constexpr char kLegend[] = "● that day  ━ no finer  ◌ ┅ inferred  ○ first reported  ◉ both  ◂ ▸ beyond";

std::optional<int> day_number(const std::string& iso) {
  const auto day = parse_iso_day(iso.substr(0, 10));
  return day ? std::optional<int>(static_cast<int>(day->time_since_epoch().count())) : std::optional<int>();
}

struct Times {
  std::optional<int> start, end, reported;
  bool inferred = false;
};

Times times_of(const Json& incident) {
  const Json& time = incident.at("time");
  const std::string basis = word(time, "basis");
  return {day_number(word(time, "start")), day_number(word(time, "end")), day_number(word(incident, "first_published")), basis != "stated"};
}

/// The days that the columns stand for.
struct Axis {
  int first = 0, last = 0, columns = 0;

  int column(int day) const { return last == first ? 0 : static_cast<int>(static_cast<std::int64_t>(day - first) * (columns - 1) / (last - first)); }
  bool holds(int day) const { return day >= first && day <= last; }
};

/// From the first day to the last; few that lie far off do not press the others together.
std::optional<Axis> axis_of(const std::vector<Times>& all, int columns) {
  constexpr int kFar = 4;  // times the width of the middle four fifths
  std::vector<int> days;
  for (const Times& times : all) {
    for (const auto& day : {times.start, times.end, times.reported}) {
      if (day) days.push_back(*day);
    }
  }
  if (days.empty()) return {};
  std::sort(days.begin(), days.end());
  const int low = days[days.size() / 10], high = days[days.size() - 1 - days.size() / 10], far = kFar * std::max(1, high - low);
  const int first = *std::lower_bound(days.begin(), days.end(), low - far), last = *(std::upper_bound(days.begin(), days.end(), high + far) - 1);
  return Axis{first, last, columns};
}

std::string line_of(const Times& times, const Axis& axis) {
  std::vector<std::string> cells(static_cast<std::size_t>(axis.columns), "·");
  const auto cell = [&](int day) -> std::string& { return cells[static_cast<std::size_t>(std::clamp(axis.column(std::clamp(day, axis.first, axis.last)), 0, axis.columns - 1))]; };
  const bool dated = times.start && times.end;
  if (dated && *times.end < axis.first) cells.front() = "◂";
  else if (dated && *times.start > axis.last) cells.back() = "▸";
  else if (dated && *times.start == *times.end) cell(*times.start) = times.inferred ? "◌" : "●";
  else if (dated) {
    const int from = axis.column(std::max(*times.start, axis.first)), to = axis.column(std::min(*times.end, axis.last));
    for (int at = from; at <= to; ++at) cells[static_cast<std::size_t>(at)] = times.inferred ? "┅" : "━";
    if (*times.start < axis.first) cells.front() = "◂";
    if (*times.end > axis.last) cells.back() = "▸";
  }
  if (times.reported) {
    std::string& at = cell(*times.reported);
    const bool only = at == "●" || at == "◌" || (dated && axis.holds(*times.start) && axis.holds(*times.end) && axis.column(*times.start) == axis.column(*times.end) && at != "·");
    at = !axis.holds(*times.reported) ? (*times.reported < axis.first ? "◂" : "▸") : only ? "◉" : "○";
  }
  std::string out;
  for (const std::string& one : cells) out += one;
  return out;
}

/// "2019-01-03        2019-06-30"
std::string scale(const Axis& axis) {
  const auto iso = [](int day) { return iso_day(Day(std::chrono::days(day))); };
  const std::string first = iso(axis.first), last = iso(axis.last);
  if (axis.first == axis.last) return first;
  return first + std::string(static_cast<std::size_t>(std::max(1, axis.columns - display_width(first) - display_width(last))), ' ') + last;
}

std::string one_happening(const Json& incident, const Times& times, const Axis& axis, const Style& style) {
  constexpr int kWhen = 18;
  const std::string indent(static_cast<std::size_t>(kWhen) + 3, ' ');
  const std::string standing = word(incident, "standing");
  std::string out = "  " + paint(style, Paint::kTime, fit(when_words(incident), kWhen)) + " " + line_of(times, axis) + " ";
  out += paint(style, Paint::kBold, word(incident, "kind")) + " ";
  out += shorten(happening_words(incident), style.width - kWhen - 5 - axis.columns - display_width(word(incident, "kind"))) + "\n";
  const std::string reported = word(incident, "first_published").substr(0, 10);
  const std::string rest = fmt::format(" · {} · {} · {} in {}", reported.empty() ? "first reported on an unknown day" : "first reported " + reported, word(incident, "status"),
                                       counted(incident.value("independent_sources", std::size_t{0}), "independent source"), counted(incident.value("reports", std::size_t{0}), "report"));
  out += indent + paint(style, standing_paint(standing), standing) + paint(style, Paint::kDim, shorten(rest, style.width - kWhen - 4 - display_width(standing))) + "\n";
  return out + evidence_line(incident, kWhen + 3, style) + doubt_lines(incident, kWhen + 3, style);
}

}  // namespace

std::string view_timeline(const Json& answer, const Style& style) {
  const Json& incidents = list(answer, "incidents");
  if (incidents.empty()) return "No happenings.\n";
  std::vector<Times> all;
  for (const Json& incident : incidents) all.push_back(times_of(incident));
  const auto axis = axis_of(all, std::clamp(style.width / 3, 21, 60)).value_or(Axis{0, 0, 1});
  std::string out = std::string(21, ' ') + paint(style, Paint::kDim, scale(axis)) + "\n";
  for (std::size_t i = 0; i < all.size(); ++i) out += one_happening(incidents[i], all[i], axis, style);
  return out + "\n" + paint(style, Paint::kDim, shorten(std::string("  ") + kLegend, style.width)) + "\n" + next_page(answer);
}

}  // namespace dateline::cli
