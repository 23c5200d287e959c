// People's decisions on incidents outlive re-reading and regrouping; what nothing stands at any more is told.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/decide.h"
#include "archive/decisions.h"
#include "archive/find.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

/// What a report tells: a raid, on which day, and by which words.
struct Told {
  std::string id, day;
  Span span{0, 12};
  std::string kind = "assault";
  std::string text = {};  // empty: a text of its own
  std::string predicate = "raid";
};

class IncidentDecisionsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("dateline_incident_decisions_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    archive_ = std::make_unique<Archive>(*Archive::open(folder_ / "news.dateline", Mode::kWrite));
  }
  void TearDown() override {
    archive_.reset();
    fs::remove_all(folder_);
  }

  static std::unique_ptr<Document> document(const Told& told) {
    Article article;
    article.id = told.id;
    article.published = "2021-09-04";
    article.language = "en";
    article.text = Text(told.text.empty() ? "Raid in Cusco. It was told by " + told.id + "." : told.text);
    article.text_sha256 = sha256_hex(article.text.view());
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }
  static Reading reading(const Told& told, const Document& document) {
    Reading out;
    out.engine = "0.1";
    out.model = "test";
    Source own;
    own.name = "Post of " + told.id;
    own.kind = SourceKind::kPublisher;
    const SourceId page = add(out.sources, own);
    Place cusco;
    cusco.span = {8, 13};
    cusco.name = "Cusco";
    cusco.country = "PE";
    cusco.lat = -13.53;
    cusco.lon = -71.97;
    const PlaceId place = add(out.places, cusco);
    Event event;
    event.kind = told.kind;
    event.predicate = told.predicate;
    event.span = told.span;
    event.mentions = {{0, 4}};
    event.places = {{PlaceRole::kSite, place, 0, {8, 13}, {}}};
    event.time = {{}, told.day, parse_iso_day(told.day), parse_iso_day(told.day), TimeBasis::kStated, {}};
    event.status = EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(out.events, event);
    claim.span = event.span;
    claim.attribution = {{page, 0, "", {}}};
    claim.certainty = Certainty::kCertain;
    add(out.claims, claim);
    out.claims[0].key = claim_key(out, out.claims[0], document.article.text_sha256);
    return out;
  }
  void put(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(archive_->add({std::string(doc->article.text.view()), told.id, "{\"id\":\"" + told.id + "\"}", true, "2021-09-05T00:00:00Z", {}}, *doc,
                              reading(told, *doc)).ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  void read_again(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(archive_->add_reading(told.id, *doc, reading(told, *doc), "2022-01-01T00:00:00Z").ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  std::string of(const std::string& report) {
    return *archive_->database().word("SELECT e.incident FROM incident_events e JOIN reports r ON r.n = e.report WHERE r.id = ?", report).value();
  }
  Result<Decision> make(DecisionKind kind, std::vector<std::string> on) {
    return decide(*archive_, {kind, {}, {}, 0, "A. Desk", "both were seen", "2024-05-01T00:00:00Z", std::move(on)});
  }
  Decision decision(std::size_t number) { return (*read_decisions(archive_->database()))[number - 1]; }

  fs::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(IncidentDecisionsTest, AreTiedAgainAfterReadingAgain) {
  put({"r1", "2021-05-03"});
  put({"r2", "2021-07-03"});
  const std::string second = of("r2");
  ASSERT_NE(of("r1"), second);
  ASSERT_TRUE(make(DecisionKind::kJoin, {of("r1"), second}).ok());
  EXPECT_EQ(of("r1"), of("r2"));
  EXPECT_NE(find_incident(*archive_, second)->find(of("r1")), std::string::npos) << "an old id resolves";
  read_again({"r2", "2021-08-03", {0, 13}});  // a newer engine takes more words for it
  EXPECT_EQ(of("r1"), of("r2"));
  read_again({"r2", "2021-08-03", {0, 12}, "protest"});  // and another kind in the same words
  EXPECT_EQ(of("r1"), of("r2"));
  EXPECT_EQ(decision(1).state, DecisionState::kInForce);
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(of("r1"), of("r2"));
  EXPECT_TRUE(archive_->check()->ok());
}

TEST_F(IncidentDecisionsTest, AnotherTextOfTheReportIsKnownByWhatItTells) {
  put({"r1", "2021-05-03"});
  put({"r2", "2021-07-03"});
  ASSERT_TRUE(make(DecisionKind::kJoin, {of("r1"), of("r2")}).ok());
  read_again({"r2", "2021-07-03", {20, 32}, "assault", "Advertisement. Raid in Cusco. It was told."});
  EXPECT_EQ(of("r1"), of("r2"));
}

TEST_F(IncidentDecisionsTest, WhatNothingStandsAtIsToldAndNotDropped) {
  put({"r1", "2021-05-03"});
  put({"r2", "2021-07-03"});
  const std::string second = of("r2");
  ASSERT_TRUE(make(DecisionKind::kJoin, {of("r1"), second}).ok());
  read_again({"r2", "2021-07-03", {20, 30}, "protest"});
  EXPECT_NE(of("r1"), of("r2"));
  EXPECT_EQ(decision(1).state, DecisionState::kNotAttached);
  EXPECT_NE(decision(1).note.find(second + ": 1 of 1 pieces of evidence"), std::string::npos) << decision(1).note;
  read_again({"r2", "2021-07-03"});
  EXPECT_EQ(of("r1"), of("r2"));
  EXPECT_EQ(decision(1).state, DecisionState::kInForce);
}

TEST_F(IncidentDecisionsTest, ASplitTakesItsOwnAndLeavesTheRestOne) {
  for (const char* id : {"r1", "r2", "r3"}) put({id, "2021-05-03"});
  ASSERT_EQ(of("r1"), of("r3"));
  ASSERT_TRUE(make(DecisionKind::kSplitOff, {of("r1"), "r1"}).ok());
  EXPECT_EQ(of("r2"), of("r3"));
  EXPECT_NE(of("r1"), of("r2"));
  read_again({"r2", "2021-07-03"});  // nothing but the decision says now that it is the third's
  EXPECT_EQ(of("r2"), of("r3"));
  ASSERT_TRUE(make(DecisionKind::kSplitOff, {of("r2"), "r2"}).ok());
  EXPECT_NE(of("r2"), of("r3"));
  EXPECT_EQ(decision(1).state, DecisionState::kInForce);
  ASSERT_TRUE(make(DecisionKind::kJoin, {of("r1"), of("r2"), of("r3")}).ok());
  EXPECT_EQ(of("r1"), of("r3"));
  EXPECT_EQ(decision(1).state, DecisionState::kOverruled);
  EXPECT_EQ(decision(2).note, "by decision 3");
}

TEST_F(IncidentDecisionsTest, TheOthersOfAJoinAreOneWhereOneIsGone) {
  put({"r1", "2021-05-03"});
  put({"r2", "2021-07-03"});
  put({"r3", "2021-08-03"});
  ASSERT_TRUE(make(DecisionKind::kJoin, {of("r1"), of("r2"), of("r3")}).ok());
  read_again({"r1", "2021-05-03", {20, 30}, "protest"});
  EXPECT_EQ(of("r2"), of("r3"));
  EXPECT_NE(of("r1"), of("r2"));
  EXPECT_EQ(decision(1).state, DecisionState::kInForce);
  EXPECT_NE(decision(1).note.find("1 of 1 pieces"), std::string::npos);
}

}  // namespace
}  // namespace dateline::archive
