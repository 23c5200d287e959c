#include "base/data_file.h"

#include <string>

#include "base/assert.h"

namespace dateline {

// Written by cmake/embed_data.cmake.
struct EmbeddedFile {
  std::string_view name;
  const char* begin;
  const char* end;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFilesCount;

std::string_view data_file(std::string_view name) {
  for (std::size_t i = 0; i < kEmbeddedFilesCount; ++i) {
    const EmbeddedFile& file = kEmbeddedFiles[i];
    if (file.name == name) return {file.begin, static_cast<std::size_t>(file.end - file.begin)};
  }
  DL_ASSERT(false, ("no file data/" + std::string(name)).c_str());
  return {};
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  if (trim(text).empty()) return out;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(separator, start);
    out.push_back(trim(text.substr(start, end - start)));
    if (end == std::string_view::npos) return out;
    start = end + 1;
  }
}

std::vector<TableRow> parse_table(std::string_view content) {
  std::vector<TableRow> rows;
  for (std::size_t start = 0; start < content.size();) {
    std::size_t end = content.find('\n', start);
    if (end == std::string_view::npos) end = content.size();
    const std::string_view line = content.substr(start, end - start);
    if (!trim(line).empty() && trim(line).front() != '#') rows.push_back(split(line, '\t'));
    start = end + 1;
  }
  return rows;
}

std::vector<TableRow> data_table(std::string_view name) { return parse_table(data_file(name)); }

}  // namespace dateline
