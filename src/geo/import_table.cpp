#include "geo/import_table.h"

#include <algorithm>
#include <array>

#include "base/csv.h"
#include "base/data_file.h"
#include "base/try.h"

namespace dateline::geo {
namespace {

struct Column {
  std::string_view name;
  std::string ImportedRow::*field;
};
constexpr std::array kColumns{
    Column{"name", &ImportedRow::name},           Column{"lat", &ImportedRow::lat},
    Column{"latitude", &ImportedRow::lat},        Column{"lon", &ImportedRow::lon},
    Column{"lng", &ImportedRow::lon},             Column{"longitude", &ImportedRow::lon},
    Column{"kind", &ImportedRow::kind},           Column{"country", &ImportedRow::country},
    Column{"admin1", &ImportedRow::admin1},       Column{"valid_from", &ImportedRow::valid_from},
    Column{"valid_to", &ImportedRow::valid_to},   Column{"radius_km", &ImportedRow::radius_km},
    Column{"id", &ImportedRow::id},
};

bool has(const std::vector<std::string>& head, std::initializer_list<std::string_view> names) {
  return std::any_of(head.begin(), head.end(), [&](const std::string& h) { return std::find(names.begin(), names.end(), h) != names.end(); });
}

ImportedRow to_row(const std::vector<std::string>& head, const std::vector<std::string>& fields) {
  ImportedRow row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view field = trim(fields[i]);
    if (head[i] == "aliases") {
      for (std::string_view alias : split(field, '|')) row.aliases.emplace_back(alias);
    }
    const auto column = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& c) { return c.name == head[i]; });
    if (column != kColumns.end()) row.*column->field = field;
  }
  return row;
}

}  // namespace

bool is_table_head(std::string_view line) {
  const auto head = csv_head(line);
  return has(head, {"name"}) && has(head, {"lat", "latitude"}) && has(head, {"lon", "lng", "longitude"});
}

Status import_table(const std::filesystem::path& file, ImportSink& sink) {
  DL_ASSIGN(CsvReader rows, CsvReader::open(file));
  CsvRow row;
  while (!sink.is_full()) {
    DL_ASSIGN(const bool more, rows.next(row));
    if (!more) return {};
    if (!row.problem.empty()) {
      sink.bad(row.where, row.problem);
    } else {
      sink.take(to_row(rows.head(), row.fields), row.where);
    }
  }
  return {};
}

}  // namespace dateline::geo
