#include "temporal/elements.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/data_file.h"

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
  static constexpr std::string_view kRoundly[] = {"some", "about", "around", "nearly", "almost", "roughly", "over", "than", "least", "approximately"};
  if (std::find(std::begin(kRoundly), std::end(kRoundly), words[at - 1].lower) != std::end(kRoundly)) return true;
  const Word& previous = words[at - 1];  // "fiscal 2018 costs", "June 2018 exports", "Q3 2018 costs" are dates
  const bool mark = previous.lower.size() == 2 && (previous.lower[0] == 'q' || previous.lower[0] == 'h');
  if (mark || previous.lower == "fiscal" || previous.lower == "calendar" || (previous.capital && previous.info && !previous.info->meanings.empty())) return false;
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
  if (value < 1500 && (at == 0 || (words[at - 1].lower != "in" && words[at - 1].lower != "since" && words[at - 1].lower != "year"))) return false;
  if (counts_something(syntax, words, at) || names_something(syntax, words, at)) return false;
  if (at + 1 < words.size()) {
    const std::string& next = words[at + 1].lower;
    if (next == "%" || next == "percent" || next == "million" || next == "billion") return false;
    if (next == "-" && words[at + 1].span.start == words[at].span.end && at + 2 < words.size() && words[at + 2].info == nullptr &&
        !digits(words[at + 2].lower)) return false;
  }
  if (value >= 1900 && value <= 2050) return true;
  if (at == 0) return false;
  static constexpr std::string_view kBefore[] = {"in", "since", "of", "from", "until", "to", "by", "before", "after", "between", "year", "and"};
  return std::find(std::begin(kBefore), std::end(kBefore), words[at - 1].lower) != std::end(kBefore);
}

/// "1990s", "90s", "'90s", "nineties"; the first two digits alone for "the 1800s", which are a century.
std::optional<std::pair<std::size_t, std::string>> decade(const Words& words, std::size_t at) {
  const std::size_t skip = words[at].lower == "'" && at + 1 < words.size() ? 1 : 0;
  std::string_view word = words[at + skip].lower;
  if (word.starts_with('\'')) word.remove_prefix(1);
  std::size_t length = skip + 1;
  if (word.ends_with('s')) word.remove_suffix(1);
  else if (at + length < words.size() && words[at + length].lower == "'s" && word.size() == 4 && word.back() == '0') ++length;
  else return std::nullopt;
  if (!word.empty() && word.back() == '\'') word.remove_suffix(1);
  const auto value = digits(word);
  if (!value || *value % 10 != 0) return std::nullopt;
  if (word.size() == 4 && *value >= 1000 && *value < 2000 && *value % 100 == 0) return std::make_pair(length, std::string(word.substr(0, 2)));
  if (word.size() == 4 && *value >= 1000 && *value < 2100) return std::make_pair(length, std::string(word.substr(0, 3)));
  if (word.size() == 2 && *value >= 20) return std::make_pair(length, "19" + std::string(word.substr(0, 1)));
  return std::nullopt;
}

/// "10:30", "10:30:15" (separator ':'), "10.30" ('.'), "1030" (none).
bool clock(std::string_view text, char separator, Taken& taken) {
  std::vector<std::string_view> fields;
  if (separator != 0) fields = split(text, separator);
  else if (text.size() == 4) fields = {text.substr(0, 2), text.substr(2)};
  if (fields.size() < 2 || fields.size() > 3) return false;
  static constexpr Field kFields[] = {Field::kHour, Field::kMinute, Field::kSecond};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = digits(fields[i]);
    if (!value || fields[i].size() > 2 || (i > 0 && fields[i].size() != 2) || *value > (i == 0 ? 24 : 59)) return false;
    taken.parts.emplace_back(kFields[i], fields[i]);
  }
  return true;
}

