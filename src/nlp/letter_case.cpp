#include "nlp/letter_case.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/assert.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kFewestLetters = 80;   // a headline, an acronym or a shout is no text in capitals
constexpr std::size_t kOfTheseSmall = 10;    // at most one letter of so many may be small
constexpr std::size_t kDatelineReach = 16;   // tokens in which the dash of a dateline comes
constexpr std::size_t kLongestInBrackets = 8, kLongestAcronym = 5;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
}

bool is_all_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_letter(next_code_point(word, at))) return false;
  }
  return !word.empty();
}

bool names_month(std::string_view word) {
  return is_one_of(word, {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"});
}

bool is_name_label(std::string_view type) {
  return is_one_of(type, {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"});
}

bool is_open_class(std::string_view pos) { return is_one_of(pos, {"NOUN", "PROPN", "ADJ", "ADV", "VERB", "X", "INTJ"}); }

class Restoring {
 public:
  Restoring(const Document& doc, const Text& capitals, const WordKnowledge& words) : doc_(doc), capitals_(capitals), words_(words) {
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      if (doc.tokens[i].pos != "SPACE") tokens_.push_back(i);
    }
    name_.resize(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size(); ++i) name_[i] = is_name(i);
    settle_by_majority();
    find_acronyms();
    find_dateline();
  }

  Text restored() const {
    std::u32string out = decode_utf8(doc_.text().view());
    const std::u32string as_given = decode_utf8(capitals_.view());
    DL_ASSERT(out.size() == as_given.size(), "a text and its lower case differ in length");
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Span span = token(i).span;
      const std::uint32_t letters = i < dateline_ || stays(i) ? span.size() : name_[i] || begins_sentence(i) ? 1 : 0;
      for (std::uint32_t at = span.start; at < span.start + letters; ++at) out[at] = as_given[at];
    }
    return Text(encode_utf8(out));
  }

 private:
  const Token& token(std::size_t i) const { return doc_.tokens[tokens_[i]]; }
  std::string_view word(std::size_t i) const { return i < tokens_.size() ? std::string_view(token(i).lower) : std::string_view(); }
  std::string_view before(std::size_t i) const { return i > 0 ? word(i - 1) : std::string_view(); }

  bool is_word(std::string_view lower) const {
    for (std::size_t from = 0; from <= lower.size();) {
      const std::size_t hyphen = std::min(lower.find('-', from), lower.size());
      if (hyphen > from && !words_.is_word(lower.substr(from, hyphen - from))) return false;
      from = hyphen + 1;
    }
    return true;
  }

  bool is_name(std::size_t i) const {
    const Token& one = token(i);
    if (!has_letter(one.lower)) return false;
    if (one.tag.starts_with("NNP") || one.lower == "i") return true;
    if (names_month(one.lower) && (is_number(before(i)) || is_number(word(i + 1)))) return true;
    const bool naming = one.pos == "NOUN" || one.pos == "PROPN" || one.pos == "ADJ";
    if (naming && (is_name_label(one.ent_type) || words_.is_name(one.lower))) return true;
    return is_open_class(one.pos) && !is_word(one.lower);
  }

  /// A word that is a name in most of its places is one in all of them.
  void settle_by_majority() {
    struct Count {
      int names = 0, all = 0;
    };
    std::unordered_map<std::string_view, Count> counts;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Count& count = counts[word(i)];
      count.names += name_[i];
      ++count.all;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Count count = counts[word(i)];
      if (2 * count.names > count.all && is_open_class(token(i).pos)) name_[i] = true;
    }
  }

  /// Abbreviations: unknown short words alone in brackets ("(XYZ)"), without a vowel, or behind an article.
  void find_acronyms() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view here = word(i);
      if (here.size() < 2 || here.size() > kLongestInBrackets || !is_all_letters(here) || is_word(here)) continue;
      const bool in_brackets = is_one_of(before(i), {"(", "["}) && is_one_of(word(i + 1), {")", "]"});
      const bool short_name = name_[i] && here.size() <= kLongestAcronym;
      const bool unspoken = short_name && here.find_first_of("aeiouy") == std::string_view::npos;
      const bool called = short_name && before(i) == "the";
      if (in_brackets || unspoken || called) acronyms_.insert(here);
    }
  }

  /// Whether a dash has blanks on both sides: "WAR-TORN" has none.
  bool stands_apart(std::size_t i) const {
    return token(i - 1).span.end < token(i).span.start && (i + 1 == tokens_.size() || token(i).span.end < token(i + 1).span.start);
  }

  void find_dateline() {
    for (std::size_t i = 1; i < std::min(tokens_.size(), kDatelineReach) && dateline_ == 0; ++i) {
      if (is_one_of(word(i), {"--", "-", "–", "—"}) && stands_apart(i)) dateline_ = i + 1;
    }
  }

  /// Whether a word has capitals only: abbreviations, and names with figures ("AK-47").
  bool stays(std::size_t i) const {
    const std::string_view here = word(i);
    if (acronyms_.contains(here)) return true;
    const bool initials = here.size() >= 3 && here[1] == '.' && (here.size() < 4 || here[3] == '.');
    const bool figures = here.find_first_of("0123456789") != std::string_view::npos;
    const bool ordinal = is_one_of(here.substr(here.size() - std::min<std::size_t>(2, here.size())), {"st", "nd", "rd", "th", "2d", "3d"});
    return initials || (figures && !ordinal && here.find('-') != std::string_view::npos && !is_number(here.substr(0, here.find('-'))));
  }

  bool begins_sentence(std::size_t i) const {
    if (token(i).sentence_start || i == 0 || i == dateline_) return true;
    if (before(i) == "[" || (before(i) == "]" && i < dateline_ + 4)) return true;
    const std::string_view gap = doc_.text().at({token(i - 1).span.end, token(i).span.start});
    const auto breaks = gap.find('\n');
    return breaks != std::string_view::npos && gap.find('\n', breaks + 1) != std::string_view::npos;
  }

  const Document& doc_;
  const Text& capitals_;
  const WordKnowledge& words_;
  std::vector<std::uint32_t> tokens_;  // those that are no blanks
  std::vector<bool> name_;
  std::unordered_set<std::string_view> acronyms_;
  std::size_t dateline_ = 0;  // tokens of the dateline, its dash among them
};

}  // namespace

bool is_in_capitals(std::string_view text) {
  std::size_t small = 0, large = 0;
  for (const char c : text) {
    small += c >= 'a' && c <= 'z';
    large += c >= 'A' && c <= 'Z';
    if (small > kFewestLetters && small * kOfTheseSmall > text.size()) return false;
  }
  return large >= kFewestLetters && small * kOfTheseSmall <= large;
}

Text in_lower_case(const Text& text) { return Text(to_lower(text.view())); }

Text restore_case(const Document& doc, const Text& capitals, const WordKnowledge& words) { return Restoring(doc, capitals, words).restored(); }

}  // namespace dateline::nlp
