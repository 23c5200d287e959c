#include <gtest/gtest.h>

#include "incidents/test_actors.h"

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

constexpr auto kBody = EntityType::kOrganization;
constexpr auto kPerson = EntityType::kPerson;

TEST(Actors, OneBodyInTwoReportsIsOneActor) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}), report("r2", "2020-02-01", {known("The Savanna Brigade", kBody)})});
  ASSERT_EQ(built.actors.size(), 1u);
  EXPECT_EQ(built.actors[0].reports, 2);
  EXPECT_EQ(built.actors[0].first_published, "2020-01-01");
}

TEST(Actors, BodiesOfOtherStatesAreKeptApart) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Ministry of Defence", kBody, "KE")}), report("r2", "2020-02-01", {known("Ministry of Defence", kBody, "UG")})});
  EXPECT_EQ(built.actors.size(), 2u);
}

TEST(Actors, SpellingsOfOneNameAreOneWithTheirReason) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Muhammad Hassan Ali", kPerson, "SD")}), report("r2", "2020-02-01", {known("Mohammed Hassan Ali", kPerson, "SD")})});
  ASSERT_EQ(built.actors.size(), 1u);
  ASSERT_FALSE(built.actors[0].merges.empty());
  EXPECT_EQ(built.actors[0].merges[0].why, "transliteration");
}

TEST(Actors, PeopleOfOneNameInOtherCountriesAreKeptApart) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson, "CZ")}), report("r2", "2020-02-01", {known("Peter Novak", kPerson, "SI")})});
  ASSERT_EQ(built.actors.size(), 2u);
  EXPECT_NE(built.actors[0].id, built.actors[1].id);
  ASSERT_FALSE(built.actors[0].apart.empty());
  EXPECT_EQ(built.actors[0].apart[0].why, "country");
}

TEST(Actors, AFamilyNameAloneJoinsNobody) {
  const auto built = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson)}), report("r2", "2020-02-01", {known("Novak", kPerson)})});
  EXPECT_EQ(built.actors.size(), 2u);
}

TEST(Actors, APersonsDecisionComesFirst) {
  const std::vector<ReportFacts> reports{report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}), report("r2", "2020-02-01", {known("Savanna Brigade", kBody)})};
  EXPECT_EQ(build_actors(reports, {{1, false, {{0, 0}}, {{1, 0}}}}).actors.size(), 2u);
}

TEST(Actors, WhoeverHasAnIdKeepsItWhenANamesakeComesIn) {
  const auto later = report("r2", "2020-02-01", {known("Peter Novak", kPerson, "SI")});
  const auto before = build_actors({later});
  const auto after = build_actors({report("r1", "2020-01-01", {known("Peter Novak", kPerson, "CZ")}), later}, {}, {{actor_anchor(later, later.actors[0]), before.actors[0].id}});
  ASSERT_EQ(after.actors.size(), 2u);
  EXPECT_EQ(after.actors[after.places.at({1, 0})].id, before.actors[0].id);
}

}  // namespace
}  // namespace dateline::incidents
