// The whole language core with a real model (environment DATELINE_MODEL): answers, laws, and folders that are not whole.
#include "nlp/language.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "nlp/model_folder.h"
#include "nlp/tok2vec.h"
#include "nlp/vector_units.h"
#include "nlp/vocabulary.h"

namespace dateline::nlp {
namespace {

namespace fs = std::filesystem;

std::string model_dir() {
  const char* dir = std::getenv("DATELINE_MODEL");
  return dir != nullptr ? dir : "";
}

const Language& language() {
  static const std::unique_ptr<Language> loaded = [] {
    auto result = Language::load(model_dir());
    EXPECT_TRUE(result.ok()) << result.error().message;
    return std::move(*result);
  }();
  return *loaded;
}

Document annotated(std::string text) {
  Article article;
  article.text = Text(std::move(text));
  Document doc(std::move(article));
  language().annotate(doc);
  return doc;
}

/// Everything that annotate() wrote, as text.
std::string dump(const Document& doc) {
  std::ostringstream out;
  for (const Token& t : doc.tokens) {
    out << t.span.start << '-' << t.span.end << ' ' << t.lower << ' ' << t.lemma << ' ' << t.tag << ' ' << t.pos << ' ' << t.dep << ' '
        << t.head << ' ' << t.ent_iob << t.ent_type << ' ' << t.sentence_start << '\n';
  }
  for (const Sentence& s : doc.sentences) out << s.first << '-' << s.last << '\n';
  return out.str();
}

class LanguageTest : public testing::Test {
 protected:
  void SetUp() override {
    if (model_dir().empty()) GTEST_SKIP() << "DATELINE_MODEL is not set";
  }
};

TEST_F(LanguageTest, AnnotatesASentence) {
  const Document doc = annotated("Maria Costa didn't visit Angola in 2015. Rebels fled.");
  ASSERT_EQ(doc.tokens.size(), 12U);
  ASSERT_EQ(doc.sentences.size(), 2U);
  EXPECT_EQ(doc.sentences[1].first, 9U);
  const Token& visit = doc.tokens[4];
  EXPECT_EQ(visit.lemma, "visit");
  EXPECT_EQ(visit.tag, "VB");
  EXPECT_EQ(visit.pos, "VERB");
  EXPECT_EQ(visit.dep, "ROOT");
  EXPECT_EQ(visit.head, 4U);
  EXPECT_EQ(doc.tokens[1].dep, "nsubj");
  EXPECT_EQ(doc.tokens[1].head, 4U);
  EXPECT_EQ(doc.tokens[0].ent_iob, 'B');
  EXPECT_EQ(doc.tokens[1].ent_iob, 'I');
  EXPECT_EQ(doc.tokens[1].ent_type, "PERSON");
  EXPECT_EQ(doc.tokens[5].ent_type, "GPE");
  EXPECT_EQ(doc.tokens[7].ent_type, "DATE");
  EXPECT_EQ(doc.tokens[3].lemma, "not");
  EXPECT_EQ(doc.tokens[10].lemma, "flee");
  EXPECT_EQ(doc.word(2), "did");
}

TEST_F(LanguageTest, TellsWhichModelItIs) {
  EXPECT_EQ(language().info().language, "en");
  EXPECT_EQ(language().info().sha256.size(), 64U);
  EXPECT_FALSE(language().info().version.empty());
}

const char* const kTexts[] = {
    "",
    " ",
    "\n\n\t ",
    "word",
    "Ein Satz. 北京 is a city 🙂🙂, n'est-ce pas?\n\n  \"Yes\" -- he said...  ",
    "e\u0301\u0302 مرحبا שלום \x1c\x1d \u00a0 https://example.org/x?y=z (a (b (c)))",
    "The crew of the ferry, who had been told that the storm which hit the coast on Sunday was weakening, left port at 4 a.m.",
};

TEST_F(LanguageTest, TokensCoverAllThatIsNotBlankAndHeadsStayInside) {
  for (const char* text : kTexts) {
    const Document doc = annotated(text);
    std::uint32_t behind = 0;
    for (const Token& token : doc.tokens) {
      ASSERT_LT(token.span.start, token.span.end);
      ASSERT_LE(token.span.end, doc.text().size());
      ASSERT_TRUE(token.span.start == behind || (token.span.start == behind + 1 && doc.text().at({behind, behind + 1}) == " ")) << text;
      ASSERT_LT(token.head, doc.tokens.size());
      behind = token.span.end;
    }
    ASSERT_LE(doc.text().size() - behind, 1U) << text;
    std::uint32_t next = 0;
    for (const Sentence& sentence : doc.sentences) {
      ASSERT_EQ(sentence.first, next);
      ASSERT_LT(sentence.first, sentence.last);
      next = sentence.last;
    }
    ASSERT_EQ(next, doc.tokens.size());
  }
}

TEST_F(LanguageTest, AnnotatingTwiceOrOnManyThreadsGivesTheSame) {
  std::vector<std::string> alone;
  for (const char* text : kTexts) alone.push_back(dump(annotated(text)));
  std::vector<std::thread> threads;
  std::vector<int> different(4, 0);
  for (int& count : different) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < std::size(kTexts); ++i) count += dump(annotated(kTexts[i])) != alone[i];
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(different, std::vector<int>(4, 0));
}

TEST_F(LanguageTest, EveryVectorUnitGivesTheSame) {
  std::vector<std::string> best;
  for (const char* text : kTexts) best.push_back(dump(annotated(text)));
  for (const std::string& unit : vector_units()) {
    ASSERT_TRUE(use_vector_unit(unit));
    for (std::size_t i = 0; i < std::size(kTexts); ++i) EXPECT_EQ(dump(annotated(kTexts[i])), best[i]) << unit;
  }
  use_vector_unit("");
}

TEST_F(LanguageTest, TextsReadTheSameTogetherAndAlone) {
  std::vector<Document> docs;
  std::vector<Document*> together;
  for (const char* text : kTexts) {
    Article article;
    article.text = Text(text);
    docs.emplace_back(std::move(article));
  }
  for (Document& doc : docs) together.push_back(&doc);
  language().annotate(together);
  for (std::size_t i = 0; i < docs.size(); ++i) EXPECT_EQ(dump(docs[i]), dump(annotated(kTexts[i])));
}

/// The token vectors of a model's own tok2vec for these texts, read together.
std::vector<std::vector<float>> token_vectors(const std::vector<std::string_view>& texts) {
  ModelFolder folder(model_dir());
  const auto file = ModelFile::parse(*folder.read("tok2vec/model"), "tok2vec");
  const auto tok2vec = Tok2Vec::load(*file, nullptr);
  EXPECT_TRUE(tok2vec.ok()) << tok2vec.error().message;
  const auto lexicon = Lexicon::load("");
  const auto tokenizer = Tokenizer::load(*folder.read("tokenizer"), lexicon->ids());
  Vocabulary vocabulary(*tokenizer, *lexicon);
  Batch batch;
  batch.read(texts, vocabulary);
  Tok2Vec::Memory memory;
  TokenVectors vectors;
  tok2vec->vectors(batch, vocabulary.size(), memory, vectors);
  std::vector<std::vector<float>> out;
  for (const ParsedText& text : batch.texts) {
    out.emplace_back(vectors.row(text.first), vectors.row(text.first) + text.tokens.size() * vectors.stride);
  }
  return out;
}

TEST_F(LanguageTest, TokenVectorsAreTheSameToTheBitAloneAndTogether) {
  std::vector<std::string> texts;
  for (int words = 0; words < 16; ++words) {  // every place of the end in a tile
    std::string& text = texts.emplace_back();
    for (int word = 0; word < words; ++word) text += (word % 3 == 0 ? "the " : word % 3 == 1 ? "old " : "ferry sank in ");
  }
  std::string& longest = texts.emplace_back();  // reaches over the rows that go through the layers together
  for (int word = 0; word < 4500; ++word) longest += word % 7 == 0 ? "the " : word % 5 == 0 ? "port, " : "crew left ";
  texts.push_back("The end.");
  const auto together = token_vectors({texts.begin(), texts.end()});
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(together[i], token_vectors({texts[i]})[0]) << i;
}

TEST_F(LanguageTest, WhatAThreadKeepsChangesNothing) {
  const std::string text = "Two barges sank near the port of Corinto on Monday, officials said.";
  const std::string before = dump(annotated(text));
  for (int round = 0; round < 3; ++round) {  // more words, and longer ones, than are kept
    std::string many;
    for (int i = 0; i < 15'000; ++i) many += "w" + std::to_string(round * 100'000 + i) + (i % 500 == 0 ? std::string(5000, 'y') : "") + " ";
    annotated(many);
    EXPECT_EQ(dump(annotated(text)), before);
  }
}

TEST_F(LanguageTest, ASentenceReadsTheSameWhateverStandsFarBehindIt) {
  const std::string first = "Two barges sank near the port of Corinto on Monday.";
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += " Nothing else was reported.";
  const Document alone = annotated(first + filler), longer = annotated(first + filler + filler);
  ASSERT_LT(alone.tokens.size(), longer.tokens.size());
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(alone.tokens[i].tag, longer.tokens[i].tag);
    EXPECT_EQ(alone.tokens[i].head, longer.tokens[i].head);
  }
}

