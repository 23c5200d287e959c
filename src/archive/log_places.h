#pragma once
// In which order the rows that people made count: decisions, grades, entries of cases, marks. It is that of their numbers, until rows of another archive were
// joined to them (archive/import.h): those may be older than what stands before them. The number by which people know a row is its place in that order;
// rows name each other by the number in the table.
#include <string>
#include <string_view>

#include "archive/sqlite.h"

namespace dateline::archive {

/// 0 stays 0: it names no row.
Result<std::int64_t> place_of(const Database& database, std::string_view table, std::int64_t row);
Result<std::int64_t> row_at(const Database& database, std::string_view table, std::int64_t place);

/// The same as an expression of SQL, of a column.
std::string place_of_sql(std::string_view table, std::string_view row);
std::string row_at_sql(std::string_view table, std::string_view place);

}  // namespace dateline::archive
