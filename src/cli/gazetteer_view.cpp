#include "cli/gazetteer_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/enum_names.h"
#include "base/unicode.h"
#include "geo/atlas.h"

namespace dateline::cli {
namespace {

constexpr int kNameColumns = 26, kKindColumns = 11, kWhereColumns = 44;

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

/// 2014-06-10 from 20140610.
Json day(std::int32_t day) { return day ? Json(fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100)) : Json(); }

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::string_view match_of(const geo::Candidate& c, std::string_view way) { return way == "name" && c.alternate ? "other_name" : way; }

Json to_json(const geo::Candidate& c, const geo::Gazetteer& gazetteer, std::string_view way) {
  const geo::Candidate* country = gazetteer.atlas().country(c.country);
  Json out;
  out["name"] = c.name;
  out["kind"] = c.kind;
  out["precision"] = name_of(c.precision);
  out["country"] = text_or_null(c.country);
  out["country_name"] = country ? Json(country->name) : Json();
  out["admin1"] = text_or_null(c.admin1);
  out["province"] = text_or_null(c.province);
  out["district"] = text_or_null(c.district);
  out["lat"] = rounded(c.lat, 1e5);
  out["lon"] = rounded(c.lon, 1e5);
  out["radius_km"] = rounded(c.radius_km, 10);
  out["population"] = c.population ? Json(c.population) : Json();
  out["disputed"] = c.disputed;
  out["valid_from"] = day(c.valid_from);
  out["valid_to"] = day(c.valid_to);
  out["gazetteer"] = {{"source", c.source}, {"version", c.version}, {"id", geo::id_of(c)}};
  out["match"] = match_of(c, way);
  out["distance"] = c.distance;
  return out;
}

std::string word(const Json& row, const char* field) { return row.at(field).is_string() ? row.at(field).get<std::string>() : std::string(); }

std::string where(const Json& row) {
  std::string out;
  for (const char* field : {"district", "province", "country_name"}) {
    const std::string part = word(row, field);
    if (!part.empty() && part != word(row, "name")) out += (out.empty() ? "" : ", ") + part;
  }
  return out;
}

std::string how(const Json& row) {
  const std::string match = word(row, "match");
  if (match == "other_name") return "another name of it";
  if (match == "loose") return "another spelling";
  if (match == "near") return fmt::format("{} off", counted(row.at("distance").get<std::size_t>(), "letter"));
  return "its name";
}

std::string validity(const Json& row) {
  const std::string from = word(row, "valid_from"), to = word(row, "valid_to");
  if (from.empty() && to.empty()) return {};
  return fmt::format(", {} to {}", from.empty() ? "…" : from, to.empty() ? "…" : to);
}

}  // namespace

Json find_in_gazetteer(const geo::Gazetteer& gazetteer, const std::string& name, std::size_t limit) {
  const std::string folded = fold_name(name);
  std::vector<geo::Candidate> found;
  std::string_view way = "name";
  gazetteer.find(folded, found);
  if (found.empty()) gazetteer.find_loose(folded, found), way = "loose";
  if (found.empty()) gazetteer.find_near(folded, found), way = "near";
  std::stable_sort(found.begin(), found.end(), [](const geo::Candidate& a, const geo::Candidate& b) { return a.weight > b.weight; });
  Json answer{{"name", name}, {"found", found.size()}, {"candidates", Json::array()}};
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) answer["candidates"].push_back(to_json(found[i], gazetteer, way));
  return answer;
}

std::string view_candidates(const Json& answer, const Style& style) {
  const Json& rows = answer.at("candidates");
  if (rows.empty()) return fmt::format("No place of the name \"{}\" is known.\n", answer.at("name").get<std::string>());
  std::string out;
  for (const Json& row : rows) {
    const Json& source = row.at("gazetteer");
    const std::string people = row.at("population").is_number() ? fmt::format("{} people, ", row.at("population").get<std::uint32_t>()) : "";
    const std::string kind = word(row, "precision") == "district" || word(row, "precision") == "province" ? word(row, "precision") : word(row, "kind");
    out += paint(style, Paint::kBold, fit(word(row, "name"), kNameColumns)) + " " + fit(kind, kKindColumns) + " " + fit(where(row), kWhereColumns) +
           fmt::format(" {:9.4f} {:10.4f}\n", row.at("lat").get<double>(), row.at("lon").get<double>());
    out += paint(style, Paint::kDim, fmt::format("  {}; {}{} {}, id {}{}", how(row), people, word(source, "source"), word(source, "version"), word(source, "id"), validity(row))) + "\n";
  }
  const std::size_t found = answer.at("found").get<std::size_t>();
  if (found > rows.size()) out += fmt::format("{} more: --limit N\n", found - rows.size());
  return out;
}

std::string view_layers(const Json& rows, const Style& style) {
  if (rows.empty()) return "No layers. `dateline gazetteer import FILE` makes one.\n";
  std::string out;
  for (const Json& row : rows) {
    out += paint(style, Paint::kBold, fit(word(row, "name"), kNameColumns)) +
           fmt::format(" {}, {}, version {}\n", counted(row.at("places").get<std::size_t>(), "place"), counted(row.at("names").get<std::size_t>(), "name"), word(row, "version"));
  }
  return out;
}

}  // namespace dateline::cli
