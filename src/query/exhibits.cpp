// exhibits: images and films that came in as files, and those that a report's page shows.
#include "query/exhibits.h"

#include <map>
#include <optional>
#include <set>

#include "archive/exhibits.h"
#include "base/try.h"
#include "formats/picture_print.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

constexpr std::size_t kMostReports = 60;  // of one happening, each of which costs a look

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json null_if_zero(std::int64_t number) { return number ? Json(number) : Json(); }

Json sayings(const std::string& pairs) {
  Json out = Json::array();
  for (const Json& pair : Json::parse(pairs)) out.push_back({{"name", pair[0]}, {"value", pair[1]}});
  return out;
}

/// How far apart the pictures are: 0 for the same bytes; nothing where they are unlike or cannot be compared.
std::optional<int> distance(const archive::ExhibitFile& file, const ExhibitFilter& filter) {
  if (file.sha256 == filter.like_sha256) return 0;
  const auto here = formats::print_of_text(file.print), there = formats::print_of_text(filter.like_print);
  if (!here || !there) return std::nullopt;
  const int bits = formats::print_distance(*here, *there);
  return bits <= filter.within ? std::optional<int>(bits) : std::nullopt;
}

/// Whether `picture` has a try at it.
bool is_shown(const archive::ExhibitRow& row) {
  return row.held && formats::can_be_bare(row.file.type) && row.bytes <= static_cast<std::int64_t>(formats::kMaxShownBytes);
}

Json exhibit_json(const archive::ExhibitRow& row, const ExhibitFilter& filter) {
  const archive::ExhibitFile& file = row.file;
  Json out = {{"sha256", file.sha256},
              {"kind", file.kind},
              {"type", file.type},
              {"width", null_if_zero(file.width)},
              {"height", null_if_zero(file.height)},
              {"seconds", file.milliseconds ? Json(static_cast<double>(file.milliseconds) / 1000) : Json()},
              {"bytes", row.bytes},
              {"shown", is_shown(row)},
              {"print", null_if_empty(file.print)},
              {"caption", null_if_empty(file.caption)},
              {"report", null_if_empty(file.report)},
              {"input", file.input},
              {"captured_at", file.captured_at},
              {"says", sayings(file.says)},
              {"has_location", file.location != "[]"}};
  if (filter.with_location) out["location"] = sayings(file.location);
  return out;
}

bool within(const Span& inner, const Span& outer) { return inner.start >= outer.start && inner.end <= outer.end; }

/// Where and when a caption says that it was: what was read within its words.
Json claimed_by(const Reading& reading, const std::optional<Span>& caption) {
  Json out = {{"places", Json::array()}, {"times", Json::array()}};
  std::set<std::string> named;
  for (const Place& place : reading.places) {
    if (caption && within(place.span, *caption) && place.form == PlaceForm::kName && named.insert(place.name).second) out["places"].push_back(place.name);
  }
  for (const TimeExpression& time : reading.times) {
    if (caption && within(time.span, *caption) && (time.start || time.end)) out["times"].push_back(time.value);
  }
  return out;
}

/// What the page of a report shows, as its latest reading has it.
Json linked_by(const std::string& report, const StoredReading& stored) {
  Json out = Json::array();
  for (const MediaLink& media : stored.article.media) {
    const std::string caption = media.caption ? std::string(stored.article.text.at(*media.caption)) : std::string();
    out.push_back({{"report", report},
                   {"url", media.url},
                   {"kind", name_of(media.kind)},
                   {"caption", null_if_empty(caption)},
                   {"alt", null_if_empty(media.alt)},
                   {"claimed", claimed_by(stored.reading, media.caption)}});
  }
  return out;
}

/// What captions claim of the files that were fetched with their page.
void add_claimed(Json& exhibits, const Json& linked) {
  for (Json& exhibit : exhibits) {
    for (const Json& media : linked) {
      if (media.at("url") == exhibit.at("input") && media.at("report") == exhibit.at("report")) exhibit["claimed"] = media.at("claimed");
    }
  }
}

