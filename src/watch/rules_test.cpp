// What counts as news: of incidents, relations, counts in windows, facilities and legs.
#include <gtest/gtest.h>

#include "watch/incident_news.h"
#include "watch/map_news.h"
#include "watch/relation_news.h"
#include "watch/windows.h"

namespace dateline::watch {
namespace {

IncidentState incident(std::string id, std::vector<StateClaim> claims) {
  IncidentState out;
  out.id = std::move(id);
  out.kind = "assault";
  out.standing = "single-source";
  out.support = "single";
  out.dispute = "none";
  out.independent = 1;
  out.claims = std::move(claims);
  return out;
}

StateClaim told(const std::string& report, const std::string& claim, const std::string& root = "police", const std::string& polarity = "affirmed") {
  return {report, claim, polarity, "s-" + root, root, false, false};
}

/// Reports whose id begins with "new" came in since; "x@2" is a version of "x".
Reports world() {
  return {[](const std::string& report) { return report.starts_with("new"); }, [](const std::string& report) { return report.substr(0, report.find('@')); }};
}

std::vector<std::string> changes(const std::vector<News>& all) {
  std::vector<std::string> out;
  for (const News& news : all) out.push_back(news.change);
  return out;
}
using Names = std::vector<std::string>;

TEST(IncidentNews, OnlyWhatANewReportTellsIsANewIncident) {
  const IncidentState now = incident("i1", {told("new1", "k1")});
  const auto news = news_of(nullptr, now, world());
  ASSERT_EQ(changes(news), Names{"new_incident"});
  EXPECT_EQ(news[0].claims, Names{"k1"});
  EXPECT_TRUE(news_of(nullptr, incident("i1", {told("old", "k1")}), world()).empty()) << "read anew or grouped anew";
  EXPECT_TRUE(news_of(&now, now, world()).empty());
}

TEST(IncidentNews, ANewIndependentSource) {
  const IncidentState before = incident("i1", {told("old", "k1")});
  IncidentState now = incident("i1", {told("old", "k1"), told("new1", "k2")});
  EXPECT_TRUE(news_of(&before, now, world()).empty()) << "the same police again";
  now.claims.push_back(told("new2", "k3", "clinic"));
  now.independent = 2;
  now.support = "multiple";
  const auto news = news_of(&before, now, world());
  ASSERT_EQ(changes(news), (Names{"new_source", "support"}));
  EXPECT_EQ(news[0].claims, Names{"k3"}) << "the one that rests on somebody new";
  EXPECT_EQ(news[1].before, "single");
  EXPECT_EQ(news[1].now, "multiple");
  now.claims = {told("old", "k1"), told("older", "k4", "clinic")};
  EXPECT_EQ(changes(news_of(&before, now, world())), Names{"support"}) << "counted anew: no report is new, the support is";
}

TEST(IncidentNews, AnUnnamedSecondSourceCounts) {
  const IncidentState before = incident("i1", {told("old", "k1", "witness")});
  IncidentState now = incident("i1", {told("old", "k1", "witness"), told("new1", "k2", "witness")});
  now.independent = 2;
  EXPECT_EQ(changes(news_of(&before, now, world())), Names{"new_source"});
}

TEST(IncidentNews, TheSameChangeHasTheSameMark) {
  const IncidentState before = incident("i1", {told("old", "k1")});
  IncidentState now = before;
  now.dispute = "denied";
  const auto first = news_of(&before, now, world());
  now.id = "i2";  // as grouping may rename it
  const auto again = news_of(&before, now, world());
  ASSERT_EQ(first.size(), 1u);
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(first[0].mark, again[0].mark);
  now.claims.push_back(told("new1", "k2", "army", "denied"));
  EXPECT_NE(news_of(&before, now, world())[0].mark, first[0].mark) << "other evidence";
}

TEST(IncidentNews, WhoIsNamedForTheFirstTime) {
  IncidentState before = incident("i1", {told("old", "k1")}), now = incident("i1", {told("old", "k1"), told("new1", "k2")});
  before.actors = {{"target", "a-1", "Gwoza police"}};
  now.actors = {{"target", "a-9", "Gwoza police"}, {"agent", "a-2", "Ash Brigade"}, {"theme", "a-3", "rifles"}};
  const auto news = news_of(&before, now, world());
  ASSERT_EQ(changes(news), Names{"named"}) << "not the police under another id, nor goods";
  EXPECT_EQ(news[0].actor, "a-2");
  now.claims.pop_back();
  EXPECT_TRUE(news_of(&before, now, world()).empty()) << "no report is new";
}

TEST(IncidentNews, AReportThatNoLongerTellsIt) {
  const IncidentState before = incident("i1", {told("r1", "k1"), told("r2", "k2")});
  IncidentState now = before;
  now.claims[0].superseded = true;
  const auto news = news_of(&before, now, world());
  ASSERT_EQ(changes(news), Names{"no_longer_told"});
  EXPECT_EQ(news[0].report, "r1");
  now.claims.push_back(told("r1@2", "k3"));
  EXPECT_TRUE(news_of(&before, now, world()).empty()) << "its next version does";
  now.claims = {told("r2", "k2")};
  EXPECT_TRUE(news_of(&before, now, world()).empty()) << "parted by grouping";
}

TEST(IncidentNews, CounterpartsAreFoundByTheirClaims) {
  const std::vector<IncidentState> before = {incident("i1", {told("r1", "k1"), told("r2", "k2")}), incident("i2", {told("r3", "k3")})};
  const std::vector<IncidentState> now = {incident("i0", {told("r0", "k0"), told("r1", "k1"), told("r2", "k2"), told("r3", "k3")}), incident("i2", {told("r9", "k9")}),
                                          incident("i5", {told("r5", "k5")})};
  const auto found = counterparts(now, before);
  EXPECT_EQ(found[0], &before[0]) << "with most of its claims";
  EXPECT_EQ(found[1], &before[1]) << "by its id";
  EXPECT_EQ(found[2], nullptr);
}

TEST(IncidentNews, ClaimsOneByOne) {
  const IncidentState before = incident("i1", {told("old", "k1")});
  const IncidentState now = incident("i1", {told("old", "k1"), told("new1", "k2"), told("new1", "k2", "clinic"), told("new2", "k3", "army", "denied")});
  const auto news = claims_of(&before, now, world());
  EXPECT_EQ(changes(news), (Names{"new_claim", "new_denial"})) << "a claim with two roots is one";
  EXPECT_EQ(news[1].claim, "k3");
}

TEST(IncidentNews, NoPrivatePersonIsNamed) {
  const IncidentState before = incident("i1", {told("old", "k1")});
  IncidentState now = incident("i1", {told("old", "k1"), told("new1", "k2", "Halima Bukar")});
  now.claims[1].is_person = true;
  now.independent = 2;
  for (const auto& all : {news_of(&before, now, world()), claims_of(&before, now, world())}) {
    ASSERT_EQ(all.size(), 1u);
    const std::string told = match_json(all[0], "w", "", "").dump();
    EXPECT_EQ(told.find("Halima"), std::string::npos) << told;
    EXPECT_NE(told.find("[person]"), std::string::npos) << told;
  }
}

TEST(IncidentNews, StandingsHaveAnOrder) {
  EXPECT_LT(rank_of("denied"), rank_of("contested"));
  EXPECT_LT(rank_of("contested"), rank_of("single-source"));
  EXPECT_LT(rank_of("single-source"), rank_of("multiple-source"));
}

RelationState office(std::string end = {}, std::vector<std::string> modes = {}, const std::string& report = "new1") {
  RelationState out;
  out.id = "r-1";
  out.type = "holds_office";
  out.from = "a-1";
  out.from_name = "Kodjo Amegan";
  out.to = "o-1";
  out.to_name = "finance minister";
  out.body_name = "Togo";
  out.end = std::move(end);
  out.modes = std::move(modes);
  out.claims = {{report, "k1", "affirmed"}};
  return out;
}

TEST(RelationNews, Offices) {
  EXPECT_EQ(changes(relation_news(office(), {}, world())), Names{"office_taken"});
  EXPECT_EQ(changes(relation_news(office({}, {"acting"}), {}, world())), Names{"acting_holder"});
  EXPECT_EQ(changes(relation_news(office({}, {"acting"}), {office({}, {}, "old")}, world())), Names{"acting_holder"});
  EXPECT_EQ(changes(relation_news(office("2022-07-05"), {office({}, {}, "old")}, world())), Names{"office_vacated"});
  EXPECT_TRUE(relation_news(office(), {office({}, {}, "old")}, world()).empty()) << "known";
  EXPECT_TRUE(relation_news(office("2022-07-06"), {office("2022-07-05", {}, "old")}, world()).empty()) << "that it is over is known";
  EXPECT_TRUE(relation_news(office({}, {}, "old"), {}, world()).empty()) << "no report is new";
  RelationState denied = office();
  denied.claims[0].polarity = "denied";
  EXPECT_TRUE(relation_news(denied, {}, world()).empty());
}

TEST(RelationNews, VacanciesAndOtherRelations) {
  RelationState vacant = office("2022-07-05");
  vacant.vacancies = {{"2022-07-05", "new"}};
  EXPECT_EQ(changes(relation_news(vacant, {office("2022-07-05", {}, "old")}, world())), Names{"office_vacant"});
  EXPECT_TRUE(relation_news(vacant, {vacant}, world()).empty());
  EXPECT_FALSE(told_before(vacant, world())) << "no report but the new one tells it";
  RelationState both = vacant;
  both.claims.push_back({"old", "c", "affirmed"});
  ASSERT_TRUE(told_before(both, world()));
  EXPECT_EQ(told_before(both, world())->claims.size(), 1u);
  EXPECT_TRUE(told_before(both, world())->vacancies.empty());
  RelationState leads = office();
  leads.type = "leads";
  EXPECT_EQ(changes(relation_news(leads, {}, world())), Names{"new_relation"});
  leads.end = "2022";
  EXPECT_EQ(changes(relation_news(leads, {}, world())), Names{"relation_ended"});
  leads.type = "located_in";
  EXPECT_TRUE(relation_news(leads, {}, world()).empty()) << "where somebody is, is never told";
}

Day day(int number) { return *parse_iso_day("2022-06-01") + std::chrono::days(number - 1); }

TEST(Windows, TheFirstThatHoldsMoreAndDidNot) {
  EXPECT_FALSE(first_crossing({{day(1)}, {day(4)}}, 7, 2));
  EXPECT_FALSE(first_crossing({{day(1)}, {day(4)}, {day(7)}}, 7, 2)) << "nothing in it is new";
  const auto window = first_crossing({{day(1)}, {day(7), true}, {day(4)}}, 7, 2);
  ASSERT_TRUE(window);
  EXPECT_EQ(window->first, day(1));
  EXPECT_EQ(window->last, day(7));
  EXPECT_EQ(window->before, 2);
  EXPECT_EQ(window->now, 3);
  EXPECT_FALSE(first_crossing({{day(1)}, {day(8), true}, {day(4)}}, 7, 2)) << "eight days";
  EXPECT_FALSE(first_crossing({{day(1)}, {day(2)}, {day(3)}, {day(4), true}}, 7, 2)) << "it was above before";
  EXPECT_TRUE(first_crossing({{day(1), true}}, 1, 0));
}

archive::MapItem facility(const std::string& state, int on = 0) {
  archive::FacilityItem item;
  item.name = "Berbera port";
  archive::FacilityState one;
  one.state = state;
  if (on) one.start = day(on);
  if (!state.empty()) item.states = {one};
  return {"r1", "", "f-1", "", item};
}

TEST(MapNews, NewStates) {
  EXPECT_EQ(changes(map_item_news(facility("damaged"), {})), Names{"facility_state"});
  EXPECT_TRUE(map_item_news(facility(""), {}).empty());
  const auto news = map_item_news(facility("damaged", 3), {facility("active").what});
  ASSERT_EQ(news.size(), 1u);
  EXPECT_EQ(news[0].before, "active");
  EXPECT_TRUE(map_item_news(facility("damaged", 3), {facility("damaged", 3).what, facility("").what}).empty());
  EXPECT_TRUE(map_item_news(facility("damaged"), {facility("damaged", 3).what}).empty()) << "told again without its day";
  EXPECT_EQ(map_item_news(facility("damaged", 9), {facility("damaged", 3).what}).size(), 1u) << "another day";
}

archive::MapItem leg(RouteStatus status, Polarity polarity = Polarity::kAffirmed) {
  archive::LegItem item;
  item.from.name = "Berbera";
  item.status = status;
  item.polarity = polarity;
  return {"r1", "", "l-1", "", item};
}

TEST(MapNews, Legs) {
  EXPECT_EQ(changes(map_item_news(leg(RouteStatus::kActive), {})), Names{"new_leg"});
  EXPECT_TRUE(map_item_news(leg(RouteStatus::kActive), {leg(RouteStatus::kActive).what}).empty());
  EXPECT_EQ(changes(map_item_news(leg(RouteStatus::kCut), {leg(RouteStatus::kActive).what})), Names{"leg_changed"});
  EXPECT_EQ(changes(map_item_news(leg(RouteStatus::kActive, Polarity::kDenied), {leg(RouteStatus::kActive).what})), Names{"leg_changed"});
}

}  // namespace
}  // namespace dateline::watch
