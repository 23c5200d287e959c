// iCalendar (RFC 5545): an entry for each happening of which a first day is known, over the days that its time can cover.
#include <algorithm>

#include "base/calendar_date.h"
#include "base/try.h"
#include "exports/export.h"
#include "exports/feature_properties.h"
#include "exports/words.h"
#include "query/json_parts.h"

namespace dateline::exports {
namespace {

constexpr std::size_t kLine = 75;  // octets, without the line's end

/// Folded (3.1): no line is longer, no character is cut.
std::string line(const std::string& content) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < content.size();) {
    std::size_t end = at + 1;
    while (end < content.size() && (content[end] & 0xC0) == 0x80) ++end;
    if (width + end - at > kLine) {
      out += "\r\n ";
      width = 1;
    }
    out.append(content, at, end - at);
    width += end - at;
    at = end;
  }
  return out + "\r\n";
}

/// TEXT (3.3.11). A line end within is written as "\n".
std::string text(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

std::string texts(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ",") + text(value);
  return out;
}

/// "20190305" of "2019-03-05", later by some days.
std::string date(const std::string& day, int later = 0) {
  std::string out = iso_day(*parse_iso_day(day) + std::chrono::days(later));
  std::erase(out, '-');
  return out;
}

/// When the last of its reports came in: "20210304T050607Z". What was written before changes only with the data.
std::string stamp_of(const Happening& happening, const Material& material) {
  std::string latest = "1970-01-01T00:00:00Z";
  for (const Claim& claim : happening.claims) latest = std::max(latest, material.reports.at(claim.report).captured_at);
  std::string out = latest.substr(0, 19) + "Z";
  std::erase(out, '-');
  std::erase(out, ':');
  return out;
}

/// Where a pin may be drawn, else nothing.
std::string geo_of(const Happening& happening, const std::multimap<std::string, const query::Feature*>& placed) {
  const auto [begin, end] = placed.equal_range(happening.id);
  const auto found = std::find_if(begin, end, [](const auto& row) { return !row.second->properties.at("place").value("area", false); });
  return found == end ? "" : line("GEO:" + json::Json(found->second->from.lat).dump() + ";" + json::Json(found->second->from.lon).dump());
}

bool has_day(const Happening& happening) { return parse_iso_day(happening.time.start).has_value(); }

std::string entry(const Happening& one, const Material& material, const std::multimap<std::string, const query::Feature*>& placed) {
  const std::string last = parse_iso_day(one.time.end) && one.time.end > one.time.start ? one.time.end : one.time.start;
  const bool one_day = last == one.time.start && one.time.basis != "inferred";
  const Report& report = report_of(one, material);
  std::vector<std::string> description = evidence_of(one, material);
  description.insert(description.begin(), "“" + quote_of(one) + "”");
  std::string out = line("BEGIN:VEVENT") + line("UID:" + one.id + "@dateline") + line("DTSTAMP:" + stamp_of(one, material));
  out += line("DTSTART;VALUE=DATE:" + date(one.time.start)) + line("DTEND;VALUE=DATE:" + date(last, 1));
  out += line("SUMMARY:" + text(headline_of(one) + (one_day ? "" : " (" + when_of(one) + ")"))) + line("DESCRIPTION:" + text(joined(description, "\n")));
  if (!one.sites.empty()) out += line("LOCATION:" + text(where_of(one)));
  out += geo_of(one, placed);
  if (is_web_address(report.url)) out += line("URL:" + report.url);
  out += line("CATEGORIES:" + texts({one.kind, one.standing})) + line("TRANSP:TRANSPARENT");
  out += line("X-DATELINE-STATUS:" + text(one.status)) + line("X-DATELINE-REVIEW:" + text(one.review)) + line("X-DATELINE-CLAIMS:" + texts(keys_of(one)));
  out += line("X-DATELINE-PUBLISHED-BASIS:" + text(report.published_basis)) + line("X-DATELINE-ENGINE:" + text(joined(engines_of(one, material), "; ")));
  return out + line("END:VEVENT");
}

}  // namespace

Result<std::vector<File>> ics(const Order& order) {
  DL_ASSIGN(const Material material, gather(order.archive, order.filter, With::kMap));
  std::multimap<std::string, const query::Feature*> placed;
  for (const query::Feature& feature : material.features.placed) placed.emplace(query::text_of(feature.properties, "incident"), &feature);
  const auto left_out = std::count_if(material.happenings.begin(), material.happenings.end(), [](const Happening& one) { return !has_day(one); });
  const std::string about = std::to_string(material.happenings.size() - static_cast<std::size_t>(left_out)) + " happenings; left out as no first day is known: " + std::to_string(left_out) +
                            ". An entry covers the days on which it can have been.";
  std::string out = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//Dateline//Dateline " + order.version + "//EN") + line("CALSCALE:GREGORIAN") + line("METHOD:PUBLISH");
  out += line("NAME:Dateline") + line("X-WR-CALNAME:Dateline") + line("DESCRIPTION:" + text(about)) + line("X-WR-CALDESC:" + text(about)) + line("X-DATELINE-LEFT-OUT:" + std::to_string(left_out));
  for (const Happening& one : material.happenings) out += has_day(one) ? entry(one, material, placed) : "";
  return std::vector<File>{{"dateline.ics", out + line("END:VCALENDAR")}};
}

}  // namespace dateline::exports
