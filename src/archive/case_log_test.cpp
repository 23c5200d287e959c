// Members of cases are found again after their reports were read anew; what is not found is said, never dropped.
#include "archive/case_log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/case_members.h"
#include "archive/sqlite.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

constexpr std::string_view kText = "Gunmen attacked a depot.\n\nRebels shelled the port, an official said.";
constexpr Span kAttack{0, 23}, kShelling{26, 49};

std::unique_ptr<Document> document() {
  Article article;
  article.id = "r1";
  article.title = "Depot hit";
  article.publisher = {"Lima Post", "post.example"};
  article.published = "2021-05-04";
  article.text = Text(std::string(kText));
  article.text_sha256 = sha256_hex(kText);
  article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
  return std::make_unique<Document>(std::move(article));
}

Reading reading(Span span, const std::string& kind) {
  Reading out;
  const SourceId page = add(out.sources, Source{{}, "Lima Post", SourceKind::kPublisher, false, {}, {}, {}, Knowledge::kUnstated, {}, {}, {}});
  Event event;
  event.kind = kind;
  event.span = span;
  event.status = EventStatus::kOccurred;
  Claim claim;
  claim.subject = add(out.events, event);
  claim.span = span;
  claim.attribution = {{page, 0, "", {}}};
  add(out.claims, claim);
  out.claims[0].key = claim_key(out, out.claims[0], sha256_hex(kText));
  return out;
}

class CaseLog : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("dateline_case_log_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto opened = Archive::open(folder_ / "news.dateline", Mode::kWrite);
    ASSERT_TRUE(opened.ok());
    archive_ = std::make_unique<Archive>(std::move(*opened));
    const Reading first = reading(kShelling, "assault");
    key_ = first.claims[0].key;
    ASSERT_TRUE(archive_->add({std::string(kText), "r1", "", true, "2021-06-01T00:00:00Z", {}}, *document(), first).ok());
    ASSERT_TRUE(archive_->group().ok());
    incident_ = "i-" + key_.substr(0, 10);
    put(cases::EntryKind::kNew);
    put(cases::EntryKind::kAdd, {key_, incident_, "r1"});
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  void put(cases::EntryKind kind, const std::vector<std::string>& keys = {}) {
    cases::Entry entry;
    entry.kind = kind;
    entry.case_name = "port";
    entry.by = "A. Desk";
    const auto made = put_into_case(*archive_, entry, keys);
    ASSERT_TRUE(made.ok()) << made.error().message;
  }
  std::string read_again(Span span, const std::string& kind) {
    const Reading again = reading(span, kind);
    EXPECT_TRUE(archive_->add_reading("r1", *document(), again, "2022-01-01T00:00:00Z").ok());
    EXPECT_TRUE(archive_->group().ok());
    return again.claims[0].key;
  }
  /// Of the claim, the incident and the report.
  std::vector<Attached> stands() {
    const auto one = read_case(archive_->database(), "port");
    EXPECT_TRUE(one.ok());
    std::vector<Attached> out;
    for (const cases::CaseMember& member : one->members) out.push_back(*attach(archive_->database(), member.member));
    return out;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Archive> archive_;
  std::string key_, incident_;
};

TEST_F(CaseLog, MembersStandWhereTheyWerePutAndAfterRebuilding) {
  for (int round = 0; round < 2; ++round) {
    const auto now = stands();
    ASSERT_EQ(now.size(), 3u);
    EXPECT_EQ(now[0].id, key_);
    EXPECT_EQ(now[1].id, incident_);
    EXPECT_EQ(now[2].id, "r1");
    for (const Attached& one : now) EXPECT_EQ(one.note, "");
    ASSERT_TRUE(archive_->regroup().ok());
  }
  EXPECT_TRUE(archive_->check()->ok());
}

TEST_F(CaseLog, MembersAreFoundByTheirWordsInANewerReading) {
  const std::string now_key = read_again({kShelling.start, kShelling.end - 9}, "bombing");
  ASSERT_NE(now_key, key_);
  const auto now = stands();
  EXPECT_EQ(now[0].id, now_key);
  EXPECT_NE(now[0].note, "");
  EXPECT_TRUE(now[1].id.starts_with("i-")) << now[1].note;
  const auto ids = ids_of_case(archive_->database(), "port");
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(ids->reports, "[\"r1\"]");
  EXPECT_NE(ids->incidents, "[]");
  for (const auto& [sql, rows] : archive_->database().scanned()) {
    EXPECT_TRUE(rows <= 4 || sql.find("FROM readings") != std::string::npos) << sql;  // entries of the log, lists of ids
  }
}

TEST_F(CaseLog, WhatNothingStandsAtIsToldAndNotDropped) {
  read_again(kAttack, "assault");
  const auto now = stands();
  ASSERT_EQ(now.size(), 3u);
  EXPECT_EQ(now[0].id, "");
  EXPECT_EQ(now[0].note, "today's reading has no claim on these words");
  EXPECT_EQ(now[1].id, "");
  EXPECT_NE(now[1].note, "");
  EXPECT_EQ(now[2].id, "r1");
}

TEST_F(CaseLog, AClaimOfAnOlderReadingCanBePutIn) {
  read_again(kAttack, "assault");
  put(cases::EntryKind::kRemove, {key_});
  put(cases::EntryKind::kAdd, {key_});
  EXPECT_EQ(stands().size(), 3u);
  const auto one = read_case(archive_->database(), "port");
  EXPECT_EQ(one->members.back().member.name, "Rebels shelled the port");
}

}  // namespace
}  // namespace dateline::archive
