// People's decisions outlive re-reading and regrouping; what nothing stands at any more is told, and tied again when it comes back.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/decide.h"
#include "archive/find_actors.h"
#include "base/sha256.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class DecisionsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("dateline_decisions_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    archive_ = std::make_unique<Archive>(*Archive::open(folder_ / "news.dateline", Mode::kWrite));
  }
  void TearDown() override {
    archive_.reset();
    fs::remove_all(folder_);
  }

  struct Told {
    std::string id, name;
    Span span{0, 11};
    std::optional<PersonClass> person = PersonClass::kPublicRole;
    std::string country = {};
  };

  static std::unique_ptr<Document> document(const Told& told) {
    Article article;
    article.id = told.id;
    article.published = "2021-05-04";
    article.language = "en";
    article.text = Text("Oskar Tevin spoke to Ivo Brant of " + told.id + ".");
    article.text_sha256 = sha256_hex(article.text.view());
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }
  static Reading reading(const Told& told) {
    Reading out;
    out.engine = "0.1";
    out.model = "test";
    Entity person;
    person.name = told.name;
    person.type = EntityType::kPerson;
    person.person_class = told.person;
    person.country = told.country;
    person.mentions = {{told.span, MentionForm::kName, {}, -1}};
    add(out.entities, person);
    return out;
  }
  void put(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(
        archive_->add({std::string(doc->article.text.view()), told.id, "", true, "2021-05-05T00:00:00Z", {}}, *doc, reading(told)).ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  void read_again(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(archive_->add_reading(told.id, *doc, reading(told), "2022-01-01T00:00:00Z").ok());
    ASSERT_TRUE(archive_->group().ok());
  }
  Result<Decision> make(DecisionKind kind, const std::string& a, const std::string& b) {
    return decide(*archive_, {kind, a, b, 0, "A. Desk", "both were seen", "2024-05-01T00:00:00Z"});
  }
  std::size_t actors() { return find_actors(*archive_, {})->actors.size(); }
  DecisionState state(std::size_t number) { return (*read_decisions(archive_->database()))[number - 1].state; }

  fs::path folder_;
  std::unique_ptr<Archive> archive_;
};

TEST_F(DecisionsTest, AreTiedAgainAfterReadingAgain) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  EXPECT_EQ(actors(), 1u);
  read_again({"r1", "Gen. Oskar Tevin", {0, 11}});  // a newer engine names the same words otherwise
  EXPECT_EQ(actors(), 1u);
  EXPECT_EQ(state(1), DecisionState::kInForce);
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(actors(), 1u);
  EXPECT_TRUE(archive_->check()->ok());
}

TEST_F(DecisionsTest, WhatNothingStandsAtIsToldAndNotDropped) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  read_again({"r2", "Ivo Brant", {21, 30}, PersonClass::kPrivate});
  EXPECT_EQ(state(1), DecisionState::kNotAttached);
  EXPECT_NE((*read_decisions(archive_->database()))[0].note.find("Ivo Brant: 1 of 1 pieces of evidence"), std::string::npos);
  EXPECT_EQ(actors(), 1u) << "who is private now has no dossier, whatever was decided";
  read_again({"r2", "Ivo Brant", {21, 30}});
  EXPECT_EQ(state(1), DecisionState::kInForce);
  EXPECT_EQ(actors(), 1u);
}

TEST_F(DecisionsTest, TheLaterOfOppositeOnesCounts) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Oskar Tevin"});
  ASSERT_EQ(actors(), 1u);
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "r2").ok());
  EXPECT_EQ(actors(), 2u);
  const auto ids = find_actors(*archive_, {})->actors;
  ASSERT_TRUE(make(DecisionKind::kMerge, ids[0].id, ids[1].id).ok());
  EXPECT_EQ(actors(), 1u);
  EXPECT_EQ(state(1), DecisionState::kOverruled);
  for (const auto& one : ids) EXPECT_EQ(find_actor(*archive_, one.id)->id, find_actors(*archive_, {})->actors[0].id) << "no id is lost";
  ASSERT_TRUE(decide(*archive_, {DecisionKind::kUndo, {}, {}, 2, "A. Desk", "a mistake", "2024-05-02T00:00:00Z"}).ok());
  EXPECT_EQ(actors(), 2u) << "without the second the first counts again";
}

TEST_F(DecisionsTest, RowsCannotBeChanged) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  EXPECT_FALSE(archive_->database().run("UPDATE decisions SET made_by = 'somebody'").ok());
  EXPECT_FALSE(archive_->database().run("DELETE FROM decisions").ok());
  EXPECT_EQ(*archive_->database().number("SELECT count(*) FROM decisions"), 1);
}

TEST_F(DecisionsTest, PrivatePeopleAreNobody) {
  put({"r1", "Oskar Tevin", {0, 11}, PersonClass::kPrivate});
  put({"r2", "Ivo Brant", {21, 30}, PersonClass::kProtected});
  EXPECT_EQ(actors(), 0u);
  EXPECT_EQ(find_actor(*archive_, "Oskar Tevin").error().code, ErrorCode::kUsage);
  EXPECT_EQ(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").error().code, ErrorCode::kUsage);
  EXPECT_EQ(*archive_->database().number("SELECT count(*) FROM actors WHERE name <> ''"), 0) << "no table holds their names for looking up";
}

}  // namespace
}  // namespace dateline::archive
