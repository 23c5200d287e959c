#include "temporal/elements.h"

#include <algorithm>
#include <cctype>

#include "base/data_file.h"
#include "temporal/marks.h"

namespace dateline::temporal {
namespace {

using Words = std::vector<Word>;

/// "2,014 people", "killed 2014 people": a number that counts the noun behind it, without an article or preposition before it that dates have.
bool counts_something(const Syntax& syntax, const Words& words, std::size_t at) {
  const TokenIndex i = words[at].token;
  const Token& token = syntax.token(i);
  if (token.dep != "nummod" || token.head <= i || token.head > i + 3) return false;
  const Token& head = syntax.token(token.head);
  if (head.tag != "NNS" || syntax.doc().text().at({token.span.end, head.span.start}).find('\n') != std::string_view::npos) return false;
  if (at == 0) return true;
  static constexpr std::string_view kRoundly[] = {"some",    "about", "around", "nearly", "almost",
                                                  "roughly", "over",  "than",   "least",  "approximately"};
  if (std::find(std::begin(kRoundly), std::end(kRoundly), words[at - 1].lower) != std::end(kRoundly)) return true;
  const Word& previous = words[at - 1];  // "fiscal 2018 costs", "June 2018 exports", "Q3 2018 costs" are dates
  const bool mark = previous.lower.size() == 2 && (previous.lower[0] == 'q' || previous.lower[0] == 'h');
  if (mark || previous.lower == "fiscal" || previous.lower == "calendar" ||
      (previous.capital && previous.info && !previous.info->meanings.empty()))
    return false;
  const Token& before = syntax.token(words[at - 1].token);
  return before.tag != "DT" && before.tag != "IN" && before.tag != "PRP$" && before.tag != "POS";
}

/// "Resolution 1973", "Flight 1990", "$ 1999": a number that names or prices something.
bool names_something(const Syntax& syntax, const Words& words, std::size_t at) {
  if (at == 0) return false;
  const Word& before = words[at - 1];
  if (before.lower == "$" || before.lower == "£" || before.lower == "€" || before.lower == "#") return true;
  if (words[at].paragraph_start || before.lower == "year") return false;
  const Token& token = syntax.token(before.token);
  return token.tag.starts_with("NN") && before.span.end + 1 >= words[at].span.start && (syntax.token(words[at].token).dep == "nummod" || before.capital);
}

bool is_bare_year(const Syntax& syntax, const Words& words, std::size_t at, const NumberFound& year) {
  if (year.length > 1) return true;
  const int value = *digits(year.value);
  if (value > 2100) return false;
  if (value < 1500 && (at == 0 || (words[at - 1].lower != "in" && words[at - 1].lower != "since" && words[at - 1].lower != "year")))
    return false;
  if (counts_something(syntax, words, at) || names_something(syntax, words, at)) return false;
  if (at + 1 < words.size()) {
    const std::string& next = words[at + 1].lower;
    if (next == "%" || next == "percent" || next == "million" || next == "billion") return false;
    if (next == "-" && words[at + 1].span.start == words[at].span.end && at + 2 < words.size() && words[at + 2].info == nullptr &&
        !digits(words[at + 2].lower)) return false;
  }
  if (value >= 1900 && value <= 2050) return true;
  if (at == 0) return false;
  static constexpr std::string_view kBefore[] = {"in", "since", "of", "from", "until", "by", "before", "after", "between", "year", "and"};
  return std::find(std::begin(kBefore), std::end(kBefore), words[at - 1].lower) != std::end(kBefore);
}

void put(const std::optional<NumberFound>& found, Field field, std::vector<Taken>& out) {
  if (found) out.push_back({found->length, {{field, found->value}}});
}

bool is_day(const NumberFound& found) {
  const auto value = digits(found.value);
  return value && *value >= 1 && *value <= 31;
}

void take_number_form(const Syntax& syntax, const Words& words, std::size_t at, const Element& element, std::vector<Taken>& out) {
  const std::span<const Word> rest(words.data() + at, words.size() - at);
  const auto into = [&](Field standard) { return element.into.value_or(standard); };
  const std::string& word = rest[0].lower;
  switch (element.form) {
    case Form::kNumber: put(read_number(rest), into(Field::kNumber), out); break;
    case Form::kYear:
      if (const auto year = read_year(rest); year && !counts_something(syntax, words, at)) put(year, into(Field::kYear), out);
      break;
    case Form::kAnyYear:
      if (const auto year = read_year(rest); year && !counts_something(syntax, words, at)) put(year, into(Field::kYear), out);
      else put(short_year(words, at), Field::kShortYear, out);
      break;
    case Form::kBareYear:
      if (const auto year = read_year(rest); year && is_bare_year(syntax, words, at, *year)) put(year, into(Field::kYear), out);
      break;
    case Form::kClosingYear:
      put(closing_year(words, at), into(Field::kToYear), out);
      break;
    case Form::kTwoDigitYear:
      if (digits(word) && word.size() == 2) out.push_back({1, {{into(Field::kShortYear), word}}});
      break;
    case Form::kOrdinal: put(read_ordinal(rest), into(Field::kOrdinal), out); break;
    case Form::kNumeralDay: {
      const auto value = digits(word);
      if (value && *value >= 1 && *value <= 31 && word.size() <= 2 && !counts_something(syntax, words, at)) out.push_back({1, {{into(Field::kDay), std::to_string(*value)}}});
      break;
    }
    case Form::kDay: {
      const auto value = digits(word);
      if (value && *value >= 1 && *value <= 39 && word.size() <= 2 && !counts_something(syntax, words, at)) out.push_back({1, {{into(Field::kDay), std::to_string(*value)}}});
      else if (const auto found = read_ordinal(rest); found && is_day(*found)) put(found, into(Field::kDay), out);
      break;
    }
    case Form::kMonthNumber: {
      const auto value = digits(word);
      if (value && word.size() == 2 && *value >= 1 && *value <= 12) out.push_back({1, {{into(Field::kMonth), std::to_string(*value)}}});
      break;
    }
    case Form::kHour: {
      const auto found = read_number(rest);
      const auto value = found ? digits(found->value) : std::nullopt;
      if (value && *value <= 24) put(found, into(Field::kHour), out);
      break;
    }
    default: break;
  }
}

void take_form(const Syntax& syntax, const Words& words, std::size_t at, const Element& element, std::vector<Taken>& out) {
  const std::string& word = words[at].lower;
  Taken taken{1, {}};
  switch (element.form) {
    case Form::kDecade:
      if (const auto found = decade(words, at); found && found->second.size() == 2)
        out.push_back({found->first, {{Field::kCentury, std::to_string(*digits(found->second) + 1)}}});
      else if (found)
        out.push_back({found->first, {{Field::kDecade, found->second}}});
      break;
    case Form::kClock:
      if (clock(word, ':', taken)) out.push_back(std::move(taken));
      break;
    case Form::kDotClock:
      if (clock(word, '.', taken)) out.push_back(std::move(taken));
      break;
    case Form::kMilitary:
      if (clock(word, 0, taken)) out.push_back(std::move(taken));
      break;
    case Form::kZoneOffset:
      if (const auto found = zone_offset(words, at)) out.push_back({found->first, {{Field::kZone, found->second}}});
      break;
    case Form::kFiscalMark:
      if (word.size() > 3 && word.starts_with("fy") && digits(word.substr(2))) {
        if (word.size() == 6)
          taken.parts = {{Field::kYear, word.substr(2)}};
        else if (word.size() == 4)
          taken.parts = {{Field::kShortYear, word.substr(2)}};
        if (!taken.parts.empty()) out.push_back(std::move(taken));
      }
      break;
    case Form::kCityTime:  // "Kyiv time": whose, not which offset
      if (words[at].capital && at + 1 < words.size() && words[at + 1].lower == "time") out.push_back({2, {{Field::kZone, "?"}}});
      break;
    case Form::kIsoTime:
      if (iso_day_and_time(word, taken)) out.push_back(std::move(taken));
      break;
    case Form::kDayPair:
      if (const auto day = day_pair(word)) out.push_back({1, {{Field::kDay, *day}}});
      break;
    case Form::kHalfMark:
      if (word == "h1" || word == "1h") out.push_back({1, {{Field::kHalf, "1"}}});
      if (word == "h2" || word == "2h") out.push_back({1, {{Field::kHalf, "2"}}});
      break;
    case Form::kSlashDate:
      if (slash_date(word, taken)) out.push_back(std::move(taken));
      break;
    case Form::kQuarterMark:
      if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') out.push_back({1, {{Field::kQuarter, word.substr(1)}}});
      break;
    default: take_number_form(syntax, words, at, element, out);
  }
}

void take_class(const Syntax& syntax, const Words& words, std::size_t at, const Element& element, std::vector<Taken>& out) {
  if (!words[at].info) return;
  for (const Meaning& meaning : words[at].info->meanings) {
    const auto found = std::find(element.ids.begin(), element.ids.end(), meaning.word_class);
    if (found == element.ids.end() || !allows(syntax, words[at], meaning.needs) || at + meaning.rest.size() >= words.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < meaning.rest.size() && same; ++i) same = words[at + 1 + i].lower == meaning.rest[i];
    if (!same) continue;
    Taken taken{1 + meaning.rest.size(), {}};
    const std::size_t which = static_cast<std::size_t>(found - element.ids.begin());
    if (which < element.fields.size()) taken.parts.emplace_back(element.fields[which], meaning.value);
    out.push_back(std::move(taken));
  }
}

}  // namespace

void take(const Syntax& syntax, const std::vector<Word>& words, std::size_t at, const Element& element, std::vector<Taken>& out) {
  out.clear();
  if (at >= words.size()) return;
  switch (element.kind) {
    case Element::Kind::kWord: break;  // rules look these up by their id
    case Element::Kind::kClass: take_class(syntax, words, at, element, out); break;
    case Element::Kind::kForm: take_form(syntax, words, at, element, out); break;
  }
}

}  // namespace dateline::temporal
