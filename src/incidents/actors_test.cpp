#include "incidents/actors.h"

#include <gtest/gtest.h>

namespace dateline::incidents {
namespace {

ActorFact known(std::string name, EntityType type, std::string country = {}) {
  ActorFact out;
  out.name = std::move(name);
  out.type = type;
  out.country = std::move(country);
  out.known = true;
  out.mentions = 1;
  return out;
}

ReportFacts report(std::string id, std::string day, std::vector<ActorFact> actors) {
  ReportFacts out;
  out.id = id;
  out.text_sha256 = "text of " + id;
  out.publisher = "The Test Post";
  out.published = day;
  out.day = parse_iso_day(day);
  out.actors = std::move(actors);
  return out;
}

RelationFact leads(int from, int to, std::string start) {
  RelationFact out;
  out.type = RelationType::kLeads;
  out.from = from;
  out.to = to;
  out.start = std::move(start);
  out.claims = {{"key " + out.start, Polarity::kAffirmed, Certainty::kCertain, {}}};
  return out;
}

constexpr auto kBody = EntityType::kOrganization;
constexpr auto kPerson = EntityType::kPerson;

TEST(Actors, OneBodyInTwoReportsIsOneActor) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}), report("r2", "2020-02-01", {known("The Savanna Brigade", kBody)})}, {}, {});
  ASSERT_EQ(built.actors.size(), 1u);
  EXPECT_EQ(built.actors[0].reports, 2);
  EXPECT_EQ(built.actors[0].first_published, "2020-01-01");
}

TEST(Actors, BodiesOfOtherStatesAreKeptApart) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Ministry of Defence", kBody, "KE")}), report("r2", "2020-02-01", {known("Ministry of Defence", kBody, "UG")})}, {}, {});
  EXPECT_EQ(built.actors.size(), 2u);
}

TEST(Actors, SpellingsOfOneNameAreOneWithTheirReason) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Muhammad Hassan Ali", kPerson, "SD")}), report("r2", "2020-02-01", {known("Mohammed Hassan Ali", kPerson, "SD")})}, {}, {});
  ASSERT_EQ(built.actors.size(), 1u);
  ASSERT_FALSE(built.actors[0].merges.empty());
  EXPECT_EQ(built.actors[0].merges[0].why, "transliteration");
}

TEST(Actors, PeopleOfOneNameInOtherCountriesAreKeptApart) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson, "CZ")}), report("r2", "2020-02-01", {known("Peter Novak", kPerson, "SI")})}, {}, {});
  ASSERT_EQ(built.actors.size(), 2u);
  EXPECT_NE(built.actors[0].id, built.actors[1].id);
  ASSERT_FALSE(built.actors[0].apart.empty());
  EXPECT_EQ(built.actors[0].apart[0].why, "country");
}

TEST(Actors, AFamilyNameAloneJoinsNobody) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson)}), report("r2", "2020-02-01", {known("Novak", kPerson)})}, {}, {});
  EXPECT_EQ(built.actors.size(), 2u);
}

TEST(Actors, APersonsDecisionComesFirst) {
  const std::vector<ReportFacts> reports{report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}), report("r2", "2020-02-01", {known("Savanna Brigade", kBody)})};
  EXPECT_EQ(build_actors(reports, {{1, false, {{0, 0}}, {{1, 0}}}}, {}).actors.size(), 2u);
}

TEST(Actors, WhoeverHasAnIdKeepsItWhenANamesakeComesIn) {
  const auto later = report("r2", "2020-02-01", {known("Peter Novak", kPerson, "SI")});
  const auto before = build_actors({later}, {}, {});
  const auto after = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson, "CZ")}), later}, {}, {}, {{before.anchors[0], before.actors[0].id}});
  ASSERT_EQ(after.actors.size(), 2u);
  EXPECT_EQ(after.actors[after.places.at({1, 0})].id, before.actors[0].id);
}

RelationFact holds(int from, int to, std::string key) {
  RelationFact out = leads(from, to, "");
  out.type = RelationType::kHoldsOffice;
  out.claims.front().key = std::move(key);
  return out;
}

TEST(Actors, AnOfficeToldWithoutItsStateIsTheOneThatItsHolderHasElsewhere) {
  ReportFacts first = report("r1", "2020-01-01", {known("Pedro Juarez", kPerson, "PE"), known("Peruvian President", EntityType::kPosition, "PE")});
  ReportFacts second = report("r2", "2020-02-01", {known("Pedro Juarez", kPerson, "PE"), known("President", EntityType::kPosition), known("minister", EntityType::kPosition)});
  first.relations = {holds(0, 1, "with state")};
  second.relations = {holds(0, 1, "without"), holds(0, 2, "another office")};
  const auto built = build_actors({first, second}, {}, {});
  ASSERT_EQ(built.relations.size(), 2u);
  EXPECT_EQ(built.relations[0].claims.size(), 2u);
  EXPECT_EQ(built.relations[1].to.name, "minister");
}

TEST(Actors, AnOfficeOfTwoStatesLeavesABareTitleUnsettled) {
  ReportFacts one = report("r1", "2020-01-01",
                           {known("Pedro Juarez", kPerson), known("Peruvian President", EntityType::kPosition, "PE"), known("Chilean President", EntityType::kPosition, "CL"), known("President", EntityType::kPosition)});
  one.relations = {holds(0, 1, "Peru"), holds(0, 2, "Chile"), holds(0, 3, "bare")};
  EXPECT_EQ(build_actors({one}, {}, {}).relations.size(), 3u);
}

TEST(Actors, TellingsOfOneRelationAreOneAndOtherStartsAreAConflict) {
  auto first = report("r1", "2020-01-01", {known("Peter Novak", kPerson), known("Savanna Brigade", kBody)});
  auto second = report("r2", "2020-02-01", first.actors), third = report("r3", "2020-03-01", first.actors);
  first.relations = {leads(0, 1, "2014")};
  second.relations = {leads(0, 1, "2014")};
  third.relations = {leads(0, 1, "2016")};
  const auto built = build_actors({first, second, third}, {}, {});
  ASSERT_EQ(built.relations.size(), 2u);
  EXPECT_EQ(built.relations[0].claims.size(), 2u);
  EXPECT_EQ(built.relations[0].conflicts, std::vector<std::string>{built.relations[1].id});
}

}  // namespace
}  // namespace dateline::incidents
