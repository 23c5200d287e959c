#pragma once
// Rules: the patterns of data/temporal/rules.tsv as one trie, and the longest match over the words of a text.
// A table of patterns rather than code, so that an analyst can read and add ways of telling time; a trie rather than one pattern after the
// other, because hundreds of patterns share their beginnings and a text is read once: each place costs what its own words allow.
#include <optional>
#include <string>
#include <vector>

#include "model/time_value.h"
#include "temporal/elements.h"

namespace dateline::temporal {

enum class RuleKind { kCalendar, kThis, kAgo, kThen, kContext, kLength, kSet, kFixed, kHoliday, kNone };

struct Rule {
  TimexType type = TimexType::kDate;
  RuleKind kind = RuleKind::kCalendar;
  Parts settings;  // parts that the rule itself states
  int line = 0;    // earlier lines win
};

/// Words [first, last) of a text that tell one time (or, with `second`, two that share their parts).
struct Match {
  const Rule* rule = nullptr;
  Parts parts;
  std::size_t begin = 0, end = 0;  // all words that the rule took
  std::size_t first = 0, last = 0;
  std::optional<std::pair<std::size_t, std::size_t>> second;
};

class RuleBook {
 public:
  explicit RuleBook(Lexicon& lexicon);  // adds to the lexicon the words that patterns spell out
  /// The longest match that begins at words[at].
  std::optional<Match> match(const Syntax& syntax, const std::vector<Word>& words, std::size_t at) const;

 private:
  struct Node {
    std::vector<std::pair<Element, int>> edges;  // classes and forms, to be tried one by one
    std::vector<std::pair<int, int>> words;      // id of a word, the node behind it; sorted
    int end = -1;  // into ends_
  };
  struct End {
    int rule = 0;
    std::vector<std::pair<int, int>> groups;  // elements [from, to) in braces
  };
  struct Search;
  struct Builder;

  void descend(Search& search, int node, std::size_t at) const;

  std::vector<Rule> rules_;
  std::vector<Node> nodes_{1};
  std::vector<End> ends_;
};

}  // namespace dateline::temporal

template <>
inline constexpr std::array<std::string_view, 10> dateline::kEnumNames<dateline::temporal::RuleKind>{"calendar", "this", "ago", "then", "context",
                                                                                                      "length",   "set",  "fixed", "holiday", "none"};
