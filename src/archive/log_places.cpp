#include "archive/log_places.h"

#include <fmt/format.h>

namespace dateline::archive {

std::string place_of_sql(std::string_view table, std::string_view row) {
  return fmt::format("coalesce((SELECT place FROM log_places WHERE name = '{}' AND log_places.seq = {}), {})", table, row, row);
}

std::string row_at_sql(std::string_view table, std::string_view place) {
  return fmt::format("coalesce((SELECT log_places.seq FROM log_places WHERE name = '{}' AND place = {}), {})", table, place, place);
}

Result<std::int64_t> place_of(const Database& database, std::string_view table, std::int64_t row) {
  if (row == 0) return row;
  return database.number("SELECT " + place_of_sql(table, "?1"), row);
}

Result<std::int64_t> row_at(const Database& database, std::string_view table, std::int64_t place) {
  if (place == 0) return place;
  return database.number("SELECT " + row_at_sql(table, "?1"), place);
}

}  // namespace dateline::archive
