// What people decided comes before what speaks for and against.
#include <gtest/gtest.h>

#include <algorithm>

#include "incidents/group.h"

namespace dateline::incidents {
namespace {

/// One event of a report; those of one place and day are one happening by themselves.
ReportFacts raid(const std::string& id, const std::string& published, const std::string& place, double lat, const std::string& day) {
  ReportFacts out;
  out.id = id;
  out.published = published;
  out.day = parse_iso_day(published);
  EventFact event;
  event.kind = "assault";
  event.predicate = "raid";
  event.status = EventStatus::kOccurred;
  event.span = {0, 50};
  event.sites.push_back({PlaceRole::kSite, place, "settlement", "PE", "", lat, -71.9, {}, PlacePrecision::kSettlement, {}});
  event.when = {day, parse_iso_day(day), parse_iso_day(day), TimeBasis::kStated, {}};
  out.events.push_back(std::move(event));
  return out;
}
ReportFacts in_ollanta(const std::string& id, const std::string& published) { return raid(id, published, "Ollanta", -13.5, "2021-05-03"); }

EventRef of(int report) { return {report, 0}; }

std::vector<Group> grouped(const std::vector<ReportFacts>& reports, const std::vector<EventDecision>& decisions, Reasons* reasons = nullptr,
                           const std::vector<Copy>& copies = {}) {
  return group_events(reports, copies, decisions, reasons);
}

bool are_one(const std::vector<Group>& groups, int a, int b) {
  return std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
    const auto has = [&](int report) { return std::find(group.begin(), group.end(), of(report)) != group.end(); };
    return has(a) && has(b);
  });
}

TEST(DecidedEvents, AreOneThoughNothingSpeaksForIt) {
  const std::vector<ReportFacts> reports{in_ollanta("a", "2021-05-04"), raid("b", "2021-06-04", "Urubamba", -13.3, "2021-06-03")};
  EXPECT_FALSE(are_one(grouped(reports, {}), 0, 1));
  Reasons reasons;
  EXPECT_TRUE(are_one(grouped(reports, {{7, true, {of(0)}, {of(1)}}}, &reasons), 0, 1));
  EXPECT_EQ(reasons[of(1)], std::vector<std::string>{"decision 7"});
}

TEST(DecidedEvents, WhatIsOneByItselfKeepsItsReasons) {
  const std::vector<ReportFacts> reports{in_ollanta("a", "2021-05-04"), in_ollanta("b", "2021-05-05")};
  Reasons reasons;
  EXPECT_TRUE(are_one(grouped(reports, {{1, true, {of(0)}, {of(1)}}}, &reasons), 0, 1));
  EXPECT_EQ(reasons[of(1)].front(), "same day");
}

TEST(DecidedEvents, AreApartThoughAllSpeaksForOne) {
  const std::vector<ReportFacts> reports{in_ollanta("a", "2021-05-04"), in_ollanta("b", "2021-05-05"), in_ollanta("c", "2021-05-06")};
  EXPECT_EQ(grouped(reports, {}).size(), 1u);
  const auto groups = grouped(reports, {{1, false, {of(0)}, {of(1)}}});
  EXPECT_EQ(groups.size(), 2u) << "the third is of one of the two, and makes them one no more than it makes a third";
  EXPECT_FALSE(are_one(groups, 0, 1));
  EXPECT_TRUE(are_one(groups, 0, 2));
}

TEST(DecidedEvents, WhatIsOneIsApartFromWhatAnyOfItIsApartFrom) {
  const std::vector<ReportFacts> reports{in_ollanta("a", "2021-05-04"), in_ollanta("b", "2021-05-05"),
                                         raid("c", "2021-06-04", "Urubamba", -13.3, "2021-06-03")};
  const EventDecision join{1, true, {of(0)}, {of(2)}}, apart{2, false, {of(2)}, {of(1)}};
  for (const auto& decisions : {std::vector{join, apart}, std::vector{apart, join}}) {
    const auto groups = grouped(reports, decisions);
    EXPECT_TRUE(are_one(groups, 0, 2));
    EXPECT_FALSE(are_one(groups, 0, 1)) << "the second comes in before that which it is apart from";
  }
}

TEST(DecidedEvents, CopiedWordsGiveWay) {
  const std::vector<ReportFacts> reports{in_ollanta("a", "2021-05-04"), in_ollanta("b", "2021-05-05")};
  const std::vector<Copy> copies{{1, 0, CopyKind::kVerbatim, 1, {{{0, 50}, {0, 50}}}}};
  EXPECT_TRUE(are_one(grouped(reports, {}, nullptr, copies), 0, 1));
  EXPECT_FALSE(are_one(grouped(reports, {{1, false, {of(0)}, {of(1)}}}, nullptr, copies), 0, 1));
}

}  // namespace
}  // namespace dateline::incidents
