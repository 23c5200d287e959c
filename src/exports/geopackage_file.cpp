#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "base/assert.h"
#include "exports/geopackage.h"

namespace dateline::exports {
namespace {

constexpr int kWgs84 = 4326;

constexpr const char* kFrame = R"(
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10201;
BEGIN;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'Cartesian coordinates of no known system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'Longitude and latitude of no known system'),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', 'Longitude and latitude');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
)";

std::string sql_text(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

template <class Number>
void put(std::string& out, Number value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

/// The header of GeoPackage (2.1.3.1.1: "GP", version 0, little-endian without envelope, the reference system), and WKB.
std::string blob_of(const Lines& lines, GeoPackage::Geometry geometry) {
  constexpr std::uint32_t kPoint = 1, kLine = 2, kManyLines = 5;
  std::string out("GP\0\1", 4);
  put(out, std::int32_t{kWgs84});
  const auto positions = [&](const std::vector<LonLat>& line) {
    for (const auto& [lon, lat] : line) {
      put(out, lon);
      put(out, lat);
    }
  };
  out += '\1';
  if (geometry == GeoPackage::Geometry::kPoint) {
    put(out, kPoint);
    positions(lines.front());
    return out;
  }
  put(out, kManyLines);
  put(out, static_cast<std::uint32_t>(lines.size()));
  for (const auto& line : lines) {
    out += '\1';
    put(out, kLine);
    put(out, static_cast<std::uint32_t>(line.size()));
    positions(line);
  }
  return out;
}

void bind(sqlite3_stmt* statement, int at, const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) sqlite3_bind_int64(statement, at, *whole);
  else if (const auto* number = std::get_if<double>(&cell)) sqlite3_bind_double(statement, at, *number);
  else if (const auto* text = std::get_if<std::string>(&cell)) sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
}

}  // namespace

GeoPackage::GeoPackage(std::string generator, std::string changed) : changed_(std::move(changed)) {
  if (sqlite3_open(":memory:", &file_) != SQLITE_OK) fault_ = "no memory";
  run(kFrame);
  begin_table("about", "What wrote this file", Geometry::kNone, {{"what", "TEXT"}, {"value", "TEXT"}});
  add_row({}, {"generator", std::move(generator)});
}

GeoPackage::~GeoPackage() {
  sqlite3_finalize(insert_);
  sqlite3_close(file_);
}

void GeoPackage::run(const std::string& sql) {
  if (!fault_.empty()) return;
  if (sqlite3_exec(file_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fault_ = sqlite3_errmsg(file_);
}

void GeoPackage::begin_table(const char* name, const char* about, Geometry geometry, const std::vector<Column>& columns) {
  end_table();
  const char* kind = geometry == Geometry::kPoint ? "POINT" : "MULTILINESTRING";
  std::string create = fmt::format("CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", name), places;
  if (geometry != Geometry::kNone) create += fmt::format(", geom {}", kind);
  for (const Column& column : columns) {
    create += fmt::format(", \"{}\" {}", column.name, column.type);
    places += ",?";
  }
  run(create + ");");
  run(fmt::format("INSERT INTO gpkg_contents VALUES ('{0}', '{1}', '{0}', {2}, {3}, NULL, NULL, NULL, NULL, {4});", name, geometry == Geometry::kNone ? "attributes" : "features",
                  sql_text(about), sql_text(changed_), geometry == Geometry::kNone ? "NULL" : std::to_string(kWgs84)));
  if (geometry != Geometry::kNone) run(fmt::format("INSERT INTO gpkg_geometry_columns VALUES ('{}', 'geom', '{}', {}, 0, 0);", name, kind, kWgs84));
  const std::string insert = fmt::format("INSERT INTO \"{}\" VALUES (NULL{}{});", name, geometry == Geometry::kNone ? "" : ",?", places);
  if (fault_.empty() && sqlite3_prepare_v2(file_, insert.c_str(), -1, &insert_, nullptr) != SQLITE_OK) fault_ = sqlite3_errmsg(file_);
  table_ = name;
  geometry_ = geometry;
  extent_ = {};
}

void GeoPackage::add_row(const Lines& lines, const std::vector<Cell>& cells) {
  if (!fault_.empty()) return;
  sqlite3_reset(insert_);
  sqlite3_clear_bindings(insert_);
  int at = 0;
  if (geometry_ != Geometry::kNone) {
    ++at;
    if (!lines.empty()) {
      const std::string blob = blob_of(lines, geometry_);
      sqlite3_bind_blob(insert_, at, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
    }
  }
  DL_ASSERT(sqlite3_bind_parameter_count(insert_) == at + static_cast<int>(cells.size()), "a column would be empty, or a cell lost");
  for (const Cell& cell : cells) bind(insert_, ++at, cell);
  if (sqlite3_step(insert_) != SQLITE_DONE) fault_ = sqlite3_errmsg(file_);
  for (const auto& line : lines) {
    for (const auto& [lon, lat] : line) {
      extent_ = {std::min(extent_.west, lon), std::min(extent_.south, lat), std::max(extent_.east, lon), std::max(extent_.north, lat)};
    }
  }
}

void GeoPackage::end_table() {
  sqlite3_finalize(insert_);
  insert_ = nullptr;
  if (extent_.west > extent_.east) return;
  run(fmt::format("UPDATE gpkg_contents SET min_x = {}, min_y = {}, max_x = {}, max_y = {} WHERE table_name = '{}';", extent_.west, extent_.south, extent_.east, extent_.north, table_));
}

Result<std::string> GeoPackage::take() {
  end_table();
  run("COMMIT;");
  if (!fault_.empty()) return Error{ErrorCode::kInternal, "the GeoPackage could not be made: " + fault_};
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(file_, "main", &size, 0);
  if (!bytes) return Error{ErrorCode::kInternal, "the GeoPackage could not be made: no memory"};
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return out;
}

}  // namespace dateline::exports
