// People's decisions outlive re-reading and regrouping; what nothing stands at any more is told, and tied again when it comes back.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/decide.h"
#include "archive/find_actors.h"
#include "archive/overrule.h"
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
    EntityType type = EntityType::kPerson;
    std::string text = {};  // empty: a text of its own
  };

  static std::unique_ptr<Document> document(const Told& told) {
    Article article;
    article.id = told.id;
    article.published = "2021-05-04";
    article.language = "en";
    article.text = Text(told.text.empty() ? "Oskar Tevin spoke to Ivo Brant of " + told.id + "." : told.text);
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
    person.type = told.type;
    if (told.type == EntityType::kPerson) person.person_class = told.person;
    person.country = told.country;
    person.mentions = {{told.span, MentionForm::kName, {}, -1}};
    add(out.entities, person);
    return out;
  }
  void put(const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(
        archive_->add({std::string(doc->article.text.view()), told.id, "{\"id\":\"" + told.id + "\"}", true, "2021-05-05T00:00:00Z", {}}, *doc, reading(told)).ok());
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
  Result<Decision> undo(std::int64_t number) {
    return decide(*archive_, {DecisionKind::kUndo, {}, {}, number, "A. Desk", "a mistake", "2024-05-02T00:00:00Z"});
  }
  std::string actor_of(const std::string& report) {
    return *archive_->database()
                .word("SELECT m.actor FROM actor_members m JOIN reports r ON r.n = m.report WHERE r.id = ? AND m.entity = 0", report)
                .value();
  }
  std::string note(std::size_t number) { return (*read_decisions(archive_->database()))[number - 1].note; }
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

TEST_F(DecisionsTest, OneReportIsTakenOffAndTheRestStaysOne) {
  for (const char* id : {"r1", "r2", "r3"}) put({id, "Oskar Tevin"});
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "r1").ok());
  for (const char* id : {"r4", "r5"}) put({id, "Oskar Tevin"});
  EXPECT_EQ(actors(), 2u);
  EXPECT_EQ(actor_of("r4"), actor_of("r3"));
  EXPECT_EQ(actor_of("r5"), actor_of("r2"));
  EXPECT_NE(actor_of("r1"), actor_of("r2"));
}

TEST_F(DecisionsTest, ASplitTakesOnlyItsOwnOutOfAMerge) {
  for (const char* id : {"r1", "r2"}) put({id, "Oskar Tevin"});
  put({"r3", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "r2").ok());
  EXPECT_EQ(actors(), 2u);
  EXPECT_EQ(actor_of("r1"), actor_of("r3"));
  EXPECT_NE(actor_of("r1"), actor_of("r2"));
  EXPECT_EQ(state(1), DecisionState::kInForce);
  EXPECT_EQ(note(1), "in part overruled by decision 2");
}

TEST_F(DecisionsTest, ASplitOfWhatWasMergedOverrulesTheMerge) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "Ivo Brant").ok());
  EXPECT_EQ(actors(), 2u);
  EXPECT_EQ(state(1), DecisionState::kOverruled);
  EXPECT_EQ(note(1), "by decision 2");
}

TEST_F(DecisionsTest, ThoseThatExcludeEachOtherThroughAThirdAreNotAllInForce) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  put({"r3", "Mira Dask", {0, 11}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  ASSERT_TRUE(undo(1).ok());
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "Mira Dask").ok());
  ASSERT_TRUE(make(DecisionKind::kMerge, "Ivo Brant", "Mira Dask").ok());
  ASSERT_TRUE(undo(2).ok());
  EXPECT_EQ(state(4), DecisionState::kInForce);
  EXPECT_EQ(state(3), DecisionState::kInForce);
  EXPECT_EQ(state(1), DecisionState::kOverruled);
  EXPECT_EQ(note(1), "by decision 3");
  EXPECT_EQ(actor_of("r2"), actor_of("r3"));
  EXPECT_NE(actor_of("r1"), actor_of("r2"));
}

