#pragma once
// A reading reduced to quotes: of the text only the sentences in which claims stand are left, all else is a middle dot for each code point (blanks and line
// ends stay), so that every span and every claim's key holds. What is named in no quote and borne by no claim loses its name; names of private and protected
// persons are dots everywhere. Title, publisher, authors, day and address stay: a quote must be cited.
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/article.h"

namespace dateline::archive {

/// Among the flags of a report whose reading was reduced.
inline constexpr std::string_view kQuotesOnly = "quotes_only";

/// Words of names that are not to be shown, folded.
using NameWords = std::set<std::string>;

/// Of the private and protected persons of a reading.
Result<NameWords> private_words(std::string_view reading_json);

/// Of somebody whom only a reviewer names as a person; none where the reading knows one of this name who is no private person.
Result<NameWords> private_words_of(std::string_view name, std::string_view reading_json);

/// Whether a report's reading was reduced.
bool is_reduced(const Article& article);

/// kBadInput for what is no reading.
Result<std::string> reduced_reading(std::string_view reading_json, const NameWords& hidden);

/// Each of the words that begins with a capital as dots; of an address whatever its letters.
std::string without_names(std::string_view text, const NameWords& hidden, bool any_case = false);
/// In all strings of a value but ids and hashes.
void take_names_out(nlohmann::json& value, const NameWords& hidden);

}  // namespace dateline::archive
