// Who says what, in small texts: source | cue | content, a line for each quotation.
#include <gtest/gtest.h>

#include "attribution/attribution.h"
#include "tests/support/annotate.h"

namespace dateline::attribution {
namespace {

std::string joined(const Document& doc, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " ... ") + std::string(doc.text().at(span));
  return out;
}

std::string quotations_of(const std::string& text) {
  const auto doc = test::annotate(text, "2021-03-10");
  const Syntax syntax(*doc);
  Reading reading;
  read_quotations(syntax, reading);
  std::string out;
  for (const Quotation& q : reading.quotations) {
    out += joined(*doc, q.source_spans) + " | " + joined(*doc, q.cue_spans) + " | " + joined(*doc, q.content_spans) + "\n";
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

class Quotations : public ::testing::TestWithParam<Row> {};

TEST_P(Quotations, AreFound) { EXPECT_EQ(quotations_of(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Table, Quotations,
    ::testing::Values(
        Row{"The harbour master said that the ferry had sunk.", "The harbour master | said | that the ferry had sunk\n"},
        Row{"The ferry had sunk, the harbour master said.", "the harbour master | said | The ferry had sunk\n"},
        Row{"\"The bridge is closed,\" the mayor said.", "the mayor | said | \"The bridge is closed,\"\n"},
        Row{"The army denied that it had shelled the market.", "The army | denied | that it had shelled the market\n"},
        Row{"According to the coast guard, two boats capsized.", "the coast guard | According to | two boats capsized\n"},
        Row{"The pilot reportedly left the country.", " | reportedly | The pilot ... left the country\n"},
        Row{"It emerged that the dam had cracked.", " | emerged | that the dam had cracked\n"},
        Row{"The rain stopped on Tuesday.", ""}));

TEST(Quotations, SpeechGoesOnAfterTheSpeaker) {
  const std::string text = "\"We saw smoke,\" the guard said. \"Then the roof fell.\"";
  EXPECT_EQ(quotations_of(text), "the guard | said | \"We saw smoke,\" ... \"Then the roof fell.\"\n");
}

TEST(Quotations, OneInsideAnotherStandsInItsList) {
  const auto doc = test::annotate("The mayor said that police had told him that the dam had cracked. The guard left.", "2021-03-10");
  const Syntax syntax(*doc);
  Reading reading;
  read_quotations(syntax, reading);
  ASSERT_EQ(reading.quotations.size(), 2u);
  nest_quotations(syntax, reading);
  ASSERT_EQ(reading.quotations.size(), 1u);
  ASSERT_EQ(reading.quotations[0].nested.size(), 1u);
  EXPECT_EQ(joined(*doc, reading.quotations[0].source_spans), "The mayor");
  EXPECT_EQ(joined(*doc, reading.quotations[0].nested[0].source_spans), "police");
}

TEST(Quotations, EachKeepsItsOwnWordsInOneSentence) {
  EXPECT_EQ(quotations_of("The mayor said the dam had cracked, adding that the road was closed."),
            "The mayor | said | the dam had cracked\nThe mayor | adding | that the road was closed\n");
}

TEST(Quotations, NothingInAnEmptyText) { EXPECT_EQ(quotations_of(""), ""); }

}  // namespace
}  // namespace dateline::attribution
