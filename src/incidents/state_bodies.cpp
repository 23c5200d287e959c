#include "incidents/state_bodies.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/data_file.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

using Words = std::vector<std::string>;

/// For each country the word lists that name it, longest first.
const std::unordered_map<std::string, std::vector<Words>>& state_names() {
  static const auto all = [] {
    std::unordered_map<std::string, std::vector<Words>> out;
    for (const TableRow& row : data_table("geo/countries.tsv")) {
      std::vector<Words>& names = out[std::string(row[0])];
      for (const std::string_view column : {row[1], row[2], row[3]}) {
        for (const std::string_view name : split(column, '|')) {
          if (name != "-") names.push_back(name_words(name));
        }
      }
      std::stable_sort(names.begin(), names.end(), [](const Words& a, const Words& b) { return a.size() > b.size(); });
    }
    return out;
  }();
  return all;
}

}  // namespace

std::vector<std::string> words_beside_state(std::string_view name, std::string_view country) {
  Words words = name_words(name);
  const auto names = state_names().find(std::string(country));
  if (names == state_names().end()) return words;
  for (const Words& state : names->second) {
    if (state.empty() || state.size() >= words.size()) continue;
    const auto found = std::search(words.begin(), words.end(), state.begin(), state.end());
    if (found != words.end()) words.erase(found, found + static_cast<std::ptrdiff_t>(state.size()));
  }
  return words;
}

bool is_common_to_states(const std::vector<std::string>& words) {
  static const auto common = [] {
    std::unordered_set<std::string> out;
    for (const TableRow& row : data_table("incidents/state_bodies.tsv")) out.emplace(row[0]);
    return out;
  }();
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) { return common.contains(word); });
}

bool is_body_of_state(std::string_view name, std::string_view country) {
  return !country.empty() && is_common_to_states(words_beside_state(name, country));
}

}  // namespace dateline::incidents
