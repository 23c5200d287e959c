// search for a person: each hit with where it can be read, then how many there are of what.
#include <algorithm>

#include "cli/archive_view.h"
#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

std::string quoted(const std::string& words, int width) { return "“" + shorten(words, width - 2) + "”"; }

std::string under(const Style& style, const std::string& line) { return "      " + paint(style, Paint::kDim, shorten(line, style.width - 7)) + "\n"; }

/// The words, then report, outlet, day and claim.
std::string report_hit(const Json& hit, const Style& style) {
  std::string line = word(hit, "published").substr(0, 10);
  join(line, word(hit, "publisher"));
  join(line, word(hit, "report"));
  if (const std::string claim = word(hit, "claim"); !claim.empty()) join(line, "claim " + claim);
  return "  " + quoted(word(hit, "snippet"), style.width - 4) + "\n" + under(style, line);
}

std::string incident_hit(const Json& hit, const Style& style) {
  const Json& time = hit.at("time");
  std::string line = word(hit, "incident");
  join(line, word(hit, "standing"));
  if (hit.at("evidence").is_object()) join(line, word(hit.at("evidence"), "report") + " claim " + word(hit.at("evidence"), "claim"));
  return "  " + paint(style, Paint::kTime, fit(value_words(word(time, "value"), word(time, "end")), 18)) + " " + paint(style, Paint::kBold, word(hit, "kind")) + "\n      " +
         quoted(word(hit, "snippet"), style.width - 8) + "\n" + under(style, line);
}

std::string actor_hit(const Json& hit, const Style& style) {
  std::string line = word(hit, "actor");
  join(line, word(hit, "type"));
  join(line, word(hit, "country"));
  join(line, counted(hit.value("reports", std::size_t{0}), "report"));
  join(line, counted(hit.value("incidents", std::size_t{0}), "happening"));
  return "  " + paint(style, Paint::kBold, shorten(word(hit, "name"), style.width - 4)) + "\n" + under(style, line);
}

std::string place_hit(const Json& hit, const Style& style) {
  std::string line = word(hit, "country");
  join(line, counted(hit.value("reports", std::size_t{0}), "report"));
  std::string spellings;
  for (const Json& spelling : list(hit, "spellings")) {
    if (spelling != hit.at("place")) join(spellings, on_one_line(spelling.get<std::string>()), ", ");
  }
  if (!spellings.empty()) join(line, "also written " + spellings);
  return "  " + paint(style, Paint::kBold, shorten(word(hit, "place"), style.width - 4)) + "\n" + under(style, line);
}

/// "publisher: Po Valley News 12, Island Times 3"
std::string facet_lines(const Json& answer, const Style& style) {
  constexpr std::size_t kMost = 8;
  std::string out;
  for (const auto& [name, counts] : answer.at("facets").items()) {
    std::vector<std::pair<std::string, int>> rows;
    for (const auto& [value, count] : counts.items()) rows.emplace_back(value, count.get<int>());
    if (name != "month") std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    else if (rows.size() > kMost) rows.erase(rows.begin(), rows.end() - kMost);  // the latest
    std::string line;
    for (std::size_t i = 0; i < std::min(kMost, rows.size()); ++i) join(line, on_one_line(rows[i].first) + " " + std::to_string(rows[i].second), ", ");
    if (!line.empty()) out += "  " + paint(style, Paint::kDim, fit(name, 10) + shorten(line, style.width - 14)) + "\n";
  }
  return out.empty() ? out : "\n" + out;
}

std::string widened_lines(const Json& answer, const Style& style) {
  std::string out;
  for (const Json& one : list(answer, "widened")) {
    std::string line;
    for (const Json& other : list(one, "also")) join(line, on_one_line(other.get<std::string>()), ", ");
    out += paint(style, Paint::kDim, shorten("Also for " + word(one, "words") + ": " + line + " (--as-written: not so)", style.width - 1)) + "\n";
  }
  return out;
}

/// What was not looked at, so that nobody takes the answer for all there is.
std::string limits_lines(const Json& answer, const Style& style) {
  std::string out;
  const auto line = [&](const std::string& words) { out += paint(style, Paint::kDim, shorten(words, style.width - 1)) + "\n"; };
  for (const Json& one : list(answer, "begun")) {
    const auto known = one.value("known", std::int64_t{0}), searched = one.value("searched", std::int64_t{0});
    if (known > searched) line(word(one, "words") + ": " + std::to_string(known) + " words begin so; the " + std::to_string(searched) + " most frequent are looked for, give more letters");
  }
  if (answer.value("hits_of_more", false)) line("More than 5,000 have these words: the 5,000 that came in last are looked through; add a word or a filter");
  else if (answer.value("of_more", false)) line("More than 5,000 have these words: the counts below are of the 5,000 that came in last");
  return out;
}

}  // namespace

std::string view_search(const Json& answer, const Style& style) {
  const std::string in = word(answer, "in");
  std::string out = widened_lines(answer, style) + limits_lines(answer, style);
  if (list(answer, "hits").empty() && word(answer, "cursor").empty()) return out + "Nothing found.\n";
  for (const Json& hit : list(answer, "hits")) {
    out += in == "incidents" ? incident_hit(hit, style) : in == "actors" ? actor_hit(hit, style) : in == "places" ? place_hit(hit, style) : report_hit(hit, style);
  }
  return out + facet_lines(answer, style) + next_page(answer);
}

}  // namespace dateline::cli
