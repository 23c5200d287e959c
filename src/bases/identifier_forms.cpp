#include "bases/identifier_forms.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "base/check_digits.h"
#include "base/data_file.h"

namespace dateline::bases {
namespace {

constexpr std::size_t kShortestCode = 4, kLongestCode = 30, kContainerLetters = 11;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

IdentifierScheme parse(const TableRow& row) {
  static constexpr std::array<std::string_view, 8> kForms{"digits", "letters", "code", "words", "container", "flight", "tail", "list"};
  IdentifierScheme out;
  out.name = row[0];
  if (row[1] != "-") {
    for (const std::string_view cue : split(row[1], '|')) out.cues.push_back(split(cue, ' '));
  }
  const std::string_view form = row[2].substr(0, row[2].find(':'));
  const auto known = std::find(kForms.begin(), kForms.end(), form);
  DL_ASSERT(known != kForms.end(), "a row of identifiers.tsv names a form that is none");
  out.form = static_cast<IdentifierForm>(known - kForms.begin());
  if (form.size() < row[2].size()) {
    const std::string_view more = row[2].substr(form.size() + 1);
    if (out.form == IdentifierForm::kList)
      out.prefixes = split(more, ',');
    else
      std::from_chars(more.data(), more.data() + more.size(), out.size);
  }
  out.bearer = row[3];
  out.makes_bearer = out.bearer.ends_with('!');
  if (out.makes_bearer) out.bearer.remove_suffix(1);
  return out;
}

bool is_code(std::string_view value) {
  if (value.size() < kShortestCode || value.size() > kLongestCode || std::none_of(value.begin(), value.end(), is_digit)) return false;
  return std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '/' || c == '.'; });
}

/// Four letters and seven digits, whether or not the check digit holds.
bool is_container(std::string_view value) {
  if (value.size() != kContainerLetters || !std::all_of(value.begin(), value.begin() + 4, is_capital) || !all_digits(value.substr(4)))
    return false;
  return value[3] == 'U' || value[3] == 'J' || value[3] == 'Z';
}

/// "EK202", "3U8633": an airline's two letters or digits (IATA), or three letters (ICAO), and up to four digits.
bool is_flight(std::string_view value) {
  const std::size_t airline = value.size() > 3 && std::all_of(value.begin(), value.begin() + 3, is_capital) ? 3 : 2;
  if (value.size() <= airline || value.size() > airline + 4 || !all_digits(value.substr(airline))) return false;
  const std::string_view mark = value.substr(0, airline);
  return std::any_of(mark.begin(), mark.end(), is_capital) &&
         std::all_of(mark.begin(), mark.end(), [](char c) { return is_capital(c) || is_digit(c); });
}

/// "EX-76008", "5A-DRS", "N604AM" (ICAO Annex 7).
bool is_tail(std::string_view value) {
  constexpr std::size_t kLongest = 9;
  if (value.size() < kShortestCode || value.size() > kLongest || !std::any_of(value.begin(), value.end(), is_capital)) return false;
  if (!std::all_of(value.begin(), value.end(), [](char c) { return is_capital(c) || is_digit(c) || c == '-'; })) return false;
  const std::size_t hyphen = value.find('-');
  if (hyphen == std::string_view::npos) return value.size() >= 5 && std::any_of(value.begin(), value.end(), is_digit);
  return hyphen >= 1 && hyphen <= 3 && value.size() - hyphen > 2 && value.find('-', hyphen + 1) == std::string_view::npos;
}

/// "QDe.115"
bool is_list_reference(std::string_view value, const std::vector<std::string_view>& prefixes) {
  if (value.size() != 7 || value[3] != '.' || (value[2] != 'e' && value[2] != 'i') || !all_digits(value.substr(4))) return false;
  return std::find(prefixes.begin(), prefixes.end(), value.substr(0, 2)) != prefixes.end();
}

}  // namespace

const std::vector<IdentifierScheme>& identifier_schemes() {
  static const std::vector<IdentifierScheme> all = [] {
    std::vector<IdentifierScheme> out;
    for (const TableRow& row : data_table("bases/identifiers.tsv")) out.push_back(parse(row));
    return out;
  }();
  return all;
}

bool has_form(const IdentifierScheme& scheme, std::string_view value) {
  switch (scheme.form) {
    case IdentifierForm::kDigits:
      return all_digits(value) && value.size() + 1 >= scheme.size && value.size() <= scheme.size + 1;
    case IdentifierForm::kLetters:
      return value.size() == scheme.size && std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c) || is_capital(c); }) &&
             is_digit(value[0]);
    case IdentifierForm::kCode:
      return is_code(value);
    case IdentifierForm::kWords:
      return !value.empty();
    case IdentifierForm::kContainer:
      return is_container(value);
    case IdentifierForm::kFlight:
      return is_flight(value);
    case IdentifierForm::kTail:
      return is_tail(value);
    case IdentifierForm::kList:
      return is_list_reference(value, scheme.prefixes);
  }
  return false;
}

std::optional<bool> is_valid(const IdentifierScheme& scheme, std::string_view value) {
  if (scheme.name == "imo") return is_imo_number(value);
  if (scheme.name == "mmsi") return is_mmsi(value);
  if (scheme.name == "lei") return is_lei(value);
  if (scheme.name == "container") return is_container_number(value);
  return std::nullopt;
}

}  // namespace dateline::bases
