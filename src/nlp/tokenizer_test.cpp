#include "nlp/tokenizer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dateline::nlp {
namespace {

using nlohmann::json;

std::string to_bytes(const json& value) {
  const std::vector<std::uint8_t> bytes = json::to_msgpack(value);
  return {bytes.begin(), bytes.end()};
}

json rules() {
  return {{"prefix_search", R"(^\(|^"|^:|^\$)"},
          {"suffix_search", R"(\)$|"$|,$|\.\.+$|(?<=[a-z])\.$|(?<=[0-9])km$|'s$)"},
          {"infix_finditer", R"((?<=[a-z])-(?=[a-z])|\.\.+)"},
          {"token_match", nullptr},
          {"url_match", R"(^[a-z]+\.example$)"},
          {"faster_heuristics", true},
          {"exceptions",
           {{"can't", {{{"ORTH", "ca"}, {"NORM", "can"}}, {{"ORTH", "n't"}, {"NORM", "not"}}}},
            {"U.S.", {{{"ORTH", "U.S."}}}},
            {"a.m.", {{{"ORTH", "a.m."}}}},
            {":)", {{{"ORTH", ":)"}}}},
            {" ", {{{"ORTH", " "}}}}}}};
}

/// Tokens with "_" where a space follows.
std::string cut(std::string_view text, const json& with = rules()) {
  const auto tokenizer = Tokenizer::load(to_bytes(with), StringIds());
  EXPECT_TRUE(tokenizer.ok());
  std::string out;
  for (const TokenSlice& token : tokenizer->tokenize(text)) {
    out.append(out.empty() ? "" : "|").append(text.substr(token.start, token.end - token.start)).append(token.space_after ? "_" : "");
  }
  return out;
}

TEST(Tokenizer, CutsAsTheRulesSay) {
  const struct {
    const char* text;
    const char* tokens;
  } cases[] = {
      {"", ""},
      {"one two", "one_|two"},
      {" one  two ", " |one_| |two_"},
      {"a\n\nb", "a|\n\n|b"},
      {"a \n b", "a_|\n |b"},
      {"(yes),", "(|yes|)|,"},
      {"well-known", "well|-|known"},
      {"-known", "-known"},
      {"wait...what", "wait|...|what"},
      {"wait....", "wait|...."},
      {"can't", "ca|n't"},
      {"(can't)", "(|ca|n't|)"},
      {"at 9 a.m.", "at_|9_|a.m."},
      {"the U.S.", "the_|U.S."},
      {"the end.", "the_|end|."},
      {"$5km", "$|5|km"},
      {"(news.example)", "(|news.example|)"},
      {"yes :)", "yes_|:)"},
      {"(yes:)", "(|yes:|)"},
      {"\":)\"", "\"|:)|\""},
      {"Anna's", "Anna|'s"},
      {"жд,мы", "жд,мы"},
  };
  for (const auto& c : cases) EXPECT_EQ(cut(c.text), c.tokens) << c.text;
}

TEST(Tokenizer, GivesExceptionsTheirNorms) {
  const StringIds ids;
  const auto tokenizer = Tokenizer::load(to_bytes(rules()), ids);
  ASSERT_TRUE(tokenizer.ok());
  const auto tokens = tokenizer->tokenize("can't we");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].norm, ids("can"));
  EXPECT_EQ(tokens[1].norm, ids("not"));
  EXPECT_EQ(tokens[2].norm, 0U);
}

TEST(Tokenizer, ATokenMatchKeepsAWordWhole) {
  json with = rules();
  with["token_match"] = R"(\(c\))";
  EXPECT_EQ(cut("(c)2", with), "(c)2");
}

TEST(Tokenizer, FindsSuffixesLongerThanItsWindow) {
  const std::string dots(5000, '.');
  EXPECT_EQ(cut("x" + dots), "x|" + dots);
  EXPECT_EQ(cut(std::string(3000, 'a') + "km,"), std::string(3000, 'a') + "km|,");
}

TEST(Tokenizer, StripsALongRunOfBrackets) {
  const auto tokenizer = Tokenizer::load(to_bytes(rules()), StringIds());
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ(tokenizer->tokenize(std::string(20'000, '(') + std::string(20'000, ')')).size(), 40'000U);
}

TEST(Tokenizer, RefusesDamagedRules) {
  const std::string whole = to_bytes(rules());
  for (std::size_t size = 0; size < whole.size(); size += 7) EXPECT_FALSE(Tokenizer::load(whole.substr(0, size), StringIds()).ok());
  json torn = rules();
  torn["exceptions"]["can't"][0]["ORTH"] = "c";
  EXPECT_FALSE(Tokenizer::load(to_bytes(torn), StringIds()).ok()) << "parts that do not make the form";
  json bad = rules();
  bad["prefix_search"] = "(";
  EXPECT_FALSE(Tokenizer::load(to_bytes(bad), StringIds()).ok());
}

}  // namespace
}  // namespace dateline::nlp
