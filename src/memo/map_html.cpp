#include "memo/map_html.h"

#include <algorithm>

#include "memo/html_text.h"
#include "memo/map_svg.h"
#include "memo/words.h"

namespace dateline::memo {

std::string happening_link(int number) { return "<a href=\"#happening-" + std::to_string(number) + "\">" + std::to_string(number) + "</a>"; }

std::string map_figure(const Memo& memo, std::size_t happenings) {
  const std::string map = map_svg(memo);
  if (map.empty()) return happenings == 0 ? "" : element("p", "none", "No happening has a place that is known well enough to draw.");
  std::string legend = "Circles: the happening lies somewhere within. ";
  if (std::any_of(memo.points.begin(), memo.points.end(), [](const MapPoint& point) { return point.area; })) legend += "Dotted circles stand for wide areas, without a point. ";
  if (std::any_of(memo.points.begin(), memo.points.end(), [](const MapPoint& point) { return point.happenings.empty(); })) legend += "Squares are facilities that the reports tell of. ";
  if (!memo.legs.empty()) legend += "Dashed lines are ways that are claimed, dotted ones are denied; a line joins two places, or wide areas in italics, and is no road. ";
  if (memo.not_placed) legend += "Without a point, as no site is told: " + std::to_string(memo.not_placed) + " of " + std::to_string(happenings) + " happenings. ";
  return element("figure", map + element("figcaption", legend));
}

std::string places_table(const Memo& memo) {
  std::string ways;
  for (const MapLeg& leg : memo.legs) {
    const char* kind = leg.denied ? "denied" : leg.established ? "stated and active" : "claimed, not established";
    ways += element("li", say(leg.from) + " → " + say(leg.to) + ": " + kind);
  }
  std::string rows;
  for (const MapPoint& point : memo.points) {
    std::string numbers;
    for (const int happening : point.happenings) numbers += (numbers.empty() ? "" : ", ") + happening_link(happening);
    if (!numbers.empty()) rows += row({say(point.name), numbers, within_words(point)});
  }
  return table({"Place", "Happenings", "Known to within"}, rows) + list("ways", ways);
}

}  // namespace dateline::memo
