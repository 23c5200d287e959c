#include "geo/import.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/line_reader.h"
#include "base/unicode.h"
#include "geo/import_sink.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

class ImportTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_import_test_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path put(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  /// The places of the layer made from `bytes`, looked up by `name`.
  std::vector<Candidate> imported(const std::string& bytes, const std::string& name) {
    problems_.clear();
    counts_ = {};
    const auto done = import_layer({put("in.txt", bytes)}, "in", folder_ / "in.gazetteer", *tables_,
                                   [this](const std::string& where, const std::string& what) { problems_.push_back(where + ": " + what); });
    if (!done) {
      problems_.push_back(done.error().message);
      return {};
    }
    counts_ = *done;
    auto opened = Gazetteer::open(folder_ / "in.gazetteer");
    EXPECT_TRUE(opened.ok());
    layer_ = std::move(*opened);
    std::vector<Candidate> found;
    layer_->find(fold_name(name), found);
    return found;
  }

  fs::path folder_;
  std::unique_ptr<Gazetteer> tables_ = Gazetteer::tables_only(), layer_;
  std::vector<std::string> problems_;
  ImportCounts counts_;
};

TEST_F(ImportTest, TablesOfManyShapes) {
  for (const char* bytes : {
           "name,lat,lon\nVarnholt,1.5,-2.5\n",
           "\xEF\xBB\xBFname;lat;lon\r\nVarnholt;1.5;-2.5\r\n",
           "Lon\tNAME\tLat\n-2.5\tVarnholt\t1.5",
           "id,name,note,latitude,longitude\n\n,\"Varnholt\",\"two\nlines, one \"\"word\"\"\",1.5,-2.5\n",
           "name,lat,lon,kind\n Varnholt , 1.5 , -2.5 , Air Base \n",
           "\n\nname,lat,lon,country\nVarnholt,1.5,-2.5,sy\n",
       }) {
    const auto found = imported(bytes, "Varnholt");
    ASSERT_EQ(found.size(), 1u) << bytes;
    EXPECT_NEAR(found[0].lat, 1.5, 1e-5);
    EXPECT_NEAR(found[0].lon, -2.5, 1e-5);
    EXPECT_EQ(found[0].kind, "facility");
    EXPECT_TRUE(problems_.empty()) << problems_[0];
  }
}

TEST_F(ImportTest, BadRowsAreNamedAndPassedOver) {
  static constexpr struct {
    const char* row;
    const char* words;
  } kRows[] = {
      {",1,2,,,", "no name"},
      {"'!',1,2,,,", "no name"},
      {"Zornach,1,x,,,", "no numbers"},
      {"Zornach,1,inf,,,", "no numbers"},
      {"Zornach,1,181,,,", "no degrees"},
      {"Zornach,1,2,spaceport,,", "spaceport"},
      {"Zornach,1,2,,Atlantis,", "Atlantis"},
      {"Zornach,1,2,,Soviet Union,", "Soviet Union"},
      {"Zornach,1,2,,,2015-02-30", "no days"},
      {"Zornach,1,2,,,20150101", "no days"},
      {"Zornach,1,2,,,,,,", "9 fields"},
      {"\"Zornach,1,2", "none closes it"},
      {"Zor\xFFnach,1,2,,,", "no name"},
  };
  for (const auto& row : kRows) {
    const std::string head = "name,lat,lon,kind,country,valid_from\nVarnholt,1,2,,,\n";
    EXPECT_EQ(imported(head + row.row + "\n", "Varnholt").size(), 1u) << row.row;
    ASSERT_EQ(problems_.size(), 1u) << row.row;
    EXPECT_NE(problems_[0].find("in.txt line 3: "), std::string::npos) << problems_[0];
    EXPECT_NE(problems_[0].find(row.words), std::string::npos) << problems_[0];
    EXPECT_EQ(counts_.bad, 1u);
  }
}

