// Files of actors made into bases and found in them; what is judged alike; identifiers. Names are invented.
#include "bases/bases.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "actors/lexicon.h"
#include "base/data_file.h"
#include "bases/identifiers.h"
#include "bases/import.h"
#include "bases/match.h"

namespace dateline::bases {
namespace {

namespace fs = std::filesystem;

class Import : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_bases_test_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  bool import(const std::string& bytes, std::optional<BaseKind> kind = {}) {
    problems_.clear();
    std::ofstream(folder_ / "in.txt", std::ios::binary) << bytes;
    const auto done = import_base({folder_ / "in.txt"}, "in", kind, folder_ / "in.actors",
                                  [this](const std::string& where, const std::string& what) { problems_.push_back(where + ": " + what); });
    if (!done) {
      problems_.push_back(done.error().message);
      return false;
    }
    done_ = *done;
    auto opened = Bases::open({folder_ / "in.actors"});
    EXPECT_TRUE(opened.ok());
    bases_ = std::move(*opened);
    return true;
  }
  std::vector<EntryView> find(EntityType type, const std::string& name) {
    std::vector<EntryView> out;
    bases_.find(type, name, out);
    return out;
  }

  fs::path folder_;
  Bases bases_;
  Imported done_;
  std::vector<std::string> problems_;
};

constexpr const char* kPerson =
    R"({"id":"p1","caption":"Tarek Morhanu","schema":"Person","properties":{"name":["Tarek Morhanu"],"alias":["MORHANU, Tareq"],"nationality":["ir"],"birthDate":["1961-04"],"position":["Minister of Bridges"],"topics":["sanction"]}})";
constexpr const char* kSanction =
    R"({"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"authority":["Council of Velmar"],"authorityId":["VEL-7"],"listingDate":["2015-02-03"],"endDate":["2019"]}})";
constexpr const char* kNested =
    R"({"id":"p2","caption":"Ilsa Brandvik","schema":"Person","properties":{"name":["Ilsa Brandvik"],"country":["no"],"sanctions":[{"id":"s2","schema":"Sanction","properties":{"program":["Nordmark list"],"startDate":["2020"]}}],"positionOccupancies":[{"schema":"Occupancy","properties":{"startDate":["2011"],"post":[{"schema":"Position","properties":{"name":["Governor of Nordmark"]}}]}}]}})";

TEST_F(Import, EntitiesWithWhatRefersToThem) {
  ASSERT_TRUE(import(std::string(kSanction) + "\n" + kPerson + "\n\nno json\n{\"id\":\"x\"}\n{\"id\":\"a\",\"schema\":\"Address\",\"properties\":{}}\n" + kNested + "\n"));
  EXPECT_EQ(done_.kind, BaseKind::kList);
  EXPECT_EQ(done_.counts.entries, 2u);
  EXPECT_EQ(done_.counts.passed_over, 1u);
  ASSERT_EQ(problems_.size(), 2u);
  EXPECT_NE(problems_[0].find("in.txt line 4"), std::string::npos);
  EXPECT_TRUE(find(EntityType::kPerson, "Morhanu").empty());
  EXPECT_EQ(find(EntityType::kPerson, "Tariq Morhanu").size(), 1u);
  const auto same = find(EntityType::kPerson, "Tareq Morhanu");
  ASSERT_EQ(same.size(), 1u);
  EXPECT_EQ(same[0].id, "p1");
  EXPECT_TRUE(same[0].on_list);
  EXPECT_EQ(same[0].birth, 19610400);
  ASSERT_EQ(same[0].listings.size(), 1u);
  EXPECT_EQ(same[0].listings[0].list, "Council of Velmar");
  EXPECT_EQ(same[0].listings[0].reference, "VEL-7");
  EXPECT_EQ(same[0].listings[0].from, 20150203);
  EXPECT_EQ(same[0].listings[0].to, 20191231);
  const auto nested = find(EntityType::kPerson, "Ilsa Brandvik");
  ASSERT_EQ(nested.size(), 1u);
  ASSERT_EQ(nested[0].listings.size(), 2u);
  EXPECT_EQ(nested[0].listings[0].list, "Nordmark list");
  EXPECT_TRUE(nested[0].listings[1].is_office);
}

TEST_F(Import, ATableOfWikidata) {
  ASSERT_TRUE(import("item,itemLabel,itemAltLabel,countryLabel,instanceOfLabel,inception\n"
                     "http://www.wikidata.org/entity/Q900000001,Varnholt Front,\"Front of Varnholt, VFT\",Norway,armed group,2011-03-01T00:00:00Z\n"
                     "http://www.wikidata.org/entity/Q900000002,A Mountain,,Norway,mountain,\n"));
  EXPECT_EQ(done_.kind, BaseKind::kBase);
  EXPECT_EQ(done_.counts.passed_over, 1u);
  const auto found = find(EntityType::kOrganization, "VFT");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, "Q900000001");
  EXPECT_EQ(found[0].from, 20110301);
  ASSERT_EQ(found[0].countries.size(), 1u);
  EXPECT_EQ(found[0].countries[0], "NO");
  EXPECT_TRUE(find(EntityType::kPerson, "Varnholt Front").empty());
}

