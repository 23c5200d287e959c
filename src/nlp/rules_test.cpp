// The components that are rules and tables: attribute ruler, lemmatizer, and what follows from a parse's heads.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "nlp/attribute_ruler.h"
#include "nlp/dependency_tree.h"
#include "nlp/lemmatizer.h"
#include "nlp/vocabulary.h"

namespace dateline::nlp {
namespace {

using nlohmann::json;

std::string to_bytes(const json& value) {
  const std::vector<std::uint8_t> bytes = json::to_msgpack(value);
  return {bytes.begin(), bytes.end()};
}

class RulesTest : public testing::Test {
 protected:
  RulesTest() : lexicon_(*Lexicon::load("")) {}

  ParsedText& parse(std::string_view text) {
    batch_.read(std::span(&text, 1), vocabulary_);
    return batch_.texts[0];
  }
  std::string pos(std::size_t token) const { return std::string(labels_.text(batch_.tokens[token].pos)); }

  Tokenizer tokenizer_;  // without rules: cuts at blanks
  Lexicon lexicon_;
  Labels labels_;
  Vocabulary vocabulary_{tokenizer_, lexicon_};
  Batch batch_;
};

using AttributeRulerTest = RulesTest;

TEST_F(AttributeRulerTest, LaterRulesWinAndPatternsSeeTheTextAsItWas) {
  const json rules = {{{"patterns", {{{{"TAG", "NN"}}}}}, {"attrs", {{"POS", "NOUN"}, {"TAG", "XX"}}}, {"index", 0}},
                      {{"patterns", {{{{"TAG", "NN"}, {"LOWER", "nothing"}}}}}, {"attrs", {{"POS", "PRON"}}}, {"index", 0}},
                      {{"patterns", {{{{"TAG", "XX"}}}}}, {"attrs", {{"POS", "X"}}}, {"index", 0}}};
  const auto ruler = AttributeRuler::load(to_bytes(rules), "attribute_ruler", labels_, lexicon_.ids());
  ASSERT_TRUE(ruler.ok());
  ParsedText& text = parse("Nothing rain");
  for (ParsedToken& token : text.tokens) token.tag = labels_.add("NN");
  ruler->annotate(text);
  EXPECT_EQ(pos(0), "PRON");
  EXPECT_EQ(pos(1), "NOUN");
  EXPECT_EQ(labels_.text(text.tokens[1].tag), "XX");
}

TEST_F(AttributeRulerTest, TestsSetsAndPatternsOverSeveralTokens) {
  const json rules = {
      {{"patterns", {{{{"LOWER", {{"REGEX", "^y'?$"}}}}, {{"LOWER", "all"}}}}}, {"attrs", {{"LEMMA", "you"}}}, {"index", -2}},
      {{"patterns", {{{{"DEP", {{"NOT_IN", {"det", ""}}}}}}}}, {"attrs", {{"POS", "A"}}}},
      {{"patterns", {{{{"IS_SPACE", true}}}, {{{"LOWER", {{"IN", {"x", "z"}}}}}}}}, {"attrs", {{"POS", "B"}}}, {"index", 0}}};
  const auto ruler = AttributeRuler::load(to_bytes(rules), "attribute_ruler", labels_, lexicon_.ids());
  ASSERT_TRUE(ruler.ok());
  ParsedText& text = parse("y' all \n x y");
  text.tokens[4].dep = labels_.add("nsubj");
  ruler->annotate(text);
  EXPECT_EQ(text.tokens[0].lemma, "you");
  EXPECT_FALSE(text.tokens[1].lemma);
  EXPECT_EQ(pos(0), "");
  EXPECT_EQ(pos(2), "B");
  EXPECT_EQ(pos(3), "B");
  EXPECT_EQ(pos(4), "A");
}

TEST_F(AttributeRulerTest, NamesWhatItCannotRun) {
  const auto message = [&](const json& pattern, const json& attrs) {
    const json rules = {{{"patterns", {{pattern}}}, {"attrs", attrs}, {"index", 0}}};
    const auto ruler = AttributeRuler::load(to_bytes(rules), "attribute_ruler", labels_, lexicon_.ids());
    return ruler.ok() ? std::string() : ruler.error().message;
  };
  EXPECT_EQ(message({{"TAG", "NN"}}, {{"POS", "X"}}), "");
  EXPECT_NE(message({{"TAG", "NN"}, {"OP", "*"}}, {{"POS", "X"}}).find("OP"), std::string::npos);
  EXPECT_NE(message({{"LOWER", {{"FUZZY", "x"}}}}, {{"POS", "X"}}).find("FUZZY"), std::string::npos);
  EXPECT_NE(message({{"TAG", "NN"}}, {{"ENT_TYPE", "X"}}).find("ENT_TYPE"), std::string::npos);
}

class LemmatizerTest : public RulesTest {
 protected:
  /// A table that is keyed by the numbers of strings, written as MessagePack with numbers as keys.
  static void append_number(std::string& out, std::uint64_t number) {
    out.push_back('\xcf');
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift));
  }
  std::string table(const std::string& name, const json& by_pos) const {
    std::string out = to_bytes(name);
    out.push_back(static_cast<char>(0x80 + by_pos.size()));
    for (const auto& [key, value] : by_pos.items()) {
      append_number(out, lexicon_.ids()(key));
      out += to_bytes(value);
    }
    return out;
  }
  std::string lookups() const {
    return "\x83" +
           table("lemma_rules", json::parse(R"({"verb": [["s", ""], ["ed", "e"], ["ed", ""]], "noun": [["s", ""], ["ies", "y"]]})")) +
           table("lemma_exc", json::parse(R"({"verb": {"fled": ["flee"], "lay": ["lie", "lay"]}})")) +
           table("lemma_index", json::parse(R"({"verb": ["walk", "like"], "noun": ["city"]})"));
  }
  std::string lemma(const std::string& word, const std::string& pos, const std::string& morph = "_") {
    const auto lemmatizer = Lemmatizer::load(lookups(), {"lemmatizer", "rule", "en", false}, labels_, lexicon_.ids());
    if (!lemmatizer.ok()) return lemmatizer.error().message;
    ParsedText& text = parse(word);
    text.tokens[0].pos = labels_.add(pos);
    text.tokens[0].morph = labels_.add(morph);
    Lemmatizer::Memory memory;
    lemmatizer->annotate(text, memory);
    return std::string(*text.tokens[0].lemma);
  }
};

