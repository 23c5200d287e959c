#pragma once
// Elements: what one place of a pattern can be: a word, a word of a class, or something with inner form (a number, a year, a clock time).
#include <string>
#include <utility>
#include <vector>

#include "temporal/parts.h"
#include "temporal/words.h"

namespace dateline::temporal {

/// What an element took: so many words, and what it says.
struct Taken {
  std::size_t length = 0;
  std::vector<std::pair<Field, std::string>> parts;
};

/// The forms that a pattern can name besides classes.
enum class Form {
  kNumber,
  kYear,
  kBareYear,
  kAnyYear,
  kDecade,
  kDay,
  kNumeralDay,
  kOrdinal,
  kMonthNumber,
  kClock,
  kDotClock,
  kMilitary,
  kHour,
  kSlashDate,
  kQuarterMark,
  kZoneOffset,
  kClosingYear,
  kFiscalMark,
  kHalfMark,
  kIsoTime,
  kDayPair,
  kCityTime,
  kTwoDigitYear
};

struct Element {
  enum class Kind { kWord, kClass, kForm } kind = Kind::kWord;
  std::vector<int> ids;  // word ids or class numbers
  std::vector<Field> fields;  // where a class writes its value; empty: nowhere
  Form form = Form::kNumber;
  std::optional<Field> into;  // a form's main field, where the pattern renames it
  bool operator==(const Element&) const = default;
};

/// All ways in which a class or form fits at words[at], longest first for phrases of the lexicon.
void take(const Syntax& syntax, const std::vector<Word>& words, std::size_t at, const Element& element, std::vector<Taken>& out);

}  // namespace dateline::temporal

template <>
inline constexpr std::array<std::string_view, 23> dateline::kEnumNames<dateline::temporal::Form>{
    "n",        "year", "bareyear",  "yr", "decade", "d",       "dd", "ord", "mm",      "clock",   "dotclock",
    "military", "hh",   "slashdate", "q",  "offset", "closing", "fy", "h",   "isotime", "daypair", "citytime", "yy"};