TEST_F(Import, FilesThatHoldNothingMakeNothing) {
  for (const char* bytes : {"", "words\n", "{\n", "name\n", "id,name\n1,\n"}) EXPECT_FALSE(import(bytes)) << bytes;
  EXPECT_FALSE(fs::exists(folder_ / "in.actors"));
}

Asked asked(EntityType type, const std::string& name, const std::string& country) {
  Asked out;
  out.type = type;
  out.names = {name};
  out.country = country;
  return out;
}

TEST_F(Import, OfAnotherCountryIsUnlikely) {
  ASSERT_TRUE(import(std::string(kPerson) + "\n", BaseKind::kBase));
  const auto found = find(EntityType::kPerson, "Tarek Morhanu");
  ASSERT_EQ(found.size(), 1u);
  const Match same = judge(asked(EntityType::kPerson, "Tarek Morhanu", "IR"), found[0]);
  const Match other = judge(asked(EntityType::kPerson, "Tarek Morhanu", "EG"), found[0]);
  EXPECT_GT(same.confidence, 0.9);
  EXPECT_LT(other.confidence, 0.3);
  EXPECT_EQ(other.reasons, (std::vector<std::string>{"same_name", "other_country"}));
  Asked minister = asked(EntityType::kPerson, "Tarek Morhanu", "");
  minister.nearby = {"IR"};
  minister.offices = {"minister of harbours"};
  EXPECT_EQ(judge(minister, found[0]).reasons.back(), "country_named");
  minister.offices = {"bridges minister"};
  EXPECT_EQ(judge(minister, found[0]).reasons.back(), "same_role");
}

TEST(Own, NamesLeadToIdsThatAreOnce) {
  std::vector<EntryView> found;
  find_own(EntityType::kOrganization, "Kataeb Hizballah", found);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, "kataib-hezbollah");
  std::vector<std::string> ids;
  for (const auto& actor : actors::lexicon().actors) {
    if (!actor.id.empty()) ids.push_back(actor.id);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  for (const auto& actor : actors::lexicon().actors) {
    for (const std::string& id : actor.follows) EXPECT_TRUE(std::binary_search(ids.begin(), ids.end(), id)) << actor.name << " " << id;
    for (const std::string& day : {actor.from, actor.to}) EXPECT_TRUE(day.empty() || parse_partial_day(day)) << actor.name << " " << day;
  }
}

TEST(Own, TheNameOfADay) {
  const auto& all = actors::lexicon().actors;
  const auto equinor = std::find_if(all.begin(), all.end(), [](const auto& a) { return a.id == "equinor"; });
  ASSERT_NE(equinor, all.end());
  EXPECT_EQ(actors::name_on(*equinor, "2010-01-01"), "Statoil");
  EXPECT_EQ(actors::name_on(*equinor, "2020-01-01"), "Equinor");
}

TEST(Own, AnAcronymSpeltOtherwiseIsAnother) {
  std::vector<EntryView> found;
  find_own(EntityType::kOrganization, "FSA", found);
  ASSERT_EQ(found.size(), 1u);
  Asked report = asked(EntityType::kOrganization, "FSA", "");
  const double plain = judge(report, found[0]).confidence;
  report.names.push_back("Federation of Student Astronomers");
  EXPECT_LT(judge(report, found[0]).confidence, plain / 2);
}

TEST(Identifiers, AreKeysWhereTheyHold) {
  EXPECT_EQ(identifier_key("imo", "IMO 9074729"), "#imo:9074729");
  EXPECT_EQ(identifier_key("imo", "1234567"), "#imo:1234567");
  EXPECT_EQ(identifier_key("imo", "1234568"), "");
  EXPECT_EQ(identifier_key("registration", "12"), "");
}

TEST(Days, MayBePartial) {
  EXPECT_EQ(parse_partial_day("1957-03-12"), 19570312);
  EXPECT_EQ(parse_partial_day("1957-03"), 19570300);
  EXPECT_EQ(parse_partial_day("1957"), 19570000);
  EXPECT_EQ(parse_partial_day("+1957-03-12T00:00:00Z"), 19570312);
  EXPECT_EQ(parse_partial_day("1957-00-00"), 19570000);
  for (const char* bad : {"", "57", "1957-13", "1957-02-30", "year", "1957/03"}) EXPECT_EQ(parse_partial_day(bad), 0) << bad;
}

}  // namespace
}  // namespace dateline::bases
