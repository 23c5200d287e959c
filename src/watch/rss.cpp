#include "watch/rss.h"

#include <chrono>

#include "base/calendar_date.h"
#include "watch/feed_parts.h"

namespace dateline::watch {
namespace {

std::string item(const archive::MatchRow& row, const std::string& seed) {
  const EntryWords words = words_of(row);
  std::string out = "<item>\n";
  out += element("title", words.title);
  out += element("description", escaped(words.content));  // a description is HTML: signs of markup are escaped in it, too
  out += "<guid isPermaLink=\"false\">" + entry_id(seed, row) + "</guid>\n";
  out += element("category", words.change);
  if (const std::string time = rss_time(row.found_at); !time.empty()) out += element("pubDate", time);
  return out + "</item>\n";
}

}  // namespace

std::string rss_time(const std::string& utc) {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = utc.size() == 20 ? parse_iso_day(utc.substr(0, 10)) : std::nullopt;
  if (!day) return {};
  const std::string iso = iso_day(*day);
  const std::chrono::year_month_day date(std::chrono::year(std::stoi(iso)), std::chrono::month(static_cast<unsigned>(std::stoi(iso.substr(5, 2)))),
                                         std::chrono::day(static_cast<unsigned>(std::stoi(iso.substr(8, 2)))));
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
  return std::string(kDays[weekday]) + ", " + iso.substr(8, 2) + " " + kMonths[static_cast<unsigned>(date.month()) - 1] + " " + iso.substr(0, 4) + " " + utc.substr(11, 8) + " +0000";
}

std::string rss_feed(const std::vector<archive::MatchRow>& matches, const std::string& watch, const std::string& seed, const std::string& looked_at) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n";
  out += element("title", watch.empty() ? "Dateline watches" : "Dateline watch: " + watch);
  out += element("link", feed_id(seed, watch));
  out += element("description", "What the watches of a Dateline archive told");
  out += element("generator", "Dateline");
  if (const std::string time = rss_time(matches.empty() ? looked_at : matches.back().found_at); !time.empty()) out += element("lastBuildDate", time);
  for (auto at = matches.rbegin(); at != matches.rend(); ++at) out += item(*at, seed);  // newest first
  return out + "</channel>\n</rss>\n";
}

}  // namespace dateline::watch
