#pragma once
// Writing a GeoPackage (OGC 12-128r18, version 1.2.1): an SQLite file in memory, filled in one go, so that the same rows give the same bytes. Knows
// nothing of the archive. Names of tables and columns are ours: they are not checked.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::exports {

using LonLat = std::pair<double, double>;
/// A point is one line of one position; empty is no geometry.
using Lines = std::vector<std::vector<LonLat>>;
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
/// A name and a type of GeoPackage: TEXT, INTEGER, DOUBLE, DATE, BOOLEAN.
struct Column {
  const char *name, *type;
};

class GeoPackage {
 public:
  enum class Geometry { kNone, kPoint, kLines };

  /// `changed` is what its contents say they were last changed at: "2021-03-04T05:06:07Z".
  GeoPackage(std::string generator, std::string changed);
  ~GeoPackage();
  GeoPackage(const GeoPackage&) = delete;
  GeoPackage& operator=(const GeoPackage&) = delete;

  /// A layer, or a table without geometry. Rows follow until the next table is begun.
  void begin_table(const char* name, const char* about, Geometry geometry, const std::vector<Column>& columns);
  /// As many cells as the table has columns.
  void add_row(const Lines& lines, const std::vector<Cell>& cells);
  /// The whole file; nothing can be added after it.
  Result<std::string> take();

 private:
  struct Extent {
    double west = 1000, south = 1000, east = -1000, north = -1000;
  };
  void run(const std::string& sql);
  void end_table();

  sqlite3* file_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  std::string table_, changed_, fault_;
  Geometry geometry_ = Geometry::kNone;
  Extent extent_;
};

}  // namespace dateline::exports
