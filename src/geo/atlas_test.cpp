#include "geo/atlas.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "base/data_file.h"
#include "base/unicode.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

TEST(Atlas, TablesHoldTogether) {
  const Atlas atlas;
  static constexpr struct {
    const char* name;
    const char* kind;
    const char* country;
    double lat, lon;
  } kRows[] = {
      {"Uruguay", "country", "UY", -33, -56}, {"the Philippines", "country", "PH", 13, 122}, {"Burma", "country", "MM", 22, 98},
      {"Sahel", "region", "", 15, 5},         {"Cabo Delgado", "region", "MZ", -12.6, 39.7}, {"Kerch Strait", "water", "", 45.3, 36.55},
      {"Torkham", "crossing", "", 34.13, 71.09},
      {"Ramstein", "facility", "DE", 49.44, 7.6}, {"USSR", "country", "", 60, 90},         {"Diego Garcia", "facility", "IO", -7.3, 72.4},
  };
  for (const auto& row : kRows) {
    std::vector<Candidate> found;
    atlas.find(fold_name(row.name), found);
    ASSERT_EQ(found.size(), 1u) << row.name;
    EXPECT_EQ(found[0].kind, row.kind);
    EXPECT_EQ(found[0].country, row.country);
    EXPECT_NEAR(found[0].lat, row.lat, 0.6) << row.name;
    EXPECT_NEAR(found[0].lon, row.lon, 0.6) << row.name;
  }
  EXPECT_TRUE(atlas.is_acronym("uk"));
  EXPECT_FALSE(atlas.is_acronym("peru"));
  EXPECT_TRUE(atlas.is_capital("PY", "asuncion"));
}

TEST(Atlas, AdjectivesLeadToTheirPlace) {
  const Atlas atlas;
  static constexpr struct {
    const char* word;
    const char* place;
    bool people;
  } kRows[] = {{"Peruvian", "Peru", false},   {"Spaniards", "Spain", true}, {"South Korean", "South Korea", false},
               {"Chechen", "Chechnya", false}, {"Texans", "Texas", true},    {"Sahelian", "Sahel", false}};
  for (const auto& row : kRows) {
    const auto entry = atlas.adjective(fold_name(row.word));
    ASSERT_TRUE(entry) << row.word;
    EXPECT_EQ(atlas.place(entry->place).name, row.place);
    EXPECT_EQ(entry->people_only, row.people) << row.word;
  }
  EXPECT_FALSE(atlas.adjective("wooden"));
}

TEST(Atlas, EveryRowIsAPlaceOnEarth) {
  const Atlas atlas;
  std::set<std::string> seen;
  for (std::uint32_t i = 0; i < atlas.size(); ++i) {
    const Candidate& place = atlas.place(i);
    EXPECT_TRUE(std::abs(place.lat) <= 90 && std::abs(place.lon) <= 180) << place.name;
    EXPECT_TRUE(place.radius_km > 0 && place.radius_km <= 7000) << place.name;
    EXPECT_TRUE(seen.insert(std::string(place.name) + "/" + std::string(place.country) + "/" + std::string(place.kind)).second) << place.name << " stands twice";
    if (place.country.empty() || place.kind == "country") continue;
    const Candidate* country = atlas.country(place.country);
    ASSERT_TRUE(country) << place.name << " lies in " << place.country << ", which countries.tsv lacks";
    EXPECT_LT(distance_km(place.lat, place.lon, country->lat, country->lon), 5 * country->radius_km + 2500) << place.name << " is far from " << country->name;
  }
}

TEST(Atlas, NoNameStandsTwiceInARow) {
  const Atlas atlas;
  for (const char* table : {"geo/regions.tsv", "geo/sites.tsv", "geo/waters.tsv", "geo/historic.tsv", "geo/divisions.tsv"}) {
    for (const TableRow& row : data_table(table)) {
      std::set<std::string> names{fold_name(row[0])};
      if (row[1] == "-") continue;
      for (std::string_view alias : split(row[1], '|')) EXPECT_TRUE(names.insert(fold_name(alias)).second) << table << ": " << alias;
    }
  }
}

TEST(Atlas, StatesThatAreNoMoreTellTheirYears) {
  const Atlas atlas;
  std::vector<Candidate> found;
  atlas.find("south yemen", found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].country, "YE");
  EXPECT_EQ(found[0].valid_from, 19670101);
  EXPECT_EQ(found[0].valid_to, 19901231);
  EXPECT_EQ(atlas.place(atlas.adjective("soviet")->place).name, "Soviet Union");
}

}  // namespace
}  // namespace dateline::geo
