#include "geo/resolve.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "geo/home.h"

namespace dateline::geo {
namespace {

Candidate town(const char* name, const char* country, const char* admin1, double lat, double lon, double weight) {
  Candidate c;
  c.name = name;
  c.kind = "settlement";
  c.country = country;
  c.admin1 = admin1;
  c.lat = lat;
  c.lon = lon;
  c.radius_km = 3;
  c.weight = weight;
  return c;
}
Candidate country(const char* name, const char* code, double lat, double lon, double radius_km) {
  Candidate c = town(name, code, "", lat, lon, 8.5);
  c.kind = "country";
  c.precision = PlacePrecision::kCountry;
  c.radius_km = radius_km;
  c.from_tables = true;
  return c;
}
Candidate division(const char* name, const char* code, const char* admin1, double lat, double lon) {
  Candidate c = country(name, code, lat, lon, 300);
  c.kind = "region";
  c.admin1 = admin1;
  c.precision = PlacePrecision::kProvince;
  c.weight = 7;
  return c;
}
PlaceMention mention(const char* folded, std::vector<Candidate> candidates, int container = -1) {
  PlaceMention m;
  m.folded = folded;
  m.candidates = std::move(candidates);
  m.container = container;
  return m;
}
const Candidate& meant(const PlaceMention& m) { return m.candidates.at(static_cast<std::size_t>(m.chosen)); }

const std::vector<Candidate> kCordobas{town("Córdoba", "AR", "05", -31.41, -64.18, 6.2), town("Córdoba", "ES", "51", 37.88, -4.77, 5.5),
                                       town("Córdoba", "MX", "30", 18.88, -96.92, 5.2)};

TEST(Resolve, NothingElseKnownTheLargestIsMeant) {
  std::vector<PlaceMention> mentions{mention("cordoba", kCordobas)};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).country, "AR");
}

TEST(Resolve, TheNameBehindTheCommaDecides) {
  std::vector<PlaceMention> mentions{mention("cordoba", kCordobas, 1), mention("mexico", {country("Mexico", "MX", 23, -102, 790)})};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).country, "MX");
  EXPECT_GT(mentions[0].confidence, 0.8);
}

TEST(Resolve, OneSenseForANameInAText) {
  std::vector<PlaceMention> mentions{mention("cordoba", kCordobas, 1), mention("spain", {country("Spain", "ES", 40, -4, 400)}),
                                     mention("cordoba", kCordobas)};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[2]).country, "ES");
}

TEST(Resolve, NeighboursSpeakForAPlace) {
  std::vector<PlaceMention> mentions{mention("cordoba", kCordobas), mention("sevilla", {town("Sevilla", "ES", "51", 37.38, -5.97, 5.8)}),
                                     mention("jaen", {town("Jaén", "ES", "51", 37.77, -3.79, 5.1)})};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).country, "ES");
}

TEST(Resolve, StateOrCountryByItsCompany) {
  const std::vector<Candidate> georgias{country("Georgia", "GE", 42, 43.5, 150), division("Georgia", "US", "GA", 32.75, -83.5)};
  std::vector<PlaceMention> east{mention("georgia", georgias), mention("batumi", {town("Batumi", "GE", "04", 41.64, 41.63, 5.1)})};
  resolve(east);
  EXPECT_EQ(meant(east[0]).country, "GE");
  std::vector<PlaceMention> west{
      mention("savannah", {town("Savannah", "US", "GA", 32.08, -81.1, 5.1), town("Savannah", "US", "TN", 35.22, -88.25, 3.8)}, 1),
      mention("georgia", georgias), mention("alabama", {division("Alabama", "US", "AL", 32.75, -86.75)})};
  resolve(west);
  EXPECT_EQ(meant(west[1]).country, "US");
  EXPECT_EQ(meant(west[0]).admin1, "GA");
}

TEST(Resolve, AnUnknownTownLiesInItsContainer) {
  std::vector<PlaceMention> mentions{mention("kuhdasht-e sofla", {}, 1), mention("iran", {country("Iran", "IR", 32, 53, 720)}),
                                     mention("nowhere", {}), mention("kuhdasht-e sofla", {})};
  resolve(mentions);
  EXPECT_TRUE(mentions[0].in_container);
  EXPECT_FALSE(mentions[2].in_container);
  EXPECT_EQ(mentions[2].chosen, -1);
  EXPECT_TRUE(mentions[3].in_container);  // said again without it
}

