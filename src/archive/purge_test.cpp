// What a purge leaves: no value anywhere in the file, packed or not, has a word of the report; the chains still follow.
#include "archive/purge.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "archive/chain.h"
#include "archive/compress.h"
#include "archive/share.h"
#include "archive/sqlite.h"
#include "archive/watches.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class PurgeTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_purge_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// A report by `town`'s paper of an assault there by a group that bears a name of its own.
  static void put(Archive& archive, const std::string& id, const std::string& town, const std::string& group) {
    const std::string text = group + " attacked a depot in " + town + " on Monday.";
    Article article;
    article.id = id;
    article.url = "https://post.example/" + town;
    article.title = "Depot attacked in " + town;
    article.publisher = {town + " Post", town + ".example"};
    article.published = "2021-05-04";
    article.published_basis = PublishedBasis::kGiven;
    article.language = "en";
    article.text = Text(text);
    article.sha256 = article.text_sha256 = sha256_hex(text);
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    const Document doc(std::move(article));
    Reading reading;
    reading.engine = reading.model = "test";
    Source own;
    own.name = town + " Post";
    own.kind = SourceKind::kPublisher;
    const SourceId page = add(reading.sources, own);
    Entity agent;
    agent.name = group;
    agent.type = EntityType::kGroup;
    agent.mentions = {{{0, static_cast<std::uint32_t>(group.size())}, MentionForm::kName, {}, -1}};
    const EntityId who = add(reading.entities, agent);
    Place site;
    site.name = town;
    site.country = "PE";
    site.span = {0, 4};
    const PlaceId where = add(reading.places, site);
    Event event;
    event.kind = "assault";
    event.predicate = "attack";
    event.span = doc.article.text.whole();
    event.participants = {{Role::kAgent, who, {0, 4}, {}}};
    event.places = {{PlaceRole::kSite, where, 0, {0, 4}, {}}};
    event.time = {{}, "2021-05-03", parse_iso_day("2021-05-03"), parse_iso_day("2021-05-03"), TimeBasis::kStated, {}};
    event.status = EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(reading.events, event);
    claim.span = event.span;
    claim.attribution = {{page, 0, "", {}}};
    add(reading.claims, claim);
    reading.claims[0].key = claim_key(reading, reading.claims[0], doc.article.text_sha256);
    const CapturedInput input{text, town + ".txt", "{\"url\":\"https://post.example/" + town + "\"}", true, "2021-05-05T00:00:00Z", "{\"taken_in\":{\"by\":\"" + town + "\"}}"};
    ASSERT_TRUE(archive.add(input, doc, reading).ok());
    ASSERT_TRUE(archive.add_reading(id, doc, reading, "2021-06-01T00:00:00Z").ok());
    ASSERT_TRUE(archive.group().ok());
  }

  Archive make() {
    auto archive = Archive::open(folder_ / "p.dateline", Mode::kWrite);
    EXPECT_TRUE(archive.ok());
    return std::move(*archive);
  }

  /// Tables with a value that holds the word, whatever its capitals, as it is or packed.
  static std::string tables_with(const Database& database, const std::string& word) {
    std::string out;
    auto tables = database.query("SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1, 2");
    while (tables.ok() && *tables->step()) {
      const std::string table = tables->text(0), column = tables->text(1);
      auto rows = database.query("SELECT \"" + column + "\" FROM \"" + table + "\"");
      if (!rows) continue;  // a hidden column of a virtual table
      while (true) {
        const auto row = rows->step();
        if (!row.ok() || !*row) break;
        const std::string kept = rows->text(0);
        const auto unpacked = unpack(kept);
        for (std::string value : {kept, unpacked.ok() ? *unpacked : std::string()}) {
          for (char& c : value) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
          if (value.find(word) != std::string::npos && !out.ends_with(table + "." + column + " ")) out += table + "." + column + " ";
        }
      }
    }
    return out;
  }

  fs::path folder_;
};

TEST_F(PurgeTest, LeavesNoWordAnywhere) {
  Archive archive = make();
  WatchRow watch;
  watch.name = "all";
  watch.question = "{}";
  ASSERT_TRUE(archive.update([&] { return add_watch(archive, watch); }).ok());
  put(archive, "r1", "Quilla", "Zorros");
  put(archive, "r2", "Bamba", "Condors");
  const Database& database = archive.database();
  ASSERT_NE(tables_with(database, "quilla").find("incidents.content"), std::string::npos) << "what is packed is looked into";
  ASSERT_NE(tables_with(database, "zorros").find("readings.content"), std::string::npos);

  const auto done = purge(archive, {"r1", "desk", "asked by law", "2021-07-01T00:00:00Z"});
  ASSERT_TRUE(done.ok()) << done.error().message;
  EXPECT_EQ(tables_with(database, "quilla"), "");
  EXPECT_EQ(tables_with(database, "zorros"), "");
  EXPECT_NE(tables_with(database, "condors"), "");
  const auto check = archive.check();
  ASSERT_TRUE(check.ok());
  for (const CheckProblem& problem : check->problems) ADD_FAILURE() << problem.where << ": " << problem.what;
}

TEST_F(PurgeTest, OnlyPurgedRowsCanBeChanged) {
  Archive archive = make();
  put(archive, "r1", "Quilla", "Zorros");
  put(archive, "r2", "Bamba", "Condors");
  ASSERT_TRUE(purge(archive, {"r1", "desk", "asked by law", "2021-07-01T00:00:00Z"}).ok());
  const Database& database = archive.database();
  EXPECT_FALSE(database.run("UPDATE captures SET given = '' WHERE report = 'r2'").ok());
  EXPECT_FALSE(database.run("UPDATE readings SET content = x'' WHERE report = 'r2'").ok());
  EXPECT_FALSE(database.run("UPDATE captures SET hash = 'x' WHERE report = 'r1'").ok());
  EXPECT_FALSE(database.run("DELETE FROM captures WHERE report = 'r1'").ok());
  EXPECT_FALSE(database.run("UPDATE purges SET made_by = 'x'").ok());
  ASSERT_TRUE(database.run("UPDATE readings SET engine = 'other' WHERE report = 'r1'").ok()) << "SQLite lets it; check does not";
  EXPECT_FALSE(archive.check()->ok());
}

TEST_F(PurgeTest, AShareHasNoWordOfWhatIsWithheld) {
  Archive archive = make();
  put(archive, "r1", "Quilla", "Zorros");
  put(archive, "r2", "Bamba", "Condors");
  SensitivityMark given;
  given.of = "r1";
  given.by = "desk";
  given.why = "Zorros would know";
  given.at = "2021-07-01T00:00:00Z";
  given.tlp = Tlp::kRed;
  ASSERT_TRUE(mark(archive, given).ok());
  ASSERT_TRUE(make_share(archive, folder_ / "share.dateline", {Tlp::kClear, false, "2021-07-01T00:00:00Z"}).ok());
  const auto share = Archive::open(folder_ / "share.dateline", Mode::kRead);
  ASSERT_TRUE(share.ok());
  EXPECT_EQ(tables_with(share->database(), "quilla"), "");
  EXPECT_EQ(tables_with(share->database(), "zorros"), "");
  EXPECT_NE(tables_with(share->database(), "condors").find("readings.content"), std::string::npos);
  const auto check = share->check();
  ASSERT_TRUE(check.ok());
  for (const CheckProblem& problem : check->problems) ADD_FAILURE() << problem.where << ": " << problem.what;
  EXPECT_FALSE(share->database().run("UPDATE shares SET content = ''").ok());
}

}  // namespace
}  // namespace dateline::archive
