#include "incidents/doubts.h"

#include <gtest/gtest.h>

namespace dateline::incidents {
namespace {

Doubtful report(const std::string& id, const std::string& outlet, const std::string& origin, const char* day = "2022-05-03", std::vector<std::string> bylines = {}) {
  return {id, outlet, "https://" + outlet + ".example/" + id, parse_iso_day(day), std::move(bylines), {}, origin};
}

std::vector<std::string> flagged(const std::vector<Doubtful>& reports, const std::string& flag, const std::vector<std::vector<std::string>>& rings = {}) {
  std::vector<std::string> out;
  for (const ReportFlag& one : find_flags(reports, rings)) {
    EXPECT_FALSE(one.why.empty());
    EXPECT_EQ(one.why.find('#'), std::string::npos) << one.why;
    if (one.flag == flag) out.push_back(one.report);
  }
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST(Doubts, OneOutletUnderManyAddresses) {
  EXPECT_EQ(flagged({report("a", "Post", "a"), report("b", "Post", "a"), report("c", "Post", "a"), report("d", "Echo", "a")}, "repeats_itself"), (Ids{"a", "b", "c"}));
  EXPECT_TRUE(find_flags({report("a", "Post", "a"), report("b", "Post", "a"), report("c", "Post", "c")}, {}).empty()) << "two, and another story";
}

TEST(Doubts, ManyOutletsWithoutAnOrigin) {
  std::vector<Doubtful> many;
  for (const char* const name : {"A", "B", "C", "D", "E"}) many.push_back(report(name, name, "A"));
  EXPECT_EQ(flagged(many, "copies_without_origin").size(), 5u);
  many[2].bylines = {"Gulf Wire"};
  EXPECT_TRUE(find_flags(many, {}).empty()) << "one says from whom";
}

TEST(Doubts, Bylines) {
  const Doubtful wire = report("w", "Gulf Wire", "w"), carries = report("a", "Post", "w", "2022-05-03", {"Gulf Wire"});
  EXPECT_TRUE(find_flags({wire, carries}, {}).empty());
  const Doubtful forged = report("f", "Post", "f", "2022-05-03", {"Gulf Wire"});
  EXPECT_EQ(flagged({wire, forged}, "byline_not_borne_out"), Ids{"f"});
  EXPECT_TRUE(find_flags({forged}, {}).empty()) << "nothing is known of the wire";
  const Doubtful other = report("o", "Echo", "w", "2022-05-03", {"Truth Agency"});
  EXPECT_EQ(flagged({carries, other}, "byline_disputed"), (Ids{"a", "o"}));
}

TEST(Doubts, Days) {
  const Doubtful wire = report("w", "Gulf Wire", "e"), early = report("e", "Post", "e", "2022-05-01", {"Gulf Wire"});
  EXPECT_EQ(flagged({wire, early}, "dated_before_its_origin"), Ids{"e"});
  EXPECT_TRUE(find_flags({wire, report("e", "Post", "e", "2022-05-02", {"Gulf Wire"})}, {}).empty()) << "a day is midnight and time zones";
}

TEST(Doubts, RingsAndOwnFlags) {
  EXPECT_EQ(flagged({report("a", "A", "a"), report("b", "B", "b")}, "cites_in_ring", {{"a", "b"}}), (Ids{"a", "b"}));
  Doubtful hides = report("h", "H", "h");
  hides.flags = {{"hidden_text", "why"}};
  EXPECT_EQ(flagged({hides}, "hidden_text"), Ids{"h"});
  Article article;
  article.flags = {"teaser", "hidden_text", "speaks_to_machines"};
  EXPECT_EQ(own_flags(article, {}).size(), 2u) << "a teaser is no doubt";
}

}  // namespace dateline::incidents