TEST_F(LanguageTest, ReadsVeryLongTextsAndWords) {
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "The men who left ";
  EXPECT_EQ(annotated(words).tokens.size(), 80'000U);
  EXPECT_EQ(annotated(std::string(300'000, 'x')).tokens.size(), 1U);
  EXPECT_EQ(annotated(std::string(20'000, '(')).tokens.size(), 20'000U);
}

/// A copy of the model's folder that tests may spoil.
class SpoiltModelTest : public LanguageTest {
 protected:
  void SetUp() override {
    LanguageTest::SetUp();
    if (IsSkipped()) return;
    dir_ = fs::temp_directory_path() / ("dateline_model_" + std::to_string(::getpid()));
    fs::remove_all(dir_);
    fs::copy(model_dir(), dir_, fs::copy_options::recursive);
    fs::permissions(dir_, fs::perms::owner_all, fs::perm_options::add);
  }
  void TearDown() override { fs::remove_all(dir_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::remove(dir_ / name);
    std::ofstream(dir_ / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(dir_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void replace(const std::string& name, const std::string& old_text, const std::string& new_text) {
    std::string bytes = read(name);
    const std::size_t at = bytes.find(old_text);
    ASSERT_NE(at, std::string::npos);
    write(name, bytes.replace(at, old_text.size(), new_text));
  }
  Error failure() const {
    auto loaded = Language::load(dir_);
    return loaded.ok() ? Error{ErrorCode::kInternal, "loaded"} : loaded.error();
  }

  fs::path dir_;
};

const char* const kNeeded[] = {"config.cfg",
                               "meta.json",
                               "tokenizer",
                               "tok2vec/model",
                               "tagger/model",
                               "tagger/cfg",
                               "parser/model",
                               "parser/moves",
                               "parser/cfg",
                               "ner/model",
                               "ner/moves",
                               "ner/cfg",
                               "attribute_ruler/patterns",
                               "lemmatizer/lookups/lookups.bin"};

TEST_F(SpoiltModelTest, NamesAMissingFile) {
  for (const std::string name : kNeeded) {
    const std::string bytes = read(name);
    fs::remove(dir_ / name);
    const Error error = failure();
    EXPECT_EQ(error.code, ErrorCode::kModelMissing) << name;
    EXPECT_NE(error.message.find(name), std::string::npos) << error.message;
    write(name, bytes);
  }
  EXPECT_EQ(failure().message, "loaded");
}

TEST_F(SpoiltModelTest, NamesACutOffFile) {
  for (const std::string name : kNeeded) {
    if (name == "config.cfg") continue;  // text: cut off at a line's end it is only another pipeline
    const std::string bytes = read(name);
    for (const double share : {0.0, 0.3, 0.999}) {
      write(name, bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share)));
      const Error error = failure();
      EXPECT_EQ(error.code, ErrorCode::kModelDamaged) << name << " " << error.message;
      EXPECT_NE(error.message.find(name.substr(0, name.find('/'))), std::string::npos) << error.message;
    }
    write(name, bytes);
  }
  write("config.cfg", "");
  EXPECT_EQ(failure().code, ErrorCode::kModelDamaged);
}

TEST_F(SpoiltModelTest, NamesWhatItCannotRun) {
  const struct {
    const char* old_text;
    const char* new_text;
    const char* named;
  } cases[] = {
      {"@architectures = \"spacy.Tok2Vec.v2\"", "@architectures = \"spacy-transformers.TransformerModel.v3\"", "TransformerModel"},
      {"factory = \"ner\"", "factory = \"transformer\"", "transformer"},
      {"factory = \"lemmatizer\"", "factory = \"trainable_lemmatizer\"", "trainable_lemmatizer"},
      {"disabled = [\"senter\"]", "disabled = []", "senter"},
      {"\"spacy.Tokenizer.v1\"", "\"spacy.ja.JapaneseTokenizer\"", "JapaneseTokenizer"},
      {"\"tok2vec\",", "", "tagger"},
      {"mode = \"rule\"", "mode = \"pos_lookup\"", "pos_lookup"},
  };
  for (const auto& c : cases) {
    const std::string config = read("config.cfg");
    replace("config.cfg", c.old_text, c.new_text);
    const Error error = failure();
    EXPECT_EQ(error.code, ErrorCode::kModelUnsupported) << c.new_text;
    EXPECT_NE(error.message.find(c.named), std::string::npos) << error.message;
    write("config.cfg", config);
  }
}

TEST(Language, NamesAFolderThatIsNotThere) {
  const auto loaded = Language::load("/nowhere/at/all");
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::kModelMissing);
  EXPECT_NE(loaded.error().message.find("/nowhere/at/all"), std::string::npos);
}

}  // namespace
}  // namespace dateline::nlp
