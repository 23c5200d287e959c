// Judgements outlive re-reading and regrouping; what they stand on no more is told, and comes back with it.
#include "archive/judgements.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/find.h"
#include "archive/judge.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

/// What one engine reads in a report: a raid, by which words and as what.
struct Told {
  std::string kind = "assault";
  Span span{0, 12};
  std::string text = "Raid in Cusco. It was told by two.";
};

class JudgementsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_judgements_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    archive_ = std::make_unique<Archive>(*Archive::open(folder_ / "news.dateline", Mode::kWrite));
    const auto doc = document({});
    ASSERT_TRUE(archive_->add({std::string(doc->article.text.view()), "r1", "{}", true, "2021-09-05T00:00:00Z", {}}, *doc, reading({}, *doc)).ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  void TearDown() override {
    archive_.reset();
    fs::remove_all(folder_);
  }

  static std::unique_ptr<Document> document(const Told& told) {
    Article article;
    article.id = "r1";
    article.published = "2021-09-04";
    article.language = "en";
    article.text = Text(told.text);
    article.text_sha256 = sha256_hex(article.text.view());
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }
  static Reading reading(const Told& told, const Document& document) {
    Reading out;
    out.engine = "0.1";
    out.model = "test";
    Source own;
    own.name = "Post";
    own.kind = SourceKind::kPublisher;
    const SourceId page = add(out.sources, own);
    if (told.kind.empty()) return out;
    Event event;
    event.kind = told.kind;
    event.predicate = "raid";
    event.span = told.span;
    event.mentions = {told.span};
    event.time = {{}, "2021-09-03", parse_iso_day("2021-09-03"), parse_iso_day("2021-09-03"), TimeBasis::kStated, {}};
    event.status = EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(out.events, event);
    claim.span = event.span;
    claim.attribution = {{page, 0, "", {}}};
    add(out.claims, claim);
    out.claims[0].key = claim_key(out, out.claims[0], document.article.text_sha256);
    return out;
  }
  void read_again(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(archive_->add_reading("r1", *doc, reading(told, *doc), "2022-01-01T00:00:00Z").ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  std::int64_t make(review::Verdict verdict, const std::string& on, std::vector<std::string> fields = {}) {
    NewJudgement given;
    given.verdict = verdict;
    given.on = on;
    given.fields = std::move(fields);
    given.by = "A. Desk";
    given.why = "seen on film";
    given.at = "2024-05-01T00:00:00Z";
    const auto made = judge(*archive_, given);
    EXPECT_TRUE(made.ok()) << (made ? "" : made.error().message);
    return made ? made->number : 0;
  }
  Decision decision(std::int64_t number) { return (*read_decisions(archive_->database()))[static_cast<std::size_t>(number - 1)]; }
  std::string day() { return archive_->database().word("SELECT start FROM incidents").value().value_or("none"); }

  fs::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(JudgementsTest, ACorrectionHoldsWhateverIsReadAgain) {
  const std::int64_t number = make(review::Verdict::kCorrect, "r1#v1", {"date=2021-08-30"});
  EXPECT_EQ(day(), "2021-08-30");
  EXPECT_EQ(archive_->machine_reading("r1")->reading.events[0].time.value, "2021-09-03") << "the stored reading is as it was";
  read_again({"seize"});  // another kind in the same words
  EXPECT_EQ(day(), "2021-08-30");
  read_again({"assault", {0, 13}});  // other words around it
  EXPECT_EQ(day(), "2021-08-30");
  read_again({"assault", {8, 20}, "EARLIER Raid in Cusco. It was told by two."});  // the text is another, the words stand further on
  EXPECT_EQ(day(), "2021-08-30");
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(day(), "2021-08-30");
  EXPECT_EQ(decision(number).state, DecisionState::kInForce);
  EXPECT_TRUE(archive_->check()->ok());
}

TEST_F(JudgementsTest, WhatIsNotReadAnyMoreIsToldAndComesBack) {
  const std::int64_t number = make(review::Verdict::kCorrect, "r1#v1", {"date=2021-08-30"});
  read_again({""});
  EXPECT_EQ(decision(number).state, DecisionState::kNotAttached);
  EXPECT_EQ(decision(number).note, "no event like it is read from these words now");
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(decision(number).state, DecisionState::kNotAttached);
  read_again({});
  EXPECT_EQ(decision(number).state, DecisionState::kInForce);
  EXPECT_EQ(day(), "2021-08-30");
}

TEST_F(JudgementsTest, AnIncidentStaysJudged) {
  const std::string id = archive_->database().word("SELECT id FROM incidents").value().value();
  const std::int64_t number = make(review::Verdict::kCorrect, id, {"status=planned"});
  read_again({"assault", {0, 13}});
  EXPECT_EQ(*archive_->database().word("SELECT status FROM incidents").value(), "planned");
  read_again({""});
  EXPECT_EQ(decision(number).state, DecisionState::kNotAttached);
  read_again({});
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(*archive_->database().word("SELECT status FROM incidents").value(), "planned");
  EXPECT_EQ(decision(number).state, DecisionState::kInForce);
}

TEST_F(JudgementsTest, QuestionsAreAnsweredByIndexes) {
  for (const char* sql : {"SELECT seq FROM judged WHERE report = 'r1' UNION SELECT seq FROM judged j WHERE text_sha256 = 'x' AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.report = j.report)",
                          "SELECT v.state FROM reports r JOIN reviews v ON v.report = r.n AND v.item = 'claim' AND v.n = 1 WHERE r.id = 'r1'",
                          "SELECT n FROM incident_reviews WHERE state = 'confirmed'"}) {
    auto rows = archive_->database().prepare(std::string("EXPLAIN QUERY PLAN ") + sql);
    ASSERT_TRUE(rows.ok());
    while (*rows->step()) EXPECT_FALSE(rows->text(3).starts_with("SCAN")) << sql << ": " << rows->text(3);
  }
}

}  // namespace
}  // namespace dateline::archive
