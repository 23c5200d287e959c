#pragma once
// Comparing names of people, bodies and places as two reports may write them.
#include <string>
#include <string_view>
#include <vector>

namespace dateline::incidents {

/// Folded words of a name without articles and possessive endings.
std::vector<std::string> name_words(std::string_view name);

/// "The Coastal Front" and "Coastal Front"; "Jon Smith" and "Smith"; spellings one or two letters apart in long words.
bool same_name(std::string_view a, std::string_view b);

/// Two spellings of one word: equal, or long and within one letter in seven.
bool same_spelling(std::string_view a, std::string_view b);

/// A name of a place as one word, without article, doubled letters single: "Hoddur" and "Hodur", "al-Karak" and "Karak" are one.
std::string plain_name(std::string_view name);

}  // namespace dateline::incidents