TEST(Resolve, DistanceOnTheSphere) {
  EXPECT_NEAR(distance_km(0, 0, 0, 1), 111.2, 0.1);
  EXPECT_NEAR(distance_km(52.52, 13.405, 48.8566, 2.3522), 878, 3);
  EXPECT_NEAR(distance_km(10, 179.5, 10, -179.5), 109.5, 0.2);
}

Candidate county(const char* name, const char* code, const char* admin1, double lat, double lon) {
  Candidate c = division(name, code, admin1, lat, lon);
  c.precision = PlacePrecision::kDistrict;
  c.from_tables = false;
  c.radius_km = 30;
  c.weight = 4.5;
  return c;
}

TEST(Resolve, ACountyAndATownOfItFitTogether) {
  Candidate small = town("Cedarville", "US", "TN", 36.3, -88.3, 4.0);
  small.district = "Harlan County";
  std::vector<PlaceMention> mentions{
      mention("cedarville", {town("Cedarville", "US", "OH", 39.7, -83.8, 5.4), small}),
      mention("harlan county", {county("Harlan County", "US", "KY", 36.8, -83.3), county("Harlan County", "US", "TN", 36.3, -88.2)})};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).admin1, "TN");
  EXPECT_EQ(meant(mentions[1]).admin1, "TN");
  EXPECT_NE(std::find(mentions[0].reasons.begin(), mentions[0].reasons.end(), "division_context"), mentions[0].reasons.end());
}

TEST(Resolve, ThePublishersCountrySpeaksForANamesake) {
  const std::vector<Candidate> namesakes{town("Marlow", "GB", "ENG", 51.6, -0.8, 4.2), town("Marlow", "IE", "L", 53.0, -7.0, 3.8)};
  std::vector<PlaceMention> mentions{mention("marlow", namesakes)};
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).country, "GB");
  EXPECT_EQ(mentions[0].reasons, std::vector<std::string_view>{"largest"});
  mentions = {mention("marlow", namesakes)};
  resolve(mentions, {"IE", {}});
  EXPECT_EQ(meant(mentions[0]).country, "IE");
  EXPECT_EQ(mentions[0].reasons, std::vector<std::string_view>{"publisher_home"});
  ASSERT_GE(mentions[0].runner_up, 0);
  EXPECT_EQ(mentions[0].candidates[static_cast<std::size_t>(mentions[0].runner_up)].country, "GB");
}

TEST(Resolve, InAListOfStatesAStateIsMeant) {
  std::vector<PlaceMention> mentions{
      mention("adams", {town("Adams", "US", "MA", 42.6, -73.1, 7.5), division("Adams", "US", "AD", 47, -120)}),
      mention("brent", {division("Brent", "US", "BR", 44, -118)}), mention("clare", {division("Clare", "US", "CL", 40, -112)})};
  for (PlaceMention& m : mentions) m.list = 0;
  resolve(mentions);
  EXPECT_EQ(meant(mentions[0]).precision, PlacePrecision::kProvince);
}

TEST(Home, TheDomainsCountryAndTheNamesTown) {
  const auto gazetteer = Gazetteer::tables_only();
  EXPECT_EQ(home_of({"The Gazette", "news.example.ie"}, *gazetteer).country, "IE");
  EXPECT_EQ(home_of({"The Gazette", "gazette.example.co.uk"}, *gazetteer).country, "GB");
  EXPECT_EQ(home_of({"The Gazette", "gazette.tv"}, *gazetteer).country, "");
  EXPECT_EQ(home_of({"The Gazette", "gazette.example"}, *gazetteer).country, "");
  const Home home = home_of({"Yorkshire Gazette", ""}, *gazetteer);
  ASSERT_FALSE(home.places.empty());
  EXPECT_EQ(home.places[0].country, "GB");
  EXPECT_TRUE(home_of({"The Morning Star", ""}, *gazetteer).places.empty());
}

}  // namespace
}  // namespace dateline::geo
