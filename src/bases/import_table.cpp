#include "bases/import_table.h"

#include <algorithm>

#include "base/csv.h"
#include "base/data_file.h"
#include "base/try.h"
#include "bases/identifiers.h"

namespace dateline::bases {
namespace {

constexpr std::size_t kRowsBetweenProgress = 10'000;

/// What each column of the head holds; empty: nothing that is used.
std::vector<std::string_view> meanings(const std::vector<std::string>& head) {
  const auto rows = data_table("bases/columns.tsv");
  std::vector<std::string_view> out;
  for (const std::string& name : head) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const TableRow& r) { return r[0] == name; });
    out.push_back(row == rows.end() ? std::string_view() : (*row)[1]);
  }
  return out;
}

bool has(const std::vector<std::string_view>& columns, std::string_view meaning) { return std::find(columns.begin(), columns.end(), meaning) != columns.end(); }

void append(std::vector<std::string>& out, std::string_view list, char separator) {
  for (const std::string_view part : split(list, separator)) {
    if (!part.empty()) out.emplace_back(part);
  }
}

/// "Q42" of "http://www.wikidata.org/entity/Q42".
std::string_view id_of(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  return text.starts_with("http") && slash != std::string_view::npos ? text.substr(slash + 1) : text;
}

void put(std::string_view meaning, std::string_view value, ImportedEntity& out, ImportedListing& listing) {
  if (meaning == "id") out.id = id_of(value);
  if (meaning == "name" && !value.empty()) out.names.insert(out.names.begin(), std::string(value));
  if (meaning == "aliases") append(out.names, value, '|');
  if (meaning == "altlabels") append(out.names, value, ',');
  if (meaning == "description") out.description = value;
  if (meaning == "country") append(out.countries, value, '|');
  if (meaning == "kind" && out.kind.empty()) out.kind = value;
  if (meaning == "from") out.from = value;
  if (meaning == "to") out.to = value;
  if (meaning == "birth") out.birth = value;
  if (meaning == "role") append(out.roles, value, '|');
  if (meaning == "list") listing.list = value;
  if (meaning == "reference") listing.reference = value;
  if (meaning == "listed_from") listing.from = value;
  if (meaning == "listed_to") listing.to = value;
  if (meaning == "imo" || meaning == "lei" || meaning == "registration") {
    if (std::string key = identifier_key(meaning, value); !key.empty()) out.identifiers.push_back(std::move(key));
  }
}

void take_row(const std::vector<std::string_view>& columns, const CsvRow& row, ImportSink& sink) {
  ImportedEntity out;
  ImportedListing listing;
  for (std::size_t i = 0; i < row.fields.size(); ++i) put(columns[i], trim(row.fields[i]), out, listing);
  if (out.id.empty() && !out.names.empty()) out.id = out.names[0];
  if (!out.kind.empty()) {
    const std::string_view kind = kind_of_schema(out.kind);
    if (kind.empty() || kind == "sanction" || kind == "position" || kind == "occupancy" || kind == "membership") {
      if (has(columns, "id")) return sink.pass_over();
      return sink.bad(row.where, "its kind \"" + out.kind + "\" is not known; write person, body, craft, legal or any");
    }
    out.kind = kind;
  }
  if (!listing.list.empty()) {
    listing.entity = out.id;
    out.listings.push_back(std::move(listing));
  }
  sink.take(out, row.where);
}

}  // namespace

bool is_table_head(std::string_view line) {
  const auto head = csv_head(line);
  return head.size() > 1 && has(meanings(head), "name");
}

Status import_table(const std::filesystem::path& file, ImportSink& sink, const Progress& progress) {
  DL_ASSIGN(CsvReader rows, CsvReader::open(file));
  const std::vector<std::string_view> columns = meanings(rows.head());
  CsvRow row;
  for (std::size_t count = 1; !sink.is_full(); ++count) {
    DL_ASSIGN(const bool more, rows.next(row));
    if (!more) break;
    if (progress && count % kRowsBetweenProgress == 0) progress(rows.bytes());
    if (!row.problem.empty()) {
      sink.bad(row.where, row.problem);
    } else {
      take_row(columns, row, sink);
    }
  }
  return {};
}

}  // namespace dateline::bases
