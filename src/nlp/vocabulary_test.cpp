#include "nlp/vocabulary.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace dateline::nlp {
namespace {

using nlohmann::json;

class VocabularyTest : public testing::Test {
 protected:
  VocabularyTest() : lexicon_(*Lexicon::load("")), tokenizer_(*Tokenizer::load(rules(), lexicon_.ids())) {}

  static std::string rules() {
    const json table = {{"prefix_search", R"(^\(|^"|^:|^')"},
                        {"suffix_search", R"(\)$|"$|,$|(?<=[a-z])\.$|'s$)"},
                        {"infix_finditer", R"((?<=[a-z])[-/](?=[a-z]))"},
                        {"token_match", nullptr},
                        {"url_match", nullptr},
                        {"faster_heuristics", true},
                        {"exceptions",
                         {{"can't", {{{"ORTH", "ca"}, {"NORM", "can"}}, {{"ORTH", "n't"}, {"NORM", "not"}}}},
                          {"and/or", {{{"ORTH", "and/or"}}}},
                          {":)", {{{"ORTH", ":)"}}}},
                          {" ", {{{"ORTH", " "}}}}}}};
    const std::vector<std::uint8_t> bytes = json::to_msgpack(table);
    return {bytes.begin(), bytes.end()};
  }

  /// That a vocabulary cuts a text as the tokenizer does.
  void expect_same(std::string_view text, Vocabulary& vocabulary) {
    const std::vector<TokenSlice> want = tokenizer_.tokenize(text);
    std::vector<ParsedToken> got;
    vocabulary.tokenize(text, got);
    ASSERT_EQ(got.size(), want.size()) << text;
    for (std::size_t i = 0; i < got.size(); ++i) {
      const TokenSlice& slice = got[i].slice;
      EXPECT_EQ(slice.start, want[i].start) << text;
      EXPECT_EQ(slice.end, want[i].end) << text;
      EXPECT_EQ(slice.norm, want[i].norm) << text;
      EXPECT_EQ(slice.space_after, want[i].space_after) << text;
      EXPECT_EQ(got[i].word->space_after, want[i].space_after) << text;
      EXPECT_EQ(got[i].word->norm, want[i].norm) << text;
      EXPECT_EQ(got[i].number % 2 == 1, want[i].space_after) << text;
      EXPECT_EQ(got[i].lexeme().orth, lexicon_.ids()(text.substr(slice.start, slice.end - slice.start))) << text;
    }
  }

  Lexicon lexicon_;
  Tokenizer tokenizer_;
};

TEST_F(VocabularyTest, CutsAsTheTokenizerDoes) {
  Vocabulary vocabulary(tokenizer_, lexicon_);
  for (const char* text : {"", " ", "  ", "a  b ", "I can't, you can't.", "and/or (and/or) :) \":)\" (:)", "\n\nx\n y", "'s", "жд, мы"}) {
    expect_same(text, vocabulary);
    expect_same(text, vocabulary);  // now it knows the words
  }
}

TEST_F(VocabularyTest, CutsAnyMixtureAsTheTokenizerDoes) {
  const char* const pieces[] = {"a", "bb", "can't",  " ",   " ",  "  ", "\n", ":",    ")",     "(",
                                ",", ".",  "and/or", "x-y", "'s", "\"", "é",  "🙂", "\u00a0"};
  std::mt19937 engine(7);
  std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1), length(0, 30);
  Vocabulary vocabulary(tokenizer_, lexicon_);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = length(engine); i > 0; --i) text += pieces[any(engine)];
    expect_same(text, vocabulary);
    if (round % 500 == 0) vocabulary.clear();
  }
}

TEST_F(VocabularyTest, GivesAWordOneNumber) {
  Vocabulary vocabulary(tokenizer_, lexicon_);
  std::vector<ParsedToken> tokens;
  vocabulary.tokenize("no, no no can", tokens);
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[0].number + 1, tokens[2].number) << "with and without a blank behind it";
  EXPECT_EQ(tokens[2].number, tokens[3].number);
  EXPECT_NE(tokens[3].number, tokens[4].number);
  EXPECT_EQ(vocabulary.size(), 6U);
  vocabulary.clear();
  EXPECT_EQ(vocabulary.size(), 0U);
}

TEST(TextTable, NumbersTextsInTheirOrder) {
  TextTable table;
  EXPECT_EQ(table.find("a"), TextTable::kNone);
  std::vector<std::string> texts{"", "a", std::string("\0a", 2)};
  for (int i = 0; i < 5000; ++i) texts.push_back("text " + std::to_string(i));
  for (std::uint32_t i = 0; i < texts.size(); ++i) ASSERT_EQ(table.add(texts[i]), i);
  for (std::uint32_t i = 0; i < texts.size(); ++i) ASSERT_EQ(table.find(texts[i]), i) << texts[i];
  EXPECT_EQ(table.find("text"), TextTable::kNone);
  table.clear();
  EXPECT_EQ(table.find("a"), TextTable::kNone);
  EXPECT_EQ(table.size(), 0U);
}

}  // namespace
}  // namespace dateline::nlp
