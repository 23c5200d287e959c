// Who says it, as a person names it, found or made in whatever reading.
#include "review/speaker.h"

#include "review/take_speaker.h"
#include "review/test_reading.h"

namespace dateline::review {
namespace {

constexpr char kTold[] = "Fighters raided Gwoza on Monday, the army said. The army shelled Bama on Tuesday. Two men by the well saw it, and Ada Okoro wept.";

class Speaking : public testing::Test {
 protected:
  const Article article_ = article_of(kTold);
  const Reading reading_ = reading_of(article_);

  Correction named(const std::string& value) {
    Correction out;
    out.field = "speaker";
    out.value = value;
    const Status taken = take_speaker(out, "speaker=" + value, &article_, reading_);
    EXPECT_TRUE(taken.ok()) << taken.error().message;
    return out;
  }
  std::string refused(const std::string& value) {
    Correction out;
    out.value = value;
    const Status taken = take_speaker(out, "speaker=" + value, &article_, reading_);
    EXPECT_FALSE(taken.ok()) << value;
    return taken.ok() ? "" : taken.error().message;
  }
  /// A happening that somebody adds, with who says it.
  Judgement added(const std::vector<std::string>& speakers, const std::string& words = "saw it") {
    Judgement out;
    out.number = 1;
    out.verdict = Verdict::kCreate;
    out.on = {ItemKind::kEvent, "r1", article_.text_sha256, span_of(article_, words), words, "travel", words, "", ""};
    for (const std::string& one : speakers) out.corrections.push_back(named(one));
    return out;
  }
};

TEST_F(Speaking, IsKeptAsANameWithTheWordsThatTellIt) {
  EXPECT_EQ(named("publisher").of, kPublisher);
  EXPECT_EQ(named("s0").of, kPublisher);
  EXPECT_EQ(named("Lake Post").of, kPublisher);
  EXPECT_EQ(named("s1").value, "the army");
  const Correction men = named("Two men by the well");
  EXPECT_EQ(men.value, "men by the well");
  EXPECT_EQ(men.of, kUnnamed);
  EXPECT_EQ(men.count, 2);
  EXPECT_EQ(*men.span, span_of(article_, "Two men by the well"));
  EXPECT_EQ(named(std::to_string(men.span->start) + "-" + std::to_string(men.span->end)).value, men.value);
  EXPECT_EQ(named("person:Ada Okoro").type, "person");
}

TEST_F(Speaking, WordsThatMayBeANameAreNotTakenForADescription) {
  EXPECT_NE(refused("Ada Okoro").find("may be the name of somebody"), std::string::npos);
  EXPECT_NE(refused("s7").find("no source s7"), std::string::npos);
  EXPECT_NE(refused("nobody here").find("knows nobody"), std::string::npos);
  EXPECT_NE(refused("place:Bama").find("who can say something"), std::string::npos);
}

TEST_F(Speaking, MakesTheClaimOfWhatIsAdded) {
  Reading reading = reading_;
  const Overlaid laid = lay_over(article_, {added({"Two men by the well"})}, reading);
  ASSERT_TRUE(laid.outcomes[0].attached);
  const Claim& claim = reading.claims.back();
  ASSERT_EQ(claim.attribution.size(), 2u);
  const Source& men = reading[claim.attribution[1].source];
  EXPECT_TRUE(men.anonymous);
  EXPECT_EQ(men.kind, SourceKind::kGroup);
  EXPECT_EQ(claim.key, claim_key(reading, claim, article_.text_sha256)) << "whom it rests on is in its key";
  Reading again = reading_;
  lay_over(article_, {added({})}, again);
  EXPECT_NE(again.claims.back().key, claim.key);
}

TEST_F(Speaking, ComesByTheWayOfTheNearestClaim) {
  Reading reading = reading_;
  const auto chain = chain_from({SourceId{1}}, span_of(article_, "saw it"), reading);
  ASSERT_EQ(chain.size(), 2u);
  Source wire;
  wire.name = "Lake Wire";
  const SourceId by = add(reading.sources, wire);
  reading.claims[1].attribution = {{SourceId{0}, 0, "", {}}, {by, 1, "", {}}, {SourceId{1}, 2, "said", {}}};
  const auto carried = chain_from({SourceId{1}}, span_of(article_, "saw it"), reading);
  ASSERT_EQ(carried.size(), 3u);
  EXPECT_EQ(carried[1].source, by);
  EXPECT_EQ(carried[2].depth, 2);
  EXPECT_TRUE(carried[2].cue.empty()) << "a cue stands in its own sentence";
  EXPECT_EQ(chain_from({SourceId{1}}, span_of(article_, "Fighters"), reading).size(), 2u);
}

TEST_F(Speaking, IsFoundInAnotherReading) {
  const Judgement one = added({"s1"});
  Reading other = reading_;
  std::swap(other.sources[1].name, other.sources[0].name);  // another engine numbers them otherwise
  other.sources[0].kind = SourceKind::kOrganization;
  lay_over(article_, {one}, other);
  EXPECT_EQ(other.sources.size(), 2u);
  Reading without = reading_;
  without.sources[1].name = "soldiers";
  lay_over(article_, {one}, without);
  EXPECT_EQ(without[without.claims.back().roots().front()].name, "the army");
}

TEST_F(Speaking, AddsItsClaimToWhatStandsThere) {
  Judgement one = added({"Two men by the well"}, "shelled Bama");
  one.on.kind = "assault";
  Reading reading = reading_;
  lay_over(article_, {one}, reading);
  EXPECT_EQ(reading.events.size(), 2u);
  ASSERT_EQ(reading.claims.size(), 3u);
  EXPECT_EQ(std::get<EventId>(reading.claims[2].subject), EventId{1});
}

}  // namespace
}  // namespace dateline::review
