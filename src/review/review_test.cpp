#include <gtest/gtest.h>

#include "review/attach.h"
#include "review/correct.h"
#include "review/overlay.h"
#include "review/test_reading.h"
#include "review/values.h"

namespace dateline::review {
namespace {

TEST_F(Reviewed, CorrectsWhatAClaimIsOn) {
  Judgement& one = judge(Verdict::kCorrect, ItemKind::kClaim, 0);
  for (const char* written : {"date=2022-05", "place=Maiduguri@11.83,13.15", "kind=protest", "status=planned", "polarity=denied", "speaker=Lake Post", "count=killed:3-5",
                              "actor=target:group:farmers", "role=Fighters:target"}) {
    set(one, written, 0);
  }
  EXPECT_EQ(one.corrections[0].was, "2022-05-02");
  EXPECT_EQ(one.corrections[1].was, "Gwoza");
  Reading reading = machine_;
  const Overlaid laid = lay_over(article_, judgements_, reading);
  ASSERT_TRUE(laid.outcomes[0].attached);
  const Event& event = reading.events[0];
  EXPECT_EQ(event.time.value, "2022-05");
  EXPECT_EQ(iso_day(*event.time.end), "2022-05-31");
  ASSERT_EQ(event.places.size(), 1u);
  EXPECT_EQ(reading[event.places[0].place].name, "Maiduguri");
  EXPECT_EQ(event.kind, "protest");
  EXPECT_EQ(event.status, EventStatus::kPlanned);
  EXPECT_EQ(event.counts[0].high, 5);
  ASSERT_EQ(event.participants.size(), 2u);
  EXPECT_EQ(event.participants[0].role, Role::kTarget);
  EXPECT_EQ(reading[event.participants[1].entity].name, "farmers");
  EXPECT_EQ(reading.claims[0].polarity, Polarity::kDenied);
  EXPECT_EQ(root_name(reading.claims[0], reading), "Lake Post");
  EXPECT_EQ(reading.claims[0].key, machine_.claims[0].key);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 0)->state, State::kCorrected);
  EXPECT_EQ(review_of(laid, ItemKind::kEvent, 0)->state, State::kCorrected);
  EXPECT_EQ(reading.events[1].time.value, "2022-05-03");
}

TEST_F(Reviewed, WhatNobodyClaimsCountsNoMore) {
  judge(Verdict::kReject, ItemKind::kClaim, 0);
  Reading reading = machine_;
  const Overlaid laid = lay_over(article_, judgements_, reading);
  EXPECT_TRUE(reading.claims[0].rejected && reading.events[0].rejected);
  EXPECT_FALSE(reading.claims[1].rejected || reading.events[1].rejected);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 0)->state, State::kRejected);
}

TEST_F(Reviewed, ARejectedEventTakesItsClaimsAlong) {
  judge(Verdict::kReject, ItemKind::kEvent, 1);
  Reading reading = machine_;
  const Overlaid laid = lay_over(article_, judgements_, reading);
  EXPECT_TRUE(reading.claims[1].rejected);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 1)->state, State::kRejected);
}

TEST_F(Reviewed, TimesAndPlacesChangeAllThatRestsOnThem) {
  set(judge(Verdict::kCorrect, ItemKind::kTime, 0), "date=2021-12-31", 0);
  set(judge(Verdict::kCorrect, ItemKind::kPlace, 1), "place=Banki@11.27,14.14", 1);
  judge(Verdict::kReject, ItemKind::kTime, 1);
  judge(Verdict::kReject, ItemKind::kPlace, 0);
  Reading reading = machine_;
  lay_over(article_, judgements_, reading);
  EXPECT_EQ(reading.events[0].time.value, "2021-12-31");
  EXPECT_TRUE(reading.events[0].places.empty());
  EXPECT_EQ(reading.events[1].time.basis, TimeBasis::kUnknown);
  EXPECT_EQ(reading[reading.events[1].places[0].place].name, "Banki");
}

TEST_F(Reviewed, LaterOnesOverruleAndAgree) {
  judge(Verdict::kReject, ItemKind::kClaim, 0, "A");
  judge(Verdict::kAccept, ItemKind::kClaim, 0, "B");
  judge(Verdict::kAccept, ItemKind::kClaim, 0, "B");
  Reading reading = machine_;
  Overlaid laid = lay_over(article_, judgements_, reading);
  EXPECT_FALSE(reading.claims[0].rejected);
  EXPECT_EQ(laid.outcomes[0].overruled_by, 2);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 0)->state, State::kConfirmed) << "nobody agrees with himself";
  judge(Verdict::kAccept, ItemKind::kClaim, 0, "C");
  Judgement& rejected = judge(Verdict::kReject, ItemKind::kClaim, 1, "A");
  const std::int64_t number = rejected.number;
  judge(Verdict::kSecond, ItemKind::kClaim, 1, "C").seconds = number;
  judge(Verdict::kSecond, ItemKind::kClaim, 0, "C").seconds = 1;
  reading = machine_;
  laid = lay_over(article_, judgements_, reading);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 0)->state, State::kSecondReviewed);
  EXPECT_EQ(review_of(laid, ItemKind::kClaim, 1)->state, State::kSecondReviewed);
  EXPECT_TRUE(reading.claims[1].rejected) << "agreed to be none";
  EXPECT_FALSE(laid.outcomes.back().attached) << "what was overruled cannot be agreed with";
}

