// Every rule of data/temporal/rules.tsv has an example (its last column) that it wins: a rule that nothing reaches, or that another one
// hides, is found here, and who adds a rule must show what for.
#include "temporal/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "base/data_file.h"
#include "tests/support/annotate.h"

namespace dateline::temporal {
namespace {

/// The lines of all the rules that win a place of the text, from left to right.
std::set<int> winners(const Lexicon& lexicon, const RuleBook& rules, std::string_view text) {
  std::set<int> lines;
  const auto doc = test::annotate(std::string(text), "2019-12-05");
  const Syntax syntax(*doc);
  const std::vector<Word> words = cut_words(syntax, lexicon);
  for (std::size_t at = 0; at < words.size();) {
    const auto match = rules.match(syntax, words, at);
    if (match) lines.insert(match->rule->line);
    at = match ? match->end : at + 1;
  }
  return lines;
}

TEST(Rules, EachHasAnExampleThatItWins) {
  Lexicon lexicon;
  const RuleBook rules(lexicon);
  int line = 0;
  for (const TableRow& row : data_table("temporal/rules.tsv")) {
    ++line;
    if (row[0].starts_with('$') && row[0].find(" = ") != std::string_view::npos) continue;
    ASSERT_EQ(row.size(), 5u) << "data/temporal/rules.tsv: no example: " << row[0];
    EXPECT_TRUE(winners(lexicon, rules, row[4]).contains(line)) << row[0] << " | " << row[4];
  }
}

}  // namespace
}  // namespace dateline::temporal
