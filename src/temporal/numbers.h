#pragma once
// Numbers as newspapers write them: "23", "2.5", "5 1/2", "twenty-three", "two and a half", "a dozen", "several".
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/enum_names.h"

namespace dateline::temporal {

enum class NumberKind { kNone, kUnit, kTen, kScale, kOrdinal, kVague };
struct NumberWord {
  NumberKind kind = NumberKind::kNone;
  int value = 0;
};
struct Word;

/// A number that begins at words[0]: how many words it takes, and its value in digits ("2.5"; "X" where it is vague).
struct NumberFound {
  std::size_t length = 0;
  std::string value;
};
std::optional<NumberFound> read_number(std::span<const Word> words);
/// "21", "21st", "twenty-first", "first": 1..31 for days, any for ordinals.
std::optional<NumberFound> read_ordinal(std::span<const Word> words);
/// "1998", "nineteen ninety-eight", "two thousand": a year, 1000 to 2199.
std::optional<NumberFound> read_year(std::span<const Word> words);
/// All characters digits: its value (at most 9 digits).
std::optional<int> digits(std::string_view text);

}  // namespace dateline::temporal

template <>
inline constexpr std::array<std::string_view, 6> dateline::kEnumNames<dateline::temporal::NumberKind>{"none", "unit", "ten", "scale", "ordinal", "vague"};
