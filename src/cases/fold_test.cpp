// A case is what its entries say: the same again, taken back, taken back again.
#include "cases/fold.h"

#include <gtest/gtest.h>

namespace dateline::cases {
namespace {

Member member(MemberKind kind, const std::string& id) { return {kind, id, "name of " + id, {}}; }

class Fold : public testing::Test {
 protected:
  std::int64_t put(EntryKind kind, const std::string& text = {}, std::vector<Member> members = {}, std::int64_t of = 0) {
    Entry entry;
    entry.number = static_cast<std::int64_t>(entries_.size()) + 1;
    entry.by = "A. Desk";
    entry.kind = kind;
    entry.case_name = "guns";
    entry.text = text;
    entry.members = std::move(members);
    entry.of = of;
    entries_.push_back(entry);
    return entry.number;
  }
  std::int64_t undo(std::int64_t number) {
    const std::int64_t out = put(EntryKind::kUndo);
    entries_.back().undoes = number;
    return out;
  }
  Case now() {
    const auto all = fold(entries_);
    return all.empty() ? Case() : all.front();
  }
  std::vector<Entry> entries_;
};

TEST_F(Fold, MembersTagsAndTheirUndoing) {
  put(EntryKind::kAdd, "", {member(MemberKind::kReport, "r0")});  // before there is a case
  put(EntryKind::kNew, "Who sent them?");
  const auto added = put(EntryKind::kAdd, "", {member(MemberKind::kReport, "r1"), member(MemberKind::kClaim, "c1")});
  put(EntryKind::kAdd, "", {member(MemberKind::kReport, "r1")});
  put(EntryKind::kTag, "urgent");
  put(EntryKind::kTag, "key", {member(MemberKind::kClaim, "c1")});
  EXPECT_EQ(now().members.size(), 2u);
  EXPECT_EQ(now().tags, std::vector<std::string>{"urgent"});
  EXPECT_EQ(now().members[1].tags, std::vector<std::string>{"key"});
  const auto removed = put(EntryKind::kRemove, "", {member(MemberKind::kClaim, "c1")});
  EXPECT_EQ(now().members.size(), 1u);
  const auto undoing = undo(removed);
  EXPECT_EQ(now().members.size(), 2u);
  undo(undoing);
  EXPECT_EQ(now().members.size(), 1u);
  undo(added);  // the second time that r1 was put in still counts
  EXPECT_EQ(now().members.size(), 1u);
  EXPECT_EQ(now().members[0].mark.entry, 4);
}

TEST_F(Fold, QuestionsHypothesesAndAssessments) {
  put(EntryKind::kNew);
  const auto question = put(EntryKind::kQuestion, "When?");
  put(EntryKind::kAnswer, "In May", {}, question);
  put(EntryKind::kAnswer, "nothing was asked", {}, 99);
  const auto hypothesis = put(EntryKind::kHypothesis, "By ship");
  put(EntryKind::kSupport, "", {member(MemberKind::kClaim, "c1")}, hypothesis);
  const auto against = put(EntryKind::kAgainst, "", {member(MemberKind::kClaim, "c2")}, hypothesis);
  put(EntryKind::kAssess, "They came by ship", {}, hypothesis);
  put(EntryKind::kAssess, "They came by ship", {member(MemberKind::kIncident, "i-1")});
  put(EntryKind::kAssess, "They did not", {}, hypothesis);
  const Case one = now();
  ASSERT_EQ(one.questions.size(), 1u);
  EXPECT_EQ(one.questions[0].answers.size(), 1u);
  ASSERT_EQ(one.hypotheses.size(), 1u);
  ASSERT_EQ(one.hypotheses[0].evidence.size(), 2u);
  EXPECT_TRUE(one.hypotheses[0].evidence[1].against);
  ASSERT_EQ(one.assessments.size(), 3u);
  EXPECT_TRUE(one.assessments[0].replaced);
  EXPECT_FALSE(one.assessments[1].replaced);
  EXPECT_FALSE(one.assessments[2].replaced);
  EXPECT_EQ(all_members(one).size(), 3u);
  undo(against);
  EXPECT_EQ(now().hypotheses[0].evidence.size(), 1u);
  EXPECT_EQ(all_members(now()).size(), 2u);
}

TEST_F(Fold, AnAssessmentGoesWithItsHypothesis) {
  put(EntryKind::kNew);
  const auto hypothesis = put(EntryKind::kHypothesis, "By ship");
  put(EntryKind::kAssess, "They came by ship", {}, hypothesis);
  const auto undoing = undo(hypothesis);
  EXPECT_TRUE(now().assessments.empty());
  undo(undoing);
  EXPECT_EQ(now().assessments.size(), 1u);
}

TEST_F(Fold, ClosedAndOpenAgainAndDraftsKeepWhatWasCitedThen) {
  const auto opened = put(EntryKind::kNew);
  put(EntryKind::kCite, "", {member(MemberKind::kClaim, "c1")});
  entries_.back().draft = "memo.md";
  put(EntryKind::kCite, "", {member(MemberKind::kClaim, "c2"), member(MemberKind::kClaim, "c1")});
  entries_.back().draft = "memo.md";
  put(EntryKind::kClose);
  EXPECT_TRUE(now().closed);
  put(EntryKind::kReopen);
  EXPECT_FALSE(now().closed);
  EXPECT_EQ(now().drafts.size(), 2u);
  EXPECT_EQ(cited_members(now()).size(), 2u);
  undo(opened);
  EXPECT_TRUE(fold(entries_).empty());
}

}  // namespace
}  // namespace dateline::cases
