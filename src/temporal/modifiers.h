#pragma once
// Modifiers: words before or after a time that widen or narrow it ("almost two years", "the end of June", "1994 or later").
#include <optional>
#include <string>
#include <vector>

#include "temporal/rules.h"

namespace dateline::temporal {

struct Modifier {
  std::vector<std::string> words;
  bool before = true;
  enum class Of { kDate, kEra, kLength } of = Of::kDate;
  std::string mod;
};

struct ModifierFound {
  const Modifier* modifier = nullptr;
  std::size_t end = 0;  // the word behind it
};

class ModifierBook {
 public:
  explicit ModifierBook(Lexicon& lexicon);
  /// Those that stand at words[at], a hyphen behind them taken in.
  std::vector<ModifierFound> before(const std::vector<Word>& words, std::size_t at) const;
  std::optional<ModifierFound> after(const std::vector<Word>& words, std::size_t at) const;

 private:
  std::vector<Modifier> all_;
  std::vector<int> first_ids_;  // of all_, sorted with it
};

/// Whether such a modifier can stand with this time.
bool applies(const ModifierFound& found, const Match& match, const std::vector<Word>& words);

}  // namespace dateline::temporal
