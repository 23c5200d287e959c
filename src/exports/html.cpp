// One page that stands alone: what was asked for, a map, the happenings with their sentences and all their claims, the reports. Its policy allows the
// style that it brings and nothing else: no request, no script.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/data_file.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/page_parts.h"
#include "exports/words.h"
#include "memo/html_text.h"
#include "memo/map_html.h"
#include "memo/map_points.h"
#include "memo/words.h"

namespace dateline::exports {
namespace {

using memo::element;
using memo::say;

std::string section(const char* id, const char* title, const std::string& body) {
  return body.empty() ? "" : fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", id, title, body);
}

std::string figure_of(std::size_t number, const char* one, const char* many) {
  return element("div", fmt::format("<b>{}</b><span>{}</span>", number, number == 1 ? one : many));
}

std::string opening(const Material& material, const Order& order) {
  std::set<std::string> outlets;
  std::size_t several = 0, contested = 0, reviewed = 0;
  for (const auto& report : material.reports) outlets.insert(report.second.publisher);
  for (const Happening& one : material.happenings) {
    several += one.standing == "multiple-source";
    contested += one.standing == "contested" || one.standing == "denied";
    reviewed += !one.review.empty() && one.review != "unreviewed";
  }
  std::string asked;
  for (const std::string& words : asked_for(order.filter)) asked += (asked.empty() ? "" : "; ") + say(words);
  const std::string figures = figure_of(material.happenings.size(), "happening", "happenings") + figure_of(material.reports.size(), "report", "reports") +
                              figure_of(outlets.size(), "outlet", "outlets") + figure_of(several, "rests on several sources", "rest on several sources") +
                              figure_of(contested, "is contested or denied", "are contested or denied") + figure_of(reviewed, "reviewed by people", "reviewed by people");
  return element("header", element("p", "kicker", "Dateline " + say(order.version)) + element("h1", "What happened, and who says so") +
                               element("p", "asked", asked.empty() ? "All happenings of the archive: no filter." : "Asked for: <b>" + asked + "</b>.")) +
         element("div", "figures", figures) + years_chart(material);
}

std::string map_of(const Material& material) {
  memo::Memo drawn;
  std::map<std::string, int> numbers;
  for (const Happening& one : material.happenings) numbers.emplace(one.id, static_cast<int>(numbers.size()) + 1);
  for (const query::Feature& feature : material.features.placed) memo::add_feature(query::geometry_of(feature), feature.properties, numbers, drawn);
  drawn.not_placed = material.features.incidents;
  const std::string places = memo::places_table(drawn);
  return memo::map_figure(drawn, material.happenings.size()) + (places.empty() ? "" : element("details", element("summary", "Places and ways") + places));
}

/// Headings by the year of the first day, where the order is that of time.
std::string happenings_of(const Material& material, bool by_time, std::string& years) {
  std::string out, last;
  int number = 0;
  for (const Happening& one : material.happenings) {
    const std::string year = one.time.start.empty() ? "Without a first day" : one.time.start.substr(0, 4);
    if (by_time && year != last) {
      const std::string id = one.time.start.empty() ? "undated" : "year-" + year;
      out += fmt::format("<h2 class=\"year\" id=\"{}\">{}</h2>\n", memo::html_escaped(id), memo::html_escaped(year));
      years += fmt::format("<a href=\"#{}\">{}</a>\n", memo::html_escaped(id), memo::html_escaped(year));
      last = year;
    }
    out += happening_article(one, ++number, material);
  }
  return out;
}

std::string reports_of(const Material& material) {
  std::string rows;
  for (const auto& [id, one] : material.reports) rows += memo::row(report_cells(id, one));
  return memo::table({"Outlet and title", "Published", "Id and SHA-256 of the text"}, rows);
}

std::string method(const Material& material, const Order& order) {
  std::vector<std::string> engines;
  for (const auto& report : material.reports) {
    const std::string engine = "Dateline " + report.second.engine + (report.second.model.empty() ? "" : ", language model " + report.second.model);
    if (std::find(engines.begin(), engines.end(), engine) == engines.end()) engines.push_back(engine);
  }
  std::string out, list;
  for (const std::string& words : memo::method_words()) out += words.starts_with("Assessments") ? "" : element("p", say(words));
  for (const std::string& engine : engines) list += element("li", say(engine));
  return out + element("p", "What nobody reviewed is a machine's reading. <code>dateline claim KEY</code> and <code>dateline incident ID</code> show where each row comes from.") +
         memo::list("engines", list) + element("footer", "colophon", "Written by Dateline " + say(order.version));
}

}  // namespace

Result<std::vector<File>> html(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  const std::string style = std::string(data_file("memo/style.css")) + std::string(data_file("exports/page.css"));
  std::string years;
  const bool by_time = order.filter.sort.empty() || order.filter.sort == "time" || order.filter.sort == "-time";
  const std::string happenings = happenings_of(material, by_time, years);
  std::string body = opening(material, order) + section("map", "Map", map_of(material));
  body += section("happenings", "Happenings", (years.empty() ? "" : element("nav", years)) + happenings);
  body += section("reports", "Reports", reports_of(material)) + section("annex", "How this was made", method(material, order));
  return std::vector<File>{{"dateline.html", memo::page_head("What happened, and who says so", style) + "<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n"}};
}

}  // namespace dateline::exports