/// What a report says that it rests on: "satellite images". Who made it is named where that is no private person.
Json told_by(const std::string& report, const StoredReading& stored, const std::set<std::string>& ids) {
  Json out = Json::array();
  for (const Exhibit& exhibit : stored.reading.exhibits) {
    if (!ids.count(to_string(exhibit.id))) continue;
    Json maker, taken;
    for (const Entity& entity : stored.reading.entities) {
      const bool is_public = !entity.person_class || entity.person_class == PersonClass::kPublicRole;
      if (entity.id == exhibit.maker && is_public) maker = entity.name;
    }
    for (const TimeExpression& time : stored.reading.times) {
      if (time.id == exhibit.taken) taken = null_if_empty(time.value);
    }
    out.push_back({{"report", report},
                   {"exhibit", to_string(exhibit.id)},
                   {"kind", name_of(exhibit.kind)},
                   {"words", std::string(stored.article.text.at(exhibit.span))},
                   {"maker", maker},
                   {"taken", taken}});
  }
  return out;
}

void append(Json& out, Json more) {
  for (Json& one : more) out.push_back(std::move(one));
}

}  // namespace

Result<std::string> exhibits(const Archive& archive, const ExhibitFilter& filter) {
  Json out = {{"exhibits", Json::array()}, {"linked", Json::array()}};
  if (!filter.report.empty()) {
    DL_ASSIGN(const StoredReading stored, archive.reading(filter.report));
    out["linked"] = linked_by(filter.report, stored);
  }
  DL_ASSIGN(const std::vector<archive::ExhibitRow> rows, find_exhibits(archive, filter.report));
  std::vector<std::pair<int, Json>> found;
  for (const archive::ExhibitRow& row : rows) {
    const auto bits = filter.like_sha256.empty() ? std::optional<int>(0) : distance(row.file, filter);
    if (bits) found.emplace_back(*bits, exhibit_json(row, filter));
  }
  // The likest first; among equals, and where nothing is compared, as they came in.
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [bits, exhibit] : found) {
    if (!filter.like_sha256.empty()) exhibit["distance"] = bits;
    out["exhibits"].push_back(std::move(exhibit));
  }
  add_claimed(out["exhibits"], out["linked"]);
  return out.dump();
}

Result<formats::BarePicture> picture(const Archive& archive, const std::string& sha256) {
  auto bytes = archive::exhibit_bytes(archive, sha256, formats::kMaxShownBytes);
  if (!bytes && bytes.error().code != ErrorCode::kTooLarge) return bytes.error();
  auto bare = bytes ? formats::bare_picture(sha256, *bytes) : Result<formats::BarePicture>(bytes.error());
  if (!bare) return Error{ErrorCode::kNotFound, bare.error().message + "; the file itself is kept as it came in"};
  return bare;
}

Result<std::string> incident_exhibits(const Archive& archive, std::string_view id) {
  DL_ASSIGN(const std::string answer, incident(archive, id));
  const Json whole = Json::parse(answer);
  std::map<std::string, std::set<std::string>> told;
  for (const Json& row : whole.at("claims")) told[row.at("report").get<std::string>()];
  for (const Json& row : whole.at("exhibits")) told[row.at("report").get<std::string>()].insert(row.at("exhibit").get<std::string>());
  Json out = {{"incident", whole.at("id")}, {"exhibits", Json::array()}, {"linked", Json::array()}, {"told", Json::array()}};
  std::size_t looked = 0;
  for (const auto& [report, ids] : told) {
    if (++looked > kMostReports) break;
    DL_ASSIGN(const StoredReading stored, archive.reading(report));
    DL_ASSIGN(const std::vector<archive::ExhibitRow> rows, find_exhibits(archive, report));
    for (const archive::ExhibitRow& row : rows) out["exhibits"].push_back(exhibit_json(row, {}));
    append(out["linked"], linked_by(report, stored));
    append(out["told"], told_by(report, stored, ids));
  }
  add_claimed(out["exhibits"], out["linked"]);
  return out.dump();
}

}  // namespace dateline::query
