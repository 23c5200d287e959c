#pragma once
// What an office is called apart from how it is held: "former interim US President" is the office "President".
#include <string>
#include <string_view>

namespace dateline::incidents {

/// As it is shown: without the words that tell how it is held (data/actors/office_modes.tsv); the whole name where nothing else is left.
std::string office_name(std::string_view name);

/// As it is compared: folded words, without those that name its state (ISO 3166-1 alpha-2) either.
std::string office_title(std::string_view name, std::string_view country);

}  // namespace dateline::incidents
