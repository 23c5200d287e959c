// Map, sources and annex of a memo.
#include <algorithm>
#include <map>

#include "archive/find.h"
#include "archive/grades.h"
#include "base/data_file.h"
#include "base/try.h"
#include "memo/gather_parts.h"
#include "model/json_fields.h"
#include "query/json_parts.h"
#include "query/query.h"

namespace dateline::memo {
namespace {

using archive::Archive;
using json::Json;
using query::text_of;

double number_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || !found->is_number() ? 0 : found->get<double>();
}

/// Happenings and facilities at one spot are one point.
void add_point(MapPoint point, int happening, std::vector<MapPoint>& points) {
  auto found = std::find_if(points.begin(), points.end(), [&](const MapPoint& other) { return other.name == point.name && other.lat == point.lat && other.lon == point.lon; });
  if (found == points.end()) found = points.insert(points.end(), std::move(point));
  if (happening && std::find(found->happenings.begin(), found->happenings.end(), happening) == found->happenings.end()) found->happenings.push_back(happening);
}

void add_feature(const Json& feature, const std::map<std::string, int>& numbers, Memo& memo) {
  const Json& properties = feature.at("properties");
  const Json& geometry = feature.at("geometry");
  const std::string layer = text_of(properties, "layer");
  if (layer == "corridor") {
    const Json& lines = geometry.at("coordinates");
    const bool cut = text_of(geometry, "type") == "MultiLineString";
    const Json& first = cut ? lines.front().front() : lines.front();
    const Json& last = cut ? lines.back().back() : lines.back();
    memo.legs.push_back({first.at(1), first.at(0), last.at(1), last.at(0), text_of(properties.at("from"), "name"), text_of(properties.at("to"), "name"), text_of(properties, "status"),
                         properties.value("established", false), properties.value("denied", false), properties.at("from").value("area", false),
                         properties.at("to").value("area", false)});
    return;
  }
  const auto number = numbers.find(text_of(properties, "incident"));
  if (layer == "incident" && number == numbers.end()) return;
  const Json& place = properties.at("place");
  if (layer == "facility" && (place.value("area", false) || text_of(properties, "placed_by") == "event")) return;  // there stands the happening
  const std::string name = layer == "facility" && !text_of(properties, "name").empty() ? text_of(properties, "name") : text_of(place, "name");
  const Json& at = geometry.at("coordinates");
  add_point({at.at(1), at.at(0), number_of(place, "radius_km"), place.value("area", false), name, {}}, layer == "incident" ? number->second : 0, memo.points);
}

std::string listed(const Json& counts) {
  std::string out;
  for (const auto& item : counts.items()) out += (out.empty() ? "" : ", ") + (item.key().empty() ? std::string("not known") : item.key()) + " " + item.value().dump();
  return out;
}

std::string unread_languages(const Archive& archive, const Json& languages) {
  std::string out;
  for (const auto& item : languages.items()) {
    archive::Filter filter;
    filter.language = item.key();
    filter.limit = 1;
    if (item.key().empty()) continue;
    const auto page = find_reports(archive, filter);
    if (page && !page->reports.empty() && !page->reports.front().unread.empty()) out += (out.empty() ? "" : ", ") + item.key();
  }
  return out;
}

}  // namespace

Status add_map(const Archive& archive, Memo& memo) {
  std::map<std::string, int> numbers;
  for (const Happening& happening : memo.happenings) numbers[happening.id] = happening.number;
  archive::Filter filter;
  filter.in_case = memo.case_name;
  DL_ASSIGN(const std::string answer, query::map(archive, filter));
  const Json map = Json::parse(answer, nullptr, false);
  if (!map.is_object()) return {};
  for (const Json& feature : map.at("features")) add_feature(feature, numbers, memo);
  std::vector<bool> placed(memo.happenings.size() + 1, false);
  for (const MapPoint& point : memo.points) {
    for (const int number : point.happenings) placed[static_cast<std::size_t>(number)] = true;
  }
  memo.not_placed = static_cast<int>(std::count(placed.begin() + 1, placed.end(), false));
  return {};
}

Status add_sources(const Archive& archive, Memo& memo) {
  DL_ASSIGN(const auto grades, archive::read_grades(archive.database()));
  std::vector<SourceLine>& out = memo.sources;
  for (std::size_t i = 0; i < memo.footnotes.size(); ++i) {
    const cite::Citation& citation = memo.footnotes[i];
    std::vector<std::string> names = citation.roots;
    if (names.empty()) names.push_back(citation.outlet.empty() ? "an outlet without a name" : citation.outlet + " (the outlet itself)");
    for (const std::string& name : names) {
      auto found = std::find_if(out.begin(), out.end(), [&](const SourceLine& line) { return line.name == name; });
      if (found == out.end()) {
        const archive::Grade* grade = archive::grade_of(grades, archive::GradeKind::kReliability, citation.roots.empty() ? citation.outlet : name);
        found = out.insert(out.end(), {name, grade ? grade->value : "", {}});
      }
      found->notes.push_back(static_cast<int>(i) + 1);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const SourceLine& a, const SourceLine& b) { return a.notes.size() > b.notes.size(); });
  return {};
}

Status add_annex(const Archive& archive, const std::vector<std::string>& case_reports, Memo& memo) {
  Annex& annex = memo.annex;
  DL_ASSIGN(const std::string answer, query::stats(archive));
  const Json stats = Json::parse(answer, nullptr, false);
  annex.reports = static_cast<int>(number_of(stats, "reports"));
  annex.unread = static_cast<int>(number_of(stats, "unread"));
  annex.outlets = static_cast<int>(stats.at("publishers").size());
  annex.case_reports = static_cast<int>(case_reports.size());
  annex.first_published = text_of(stats, "first_published");
  annex.last_published = text_of(stats, "last_published");
  annex.languages = listed(stats.at("languages"));
  if (annex.unread) annex.unread_languages = unread_languages(archive, stats.at("languages"));
  for (const cite::Citation& citation : memo.footnotes) {
    DL_ASSIGN(const StoredReading stored, archive.reading(citation.report));
    const std::string engine = "Dateline " + stored.reading.engine + (stored.reading.model.empty() ? "" : ", language model " + stored.reading.model);
    if (std::find(annex.engines.begin(), annex.engines.end(), engine) == annex.engines.end()) annex.engines.push_back(engine);
  }
  std::map<std::string, int> states;
  for (const Happening& happening : memo.happenings) ++states[happening.review];
  annex.reviewed.assign(states.begin(), states.end());
  for (const TableRow& row : data_table("memo/measured.tsv")) annex.measured.push_back({std::string(row.at(0)), std::string(row.at(1)), std::string(row.at(2))});
  return {};
}

}  // namespace dateline::memo
