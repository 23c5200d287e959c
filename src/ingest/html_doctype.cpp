#include "ingest/html_doctype.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/data_file.h"

namespace dateline::ingest {
namespace {

constexpr std::string_view kSpaces = " \t\n\f";

void skip_spaces(std::string_view& rest) { rest.remove_prefix(std::min(rest.find_first_not_of(kSpaces), rest.size())); }

std::string lower_case(std::string_view words) {
  std::string out(words);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

std::string take_word(std::string_view& rest) {
  skip_spaces(rest);
  const std::size_t size = std::min(rest.find_first_of(kSpaces), rest.size());
  std::string word = lower_case(rest.substr(0, size));
  rest.remove_prefix(size);
  return word;
}

/// A quoted identifier; none where it does not begin here or does not end.
std::optional<std::string> take_identifier(std::string_view& rest) {
  skip_spaces(rest);
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return std::nullopt;
  const std::size_t end = rest.find(rest[0], 1);
  if (end == std::string_view::npos) return std::nullopt;
  std::string identifier = lower_case(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  return identifier;
}

bool is_quirky(const std::string& public_id, const std::optional<std::string>& system_id) {
  static const std::vector<TableRow> rows = data_table("ingest/quirky_doctypes.tsv");
  return std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) {
    const std::string_view how = row[0], identifier = row[1];
    if (how == "system") return system_id == identifier;
    if (how == "is") return public_id == identifier;
    return public_id.starts_with(identifier) && (how == "begins" || !system_id);
  });
}

}  // namespace

bool is_quirky_doctype(std::string_view inside) {
  if (take_word(inside) != "html") return true;
  skip_spaces(inside);
  if (inside.empty()) return false;
  constexpr std::size_t kKeywordSize = 6;
  const std::string keyword = lower_case(inside.substr(0, kKeywordSize));
  inside.remove_prefix(keyword.size());
  if (keyword == "system") {
    const auto system_id = take_identifier(inside);
    return !system_id || is_quirky("", system_id);
  }
  const auto public_id = keyword == "public" ? take_identifier(inside) : std::nullopt;
  if (!public_id) return true;
  skip_spaces(inside);
  if (inside.empty()) return is_quirky(*public_id, std::nullopt);
  const auto system_id = take_identifier(inside);
  return !system_id || is_quirky(*public_id, system_id);
}

}  // namespace dateline::ingest