/// "UTC+3", "GMT-05:30": "+03:00", "-05:30".
std::optional<std::pair<std::size_t, std::string>> zone_offset(const Words& words, std::size_t at) {
  std::string_view word = words[at].lower;
  if (!word.starts_with("utc") && !word.starts_with("gmt")) return std::nullopt;
  word.remove_prefix(3);
  std::size_t length = 1;
  char sign = '+';
  if (word.empty() && at + 2 < words.size() && words[at + 1].lower == "-" && words[at + 1].span.start == words[at].span.end && words[at + 2].span.start == words[at + 1].span.end) {
    sign = '-', length = 3, word = words[at + 2].lower;
  } else if (word.starts_with('+')) {
    word.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  const auto fields = split(word, ':');
  const auto hours = fields.empty() ? std::nullopt : digits(fields[0]);
  const auto minutes = fields.size() > 1 ? digits(fields[1]) : std::optional(0);
  if (!hours || !minutes || *hours > 14 || *minutes > 59 || fields.size() > 2) return std::nullopt;
  return std::make_pair(length, fmt::format("{}{:02}:{:02}", sign, *hours, *minutes));
}

/// The rest of "2021-06-06T10:15:00Z" behind its last hyphen.
bool iso_day_and_time(std::string_view text, Taken& taken) {
  if (text.ends_with('.')) text.remove_suffix(1);  // the tokenizer leaves the sentence's
  if (text.size() < 8 || text[2] != 't') return false;
  const auto day = digits(text.substr(0, 2));
  std::string_view time = text.substr(3);
  const bool utc = time.ends_with('z');
  if (utc) time.remove_suffix(1);
  if (!day || !clock(time.substr(0, time.find('.')), ':', taken)) return false;
  taken.parts.emplace_back(Field::kDay, std::to_string(*day));
  if (utc) taken.parts.emplace_back(Field::kZone, "Z");
  return true;
}

/// "12/13" of a night that two days share: the first.
std::optional<std::string> day_pair(std::string_view text) {
  const auto fields = split(text, '/');
  if (fields.size() != 2) return std::nullopt;
  const auto first = digits(fields[0]), second = digits(fields[1]);
  if (!first || !second || *first < 1 || *second != *first + 1 || *second > 31) return std::nullopt;
  return std::to_string(*first);
}

/// "05/12/2019", "5.12.2019": day and month as the first number above 12 tells; both readings are kept for the resolver otherwise.
bool slash_date(std::string_view text, Taken& taken) {
  const char separator = text.find('/') != std::string_view::npos ? '/' : '.';
  const auto fields = split(text, separator);
  if (fields.size() != 3) return false;
  const auto a = digits(fields[0]), b = digits(fields[1]), c = digits(fields[2]);
  if (!a || !b || !c || *a < 1 || *b < 1) return false;
  if (fields[0].size() == 4) {
    if (*b > 12 || *c > 31 || *a < 1000 || *a > 2200) return false;
    taken.parts = {{Field::kYear, std::to_string(*a)}, {Field::kMonth, std::to_string(*b)}, {Field::kDay, std::to_string(*c)}};
    return true;
  }
  if (fields[0].size() > 2 || fields[1].size() > 2 || *a > 31 || *b > 31 || (*a > 12 && *b > 12)) return false;
  if (fields[2].size() == 4 && *c >= 1000 && *c < 2200) taken.parts.emplace_back(Field::kYear, fields[2]);
  else if (fields[2].size() == 2 && separator == '/') taken.parts.emplace_back(Field::kShortYear, fields[2]);
  else return false;
  const bool month_first = *b > 12;
  taken.parts.emplace_back(Field::kMonth, std::to_string(month_first ? *a : *b));
  taken.parts.emplace_back(Field::kDay, std::to_string(month_first ? *b : *a));
  if (*a <= 12 && *b <= 12 && separator == '/') taken.parts.emplace_back(Field::kSure, "no");
  return true;
}

void put(const std::optional<NumberFound>& found, Field field, std::vector<Taken>& out) {
  if (found) out.push_back({found->length, {{field, found->value}}});
}

/// "'98".
std::optional<NumberFound> short_year(const Words& words, std::size_t at) {
  const std::string& word = words[at].lower;
  const bool apart = word == "'" && at + 1 < words.size();
  const std::string_view number = apart ? std::string_view(words[at + 1].lower) : word.starts_with('\'') ? std::string_view(word).substr(1) : std::string_view();
  if (number.size() != 2 || !digits(number)) return std::nullopt;
  return NumberFound{apart ? 2u : 1u, std::string(number)};
}

bool is_day(const NumberFound& found) {
  const auto value = digits(found.value);
  return value && *value >= 1 && *value <= 31;
}

/// The end of "2014-17": two digits that lie behind those of the year before the hyphen, and stand right at it.
std::optional<NumberFound> closing_year(const Words& words, std::size_t at) {
  if (at < 2 || words[at].lower.size() != 2 || words[at - 2].lower.size() != 4) return std::nullopt;
  const auto year = digits(words[at - 2].lower), end = digits(words[at].lower);
  const bool close = words[at - 1].span.start == words[at - 2].span.end && words[at].span.start == words[at - 1].span.end;
  if (!year || !end || !close || *end <= *year % 100) return std::nullopt;
  return NumberFound{1, std::to_string(*year / 100 * 100 + *end)};
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
    case Form::kClosingYear: put(closing_year(words, at), into(Field::kToYear), out); break;
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
      if (const auto found = decade(words, at); found && found->second.size() == 2) out.push_back({found->first, {{Field::kCentury, std::to_string(*digits(found->second) + 1)}}});
      else if (found) out.push_back({found->first, {{Field::kDecade, found->second}}});
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
        if (word.size() == 6) taken.parts = {{Field::kYear, word.substr(2)}};
        else if (word.size() == 4) taken.parts = {{Field::kShortYear, word.substr(2)}};
        if (!taken.parts.empty()) out.push_back(std::move(taken));
      }
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
    case Element::Kind::kWord:
      if (words[at].info && std::find(element.ids.begin(), element.ids.end(), words[at].info->id) != element.ids.end()) out.push_back({1, {}});
      break;
    case Element::Kind::kClass: take_class(syntax, words, at, element, out); break;
    case Element::Kind::kForm: take_form(syntax, words, at, element, out); break;
  }
}

}  // namespace dateline::temporal
