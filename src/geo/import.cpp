#include "geo/import.h"

#include <algorithm>

#include "base/content_version.h"
#include "base/data_file.h"
#include "base/line_reader.h"
#include "base/try.h"
#include "geo/gazetteer_writer.h"
#include "geo/import_geojson.h"
#include "geo/import_geonames.h"
#include "geo/import_sink.h"
#include "geo/import_table.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPlaceColumns = 19, kLeastNameColumns = 4, kMostNameColumns = 10;

enum class FileKind { kPlaces, kAlternateNames, kTable, kGeoJson };

bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

/// By the first line that is not blank.
Result<FileKind> kind_of(const fs::path& file) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  for (;;) {
    DL_ASSIGN(const auto line, lines.next());
    if (!line) return Error{ErrorCode::kEmpty, file.string() + ": holds nothing"};
    if (trim(*line).empty()) continue;
    const auto fields = fields_between_tabs(*line);
    if (trim(*line)[0] == '{') return FileKind::kGeoJson;
    if (fields.size() == kPlaceColumns && is_number(fields[0])) return FileKind::kPlaces;
    if (fields.size() >= kLeastNameColumns && fields.size() <= kMostNameColumns && is_number(fields[0]) && is_number(fields[1])) return FileKind::kAlternateNames;
    if (is_table_head(*line)) return FileKind::kTable;
    return Error{ErrorCode::kBadInput, file.string() + ": is no dump of GeoNames, no table with the columns name, lat and lon, and no GeoJSON" +
                                           (line->starts_with("PK") ? "; it seems to be packed: unpack it first" : "; see docs/formats/layers.md")};
  }
}

}  // namespace

Result<ImportCounts> import_layer(const std::vector<fs::path>& files, const std::string& name, const fs::path& out, const Gazetteer& known,
                                  const RowProblem& problem) {
  DL_ASSIGN(const std::string version, content_version(files));
  std::vector<FileKind> kinds;
  for (const fs::path& file : files) {
    DL_ASSIGN(const FileKind kind, kind_of(file));
    kinds.push_back(kind);
  }
  DL_ASSIGN(GazetteerWriter writer, GazetteerWriter::create(out));
  ImportSink sink(writer, known, problem);
  PlaceNumbers numbers;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (kinds[i] == FileKind::kPlaces) DL_TRY(import_geonames(files[i], sink, numbers));
    if (kinds[i] == FileKind::kTable) DL_TRY(import_table(files[i], sink));
    if (kinds[i] == FileKind::kGeoJson) DL_TRY(import_geojson(files[i], sink));
  }
  numbers.sort();
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (kinds[i] == FileKind::kAlternateNames) DL_TRY(import_alternate_names(files[i], sink, numbers));
  }
  if (sink.counts().places == 0) return Error{ErrorCode::kBadInput, files[0].string() + ": holds no place that can be taken in; nothing was changed"};
  DL_TRY(writer.write(name, version));
  return sink.counts();
}

}  // namespace dateline::geo
