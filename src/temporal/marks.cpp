#include "temporal/marks.h"

#include <fmt/format.h>

#include "base/data_file.h"

namespace dateline::temporal {

std::optional<std::pair<std::size_t, std::string>> decade(const std::vector<Word>& words, std::size_t at) {
  const std::size_t skip = words[at].lower == "'" && at + 1 < words.size() ? 1 : 0;
  std::string_view word = words[at + skip].lower;
  if (word.starts_with('\'')) word.remove_prefix(1);
  std::size_t length = skip + 1;
  if (word.ends_with('s'))
    word.remove_suffix(1);
  else if (at + length < words.size() && words[at + length].lower == "'s" && word.size() == 4 && word.back() == '0')
    ++length;
  else
    return std::nullopt;
  if (!word.empty() && word.back() == '\'') word.remove_suffix(1);
  const auto value = digits(word);
  if (!value || *value % 10 != 0) return std::nullopt;
  if (word.size() == 4 && *value >= 1000 && *value < 2000 && *value % 100 == 0)
    return std::make_pair(length, std::string(word.substr(0, 2)));
  if (word.size() == 4 && *value >= 1000 && *value < 2100) return std::make_pair(length, std::string(word.substr(0, 3)));
  if (word.size() == 2 && *value >= 20) return std::make_pair(length, "19" + std::string(word.substr(0, 1)));
  return std::nullopt;
}

bool clock(std::string_view text, char separator, Taken& taken) {
  std::vector<std::string_view> fields;
  if (separator != 0)
    fields = split(text, separator);
  else if (text.size() == 4)
    fields = {text.substr(0, 2), text.substr(2)};
  if (fields.size() < 2 || fields.size() > 3) return false;
  static constexpr Field kFields[] = {Field::kHour, Field::kMinute, Field::kSecond};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = digits(fields[i]);
    if (!value || fields[i].size() > 2 || (i > 0 && fields[i].size() != 2) || *value > (i == 0 ? 24 : 59)) return false;
    taken.parts.emplace_back(kFields[i], fields[i]);
  }
  return true;
}

std::optional<std::pair<std::size_t, std::string>> zone_offset(const std::vector<Word>& words, std::size_t at) {
  std::string_view word = words[at].lower;
  if (!word.starts_with("utc") && !word.starts_with("gmt")) return std::nullopt;
  word.remove_prefix(3);
  std::size_t length = 1;
  char sign = '+';
  if (word.empty() && at + 2 < words.size() && words[at + 1].lower == "-" && words[at + 1].span.start == words[at].span.end &&
      words[at + 2].span.start == words[at + 1].span.end) {
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

std::optional<std::string> day_pair(std::string_view text) {
  const auto fields = split(text, '/');
  if (fields.size() != 2) return std::nullopt;
  const auto first = digits(fields[0]), second = digits(fields[1]);
  if (!first || !second || *first < 1 || *second != *first + 1 || *second > 31) return std::nullopt;
  return std::to_string(*first);
}

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
  if (fields[2].size() == 4 && *c >= 1000 && *c < 2200)
    taken.parts.emplace_back(Field::kYear, fields[2]);
  else if (fields[2].size() == 2 && separator == '/')
    taken.parts.emplace_back(Field::kShortYear, fields[2]);
  else
    return false;
  const bool month_first = *b > 12;
  taken.parts.emplace_back(Field::kMonth, std::to_string(month_first ? *a : *b));
  taken.parts.emplace_back(Field::kDay, std::to_string(month_first ? *b : *a));
  if (*a <= 12 && *b <= 12 && separator == '/') taken.parts.emplace_back(Field::kSure, "no");
  return true;
}

std::optional<NumberFound> short_year(const std::vector<Word>& words, std::size_t at) {
  const std::string& word = words[at].lower;
  const bool apart = word == "'" && at + 1 < words.size();
  const std::string_view number = apart                    ? std::string_view(words[at + 1].lower)
                                  : word.starts_with('\'') ? std::string_view(word).substr(1)
                                                           : std::string_view();
  if (number.size() != 2 || !digits(number)) return std::nullopt;
  return NumberFound{apart ? 2u : 1u, std::string(number)};
}

std::optional<NumberFound> closing_year(const std::vector<Word>& words, std::size_t at) {
  if (at < 2 || words[at].lower.size() != 2 || words[at - 2].lower.size() != 4) return std::nullopt;
  const auto year = digits(words[at - 2].lower), end = digits(words[at].lower);
  const bool close = words[at - 1].span.start == words[at - 2].span.end && words[at].span.start == words[at - 1].span.end;
  if (!year || !end || !close || *end <= *year % 100) return std::nullopt;
  return NumberFound{1, std::to_string(*year / 100 * 100 + *end)};
}

}  // namespace dateline::temporal
