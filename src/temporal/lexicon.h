#pragma once
// Lexicon: the words of data/temporal with their classes (month, weekday, unit, ...) and number meanings. Built once, never changed.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "temporal/numbers.h"

namespace dateline::temporal {

/// What the tagger must see in a word for a meaning to hold: bits.
enum Need : std::uint8_t { kNeedCapital = 1, kNeedNoun = 2, kNeedNotVerb = 4, kNeedNotModal = 8, kNeedNoPerson = 16 };

struct Meaning {
  int word_class = 0;
  std::string value;
  std::uint8_t needs = 0;
  std::vector<std::string> rest;  // the words that must follow, of a phrase
};

/// All that is known of one spelling (lower case).
struct WordInfo {
  int id = 0;
  std::vector<Meaning> meanings;
  NumberWord number;
};

class Lexicon {
 public:
  /// Reads words.tsv, local_months.tsv, zones.tsv, holidays.tsv (class "holiday", the value is the rule) and numbers.tsv.
  Lexicon();

  const WordInfo* find(std::string_view lower) const;
  /// The number of a class by its name; a new name gets a new number.
  int class_number(std::string_view name);
  /// The id of a spelling; it is added when unknown (rules add the words that they spell out).
  int word_id(std::string_view lower);

 private:
  void add_meaning(std::string_view words, std::string_view word_class, std::string_view value, std::string_view needs);
  WordInfo& info(std::string_view lower);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, WordInfo, Hash, std::equal_to<>> words_;
  std::vector<std::string> classes_;
};

}  // namespace dateline::temporal
