// Case restored to texts in capitals: what must hold of any text, and with a real model (environment DATELINE_MODEL) what it makes of a wire.
#include "nlp/letter_case.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/unicode.h"
#include "nlp/language.h"

namespace dateline::nlp {
namespace {

constexpr std::string_view kWire =
    "   VALDORIA, 12 MAY 04 (NORTH WIRE) -- [TEXT] FOUR GUERRILLAS OF THE PEOPLE'S ARMY (KTRP) KIDNAPPED MAYOR ESTEBAN OQUELDO IN BRAZIL ON\n"
    "MONDAY.  HIS BROTHER, ALVARO OQUELDO, SAID THE U.S. EMBASSY KNOWS NOTHING OF IT.\n\n   THE MEN CARRIED AK-47 RIFLES.\n";

TEST(LetterCase, FewSmallLettersMakeCapitals) {
  EXPECT_TRUE(is_in_capitals(kWire));
  EXPECT_FALSE(is_in_capitals("UN CALLS FOR TRUCE"));  // a headline
  EXPECT_FALSE(is_in_capitals(""));
  EXPECT_FALSE(is_in_capitals(std::string(kWire) + to_lower(kWire)));
  EXPECT_FALSE(is_in_capitals(to_lower(kWire)));
}

TEST(LetterCase, PositionsStay) {
  const Text text("MÁS ŽIVOTA İSTANBUL ẞ ΣΟΦΙΑΣ");
  const Text lower = in_lower_case(text);
  EXPECT_EQ(lower.size(), text.size());
  EXPECT_EQ(lower.at({0, 3}), "más");
}

std::string restored(std::string_view capitals) {
  const char* folder = std::getenv("DATELINE_MODEL");
  const auto language = Language::load(folder);
  EXPECT_TRUE(language.ok());
  Article article;
  article.text = Text(std::string(capitals));
  Document doc(std::move(article));
  doc.as_read = in_lower_case(doc.article.text);
  (*language)->annotate(doc);
  const WordKnowledge words{[&](std::string_view word) { return (*language)->knows(word); }, [](std::string_view) { return false; }};
  return std::string(restore_case(doc, doc.article.text, words).view());
}

TEST(LetterCase, NamesSentencesAndAbbreviationsHaveCapitals) {
  if (std::getenv("DATELINE_MODEL") == nullptr) GTEST_SKIP() << "DATELINE_MODEL is not set";
  EXPECT_EQ(restored(kWire),
            "   VALDORIA, 12 MAY 04 (NORTH WIRE) -- [Text] Four guerrillas of the people's army (KTRP) kidnapped mayor Esteban Oqueldo in Brazil on\n"
            "Monday.  His brother, Alvaro Oqueldo, said the U.S. embassy knows nothing of it.\n\n   The men carried AK-47 rifles.\n");
}

TEST(LetterCase, AHyphenEndsNoDateline) {
  if (std::getenv("DATELINE_MODEL") == nullptr) GTEST_SKIP() << "DATELINE_MODEL is not set";
  EXPECT_EQ(restored("SOLDIERS LEFT THE WAR-TORN TOWN ON FRIDAY."), "Soldiers left the war-torn town on Friday.");
}

TEST(LetterCase, AnyTextKeepsItsLetters) {
  if (std::getenv("DATELINE_MODEL") == nullptr) GTEST_SKIP() << "DATELINE_MODEL is not set";
  for (const std::string_view text : {"", "A", "-- (", "İ. 2D [ẞ] --", "\n\n\n", "U.S.", "((((( ABC )))))"}) {
    EXPECT_EQ(to_lower(restored(text)), to_lower(text));
  }
}

}  // namespace
}  // namespace dateline::nlp