TEST_F(DecisionsTest, ACopyOfTheSameTextIsNotMeant) {
  const std::string text = "Oskar Tevin spoke to Ivo Brant.";
  for (const char* id : {"r1", "r2"}) put({id, "Oskar Tevin", {0, 11}, PersonClass::kPublicRole, {}, EntityType::kPerson, text});
  put({"r3", "Oskar Tevin"});
  ASSERT_TRUE(make(DecisionKind::kSplit, "Oskar Tevin", "r2").ok());
  EXPECT_EQ(actors(), 2u);
  EXPECT_EQ(actor_of("r1"), actor_of("r3"));
  EXPECT_NE(actor_of("r1"), actor_of("r2"));
}

TEST_F(DecisionsTest, WhatIsOfAnotherNatureIsNeverOne) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Coastal Guard", {0, 11}, {}, {}, EntityType::kOrganization});
  put({"r3", "Iran", {0, 11}, {}, "IR", EntityType::kCountry});
  put({"r4", "Chad", {0, 11}, {}, "TD", EntityType::kCountry});
  put({"r5", "Second Division", {0, 11}, {}, {}, EntityType::kUnit});
  for (const auto& [a, b] : {std::pair("Oskar Tevin", "Coastal Guard"), {"Oskar Tevin", "Iran"}, {"Coastal Guard", "Iran"}, {"Iran", "Chad"}}) {
    const auto made = make(DecisionKind::kMerge, a, b);
    ASSERT_FALSE(made.ok()) << a << " " << b;
    EXPECT_EQ(made.error().code, ErrorCode::kUsage);
  }
  EXPECT_NE(make(DecisionKind::kMerge, "Iran", "Chad").error().message.find("Iran is a state (IR), Chad is a state (TD)"), std::string::npos);
  EXPECT_TRUE(make(DecisionKind::kMerge, "Coastal Guard", "Second Division").ok());
  EXPECT_EQ(read_decisions(archive_->database())->size(), 1u);
}

TEST_F(DecisionsTest, WrongNumbersAreDamage) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  for (const char* number : {"9000000", "-4", "0", "2"}) {
    ASSERT_TRUE(archive_->database().run("DROP TRIGGER IF EXISTS decisions_keep_u").ok());
    ASSERT_TRUE(archive_->database().run(std::string("UPDATE decisions SET seq = ") + number).ok());
    const auto done = archive_->regroup();
    ASSERT_FALSE(done.ok()) << number;
    EXPECT_EQ(done.error().code, ErrorCode::kArchiveDamaged);
    EXPECT_NE(done.error().message.find("dateline check"), std::string::npos);
    EXPECT_FALSE(archive_->check()->ok());
  }
}

