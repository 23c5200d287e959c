// The transfer register as a table: one line a row, the same columns for ever, new ones at the end.
#include <array>
#include <string_view>

#include "base/csv_cell.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

/// A column and where in a row it comes from: a member, or what each object in a list of objects has.
struct Column {
  std::string_view name, member, part;
};
constexpr std::array kColumns{
    Column{"id", "id", ""},
    Column{"incident", "incident", ""},
    Column{"supplier", "suppliers", "name"},
    Column{"supplier_id", "suppliers", "id"},
    Column{"supplier_country", "suppliers", "country"},
    Column{"recipient", "recipients", "name"},
    Column{"recipient_id", "recipients", "id"},
    Column{"recipient_country", "recipients", "country"},
    Column{"end_user", "end_users", ""},
    Column{"item", "item", ""},
    Column{"class", "class", ""},
    Column{"designation", "designation", ""},
    Column{"maker", "maker", ""},
    Column{"year_made", "year_made", ""},
    Column{"unit", "unit", ""},
    Column{"number_low", "number_low", ""},
    Column{"number_high", "number_high", ""},
    Column{"amount", "amount", ""},
    Column{"identifiers", "identifiers", ""},
    Column{"year_ordered", "year_ordered", ""},
    Column{"year_shipped", "year_shipped", ""},
    Column{"year_delivered", "year_delivered", ""},
    Column{"years", "years", ""},
    Column{"origin", "origin", ""},
    Column{"via", "via", ""},
    Column{"destination", "destination", ""},
    Column{"stages", "stages", ""},
    Column{"status", "status", ""},
    Column{"standing", "standing", ""},
    Column{"dispute", "dispute", ""},
    Column{"independent_sources", "independent_sources", ""},
    Column{"embargo", "embargo", ""},
    Column{"review", "review", ""},
    Column{"reports", "sources", "report"},
    Column{"claims", "sources", "claim"},
    Column{"publishers", "sources", "publisher"},
    Column{"sources", "sources", "source"},
    Column{"quotes", "sources", "quote"},
};

std::string plain(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Members of a list keep their places, so that the third report goes with the third quote.
std::string cell_of(const Json& row, const Column& column) {
  const Json& value = row.at(std::string(column.member));
  if (!value.is_array()) return plain(value);
  std::string out;
  bool any = false;
  for (const Json& one : value) {
    const std::string text = plain(column.part.empty() ? one : one.at(std::string(column.part)));
    out += (&one == &value.front() ? "" : "; ") + text;
    any = any || !text.empty();
  }
  return any ? out : std::string();
}

}  // namespace

std::string register_csv(const std::string& answer) {
  std::string out;
  for (const Column& column : kColumns) out += (out.empty() ? "" : ",") + std::string(column.name);
  out += "\r\n";
  const Json parsed = Json::parse(answer);
  for (const Json& row : parsed.at("transfers")) {
    bool first = true;
    for (const Column& column : kColumns) {
      out += (first ? "" : ",") + csv_cell(cell_of(row, column));
      first = false;
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace dateline::query
