#include "query/filter_words.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include "archive/filter_values.h"
#include "base/try.h"

namespace dateline::query {
namespace {

bool are_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

Status check_filter(const archive::Filter& filter) {
  const std::pair<const char*, std::string_view> given[] = {{"--actor", filter.actor},   {"--kind", filter.kind},
                                                            {"--place", filter.place},   {"--publisher", filter.publisher},
                                                            {"--source", filter.source}, {"--q", filter.q},
                                                            {"--case", filter.in_case}};
  for (const auto& [argument, words] : given) DL_TRY(archive::check_given(argument, words));
  if (filter.country.empty() || (filter.country.size() == 2 && are_letters(filter.country))) return archive::check_lists(filter);
  return Error{ErrorCode::kUsage, "--country " + filter.country + ": write the two letters of ISO 3166-1, as SY"};
}

Result<std::array<double, 4>> read_bbox(std::string_view text) {
  std::array<double, 4> box{};
  std::istringstream in{std::string(text)};
  char comma = ',';
  bool good = true;
  for (std::size_t i = 0; i < box.size(); ++i) good = good && (i == 0 || (in >> comma && comma == ',')) && in >> box[i];
  if (good && in.peek() == std::istringstream::traits_type::eof()) return box;
  return Error{ErrorCode::kUsage, "--bbox " + std::string(text) + ": write west,south,east,north in degrees, as 35.7,32.3,42.4,37.4"};
}

}  // namespace dateline::query
