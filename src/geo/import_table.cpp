#include "geo/import_table.h"

#include <algorithm>
#include <array>

#include "base/data_file.h"
#include "base/try.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "geo/import_lines.h"

namespace dateline::geo {
namespace {

constexpr std::size_t kMostLinesOfARow = 100;  // a field between quotes may hold line ends
constexpr std::size_t kMostColumns = 1000;

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

/// Takes the fields of one row out of lines. A quote opens a field only at its beginning, and two of them in one are one.
class RowParser {
 public:
  explicit RowParser(char separator) : separator_(separator) {}
  void start() {
    fields_.assign(1, {});
    quoted_ = false;
  }
  /// Whether the row ends with this line; otherwise a field goes on on the next one.
  bool take(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quoted_) {
        if (c != '"') {
          fields_.back() += c;
        } else if (i + 1 < line.size() && line[i + 1] == '"') {
          fields_.back() += line[++i];
        } else {
          quoted_ = false;
        }
      } else if (c == '"' && trim(fields_.back()).empty()) {
        fields_.back().clear();
        quoted_ = true;
      } else if (c == separator_ && fields_.size() < kMostColumns) {
        fields_.emplace_back();
      } else {
        fields_.back() += c;
      }
    }
    if (quoted_) fields_.back() += '\n';
    return !quoted_;
  }
  const std::vector<std::string>& fields() const { return fields_; }

 private:
  char separator_;
  std::vector<std::string> fields_;
  bool quoted_ = false;
};

char separator_of(std::string_view head) {
  const auto count = [&](char c) { return std::count(head.begin(), head.end(), c); };
  return count('\t') > 0 ? '\t' : count(';') > count(',') ? ';' : ',';
}

std::vector<std::string> head_of(std::string_view line) {
  RowParser parser(separator_of(line));
  parser.start();
  parser.take(line);
  std::vector<std::string> out;
  for (const std::string& field : parser.fields()) out.push_back(to_lower(mend_utf8(trim(field))));
  return out;
}

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
  const auto head = head_of(line);
  return has(head, {"name"}) && has(head, {"lat", "latitude"}) && has(head, {"lon", "lng", "longitude"});
}

Status import_table(const std::filesystem::path& file, ImportSink& sink) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  DL_ASSIGN(auto first, lines.next());
  while (first && trim(*first).empty()) {
    DL_ASSIGN(first, lines.next());
  }
  if (!first) return {};
  const auto head = head_of(*first);
  RowParser parser(separator_of(*first));
  for (;;) {
    DL_ASSIGN(auto line, lines.next());
    if (!line || sink.is_full()) return {};
    if (trim(*line).empty()) continue;
    const std::size_t begin = lines.line();
    parser.start();
    bool cut = lines.was_cut(), whole = parser.take(*line);
    while (!whole && lines.line() - begin < kMostLinesOfARow) {
      DL_ASSIGN(line, lines.next());
      if (!line) break;
      cut = cut || lines.was_cut();
      whole = parser.take(*line);
    }
    const std::string where = lines.where(begin);
    if (!whole) {
      sink.bad(where, "a quotation mark opens a field and none closes it; lines " + std::to_string(begin) + " to " + std::to_string(lines.line()) + " were not taken");
    } else if (cut) {
      sink.bad(where, "it is over a million bytes long");
    } else if (parser.fields().size() > head.size()) {
      sink.bad(where, "it has " + std::to_string(parser.fields().size()) + " fields, the head line " + std::to_string(head.size()));
    } else {
      sink.take(to_row(head, parser.fields()), where);
    }
  }
}

}  // namespace dateline::geo
