// Which entities of which reports are one actor, and why not.
#include <gtest/gtest.h>

#include <algorithm>

#include "incidents/role_days.h"
#include "incidents/state_bodies.h"
#include "incidents/test_actors.h"

namespace dateline::incidents {
namespace {

struct Named {
  std::string name;
  EntityType type = EntityType::kPerson;
  std::string country = {};
  std::string office = {}, office_country = {};  // of a person
  std::vector<std::string> aliases = {};
  std::string subtype = {};
};

/// A report that names one actor.
ReportFacts report(const std::string& id, const Named& named, const std::string& day = "2020-01-01") {
  ReportFacts out;
  out.id = id;
  out.text_sha256 = "text of " + id;
  out.published = day;
  out.publisher = "The Brenna Gazette";
  out.day = parse_iso_day(day);
  ActorFact actor;
  actor.name = named.name;
  actor.type = named.type;
  actor.country = named.country;
  actor.aliases = named.aliases;
  actor.subtype = named.subtype;
  actor.known = true;
  actor.spans = {{0, 5}};
  out.actors.push_back(actor);
  if (!named.office.empty()) {
    ActorFact office;
    office.entity = 1;
    office.name = named.office;
    office.type = EntityType::kPosition;
    office.country = named.office_country;
    out.actors.push_back(office);
    RelationFact relation;
    relation.type = RelationType::kHoldsOffice;
    relation.from = 0;
    relation.to = 1;
    relation.claims = {{"key of " + id, Polarity::kAffirmed, Certainty::kCertain, {}}};
    out.relations.push_back(relation);
  }
  return out;
}

std::vector<ReportFacts> reports(const std::vector<Named>& all) {
  std::vector<ReportFacts> out;
  for (const Named& named : all) out.push_back(report("r" + std::to_string(out.size() + 1), named));
  return out;
}

std::size_t actors_of(const std::vector<Named>& all) { return build_actors(reports(all)).actors.size(); }

constexpr EntityType kBody = EntityType::kOrganization;

TEST(ActorGroups, ASlipOfOneReportDoesNotJoinWhomAnotherTellsApart) {
  auto all = reports({{"Oskar Tevin", EntityType::kPerson, {}, {}, {}, {"Mira Dask"}}, {"Oskar Tevin"}, {"Mira Dask"}});
  EXPECT_EQ(build_actors(all).actors.size(), 1u);
  ActorFact other = all[2].actors[0];
  other.entity = 7;
  all[1].actors.push_back(other);
  EXPECT_EQ(build_actors(all).actors.size(), 2u);
}

TEST(ActorGroups, WhoIsOneAndWhoIsNot) {
  struct Row {
    const char* what;
    std::vector<Named> all;
    std::size_t actors;
  };
  const Row table[] = {
      {"the same full name", {{"Oskar Tevin"}, {"Oskar Tevin"}}, 1},
      {"of two countries", {{"Oskar Tevin", EntityType::kPerson, "PL"}, {"Oskar Tevin", EntityType::kPerson, "CL"}}, 2},
      {"ministers of two states",
       {{"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"},
        {"Oskar Tevin", EntityType::kPerson, {}, "trade minister", "CL"}},
       2},
      {"one state, two offices",
       {{"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"},
        {"Oskar Tevin", EntityType::kPerson, {}, "trade minister", "PL"}},
       1},
      {"a family name alone", {{"Tevin"}, {"Tevin"}}, 2},
      {"a family name with the same office",
       {{"Tevin", EntityType::kPerson, {}, "health minister", "PL"}, {"Tevin", EntityType::kPerson, {}, "health minister", "PL"}},
       1},
      {"family names with a rank", {{"Tevin", EntityType::kPerson, {}, "colonel"}, {"Tevin", EntityType::kPerson, {}, "colonel"}}, 2},
      {"family names with a bare title",
       {{"Tevin", EntityType::kPerson, {}, "President"}, {"Tevin", EntityType::kPerson, {}, "president"}},
       2},
      {"family names of one country with the title",
       {{"Tevin", EntityType::kPerson, "PL", "President"}, {"Tevin", EntityType::kPerson, "PL", "president"}},
       1},
      {"family name and full name with the office",
       {{"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"}, {"Tevin", EntityType::kPerson, {}, "health minister", "PL"}},
       1},
      {"family name and full name without", {{"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"}, {"Tevin"}}, 2},
      {"which of two is unclear",
       {{"Oskar Tevin", EntityType::kPerson, "PL"}, {"Oskar Tevin", EntityType::kPerson, "CL"}, {"Oskar Tevin"}},
       3},
      {"another spelling with the office",
       {{"Muhammad Karimov", EntityType::kPerson, {}, "army chief", "KG"},
        {"Mohammed Karimov", EntityType::kPerson, {}, "army chief", "KG"}},
       1},
      {"another spelling of a person alone", {{"Muhammad Karimov"}, {"Mohammed Karimov"}}, 2},
      {"a body and its acronym", {{"Front for Northern Renewal", kBody, {}, {}, {}, {"FNR"}}, {"FNR", kBody}}, 1},
      {"an acronym of two bodies",
       {{"Front for Northern Renewal", kBody, {}, {}, {}, {"FNR"}},
        {"Forest and Nature Reserves", kBody, {}, {}, {}, {"FNR"}},
        {"FNR", kBody}},
       3},
      {"a body and a person", {{"Ansa", kBody}, {"Ansa"}}, 2},
      {"parties of two countries", {{"Unity Party", kBody, "FJ"}, {"Unity Party", kBody, "MT"}}, 2},
      {"an alliance in two countries",
       {{"Northern Pact", kBody, "FJ", {}, {}, {}, "alliance"}, {"Northern Pact", kBody, "MT", {}, {}, {}, "alliance"}},
       1},
      {"the army of a state, said in two ways", {{"Malian army", kBody, "ML"}, {"army", kBody, "ML"}}, 1},
      {"armies of two states", {{"army", kBody, "UG"}, {"army", kBody, "ML"}}, 2},
      {"a state by its code", {{"Britain", EntityType::kCountry, "GB"}, {"United Kingdom", EntityType::kCountry, "GB"}}, 1},
  };
  for (const Row& row : table) EXPECT_EQ(actors_of(row.all), row.actors) << row.what;
}

TEST(ActorGroups, TimeSpeaksAgainst) {
  const std::vector<ReportFacts> all = {report("r1", {"Oskar Tevin"}, "1911-01-01"), report("r2", {"Oskar Tevin"}, "2020-01-01")};
  const BuiltActors built = build_actors(all);
  ASSERT_EQ(built.actors.size(), 2u);
  ASSERT_EQ(built.actors[0].apart.size(), 1u);
  EXPECT_EQ(built.actors[0].apart[0].why, "time");
  EXPECT_NE(built.actors[0].id, built.actors[1].id) << "two of one name have ids of their own";
}

TEST(ActorGroups, EveryJoiningSaysWhy) {
  const BuiltActors built = build_actors(reports({{"Front for Northern Renewal", kBody, {}, {}, {}, {"FNR"}}, {"FNR", kBody}}));
  ASSERT_EQ(built.actors[0].merges.size(), 1u);
  EXPECT_EQ(built.actors[0].merges[0].why, "acronym");
  EXPECT_EQ(built.actors[0].merges[0].names, (std::vector<std::string>{"Front for Northern Renewal", "FNR"}));
  EXPECT_EQ(built.actors[0].merges[0].reports, (std::vector<std::string>{"r1"}));
  EXPECT_EQ(built.actors[0].name, "Front for Northern Renewal");
}

TEST(ActorGroups, TheSameInAnyOrderOfArrival) {
  auto all = reports({{"Oskar Tevin", EntityType::kPerson, "PL"},
                      {"Oskar Tevin"},
                      {"FNR", kBody},
                      {"Front for Northern Renewal", kBody, {}, {}, {}, {"FNR"}}});
  for (std::size_t i = 0; i < all.size(); ++i) all[i].day = *parse_iso_day("2020-01-01") + std::chrono::days(i);
  const auto ids = [](const std::vector<ReportFacts>& facts) {
    std::vector<std::string> out;
    for (const Actor& actor : build_actors(facts).actors) out.push_back(actor.id);
    return out;
  };
  const auto before = ids(all);
  std::reverse(all.begin(), all.end());
  EXPECT_EQ(ids(all), before);
}

TEST(ActorGroups, PeopleDecide) {
  const auto all = reports({{"Oskar Tevin"}, {"Oskar Tevin"}, {"Ivo Brant"}});
  const ActorDecision split{1, false, {{0, 0}}, {{1, 0}}}, merge{2, true, {{0, 0}}, {{2, 0}}};
  EXPECT_EQ(build_actors(all).actors.size(), 2u);
  EXPECT_EQ(build_actors(all, {split}).actors.size(), 3u);
  const BuiltActors both = build_actors(all, {split, merge});
  ASSERT_EQ(both.actors.size(), 2u);
  EXPECT_EQ(both.actors[0].merges[0].decision, 2);
  EXPECT_EQ(both.actors[0].apart[0].why, "decision");
}

TEST(ActorGroups, WhatADecisionDoesNotNameStaysWithTheBody) {
  for (const bool first : {true, false}) {  // what was taken off can have been published before the body
    auto all = reports({{"Oskar Tevin"}, {"Oskar Tevin"}, {"Oskar Tevin"}, {"Oskar Tevin"}, {"Gen. Oskar Tevin", EntityType::kPerson}});
    all[4].actors[0].aliases = {"Oskar Tevin"};
    const int taken = first ? 0 : 1, stays = first ? 1 : 0;
    const BuiltActors built = build_actors(all, {{1, false, {{stays, 0}}, {{taken, 0}}, true}});
    ASSERT_EQ(built.actors.size(), 2u);
    EXPECT_EQ(built.members[built.places.at({taken, 0})], 1u);
    EXPECT_EQ(built.members[built.places.at({stays, 0})], 4u);
    const BuiltActors two = build_actors(all, {{1, false, {{stays, 0}}, {{taken, 0}}, true}, {2, false, {{stays, 0}}, {{2, 0}}, true}});
    EXPECT_EQ(two.actors.size(), 3u);
    EXPECT_EQ(two.members[two.places.at({stays, 0})], 3u);
  }
}

TEST(ActorGroups, OfTwoActorsThatWereNeverOneNeitherIsTheBody) {
  const auto all = reports({{"Oskar Tevin"}, {"Oskar Tevin"}, {"Oskar Tevin"}});
  EXPECT_EQ(build_actors(all, {{1, false, {{0, 0}}, {{1, 0}}}}).actors.size(), 3u) << "the third could be either";
}

TEST(ActorGroups, WhoAgreesOnlyWithWhatWasTakenOffGoesWithIt) {
  const auto all = reports({{"Oskar Tevin"},
                            {"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"},
                            {"Oskar Tevin"},
                            {"Oskar Tevin", EntityType::kPerson, {}, "health minister", "PL"}});
  const BuiltActors built = build_actors(all, {{1, false, {{0, 0}}, {{1, 0}}, true}});
  ASSERT_EQ(built.actors.size(), 2u);
  EXPECT_EQ(built.places.at({3, 0}), built.places.at({1, 0}));
  EXPECT_EQ(built.places.at({2, 0}), built.places.at({0, 0}));
}

TEST(ActorGroups, AnEntryOfABaseLeadsToTheBody) {
  auto all = reports({{"Oskar Tevin"}, {"Oskar Tevin"}, {"O. J. Tevin"}});
  for (ReportFacts& one : all) one.actors[0].links = {{"watch", "w-7", "TEVIN, Oskar", "", "", "", "", 0.9, {}, false}};
  const BuiltActors built = build_actors(all, {{1, false, {{1, 0}}, {{0, 0}}, true}});
  ASSERT_EQ(built.actors.size(), 2u);
  EXPECT_EQ(built.places.at({2, 0}), built.places.at({1, 0}));
}

TEST(RoleDays, WhenARoleWasHeld) {
  const auto day = [](const char* text) { return *parse_iso_day(text); };
  const RoleSpan told{"", "", false, day("2019-01-01"), day("2020-01-01")}, since{"2014", "", false, day("2019-01-01"), day("2019-01-01")},
      between{"2014-03", "2018-06-05", false, day("2019-01-01"), day("2019-01-01")},
      former{"", "", true, day("2019-01-01"), day("2019-01-01")}, open{"", "../2018-12-31", true, day("2019-01-01"), day("2019-01-01")};
  struct Row {
    const RoleSpan& role;
    const char* day;
    Held held;
  };
  const Row table[] = {
      {told, "2019-06-01", Held::kStated},    {told, "2018-06-01", Held::kPossible},   {told, "2021-06-01", Held::kPossible},
      {since, "2013-12-31", Held::kNo},       {since, "2014-06-01", Held::kPossible},  {since, "2016-01-01", Held::kStated},
      {between, "2016-01-01", Held::kStated}, {between, "2018-06-06", Held::kNo},      {between, "2014-03-10", Held::kPossible},
      {former, "2019-06-01", Held::kNo},      {former, "2018-06-01", Held::kPossible}, {open, "2019-01-01", Held::kNo},
      {open, "2018-01-01", Held::kPossible}};
  for (const Row& row : table)
    EXPECT_EQ(held_at(row.role, day(row.day)), row.held) << row.role.start << " " << row.role.end << " at " << row.day;
  EXPECT_FALSE(days_of("PAST_REF").first);
  EXPECT_EQ(days_of("2019-W01").first, day("2018-12-31"));
  EXPECT_FALSE(days_of("2019-13").first);
}

TEST(StateBodies, WordsBesideTheState) {
  EXPECT_EQ(words_beside_state("the government of Iraq", "IQ"), (std::vector<std::string>{"government"}));
  EXPECT_EQ(words_beside_state("Iraqi Prime Minister", "IQ"), (std::vector<std::string>{"prime", "minister"}));
  EXPECT_TRUE(is_common_to_states({"interior", "ministry"}));
  EXPECT_FALSE(is_common_to_states({"coastal", "front"}));
  EXPECT_FALSE(is_common_to_states({}));
}

}  // namespace
}  // namespace dateline::incidents
