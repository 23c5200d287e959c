// Claims of readings built by hand: which chain of sources, polarity, certainty and status an event gets from the words around it.
#include <gtest/gtest.h>

#include "attribution/attribution.h"
#include "tests/support/annotate.h"

namespace dateline::attribution {
namespace {

/// A reading of the text with one event whose predicate is `word`.
struct Told {
  std::unique_ptr<Document> doc;
  Reading reading;

  Told(const std::string& text, std::string_view word, bool negated = false) : doc(test::annotate(text, "2021-03-10")) {
    const Syntax syntax(*doc);
    for (TokenIndex i = 0; i < syntax.size(); ++i) {
      if (doc->word(i) != word) continue;
      Event event;
      event.kind = "assault";
      event.head = static_cast<int>(i);
      event.span = syntax.span(i);
      event.mentions = {syntax.token(i).span};
      event.status = EventStatus::kOccurred;
      event.negated = negated;
      add(reading.events, event);
      break;
    }
    read_quotations(syntax, reading);
    read_claims(syntax, reading);
  }

  std::string chain(const Claim& claim) const {
    std::string out;
    int depth = 0;
    for (const AttributionStep& step : claim.attribution) {
      if (!out.empty()) out += step.depth == depth ? " + " : " > ";
      out += reading[step.source].name;
      depth = step.depth;
    }
    return out;
  }
  std::string lines() const {
    std::string out;
    for (const Claim& claim : reading.claims) {
      out += std::string(name_of(claim.polarity)) + " | " + std::string(name_of(claim.certainty)) + " | " + chain(claim) + "\n";
    }
    return out;
  }
};

struct Row {
  const char* text;
  const char* word;
  const char* expected;
};

class Claims : public ::testing::TestWithParam<Row> {};

TEST_P(Claims, HaveTheirChain) { EXPECT_EQ(Told(GetParam().text, GetParam().word).lines(), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Table, Claims,
    ::testing::Values(
        Row{"Gunmen attacked a convoy near the river on Monday.", "attacked", "affirmed | certain | The Test Post\n"},
        Row{"Gunmen may have attacked a convoy near the river.", "attacked", "affirmed | possible | The Test Post\n"},
        Row{"The governor said that gunmen had attacked a convoy.", "attacked", "affirmed | certain | The Test Post > governor\n"},
        Row{"The governor denied that soldiers had attacked the village.", "attacked", "denied | certain | The Test Post > governor\n"},
        Row{"Reuters reported, citing two Kenyan officials, that gunmen had attacked a convoy.", "attacked",
            "affirmed | certain | The Test Post > Reuters > Kenyan officials\n"},
        Row{"Gunmen attacked a convoy, the ministry said, according to a newspaper.", "attacked",
            "affirmed | certain | The Test Post > newspaper > ministry\n"}));

TEST(Claims, NarratorsNegationIsADenial) {
  const Told told("Soldiers did not attack the village.", "attack", true);
  ASSERT_EQ(told.reading.claims.size(), 1u);
  EXPECT_EQ(told.reading.claims[0].polarity, Polarity::kDenied);
  EXPECT_EQ(told.reading.events[0].status, EventStatus::kDenied);
}

TEST(Claims, StatusStaysWhereSomebodyAffirms) {
  const Told told("Villagers said that soldiers had attacked the market.", "attacked");
  EXPECT_EQ(told.reading.events[0].status, EventStatus::kOccurred);
}

TEST(Claims, WhenItWasSaidIsNotWhenItHappened) {
  const auto doc = test::annotate("The police said on Friday that gunmen had attacked a convoy on Tuesday.", "2021-03-10");
  const Syntax syntax(*doc);
  Reading reading;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    if (doc->word(i) == "Friday" || doc->word(i) == "Tuesday") {
      TimeExpression time;
      time.span = syntax.token(i).span;
      time.value = doc->word(i);
      add(reading.times, time);
    }
    if (doc->word(i) != "attacked") continue;
    Event event;
    event.head = static_cast<int>(i);
    event.span = syntax.span(i);
    add(reading.events, event);
  }
  read_quotations(syntax, reading);
  read_claims(syntax, reading);
  ASSERT_EQ(reading.claims.size(), 1u);
  ASSERT_TRUE(reading.claims[0].stated);
  EXPECT_EQ(reading[reading.claims[0].stated].value, "Friday");
}

TEST(Claims, TextWithoutAnEndIsReadInTime) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "he said that ";
  const auto doc = test::annotate(text + "it rained.", "");
  const Syntax syntax(*doc);
  Reading reading;
  read_quotations(syntax, reading);
  EXPECT_FALSE(reading.quotations.empty());
  for (const Quotation& q : reading.quotations) EXPECT_LT(q.outer, static_cast<int>(reading.quotations.size()));
}

TEST(Claims, WithoutSourcesThereAreNone) {
  const auto doc = test::annotate("", "");
  const Syntax syntax(*doc);
  Reading reading;
  read_claims(syntax, reading);
  EXPECT_TRUE(reading.claims.empty());
}

}  // namespace
}  // namespace dateline::attribution
