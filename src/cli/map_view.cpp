#include "cli/map_view.h"

#include <algorithm>
#include <map>
#include <vector>

#include "cli/view_parts.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::json;

std::vector<const Json*> layer(const Json& answer, std::string_view name) {
  std::vector<const Json*> out;
  for (const Json& feature : answer.at("features")) {
    if (feature.at("properties").at("layer") == name) out.push_back(&feature.at("properties"));
  }
  return out;
}

std::string reports(const Json& properties) { return counted(properties.at("reports").get<std::size_t>(), "report"); }

/// "Palmyra SY", with what the point stands for where it is no spot.
std::string place_words(const Json& place) {
  std::string out = word(place, "name").empty() ? "a place that is not given more finely" : word(place, "name");
  join(out, word(place, "country"), " ");
  const std::string precision = word(place, "precision"), radius = word(place, "radius_km");
  if (precision == "province" || precision == "country" || precision == "region") return out + ", somewhere in the " + precision;
  if (precision != "near") return out;
  return radius.empty() ? "near " + out : out + ", within " + radius.substr(0, radius.find('.')) + " km";
}

std::string participants(const Json& properties) {
  static constexpr std::pair<const char*, const char*> kRoles[] = {{"agent", "agent"}, {"theme", "instrument"}, {"target", "recipient"}};
  std::string out;
  for (const auto& [one, other] : kRoles) {
    std::string names;
    for (const Json& participant : properties.at("participants")) {
      const std::string role = word(participant, "role");
      if (role == one || role == other) join(names, word(participant, "name"), ", ");
    }
    join(out, names, " → ");
  }
  return out;
}

std::string when(const Json& time) {
  const std::string value = word(time, "value"), end = word(time, "end");
  if (!value.empty()) return value;
  return end.empty() ? "undated" : "before " + end;
}

std::string happenings(const Json& answer, const Style& style) {
  std::map<std::string, std::string> by_place;
  for (const Json* incident : layer(answer, "incident")) {
    std::string line = "    " + paint(style, Paint::kTime, fit(when(incident->at("time")), 18)) + " " + fit(word(*incident, "kind"), 11) + " ";
    line += fit(participants(*incident), std::max(20, style.width - 68)) + " ";
    line += fit(word(*incident, "standing"), 16) + " " + paint(style, Paint::kDim, word(*incident, "incident")) + "\n";
    by_place[place_words(incident->at("place"))] += line;
  }
  std::string out;
  for (const auto& [place, lines] : by_place) out += "  " + paint(style, Paint::kPlace, place) + "\n" + lines;
  return out;
}

std::string facilities(const Json& answer, const Style& style) {
  std::string out;
  for (const Json* facility : layer(answer, "facility")) {
    std::string line, states, operators;
    std::vector<std::string> seen;  // several reports tell the same state
    for (const Json& state : facility->at("states")) {
      std::string told = word(state, "state") + (word(state, "time").empty() ? "" : " " + word(state, "time"));
      if (std::find(seen.begin(), seen.end(), told) != seen.end()) continue;
      join(states, told, ", ");
      seen.push_back(std::move(told));
    }
    for (const Json& by : facility->at("operators")) join(operators, word(by, "name") + (word(by, "polarity") == "denied" ? " (denied)" : ""), ", ");
    join(line, place_words(facility->at("place")));
    join(line, states);
    join(line, operators.empty() ? "" : "operated by " + operators);
    join(line, reports(*facility));
    const std::string name = word(*facility, "name"), subtype = word(*facility, "subtype");
    out += "  " + paint(style, Paint::kBold, name) + (subtype.empty() || subtype == name ? "" : " (" + subtype + ")") + "\n";
    out += "    " + shorten(line, style.width - 4) + "\n";
  }
  return out;
}

std::string end_words(const Json& place) { return word(place, "name").empty() ? "…" : word(place, "name"); }

/// The legs of a way by their order, as the report that was published last tells it.
using Way = std::map<int, const Json*>;

std::string way_words(const Way& way) {
  std::string out, last;
  for (const auto& [order, leg] : way) {
    const std::string from = end_words(leg->at("from"));
    if (from != last) join(out, from, "; ");
    last = end_words(leg->at("to"));
    out += (word(*leg, "basis") == "inferred" ? " ⇢ " : " → ") + last;
  }
  return out;
}

std::string corridors(const Json& answer, const Style& style) {
  std::map<std::pair<std::string, std::string>, Way> ways;
  for (const Json* leg : layer(answer, "corridor")) {
    const Json& told = leg->at("told").back();
    ways[{word(told, "report"), word(told, "route")}][told.at("order").get<int>()] = leg;
  }
  std::string out;
  for (const auto& [key, way] : ways) {
    const Json& first = *way.begin()->second;
    std::string names, line = first.at("denied").get<bool>() ? "denied" : word(first, "status");
    for (const Json& name : first.at("names")) join(names, "\"" + word({{"name", name}}, "name") + "\"", ", ");
    for (const auto& [order, leg] : way) {
      if (word(*leg, "basis") != "inferred") continue;
      line += ", ⇢ inferred";
      break;
    }
    join(line, names);
    join(line, reports(first));
    out += "  " + paint(style, Paint::kBold, shorten(way_words(way), style.width - 2)) + "\n    " + shorten(line, style.width - 4) + "\n";
  }
  return out;
}

void section(const Style& style, std::string_view title, const std::string& lines, std::string& out) {
  if (lines.empty()) return;
  out += (out.empty() ? "" : "\n") + paint(style, Paint::kBold, title) + "\n" + lines;
}

}  // namespace

std::string view_map(const Json& answer, const Style& style) {
  std::string out, missing;
  section(style, "What happened where", happenings(answer, style), out);
  section(style, "Facilities", facilities(answer, style), out);
  section(style, "Corridors", corridors(answer, style), out);
  if (out.empty()) out = "Nothing to show on a map.\n";
  const Json& left_out = answer.at("not_placed");
  for (const auto& [name, noun] : {std::pair("incidents", "happening"), std::pair("facilities", "facility"), std::pair("corridors", "leg of a corridor")}) {
    const std::size_t number = left_out.at(name).get<std::size_t>();
    if (number) join(missing, std::string(noun) + " " + std::to_string(number), ", ");
  }
  if (!missing.empty()) out += "\n" + paint(style, Paint::kDim, "Told without a place that is known: " + missing) + "\n";
  return out + next_page(answer);
}

}  // namespace dateline::cli
