#include "query/filter_words.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>

#include "base/enum_names.h"
#include "base/try.h"
#include "base/unicode.h"
#include "model/article.h"

namespace dateline::query {

namespace {

constexpr std::string_view kReviewStates[] = {"unreviewed", "confirmed", "corrected", "rejected", "second_reviewed"};

Error usage(std::string_view argument, const std::string& given, std::string_view what) {
  return {ErrorCode::kUsage, std::string(argument) + " " + given + ": " + std::string(what)};
}

bool are_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// "en", "zh-Hant": a language, and perhaps a script.
bool is_language(std::string_view text) {
  const std::size_t dash = text.find('-');
  const std::string_view language = text.substr(0, dash),
                         script = dash == std::string_view::npos ? std::string_view() : text.substr(dash + 1);
  return (language.size() == 2 || language.size() == 3) && are_letters(language) && are_letters(script) &&
         (dash == std::string_view::npos || script.size() == 4);
}

}  // namespace

Status check_filter(const archive::Filter& filter) {
  const std::pair<const char*, std::string_view> given[] = {{"--actor", filter.actor},   {"--kind", filter.kind},
                                                            {"--place", filter.place},   {"--publisher", filter.publisher},
                                                            {"--source", filter.source}, {"--q", filter.q}};
  for (const auto& [argument, words] : given) DL_TRY(archive::check_given(argument, words));
  if (!filter.country.empty() && (filter.country.size() != 2 || !are_letters(filter.country))) {
    return usage("--country", filter.country, "write the two letters of ISO 3166-1, as SY");
  }
  if (!filter.language.empty() && !is_language(filter.language))
    return usage("--language", filter.language, "write its letters of ISO 639, as en");
  if (!filter.genre.empty() && !from_name<Genre>(to_lower(filter.genre))) {
    return usage("--genre", filter.genre, "write news, analysis, opinion, statement, document or unknown");
  }
  const bool is_state = std::find(std::begin(kReviewStates), std::end(kReviewStates), filter.review) != std::end(kReviewStates);
  if (filter.review.empty() || is_state) return {};
  return usage("--review", filter.review, "write unreviewed, confirmed, corrected, rejected or second_reviewed");
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