TEST_F(LemmatizerTest, TakesKnownFormsThenExceptionsThenAnyForm) {
  EXPECT_EQ(lemma("Walked", "VERB"), "walk");
  EXPECT_EQ(lemma("liked", "VERB"), "like");
  EXPECT_EQ(lemma("fled", "VERB"), "flee");
  EXPECT_EQ(lemma("lay", "VERB"), "lay") << "of several exceptions the last";
  EXPECT_EQ(lemma("blogged", "VERB"), "blogge") << "no form is known: the first";
  EXPECT_EQ(lemma("cities", "NOUN"), "city");
  EXPECT_EQ(lemma("Run", "VERB"), "Run") << "no rule applies: as it stands";
}

TEST_F(LemmatizerTest, LowersWhatIsABaseFormOrHasNoTable) {
  EXPECT_EQ(lemma("Cities", "NOUN", "Number=Sing"), "cities");
  EXPECT_EQ(lemma("Walked", "VERB", "VerbForm=Inf"), "walked");
  EXPECT_EQ(lemma("Likes", "VERB", "Tense=Pres|VerbForm=Fin"), "likes");
  EXPECT_EQ(lemma("Likes", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin"), "like");
  EXPECT_EQ(lemma("Best", "ADJ", "Degree=Pos"), "best");
  EXPECT_EQ(lemma("Which", "DET"), "which");
  EXPECT_EQ(lemma("Cities", "PROPN"), "Cities");
  EXPECT_EQ(lemma("Cities", ""), "cities");
}

TEST_F(LemmatizerTest, RefusesOtherLanguagesRules) {
  EXPECT_FALSE(Lemmatizer::load(lookups(), {"lemmatizer", "rule", "fr", false}, labels_, lexicon_.ids()).ok());
  EXPECT_FALSE(Lemmatizer::load("\x80", {"lemmatizer", "rule", "en", false}, labels_, lexicon_.ids()).ok());
}

class DependencyTreeTest : public RulesTest {
 protected:
  /// A text with a head and a label for each word.
  ParsedText& tree(std::string_view words, const std::vector<std::pair<std::uint32_t, std::string>>& arcs) {
    ParsedText& text = parse(words);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      text.tokens[i].head = arcs[i].first;
      text.tokens[i].dep = labels_.add(arcs[i].second);
      if (const auto decoration = parse_decoration(text.tokens[i].dep, labels_)) decorations_[text.tokens[i].dep] = *decoration;
    }
    finish_tree(text, decorations_);
    return text;
  }
  std::string starts() const {
    std::string out;
    for (const ParsedToken& token : batch_.tokens) out += token.sentence_start == 1 ? "^" : ".";
    return out;
  }
  Decorations decorations_;
};

TEST_F(DependencyTreeTest, ASentenceStartsAtTheLeftEdgeOfItsRoot) {
  tree("dogs bark now cats sleep", {{1, "nsubj"}, {1, "ROOT"}, {1, "advmod"}, {4, "nsubj"}, {4, "ROOT"}});
  EXPECT_EQ(starts(), "^..^.");
}

TEST_F(DependencyTreeTest, ADecoratedArcMovesBelowTheWordItNames) {
  // "a hearing is scheduled on the issue": "on" belongs to "hearing".
  ParsedText& text = tree("a hearing is scheduled on the issue",
                          {{1, "det"}, {3, "nsubjpass"}, {3, "auxpass"}, {3, "ROOT"}, {3, "prep||nsubjpass"}, {6, "det"}, {4, "pobj"}});
  EXPECT_EQ(text.tokens[4].head, 1U);
  EXPECT_EQ(labels_.text(text.tokens[4].dep), "prep");
  EXPECT_EQ(starts(), "^......");
}

TEST_F(DependencyTreeTest, WithoutSuchAWordOnlyTheLabelChanges) {
  ParsedText& text = tree("they sleep on", {{1, "nsubj"}, {1, "ROOT"}, {1, "prep||dobj"}});
  EXPECT_EQ(text.tokens[2].head, 1U);
  EXPECT_EQ(labels_.text(text.tokens[2].dep), "prep");
}

}  // namespace
}  // namespace dateline::nlp
