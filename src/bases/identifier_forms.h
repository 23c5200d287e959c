#pragma once
// The forms that identifiers have in a text, by data/bases/identifiers.tsv. A value is taken as it is written; whether it holds is told
// beside it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::bases {

enum class IdentifierForm { kDigits, kLetters, kCode, kWords, kContainer, kFlight, kTail, kList };

struct IdentifierScheme {
  std::string name;
  std::vector<std::vector<std::string_view>> cues;  // each a row of words in lower case; none: the form is enough
  IdentifierForm form = IdentifierForm::kCode;
  std::size_t size = 0;                    // of kDigits and kLetters
  std::vector<std::string_view> prefixes;  // of kList
  std::string_view bearer;
  bool makes_bearer = false;
};

const std::vector<IdentifierScheme>& identifier_schemes();

/// Whether a value can be one of the scheme: right, or wrong by a digit.
bool has_form(const IdentifierScheme& scheme, std::string_view value);

/// Whether the form and the check digit hold; nothing where the scheme has neither.
std::optional<bool> is_valid(const IdentifierScheme& scheme, std::string_view value);

}  // namespace dateline::bases
