#include "base/csv.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/try.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMostLinesOfARow = 100;
constexpr std::size_t kMostColumns = 1000;

/// Takes the fields of one row out of lines.
class RowParser {
 public:
  RowParser(char separator, std::vector<std::string>& fields) : separator_(separator), fields_(fields) { fields_.assign(1, {}); }
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

 private:
  char separator_;
  std::vector<std::string>& fields_;
  bool quoted_ = false;
};

char separator_of(std::string_view head) {
  const auto count = [&](char c) { return std::count(head.begin(), head.end(), c); };
  return count('\t') > 0 ? '\t' : count(';') > count(',') ? ';' : ',';
}

}  // namespace

std::vector<std::string> csv_head(std::string_view line) {
  std::vector<std::string> fields, out;
  RowParser(separator_of(line), fields).take(line);
  for (const std::string& field : fields) out.push_back(to_lower(mend_utf8(trim(field))));
  return out;
}

Result<CsvReader> CsvReader::open(const std::filesystem::path& file) {
  DL_ASSIGN(LineReader lines, LineReader::open(file));
  CsvReader out(std::move(lines));
  DL_ASSIGN(auto first, out.lines_.next());
  while (first && trim(*first).empty()) {
    DL_ASSIGN(first, out.lines_.next());
  }
  if (first) {
    out.separator_ = separator_of(*first);
    out.head_ = csv_head(*first);
  }
  return out;
}

Result<bool> CsvReader::next(CsvRow& row) {
  DL_ASSIGN(auto line, lines_.next());
  while (line && trim(*line).empty()) {
    DL_ASSIGN(line, lines_.next());
  }
  if (!line) return false;
  const std::size_t begin = lines_.line();
  RowParser parser(separator_, row.fields);
  bool cut = lines_.was_cut(), whole = parser.take(*line);
  while (!whole && lines_.line() - begin < kMostLinesOfARow) {
    DL_ASSIGN(line, lines_.next());
    if (!line) break;
    cut = cut || lines_.was_cut();
    whole = parser.take(*line);
  }
  row.where = lines_.where(begin);
  row.problem.clear();
  if (!whole) {
    row.problem = "a quotation mark opens a field and none closes it; lines " + std::to_string(begin) + " to " + std::to_string(lines_.line()) + " were not taken";
  } else if (cut) {
    row.problem = "it is over a million bytes long";
  } else if (row.fields.size() > head_.size()) {
    row.problem = "it has " + std::to_string(row.fields.size()) + " fields, the head line " + std::to_string(head_.size());
  }
  return true;
}

}  // namespace dateline
