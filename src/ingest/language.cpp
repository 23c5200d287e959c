#include "ingest/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kSample = 20000;  // bytes from the beginning
constexpr double kLetterWeight = 0.3;   // of one letter that only one language has, beside 1 of such a word
constexpr std::size_t kFewWords = 8;    // fewer words than this tell nothing by themselves

enum Script { kLatin, kCyrillic, kArabic, kHan, kKana, kHangul, kHebrew, kGreek, kThai, kDevanagari, kOtherScript, kScriptCount };

Script script_of(char32_t c) {
  if (c < 0x250) return kLatin;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN: return kLatin;
    case USCRIPT_CYRILLIC: return kCyrillic;
    case USCRIPT_ARABIC: return kArabic;
    case USCRIPT_HAN: return kHan;
    case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: return kKana;
    case USCRIPT_HANGUL: return kHangul;
    case USCRIPT_HEBREW: return kHebrew;
    case USCRIPT_GREEK: return kGreek;
    case USCRIPT_THAI: return kThai;
    case USCRIPT_DEVANAGARI: return kDevanagari;
    default: return kOtherScript;
  }
}

/// Vowel signs and accents written as characters of their own belong to their word.
bool is_mark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

struct Sample {
  std::vector<std::string> words;
  std::array<std::size_t, kScriptCount> letters{};
  std::size_t all_letters = 0;
  std::unordered_map<char32_t, std::size_t> counts;  // of letters that are not Latin
};

Sample sample_of(std::string_view text) {
  Sample out;
  std::string word;
  bool is_ascii = true;  // and so in lower case already
  const auto flush = [&] {
    if (!word.empty()) out.words.push_back(is_ascii ? word : to_lower(word));
    word.clear();
    is_ascii = true;
  };
  text = text.substr(0, kSample);
  for (std::size_t at = 0; at < text.size();) {
    if (const char letter = static_cast<char>(text[at] | 0x20); letter >= 'a' && letter <= 'z') {
      ++out.letters[kLatin];
      ++out.all_letters;
      word.push_back(letter);
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) {
      ++out.letters[script_of(c)];
      ++out.all_letters;
      if (c >= 0x370) ++out.counts[c];
      append_utf8(word, c);
      is_ascii = false;
    } else if (is_mark(c) && !word.empty()) {
      append_utf8(word, c);
      is_ascii = false;
    } else if ((c == '\'' || c == 0x2019) && !word.empty()) {
      flush();  // l'homme, don't: the parts are the words that the table holds
    } else if (!is_mark(c)) {
      flush();
    }
  }
  flush();
  return out;
}

/// Little word -> languages that use it.
using Profiles = std::unordered_map<std::string_view, std::vector<std::string_view>>;

Profiles load_profiles() {
  Profiles out;
  for (const TableRow& row : data_table("ingest/stopwords.tsv")) {
    if (row.size() < 2) continue;
    for (std::string_view word : split(row[1], ' ')) {
      if (!word.empty()) out[word].push_back(row[0]);
    }
  }
  return out;
}

const Profiles& profiles() {
  static const Profiles loaded = load_profiles();
  return loaded;
}

/// Letters that only one language of a script writes.
const std::vector<std::pair<char32_t, std::string_view>>& own_letters() {
  static const std::vector<std::pair<char32_t, std::string_view>> loaded = [] {
    std::vector<std::pair<char32_t, std::string_view>> out;
    for (const TableRow& row : data_table("ingest/letters.tsv")) {
      if (row.size() < 2) continue;
      for (char32_t c : decode_utf8(row[1])) {
        if (c != ' ') out.emplace_back(c, row[0]);
      }
    }
    return out;
  }();
  return loaded;
}

std::string by_words(const Sample& sample) {
  std::map<std::string_view, double> scores;
  for (const std::string& word : sample.words) {
    const auto found = profiles().find(word);
    if (found == profiles().end()) continue;
    for (std::string_view language : found->second) scores[language] += 1.0 / static_cast<double>(found->second.size());
  }
  for (const auto& [letter, language] : own_letters()) {
    if (const auto found = sample.counts.find(letter); found != sample.counts.end()) scores[language] += kLetterWeight * static_cast<double>(found->second);
  }
  std::string_view best;
  double first = 0, second = 0;
  for (const auto& [language, score] : scores) {
    if (score > first) {
      second = first;
      first = score;
      best = language;
    } else {
      second = std::max(second, score);
    }
  }
  const double words = static_cast<double>(sample.words.size());
  // A headline has two or three little words, all of one language; a foreign quotation inside a text stays far behind the text's own.
  if (first < (words < 20 ? 1.9 : 3) || first < 1.5 * second || first < 0.06 * words) return {};
  return std::string(best);
}

}  // namespace

std::string detect_language(std::string_view text) {
  const Sample sample = sample_of(text);
  if (sample.all_letters < 12) return {};
  const auto script = static_cast<Script>(std::max_element(sample.letters.begin(), sample.letters.end()) - sample.letters.begin());
  const auto share = [&](Script s) { return static_cast<double>(sample.letters[s]) / static_cast<double>(sample.all_letters); };
  if (share(kKana) + share(kHan) > 0.5) return share(kKana) > 0.1 ? "ja" : "zh";
  if (share(script) < 0.6) return {};
  switch (script) {
    case kHangul: return "ko";
    case kHebrew: return "he";
    case kGreek: return "el";
    case kThai: return "th";
    case kOtherScript: return {};
    default: break;
  }
  if (sample.words.size() < kFewWords && script == kLatin) return {};
  return by_words(sample);
}

}  // namespace dateline::ingest