TEST_F(DecisionsTest, ACutOffEndIsMissed) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  ASSERT_TRUE(make(DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant").ok());
  ASSERT_TRUE(undo(1).ok());
  ASSERT_TRUE(archive_->check()->ok());
  ASSERT_TRUE(archive_->database().run("DROP TRIGGER decisions_keep_d").ok());
  ASSERT_TRUE(archive_->database().run("DELETE FROM decisions WHERE seq = 2").ok());
  ASSERT_FALSE(archive_->check()->ok());
  EXPECT_EQ(archive_->check()->problems[0].where, "decisions");
  ASSERT_TRUE(undo(1).ok());
  EXPECT_FALSE(archive_->check()->ok()) << "another in its place does not hide it";
}

TEST_F(DecisionsTest, TextThatIsNoTextIsRefused) {
  put({"r1", "Oskar Tevin"});
  put({"r2", "Ivo Brant", {21, 30}});
  const auto refused = [&](const NewDecision& given) {
    const auto made = decide(*archive_, given);
    return made.ok() ? std::string() : made.error().message.substr(0, made.error().message.find(':'));
  };
  EXPECT_EQ(refused({DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant", 0, "A. Desk", "\xff bad", ""}), "--why");
  EXPECT_EQ(refused({DecisionKind::kMerge, "Oskar Tevin", "Ivo Brant", 0, "\xff", "seen", ""}), "--by");
  EXPECT_EQ(refused({DecisionKind::kMerge, "Oskar Tevin", std::string(100000, 'x'), 0, "A. Desk", "seen", ""}), "ACTOR2");
  EXPECT_EQ(refused({DecisionKind::kSplit, "\xff", "Ivo Brant", 0, "A. Desk", "seen", ""}), "ACTOR");
}

// Overruling by itself: entities are reports here.
incidents::ActorDecision one(std::int64_t number, bool together, std::vector<int> a, std::vector<int> b) {
  incidents::ActorDecision out{number, together, {}, {}};
  for (const int report : a) out.a.push_back({report, 0});
  for (const int report : b) out.b.push_back({report, 0});
  return out;
}

TEST(Overrule, TheLaterCountsAndTheEarlierForWhatIsLeft) {
  struct Row {
    const char* what;
    std::vector<incidents::ActorDecision> decisions;
    std::vector<std::pair<std::int64_t, std::int64_t>> whole, in_part;  // number, by
  };
  const Row table[] = {
      {"nothing in common", {one(1, true, {1}, {2}), one(2, false, {3}, {4})}, {}, {}},
      {"the same the other way round", {one(1, true, {1}, {2}), one(2, false, {2}, {1})}, {{1, 2}}, {}},
      {"a merge across a split", {one(1, false, {1, 2}, {3}), one(2, true, {1, 2}, {3})}, {{1, 2}}, {}},
      {"a merge of a part of what was split off", {one(1, false, {1, 2}, {3, 4}), one(2, true, {1, 2}, {4})}, {}, {{1, 2}}},
      {"not the merge that came after it",
       {one(1, false, {1}, {2}), one(2, true, {1}, {2}), one(3, true, {2}, {5})}, {{1, 2}}, {}},
      {"through another merge", {one(1, false, {1}, {3}), one(2, true, {1}, {2}), one(3, true, {2}, {3})}, {{1, 3}}, {}},
      {"a merge whose both halves were divided", {one(1, true, {1, 2}, {3, 4}), one(2, false, {1, 3}, {2, 4})}, {}, {{1, 2}}},
      {"two splits of one merge", {one(1, true, {1, 2}, {3}), one(2, false, {1, 3}, {2}), one(3, false, {1}, {3})}, {{1, 2}}, {}},
  };
  for (const Row& row : table) {
    auto left = row.decisions;
    decltype(row.whole) whole, in_part;
    for (const Overruled& o : overrule(left)) (o.whole ? whole : in_part).emplace_back(o.number, o.by);
    EXPECT_EQ(whole, row.whole) << row.what;
    EXPECT_EQ(in_part, row.in_part) << row.what;
  }
  std::vector<incidents::ActorDecision> divided{one(1, true, {1, 2}, {3, 4}), one(2, false, {1, 3}, {2, 4})};
  overrule(divided);
  ASSERT_EQ(divided.size(), 3u) << "both halves of the merge stay merges";
}

TEST(Overrule, AnEntryStaysWithTheBody) {
  const auto entry = [](std::int64_t number, bool confirmed, std::vector<int> reports) {
    incidents::LinkDecision out{number, confirmed, {}, "watch", "w-7", {}, {}, {}};
    for (const int report : reports) out.actor.push_back({report, 0});
    return out;
  };
  std::vector<incidents::LinkDecision> links{entry(1, true, {1, 2, 3}), entry(3, false, {3})};
  auto told = overrule({one(2, false, {1, 2}, {3})}, links);
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].actor.size(), 2u);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].by, 2);
  links = {entry(2, true, {1, 2, 3})};
  EXPECT_TRUE(overrule({one(1, false, {1, 2}, {3})}, links).empty()) << "who confirms after the split means both";
  links = {entry(1, true, {1, 2}), entry(2, false, {1, 2, 3})};
  told = overrule({}, links);
  ASSERT_EQ(links.size(), 1u);
  EXPECT_FALSE(links[0].confirmed);
  EXPECT_TRUE(told[0].whole);
}

}  // namespace
}  // namespace dateline::archive
