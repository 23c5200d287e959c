// Grouping what comes in costs its own length, gives what grouping all at once gives, and can tell what was known on a day.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "archive/find.h"
#include "archive/sqlite.h"
#include "base/sha256.h"
#include "model/claim_key.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTowns[] = {"Cusco", "Puno", "Tacna", "Ica"};

/// A raid on a town, as a body tells it; denied: it says that there was none.
struct Told {
  std::string id, published, town, day;
  std::string by = "police";
  bool denied = false;
};

class GroupTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_group_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::unique_ptr<Document> document(const Told& told) {
    Article article;
    article.id = told.id;
    article.published = told.published;
    article.published_basis = PublishedBasis::kGiven;
    article.publisher = {"Post of " + told.id, ""};
    article.language = "en";
    article.text = Text("Raid in " + told.town + ", said the " + told.by + ". It was told by " + told.id + ".");
    article.text_sha256 = sha256_hex(article.text.view());
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }

  static Reading reading(const Told& told, const Document& document) {
    Reading out;
    out.engine = "0.1";
    out.model = "test";
    Source own, body;
    own.name = "Post of " + told.id;
    own.kind = SourceKind::kPublisher;
    body.name = told.by;
    const SourceId page = add(out.sources, own), root = add(out.sources, body);
    Place place;
    place.span = {8, 8 + static_cast<std::uint32_t>(told.town.size())};
    place.name = told.town;
    place.country = "PE";
    place.lat = static_cast<double>('A' - told.town[0]);  // far from each other
    place.lon = -70;
    Event event;
    event.kind = "assault";
    event.predicate = "raid";
    event.span = {0, 12};
    event.mentions = {{0, 4}};
    EventPlace site;
    site.place = add(out.places, place);
    site.span = place.span;
    event.places = {site};
    event.time = {{}, told.day, parse_iso_day(told.day), parse_iso_day(told.day), TimeBasis::kStated, {}};
    event.status = told.denied ? EventStatus::kDenied : EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(out.events, event);
    claim.span = event.span;
    claim.attribution = {{page, 0, "", {}}, {root, 1, "said", {}}};
    claim.polarity = told.denied ? Polarity::kDenied : Polarity::kAffirmed;
    claim.certainty = Certainty::kCertain;
    add(out.claims, claim);
    out.claims[0].key = claim_key(out, out.claims[0], document.article.text_sha256);
    return out;
  }

  Archive open(const std::string& name) { return *Archive::open(folder_ / name, Mode::kWrite); }
  static void put(Archive& archive, const Told& told) {
    const auto doc = document(told);
    ASSERT_TRUE(archive.add({std::string(doc->article.text.view()), told.id, "{\"id\":\"" + told.id + "\"}", true, "2021-09-05T00:00:00Z", {}}, *doc,
                            reading(told, *doc)).ok());
  }
  static std::vector<std::string> incidents_in(const Archive& archive, const std::string& day = {}) {
    Filter filter;
    filter.as_known_at = day;
    return find_incidents(archive, filter)->incidents;
  }
  static std::vector<Told> many(int number) {
    std::vector<Told> out;
    for (int i = 0; i < number; ++i) {
      const std::string day = "2021-05-" + std::to_string(10 + i / 8);
      out.push_back({"r" + std::to_string(1000 + i), day, std::string(kTowns[i % 4]), day, i % 3 ? "police" : "mayor", i % 5 == 4});
    }
    return out;
  }

  fs::path folder_;
};

TEST_F(GroupTest, OneByOneGivesWhatAllAtOnceGives) {
  Archive slow = open("slow.dateline"), quick = open("quick.dateline");
  for (const Told& told : many(40)) {
    put(slow, told);
    ASSERT_TRUE(slow.group().ok());
    put(quick, told);
  }
  ASSERT_TRUE(quick.group().ok());
  ASSERT_EQ(incidents_in(quick).size(), 20u) << "four towns on five days";
  EXPECT_EQ(incidents_in(slow), incidents_in(quick));
  ASSERT_TRUE(slow.regroup().ok());
  EXPECT_EQ(incidents_in(slow), incidents_in(quick));
}

TEST_F(GroupTest, WhatCameInLateIsInItsPlaceAfterRegroup) {
  Archive late = open("late.dateline"), early = open("early.dateline");
  const std::vector<Told> all = many(24);
  for (auto told = all.rbegin(); told != all.rend(); ++told) {
    put(late, *told);
    ASSERT_TRUE(late.group().ok());
  }
  for (const Told& told : all) put(early, told);
  ASSERT_TRUE(late.regroup().ok());
  ASSERT_TRUE(early.group().ok());
  const auto without_aliases = [](const std::vector<std::string>& incidents) {
    std::vector<json::Json> out;
    for (const std::string& incident : incidents) out.push_back(json::Json::parse(incident));
    for (json::Json& incident : out) incident.erase("aliases");  // ids that it had meanwhile
    return out;
  };
  EXPECT_EQ(without_aliases(incidents_in(late)), without_aliases(incidents_in(early)));
}

