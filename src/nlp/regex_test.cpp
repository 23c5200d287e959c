#include "nlp/regex.h"

#include <gtest/gtest.h>

namespace dateline::nlp {
namespace {

Regex regex(std::string_view pattern, Regex::Anchor anchor = Regex::Anchor::kNone) {
  auto compiled = Regex::compile(pattern, anchor, "test");
  EXPECT_TRUE(compiled.ok()) << pattern;
  return std::move(*compiled);
}

std::vector<std::pair<std::size_t, std::size_t>> all(std::string_view pattern, std::string_view subject) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const RegexMatch& match : regex(pattern).find_all(subject)) out.emplace_back(match.start, match.end);
  return out;
}

TEST(Regex, TakesPythonsEscapes) {
  EXPECT_TRUE(regex(R"([\u00A6\u2100-\u2105])").matches("℃"));
  EXPECT_TRUE(regex(R"(\U0001F600)").matches("😀"));
  EXPECT_TRUE(regex("(?u)^abc").matches("abc"));
  EXPECT_TRUE(regex(R"(a\Z)").matches("ba"));
  EXPECT_FALSE(regex(R"(a\Z)").matches("a\n"));
  EXPECT_TRUE(regex("a$").matches("a\n")) << "the dollar also matches before a last line break";
  EXPECT_TRUE(regex("[[:x]").matches("[")) << "no POSIX classes in Python";
  EXPECT_TRUE(regex("[]a]").matches("]"));
  EXPECT_TRUE(regex(R"(^\s$)").matches("\x1c"));
  EXPECT_FALSE(regex(R"(^\S$)").matches("\u2003"));
  EXPECT_TRUE(regex(R"(^\w\d$)").matches("é٣"));
}

TEST(Regex, SearchesOrMatchesAtTheStart) {
  EXPECT_TRUE(regex("b+").matches("abba"));
  EXPECT_FALSE(regex("b+", Regex::Anchor::kStart).matches("abba"));
  EXPECT_TRUE(regex("a", Regex::Anchor::kStart).matches("abba"));
  const auto match = regex("b+").search("abba", 2, false);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->start, 2U);
  EXPECT_TRUE(regex("(?<=a)b").search("ab", 1, false)) << "what lies before the start is still seen";
}

TEST(Regex, FindsAllAsFinditer) {
  using Found = std::vector<std::pair<std::size_t, std::size_t>>;
  EXPECT_EQ(all("-|–", "a-b–c"), (Found{{1, 2}, {3, 6}}));
  EXPECT_EQ(all("x*", "axb"), (Found{{0, 0}, {1, 2}, {2, 2}, {3, 3}}));
  EXPECT_EQ(all("y", "axb"), Found{});
  EXPECT_EQ(all("x", ""), Found{});
}

TEST(Regex, GivesUpOnWordsThatWouldTakeForEver) {
  const Regex slow = regex("(a+)+$");
  EXPECT_FALSE(slow.matches(std::string(5000, 'a') + "b"));
}

TEST(Regex, NamesWhatItCannotCompile) {
  const auto bad = Regex::compile("(", Regex::Anchor::kNone, "tokenizer/prefix_search");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, ErrorCode::kModelUnsupported);
  EXPECT_NE(bad.error().message.find("tokenizer/prefix_search"), std::string::npos);
}

}  // namespace
}  // namespace dateline::nlp