TEST_F(Reviewed, FindsItsItemInAnotherReading) {
  set(judge(Verdict::kCorrect, ItemKind::kClaim, 0), "date=2022-05-04", 0);
  // A newer engine sees another kind: the claim has another key, the words are the same.
  Reading other = reading_of(article_, "seize");
  ASSERT_NE(other.claims[0].key, machine_.claims[0].key);
  EXPECT_TRUE(lay_over(article_, judgements_, other).outcomes[0].attached);
  EXPECT_EQ(other.events[0].time.value, "2022-05-04");
  // The same words further on in another state of the page.
  const Article longer = article_of(std::string("GWOZA\n\n") + kText);
  Reading shifted = reading_of(longer);
  EXPECT_TRUE(lay_over(longer, judgements_, shifted).outcomes[0].attached);
  EXPECT_EQ(shifted.events[0].time.value, "2022-05-04");
  // A little other words of the same kind.
  Reading wider = machine_;
  wider.claims[0].key = "0";
  wider.claims[0].span.end += 10;
  EXPECT_TRUE(lay_over(article_, judgements_, wider).outcomes[0].attached);
}

TEST_F(Reviewed, SaysWhatIsNotAttached) {
  judge(Verdict::kAccept, ItemKind::kClaim, 0);
  Reading less = machine_;
  less.claims.erase(less.claims.begin());
  less.claims[0].id.index = 0;
  const Overlaid laid = lay_over(article_, judgements_, less);
  EXPECT_FALSE(laid.outcomes[0].attached);
  EXPECT_EQ(laid.outcomes[0].note, "no claim like it is read from these words now");
  const Article twice = article_of(std::string(kText) + " " + kText);
  Reading reading = reading_of(twice);
  const Overlaid other = lay_over(twice, judgements_, reading);
  EXPECT_FALSE(other.outcomes[0].attached) << "the words stand twice";
}

TEST_F(Reviewed, CreatesAndFindsAgain) {
  Judgement one;
  one.number = 1;
  one.by = "A";
  one.verdict = Verdict::kCreate;
  one.on = {ItemKind::kEvent, "r1", article_.text_sha256, span_of(article_, "the army said"), "the army said", "consult", "the army said", {}, {}};
  judgements_ = {one};
  Reading reading = machine_;
  Overlaid laid = lay_over(article_, judgements_, reading);
  ASSERT_EQ(reading.events.size(), 3u);
  ASSERT_EQ(reading.claims.size(), 3u);
  EXPECT_EQ(laid.outcomes[0].index, 2);
  EXPECT_EQ(reading.claims[2].key, claim_key(reading, reading.claims[2], article_.text_sha256));
  Reading newer = reading;  // an engine that reads it itself
  laid = lay_over(article_, judgements_, newer);
  EXPECT_EQ(newer.events.size(), 3u) << "it is not there twice";
}

TEST(Values, DaysOfWhatIsWritten) {
  const auto days = [](const char* value) {
    const auto found = days_of(value);
    return found ? iso_day(found->start) + " " + iso_day(found->end) : std::string();
  };
  EXPECT_EQ(days("2019"), "2019-01-01 2019-12-31");
  EXPECT_EQ(days("2020-02"), "2020-02-01 2020-02-29");
  EXPECT_EQ(days("2019-08-03"), "2019-08-03 2019-08-03");
  EXPECT_EQ(days("2019-08-03T10:30"), "2019-08-03 2019-08-03");
  EXPECT_EQ(days("2020-W53"), "2020-12-28 2021-01-03");
  EXPECT_EQ(days("2019-Q3"), "2019-07-01 2019-09-30");
  EXPECT_EQ(days("2019-08/2019-10-05"), "2019-08-01 2019-10-05");
  for (const char* wrong : {"", "19", "2019-13", "2019-02-30", "2019-W53", "2019-Q5", "2019-10/2019-08", "yesterday", "2019-08-03T25:00", "-019", "2019-8"}) EXPECT_EQ(days(wrong), "") << wrong;
}

TEST_F(Reviewed, RefusesWhatCannotBe) {
  for (const char* wrong : {"date=yesterday", "kind=party", "status=maybe", "place=Nowhere", "place=Gwoza@91,13", "place=Gwoza@11", "actor=Fighters", "actor=agent:Nobody Known",
                            "role=Fighters:hero", "role=Nobody:agent", "count=killed:many", "count=killed:9-3", "count=12", "polarity=no", "certainty=sure", "speaker=", "colour=red", "date",
                            "=x", "place=a\nb"}) {
    const auto to = parse_correction(wrong, ItemKind::kClaim, 0, machine_, {});
    EXPECT_FALSE(to.ok()) << wrong;
    if (!to) {
      EXPECT_EQ(to.error().code, ErrorCode::kUsage);
    }
  }
  EXPECT_FALSE(parse_correction("status=planned", ItemKind::kTime, 0, machine_, {}).ok());
  EXPECT_FALSE(parse_incident_correction("speaker=x", {}).ok());
}

}  // namespace
}  // namespace dateline::review
