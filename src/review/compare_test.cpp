#include "review/compare.h"

#include "review/rate.h"
#include "review/test_reading.h"

namespace dateline::review {
namespace {

class Comparison : public Reviewed {
 protected:
  Judgement& create(ItemKind item, std::string_view words, const std::string& kind) {
    Judgement& out = judge(Verdict::kCreate, ItemKind::kEvent, 0);
    out.on = {item, "r1", article_.text_sha256, span_of(article_, words), std::string(words), kind, kind, "", ""};
    return out;
  }
  Compared all() const { return compare(article_, judgements_, machine_); }
  /// "right wrong missed"
  std::string tally(Layer layer) const {
    const Tally t = all().tallies[static_cast<std::size_t>(layer)];
    return std::to_string(t.right) + " " + std::to_string(t.wrong) + " " + std::to_string(t.missed);
  }
};

TEST_F(Comparison, OnlyWhatPeopleLookedAtCounts) {
  for (std::size_t layer = 0; layer < kLayers; ++layer) EXPECT_EQ(tally(static_cast<Layer>(layer)), "0 0 0");
  EXPECT_EQ(all().claims, 2);
  EXPECT_EQ(all().judged, 0);
}

TEST_F(Comparison, WhatIsAcceptedIsRightInAllItsFields) {
  judge(Verdict::kAccept, ItemKind::kClaim, 0);
  for (const Layer layer : {Layer::kClaim, Layer::kSource, Layer::kPolarity, Layer::kCertainty, Layer::kEvent, Layer::kKind, Layer::kAgent, Layer::kTime, Layer::kPlace, Layer::kStatus})
    EXPECT_EQ(tally(layer), "1 0 0") << name_of(layer);
  EXPECT_EQ(tally(Layer::kTarget), "0 0 0");
  EXPECT_EQ(all().judged, 1);
}

TEST_F(Comparison, WhatIsCorrectedIsWrongThereAndRightElsewhere) {
  Judgement& one = judge(Verdict::kCorrect, ItemKind::kClaim, 0);
  for (const char* written : {"date=2022-05-01", "actor=target:group:farmers", "count=killed:3", "kind=protest", "speaker=Lake Post"}) set(one, written, 0);
  EXPECT_EQ(tally(Layer::kTime), "0 1 1");
  EXPECT_EQ(tally(Layer::kTarget), "0 0 1");
  EXPECT_EQ(tally(Layer::kCount), "0 0 1");
  EXPECT_EQ(tally(Layer::kKind), "0 1 0");
  EXPECT_EQ(tally(Layer::kSource), "0 1 1");
  EXPECT_EQ(tally(Layer::kEvent), "1 0 0");
  EXPECT_EQ(tally(Layer::kAgent), "1 0 0");
  EXPECT_EQ(tally(Layer::kPolarity), "1 0 0");
}

TEST_F(Comparison, AValueThatIsTakenAwayIsOnlyWrong) {
  set(judge(Verdict::kCorrect, ItemKind::kEvent, 0), "date=", 0);
  EXPECT_EQ(tally(Layer::kTime), "0 1 0");
  EXPECT_EQ(tally(Layer::kClaim), "0 0 0") << "nobody judged who says it";
}

TEST_F(Comparison, APointBesideTheGazetteersIsTheSamePlace) {
  set(judge(Verdict::kCorrect, ItemKind::kEvent, 0), "place=Gwoza@11.09,13.1", 0);
  EXPECT_EQ(tally(Layer::kPlace), "1 0 0");
  set(judgements_[0], "place=Gwoza@9.5,13.1", 0);
  EXPECT_EQ(tally(Layer::kPlace), "0 1 1");
}

TEST_F(Comparison, WithARejectedEventAllOfItIsWrong) {
  judge(Verdict::kReject, ItemKind::kEvent, 0);
  judge(Verdict::kReject, ItemKind::kClaim, 1);  // the only one on its event
  for (const Layer layer : {Layer::kEvent, Layer::kTime, Layer::kPlace}) EXPECT_EQ(tally(layer), "0 2 0") << name_of(layer);
  EXPECT_EQ(tally(Layer::kClaim), "0 1 0");
  EXPECT_EQ(tally(Layer::kKind), "0 0 0");
}

TEST_F(Comparison, WhatIsCreatedWasMissed) {
  set(create(ItemKind::kEvent, "the army said", "consult"), "kind=consult", 0);
  EXPECT_EQ(tally(Layer::kEvent), "0 0 1");
  EXPECT_EQ(tally(Layer::kTime), "0 0 0");
  create(ItemKind::kEvent, "Fighters raided Gwoza", "assault");  // what this engine reads by itself is not missed
  EXPECT_EQ(tally(Layer::kEvent), "1 0 1");
}

TEST_F(Comparison, AClaimOnAPartSpeaksForThatPart) {
  Reading machine = machine_;
  machine.claims[0].about = ClaimAbout::kAgent;
  judge(Verdict::kAccept, ItemKind::kClaim, 0);
  const Compared got = compare(article_, judgements_, machine);
  EXPECT_EQ(got.tallies[static_cast<std::size_t>(Layer::kAgent)].right, 1);
  EXPECT_EQ(got.tallies[static_cast<std::size_t>(Layer::kTime)].right, 0);
  EXPECT_EQ(got.tallies[static_cast<std::size_t>(Layer::kEvent)].right, 1);
}

TEST_F(Comparison, WhatANewEngineLosesIsMissed) {
  judge(Verdict::kAccept, ItemKind::kClaim, 0);
  judge(Verdict::kReject, ItemKind::kEvent, 1);
  Reading poorer = machine_;
  poorer.claims.clear();
  poorer.events.clear();
  const Compared got = compare(article_, judgements_, poorer);
  EXPECT_EQ(got.tallies[static_cast<std::size_t>(Layer::kClaim)].missed, 1);
  EXPECT_EQ(got.tallies[static_cast<std::size_t>(Layer::kEvent)].missed, 0) << "it rightly tells no more what was rejected";
}

TEST_F(Comparison, WordsOfTimesAndPlaces) {
  set(judge(Verdict::kCorrect, ItemKind::kTime, 0), "date=2022-04-25", 0);
  judge(Verdict::kAccept, ItemKind::kTime, 1);
  judge(Verdict::kReject, ItemKind::kPlace, 0);
  judge(Verdict::kAccept, ItemKind::kPlace, 1);
  EXPECT_EQ(tally(Layer::kTimeWords), "1 1 1");
  EXPECT_EQ(tally(Layer::kPlaceWords), "1 1 0");
}

TEST_F(Comparison, AReportReadInFull) {
  EXPECT_FALSE(all().read_in_full);
  judge(Verdict::kAccept, ItemKind::kClaim, 0);
  judge(Verdict::kDone, ItemKind::kReport, 0);
  EXPECT_TRUE(all().read_in_full);
  EXPECT_EQ(all().judged, 1);
  judge(Verdict::kSecond, ItemKind::kClaim, 0, "B").seconds = 1;
  EXPECT_EQ(all().second_reviewed, 1);
  const Article other = article_of(std::string(kText) + " More.");
  EXPECT_FALSE(compare(other, judgements_, reading_of(other)).read_in_full);
}

TEST(Rates, FewAreNotTakenForAll) {
  EXPECT_FALSE(rate_of(0, 0));
  const struct { int right, of; double low, high; } kRows[] = {{3, 3, 0.438, 1}, {0, 10, 0, 0.278}, {81, 263, 0.255, 0.366}, {5, 10, 0.237, 0.763}};
  for (const auto& row : kRows) {
    const auto rate = rate_of(row.right, row.of);
    ASSERT_TRUE(rate);
    EXPECT_NEAR(rate->low, row.low, 0.001) << row.right << " of " << row.of;
    EXPECT_NEAR(rate->high, row.high, 0.001);
  }
}

}  // namespace
}  // namespace dateline::review
