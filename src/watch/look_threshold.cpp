// Counts above a threshold: of happenings that begin within a window of days. Only days around what is new are counted.
#include <algorithm>
#include <map>

#include "archive/find.h"
#include "base/try.h"
#include "watch/look.h"
#include "watch/windows.h"

namespace dateline::watch {
namespace {

using json::Json;

/// The filter within these days, and within its own.
archive::Filter within(archive::Filter filter, Day first, Day last) {
  filter.from = filter.from.empty() ? iso_day(first) : std::max(filter.from, iso_day(first));
  filter.to = filter.to.empty() ? iso_day(last) : std::min(filter.to, iso_day(last));
  return filter;
}

Result<std::vector<CountedDay>> days_between(const Look& look, Day first, Day last, const std::map<std::string, bool>& is_new) {
  DL_ASSIGN(const archive::IncidentPage page, find_incidents(look.archive, within(look.question.filter, first, last)));
  std::vector<CountedDay> out;
  for (const std::string& content : page.incidents) {
    DL_ASSIGN(const IncidentState state, incident_state(content));
    const auto day = parse_iso_day(state.start);
    if (!day || *day < first || *day > last) continue;
    const auto known = is_new.find(state.id);
    out.push_back({*day, known != is_new.end() && known->second});
  }
  return out;
}

struct Days {
  Day first, last;
};

/// Windows that the watch has told of.
Result<std::vector<Days>> told_windows(const Look& look) {
  constexpr int kLookedThrough = 1000;
  DL_ASSIGN(const auto matches, archive::last_matches(look.archive, look.row.name, kLookedThrough));
  std::vector<Days> out;
  for (const archive::MatchRow& row : matches) {
    const Json match = Json::parse(row.content, nullptr, false);
    if (!match.is_object() || match.value("change", "") != "count_above") continue;
    const auto first = parse_iso_day(match["now"].value("from", "")), last = parse_iso_day(match["now"].value("to", ""));
    if (first && last) out.push_back({*first, *last});
  }
  return out;
}

News above(const Look& look, const Window& window) {
  const std::string from = iso_day(window.first), to = iso_day(window.last);
  News out;
  out.change = "count_above";
  out.mark = "above " + std::to_string(look.question.threshold->count) + " " + from + " " + to;
  out.before = {{"count", window.before}};
  out.now = {{"count", window.now}, {"from", from}, {"to", to}, {"above", look.question.threshold->count}};
  out.about = std::to_string(window.now) + " happenings from " + from + " to " + to;
  out.words = out.about + ", more than " + std::to_string(look.question.threshold->count) + " (before: " + std::to_string(window.before) + ")";
  return out;
}

}  // namespace

Result<std::vector<News>> threshold_news(const Look& look) {
  const Threshold& threshold = *look.question.threshold;
  DL_ASSIGN(const ChangedIncidents changed, changed_incidents(look, look.question.filter));
  const Reports reports = reports_of(look);
  std::map<std::string, bool> is_new;
  std::vector<Day> days;
  for (std::size_t i = 0; i < changed.now.size(); ++i) {
    const bool fresh = !changed.was[i] && !news_of(nullptr, changed.now[i], reports).empty();
    is_new.emplace(changed.now[i].id, fresh);
    if (const auto day = parse_iso_day(changed.now[i].start); day && fresh) days.push_back(*day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  DL_ASSIGN(std::vector<Days> told, told_windows(look));
  std::vector<News> out;
  const std::chrono::days reach(threshold.days - 1);
  for (const Day day : days) {
    DL_ASSIGN(auto counted, days_between(look, day - reach, day + reach, is_new));
    const auto window = first_crossing(std::move(counted), threshold.days, threshold.count);
    if (!window) continue;
    const bool known = std::any_of(told.begin(), told.end(), [&](const Days& other) { return other.first <= window->last && window->first <= other.last; });
    if (known) continue;  // the same rise, told once
    told.push_back({window->first, window->last});
    out.push_back(above(look, *window));
  }
  return out;
}

}  // namespace dateline::watch