TEST_F(ImportTest, CodesOfADumpAreLettersAndDigits) {
  const std::string row = "1\tVarnholt\tVarnholt\t\t1.5\t-2.5\tP\tPPL\t\xFF\xFE\t\t\xFF" "1\t\t\t\t900\t\t\tUTC\t2020-01-01\n";
  const auto found = imported(row, "Varnholt");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].country, "");
  EXPECT_EQ(found[0].admin1, "");
}

TEST_F(ImportTest, LongLinesAreNamed) {
  const auto found = imported("name,lat,lon\nBefore,1,2\n" + std::string(3'000'000, 'x') + ",1,2\nVarnholt,1,2\n", "Varnholt");
  EXPECT_EQ(found.size(), 1u);
  ASSERT_EQ(problems_.size(), 1u);
  EXPECT_NE(problems_[0].find("line 3"), std::string::npos) << problems_[0];
}

TEST_F(ImportTest, AreasOverTheDateLineAreNoBelts) {
  const auto found = imported(R"({"type": "Feature", "properties": {"name": "Varnholt", "kind": "region"}, "geometry": {"type": "MultiPolygon",
      "coordinates": [[[[179, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]]]]}})", "Varnholt");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(std::abs(found[0].lon), 180, 1e-4);
  EXPECT_NEAR(found[0].radius_km, 157, 1);
}

TEST_F(ImportTest, ForeignFilesAreRefused) {
  for (const std::string& bytes : {std::string(), std::string("\n\n"), std::string("a story about Varnholt\n"), std::string("{\"a\": "), std::string("{}"),
                                   std::string("{\"features\": [") + std::string(50'000, '['), std::string("1\t2\ten\tVarnholt\n"),
                                   "{\"features\": [{\"properties\": {\"name\": \"x\"}, \"geometry\": {\"coordinates\": " + std::string(5000, '[') +
                                       std::string(5000, ']') + "}}]}"}) {
    EXPECT_TRUE(imported(bytes, "Varnholt").empty());
    ASSERT_FALSE(problems_.empty());
    EXPECT_NE(problems_[0].find("in.txt"), std::string::npos) << problems_[0];
    EXPECT_FALSE(fs::exists(folder_ / "in.gazetteer"));
  }
}

TEST_F(ImportTest, TheSameFilesMakeTheSameBytes) {
  const std::string bytes = "name,lat,lon,country,admin1,aliases\nVarnholt,1,2,IQ,Anbar,Old Varnholt\n";
  imported(bytes, "x");
  const auto read = [this] {
    std::ifstream in(folder_ / "in.gazetteer", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const std::string once = read();
  const auto found = imported(bytes, "old varnholt");
  EXPECT_EQ(read(), once);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].province, "Anbar");
  EXPECT_FALSE(found[0].admin1.empty());
  EXPECT_EQ(found[0].version.size(), 12u);
}

TEST(Validity, DaysMonthsYears) {
  EXPECT_EQ(parse_validity("2014-06-10", false), 20140610);
  EXPECT_EQ(parse_validity("2016-02", true), 20160229);
  EXPECT_EQ(parse_validity("2016", false), 20160101);
  EXPECT_EQ(parse_validity("2016", true), 20161231);
  for (const char* bad : {"", "16", "2016-13", "2016-1-1", "2016-01-01T00", "year"}) EXPECT_FALSE(parse_validity(bad, false)) << bad;
  Candidate place;
  const Day day = *make_day(2016, 2, 29);
  EXPECT_TRUE(is_valid_on(place, day));
  place.valid_to = 20160229;
  EXPECT_TRUE(is_valid_on(place, day));
  place.valid_to = 20160228;
  EXPECT_FALSE(is_valid_on(place, day));
  place.valid_to = 0;
  place.valid_from = 20160301;
  EXPECT_FALSE(is_valid_on(place, day));
}

}  // namespace
}  // namespace dateline::geo
