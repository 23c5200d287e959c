#include "temporal/numbers.h"

#include <charconv>

#include "temporal/words.h"

namespace dateline::temporal {
namespace {

NumberWord number_word(const Word& word) { return word.info ? word.info->number : NumberWord{}; }
bool is(std::span<const Word> words, std::size_t at, std::string_view text) { return at < words.size() && words[at].lower == text; }

/// "1,500", "2.5": a number in digits, commas taken out; empty if it is none.
std::string decimal(std::string_view text) {
  std::string out;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') out += c;
    else if (c == '.' && !point && !out.empty()) out += c, point = true;
    else if (c != ',' || out.empty() || point) return {};
  }
  return out.size() > 9 || (!out.empty() && out.back() == '.') ? std::string() : out;
}

/// "twenty-three", "two hundred and forty": sums of number words.
std::optional<NumberFound> spelled(std::span<const Word> words) {
  long total = 0, part = 0;
  std::size_t at = 0, used = 0;
  NumberKind last = NumberKind::kNone;
  constexpr std::size_t kMost = 16;  // words; keeps a page of number words linear
  while (at < words.size() && at < kMost) {
    const NumberWord word = number_word(words[at]);
    if (word.kind == NumberKind::kUnit && (last == NumberKind::kNone || last == NumberKind::kScale || (last == NumberKind::kTen && word.value < 10))) part += word.value;
    else if (word.kind == NumberKind::kTen && (last == NumberKind::kNone || last == NumberKind::kScale)) part += word.value;
    else if (word.kind == NumberKind::kScale && last != NumberKind::kNone && part < 1000) {
      part *= word.value;
      if (word.value > 100) total += part, part = 0;
    } else break;
    last = word.kind;
    used = ++at;
    if (is(words, at, "-") || (is(words, at, "and") && last == NumberKind::kScale)) ++at;
  }
  if (used == 0 || total + part > 999999) return std::nullopt;
  return NumberFound{used, std::to_string(total + part)};
}

/// "1/2", "½", "and a half" behind a whole number.
std::size_t half_behind(std::span<const Word> words, std::size_t at) {
  if (is(words, at, "½")) return 1;
  if (is(words, at, "1/2")) return 1;
  if (is(words, at, "-") && is(words, at + 1, "1/2")) return 2;
  if (is(words, at, "and") && is(words, at + 1, "a") && is(words, at + 2, "half")) return 3;
  if (is(words, at, "and") && is(words, at + 1, "one") && is(words, at + 2, "-") && is(words, at + 3, "half")) return 4;
  return 0;
}

std::optional<NumberFound> vague(std::span<const Word> words) {
  const std::size_t at = is(words, 0, "a") ? 1 : 0;
  if (at < words.size() && number_word(words[at]).kind == NumberKind::kVague && (at == 0 || words[at].lower == "few")) {
    const bool of = is(words, at + 1, "of") && words[at].lower.ends_with('s') && words[at].lower != "several";
    return NumberFound{at + 1 + of, "X"};
  }
  if (is(words, at, "couple")) return NumberFound{at + 1 + is(words, at + 1, "of"), "2"};
  if (at == 1 && is(words, 1, "dozen")) return NumberFound{2, "12"};
  if (at == 1 && is(words, 1, "hundred")) return NumberFound{2, "100"};
  if (is(words, 0, "half") && (is(words, 1, "a") || is(words, 1, "an"))) return NumberFound{2, "0.5"};
  if (at == 1 && is(words, 1, "half")) return NumberFound{is(words, 2, "-") ? 3u : 2u, "0.5"};
  return std::nullopt;
}

}  // namespace

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text[0] == '-' || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<NumberFound> read_number(std::span<const Word> words) {
  if (words.empty()) return std::nullopt;
  std::optional<NumberFound> found;
  if (const std::string value = decimal(words[0].lower); !value.empty()) found = NumberFound{1, value};
  else found = spelled(words);
  if (!found) return vague(words);
  if (const std::size_t half = half_behind(words, found->length); half > 0 && found->value.find('.') == std::string::npos) {
    found->length += half;
    found->value += ".5";
  }
  if (is(words, found->length, "more")) ++found->length;
  return found;
}

std::optional<NumberFound> read_ordinal(std::span<const Word> words) {
  if (words.empty()) return std::nullopt;
  const std::string& first = words[0].lower;
  if (first.size() > 2 && (first.ends_with("st") || first.ends_with("nd") || first.ends_with("rd") || first.ends_with("th"))) {
    if (const auto value = digits(std::string_view(first).substr(0, first.size() - 2))) return NumberFound{1, std::to_string(*value)};
  }
  const NumberWord word = number_word(words[0]);
  if (word.kind == NumberKind::kOrdinal) return NumberFound{1, std::to_string(word.value)};
  if (word.kind != NumberKind::kTen) return std::nullopt;
  const std::size_t at = is(words, 1, "-") ? 2 : 1;
  if (at >= words.size()) return std::nullopt;
  const NumberWord next = number_word(words[at]);
  if (next.kind != NumberKind::kOrdinal || next.value > 9) return std::nullopt;
  return NumberFound{at + 1, std::to_string(word.value + next.value)};
}

std::optional<NumberFound> read_year(std::span<const Word> words) {
  if (words.empty()) return std::nullopt;
  if (const auto value = digits(words[0].lower)) {
    if (words[0].lower.size() == 4 && *value >= 1000 && *value < 2200) return NumberFound{1, words[0].lower};
    return std::nullopt;
  }
  const NumberWord first = number_word(words[0]);
  if (first.value != 19 && first.value != 18 && first.value != 20 && !(first.value == 2 && is(words, 1, "thousand"))) return std::nullopt;
  if (const auto rest = spelled(words.subspan(1)); rest && first.value != 2 && rest->value.size() == 2) {
    return NumberFound{1 + rest->length, std::to_string(first.value) + rest->value};
  }
  if (const auto all = spelled(words); first.value == 2 && all && all->value.size() == 4 && all->value < "2100") return all;
  return std::nullopt;
}

}  // namespace dateline::temporal