/// What a statement walks through, but for what is short: what waits, lists that come with the statement, people's decisions, outlets.
std::string scans(const Database& database, const std::string& sql) {
  std::string out;
  // The plan of a plain INSERT names tables with keys into this one, which are looked at only where one is broken.
  if (sql.starts_with("INSERT INTO") && sql.find("SELECT") == std::string::npos) return out;
  auto plan = database.query("EXPLAIN QUERY PLAN " + sql);
  while (plan.ok() && *plan->step()) {
    const std::string step = plan->text(3);
    const auto is_short = [&](const char* table) { return step.starts_with("SCAN " + std::string(table)); };
    const bool walks = step.starts_with("SCAN ") && step.find("VIRTUAL TABLE") == std::string::npos && step.find("(subquery") == std::string::npos;
    const char* const kShort[] = {"to_group", "to_tell", "CONSTANT ROW", "outlets", "first", "f", "versions", "v"};  // the last four: of one report
    if (walks && std::none_of(std::begin(kShort), std::end(kShort), is_short)) out += step + "\n";
  }
  return out;
}

TEST_F(GroupTest, NothingIsLookedThrough) {
  {
    Archive archive = open("news.dateline");
    for (const Told& told : many(64)) put(archive, told);
    ASSERT_TRUE(archive.group().ok());
  }
  Archive archive = open("news.dateline");
  put(archive, {"new", "2021-05-17", "Puno", "2021-05-17"});
  ASSERT_TRUE(archive.group().ok());
  const Told again{"r1003", "2021-05-10", "Ica", "2021-05-09"};
  const auto doc = document(again);
  ASSERT_TRUE(archive.add_reading("r1003", *doc, reading(again, *doc), "2022-01-01T00:00:00Z").ok());
  ASSERT_TRUE(archive.group().ok());
  for (const auto& [sql, rows] : archive.database().scanned()) {
    // Outlets are compared by name, once; decisions and feeds are few.
    if (sql.find("FROM outlets") == std::string::npos) EXPECT_LT(rows, 32) << sql;
    if (sql.find('?') != std::string::npos) EXPECT_EQ(scans(archive.database(), sql), "") << sql;
  }
}

TEST_F(GroupTest, TellsWhatWasKnownOnADay) {
  Archive archive = open("news.dateline");
  put(archive, {"a", "2021-05-11", "Cusco", "2021-05-10", "police"});
  put(archive, {"b", "2021-05-13", "Cusco", "2021-05-10", "witnesses of the raid"});
  put(archive, {"c", "2021-05-15", "Cusco", "2021-05-10", "army", true});
  ASSERT_TRUE(archive.group().ok());
  const auto standing = [&](const std::string& day) {
    const auto found = incidents_in(archive, day);
    return found.empty() ? std::string("nothing") : json::Json::parse(found[0])["standing"].get<std::string>();
  };
  EXPECT_EQ(standing("2021-05-10"), "nothing");
  EXPECT_EQ(standing("2021-05-12"), "single-source");
  EXPECT_EQ(standing("2021-05-14"), "multiple-source");
  EXPECT_EQ(standing(""), "contested");
  const std::string id = json::Json::parse(incidents_in(archive)[0])["id"];
  EXPECT_EQ(json::Json::parse(*find_incident(archive, id, "2021-05-12"))["reports"], 1);
  EXPECT_EQ(find_incident(archive, id, "2021-05-10").error().code, ErrorCode::kNotFound);
}

TEST_F(GroupTest, AnIdResolvesWhereTheClaimHasAnotherKeyNow) {
  Archive archive = open("news.dateline");
  const Told told{"a", "2021-05-11", "Cusco", "2021-05-10"};
  put(archive, told);
  ASSERT_TRUE(archive.group().ok());
  const std::string before = json::Json::parse(incidents_in(archive)[0])["id"];
  const auto doc = document(told);
  Reading again = reading(told, *doc);
  again.events[0].span = again.claims[0].span = {0, 20};  // a better reading sees more words
  again.claims[0].key = claim_key(again, again.claims[0], doc->article.text_sha256);
  ASSERT_TRUE(archive.add_reading("a", *doc, again, "2022-01-01T00:00:00Z").ok());
  ASSERT_TRUE(archive.group().ok());
  const std::string now = json::Json::parse(incidents_in(archive)[0])["id"];
  ASSERT_NE(now, before);
  EXPECT_EQ(json::Json::parse(*find_incident(archive, before))["id"], now);
  ASSERT_TRUE(archive.regroup().ok());
  EXPECT_EQ(json::Json::parse(*find_incident(archive, before))["id"], now);
}

TEST_F(GroupTest, WhatIsReadAnewLeavesWhatItToldBefore) {
  Archive archive = open("news.dateline");
  const Told first{"a", "2021-05-11", "Cusco", "2021-05-10"};
  put(archive, first);
  put(archive, {"b", "2021-05-12", "Cusco", "2021-05-10", "mayor"});
  ASSERT_TRUE(archive.group().ok());
  ASSERT_EQ(incidents_in(archive).size(), 1u);
  Told again = first;
  again.day = "2021-03-02";  // a better reading
  const auto doc = document(first);
  ASSERT_TRUE(archive.add_reading("a", *doc, reading(again, *doc), "2022-01-01T00:00:00Z").ok());
  ASSERT_TRUE(archive.group().ok());
  const auto found = incidents_in(archive);
  ASSERT_EQ(found.size(), 2u);
  for (const std::string& incident : found) EXPECT_EQ(json::Json::parse(incident)["reports"], 1);
  EXPECT_TRUE(archive.check()->ok());
}

}  // namespace
}  // namespace dateline::archive
