#include "incidents/protected_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/data_file.h"
#include "base/unicode.h"

namespace dateline::incidents {
namespace {

bool holds_word(std::string_view name, const std::string& what) {
  static const auto words = [] {
    std::unordered_map<std::string, std::unordered_set<std::string>> out;
    for (const TableRow& row : data_table("incidents/protected_words.tsv")) {
      for (std::string_view word : split(row[1], ' ')) out[std::string(row[0])].emplace(word);
    }
    return out;
  }();
  const std::string folded = fold_name(name);
  const std::vector<std::string_view> parts = split(folded, ' ');
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return words.at(what).contains(std::string(part)); });
}

}  // namespace

bool tells_of_victims(std::string_view name) { return holds_word(name, "victims"); }
bool tells_of_kin(std::string_view name) { return holds_word(name, "kin"); }

}  // namespace dateline::incidents
