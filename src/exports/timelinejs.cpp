// The JSON of TimelineJS 3. It draws a bar from the first to the last day that a time can cover and says the time as it is known; what has no first
// day it would skip without a word, so that is left out here and counted on the title slide.
#include "base/calendar_date.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/material.h"
#include "exports/words.h"

namespace dateline::exports {
namespace {

using json::Json;

Json date_json(const std::string& day, const std::string& shown) {
  const Day parsed = *parse_iso_day(day);
  return {{"year", year_of(parsed)}, {"month", month_of(parsed)}, {"day", day_of_month(parsed)}, {"display_date", shown}};
}

/// Headlines are HTML, too.
Json event_json(const Happening& one, const Material& material) {
  const std::string shown = marked_up(when_of(one));
  Json out = {{"unique_id", one.id}, {"start_date", date_json(one.time.start, shown)}};
  if (parse_iso_day(one.time.end) && one.time.end > one.time.start) out["end_date"] = date_json(one.time.end, shown);
  out["display_date"] = shown;
  out["group"] = marked_up(one.kind);
  out["text"] = {{"headline", marked_up(headline_of(one))}, {"text", html_of(one, material, false)}};
  out["autolink"] = false;
  out["dateline"] = {{"time", one.time.value}, {"standing", one.standing}, {"status", one.status}, {"review", one.review}, {"claims", keys_of(one)},
                     {"published_basis", report_of(one, material).published_basis}, {"engine", engines_of(one, material)}};
  return out;
}

}  // namespace

Result<std::vector<File>> timelinejs(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter));
  std::vector<std::string> left_out;
  std::string events;
  std::size_t shown = 0;
  for (const Happening& one : material.happenings) {
    if (!parse_iso_day(one.time.start)) {
      left_out.push_back(one.id);
      continue;
    }
    events += (shown++ ? ",\n" : "\n") + event_json(one, material).dump();
  }
  std::string about = "<p>" + std::to_string(shown) + " happenings, each over the days on which it can have been.";
  if (!left_out.empty()) about += " Not on the line, as no first day is known: " + std::to_string(left_out.size()) + ".";
  const Json title = {{"unique_id", "title"}, {"text", {{"headline", "What happened, and who says so"}, {"text", about + "</p>"}}}};
  const Json dateline = {{"generator", "Dateline " + order.version}, {"left_out", left_out}};
  return std::vector<File>{{"timeline.json", "{\"title\":" + title.dump() + ",\n\"dateline\":" + dateline.dump() + ",\n\"events\":[" + events + "\n]}\n"}};
}

}  // namespace dateline::exports
