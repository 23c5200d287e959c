// exhibits: images and films that came in as files, and those that a report's page shows.
#include <optional>

#include "archive/exhibits.h"
#include "base/try.h"
#include "formats/picture_print.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

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

Json exhibit_json(const archive::ExhibitRow& row, const ExhibitFilter& filter) {
  const archive::ExhibitFile& file = row.file;
  Json out = {{"sha256", file.sha256},
              {"kind", file.kind},
              {"type", file.type},
              {"width", null_if_zero(file.width)},
              {"height", null_if_zero(file.height)},
              {"seconds", file.milliseconds ? Json(static_cast<double>(file.milliseconds) / 1000) : Json()},
              {"bytes", row.bytes},
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

/// What the page of a report shows, as its latest reading has it.
Result<Json> linked_by(const Archive& archive, const std::string& report) {
  DL_ASSIGN(const StoredReading stored, archive.reading(report));
  Json out = Json::array();
  for (const MediaLink& media : stored.article.media) {
    const std::string caption = media.caption ? std::string(stored.article.text.at(*media.caption)) : std::string();
    out.push_back({{"report", report},
                   {"url", media.url},
                   {"kind", name_of(media.kind)},
                   {"caption", null_if_empty(caption)},
                   {"alt", null_if_empty(media.alt)}});
  }
  return out;
}

}  // namespace

Result<std::string> exhibits(const Archive& archive, const ExhibitFilter& filter) {
  Json out = {{"exhibits", Json::array()}, {"linked", Json::array()}};
  if (!filter.report.empty()) {
    DL_ASSIGN(out["linked"], linked_by(archive, filter.report));
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
  return out.dump();
}

}  // namespace dateline::query
