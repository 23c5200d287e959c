// The archive's promises: identity, whole or absent, whose file it is, what `check` sees, rebuilding.
#include "archive/archive.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "archive/exhibits.h"
#include "archive/find.h"
#include "archive/find_search.h"
#include "archive/schema.h"
#include "base/data_file.h"
#include "base/sha256.h"
#include "model/claim_key.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;

class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dateline_archive_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    path_ = folder_ / "news.dateline";
  }
  void TearDown() override { fs::remove_all(folder_); }

  struct Item {
    std::string id, text, url, publisher = "Lima Post", day = "2021-05-04";
    bool id_given = true;
    std::string unread = {};
  };

  static std::unique_ptr<Document> document(const Item& item) {
    Article article;
    article.id = item.id;
    article.url = item.url;
    article.title = "Raid on a bus station";
    article.publisher = {item.publisher, "post.example"};
    article.published = item.day;
    article.published_basis = PublishedBasis::kGiven;
    article.language = item.unread.empty() ? "en" : "es";
    article.text = Text(item.text);
    article.sha256 = sha256_hex(item.text);
    article.text_sha256 = article.sha256;
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    return std::make_unique<Document>(std::move(article));
  }

  /// One assault in Cusco, told by the police.
  static Reading reading(const Document& doc, const Item& item) {
    Reading reading;
    reading.engine = "0.1";
    reading.model = "test";
    reading.unread = item.unread;
    Source own;
    own.name = item.publisher;
    own.kind = SourceKind::kPublisher;
    const SourceId page = add(reading.sources, own);
    if (!item.unread.empty()) return reading;
    Source police;
    police.name = "the regional police";
    police.span = Span{0, 6};
    const SourceId root = add(reading.sources, police);
    Entity front;
    front.name = "Highland Front";
    front.type = EntityType::kGroup;
    front.mentions = {{{0, 6}, MentionForm::kName, {}, -1}};
    const EntityId agent = add(reading.entities, front);
    Entity station;
    station.name = "bus station";
    station.type = EntityType::kFacility;
    station.mentions = {{{7, 13}, MentionForm::kNominal, {}, -1}};
    add(reading.entities, station);
    Place cusco;
    cusco.span = {0, 6};
    cusco.name = "Cusco";
    cusco.country = "PE";
    cusco.lat = -13.52;
    cusco.lon = -71.97;
    const PlaceId place = add(reading.places, cusco);
    Event event;
    event.kind = "assault";
    event.predicate = "raid";
    event.span = {0, doc.text().size()};
    event.mentions = {{0, 6}};
    event.participants = {{Role::kAgent, agent, {0, 6}, {}}};
    event.places = {{PlaceRole::kSite, place, 0, {0, 6}, {}}};
    event.time = {{}, "2021-05-03", parse_iso_day("2021-05-03"), parse_iso_day("2021-05-03"), TimeBasis::kStated, {}};
    event.status = EventStatus::kOccurred;
    const EventId id = add(reading.events, event);
    Claim claim;
    claim.subject = id;
    claim.span = event.span;
    claim.attribution = {{page, 0, "", {}}, {root, 1, "said", Span{0, 4}}};
    claim.certainty = Certainty::kCertain;
    add(reading.claims, claim);
    reading.claims[0].key = claim_key(reading, reading.claims[0], doc.article.text_sha256);
    return reading;
  }

  static CapturedInput captured(const Item& item) {
    return {item.text, item.id + ".txt", "{\"url\":\"" + item.url + "\"}", item.id_given, "2021-05-05T00:00:00Z", {}};
  }
  static Result<AddOutcome> put(Archive& archive, const Item& item) {
    const auto doc = document(item);
    return archive.add(captured(item), *doc, reading(*doc, item));
  }
  Archive make() {
    auto archive = Archive::open(path_, Mode::kWrite);
    EXPECT_TRUE(archive.ok()) << (archive.ok() ? "" : archive.error().message);
    return std::move(*archive);
  }
  static std::string problems(const Archive& archive) {
    const auto report = archive.check();
    if (!report) return report.error().message;
    std::string out;
    for (const auto& problem : report->problems) out += problem.where + ": " + problem.what + "\n";
    return out;
  }

  fs::path folder_, path_;
};

const char kText[] = "Raiders burned four buses in Cusco on Monday, the regional police said.";

TEST_F(ArchiveTest, SameInputTwiceIsNothingNew) {
  Archive archive = make();
  const Item item{"r1", kText, "https://post.example/1"};
  ASSERT_EQ(put(archive, item)->what, Added::kNew);
  const auto again = put(archive, item);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->what, Added::kKnown);
  EXPECT_EQ(again->report, "r1");
  EXPECT_EQ(archive.known(captured(item))->value_or(""), "r1");
  EXPECT_EQ(archive.check()->reports, 1);
}

TEST_F(ArchiveTest, AnOlderArchiveIsDerivedAnew) {
  {
    Archive archive = make();
    ASSERT_TRUE(put(archive, {"r1", kText, "https://post.example/1"}).ok());
    ASSERT_TRUE(archive.group().ok());
  }
  {  // what was kept for ever, in a file as it was before there were a map, actors and the ends of chains
    const std::filesystem::path old = folder_ / "old.dateline";
    auto database = Database::open(old, Access::kWrite);
    for (const char* migration : {"archive/0001_first.sql", "archive/0002_exhibits.sql", "archive/0003_fetching.sql"})
      ASSERT_TRUE(database->script(data_file(migration)).ok());
    ASSERT_TRUE(database->script("ATTACH '" + path_.string() + "' AS today").ok());
    for (const char* table : {"originals", "captures", "readings"})
      ASSERT_TRUE(database->script("INSERT INTO main." + std::string(table) + " SELECT * FROM today." + table).ok());
    ASSERT_TRUE(database->script("DETACH today; PRAGMA application_id = " + std::to_string(kApplicationId) + "; PRAGMA user_version = 3").ok());
    std::filesystem::rename(old, path_);
  }
  EXPECT_EQ(Archive::open(path_, Mode::kRead).error().code, ErrorCode::kUsage);
  Archive archive = make();
  EXPECT_TRUE(*archive.needs_grouping());
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(find_map_items(archive, {})->size(), 1u) << "what the report told before stands on the map";
  EXPECT_EQ(find_incidents(archive, {})->incidents.size(), 1u);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(ArchiveTest, EqualTextsAtOtherAddressesStayApart) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, "https://post.example/1"}).ok());
  const auto other = put(archive, {"r2", kText, "https://other.example/1"});
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->what, Added::kNew);
  EXPECT_EQ(archive.check()->reports, 2);
}

TEST_F(ArchiveTest, OtherBytesUnderOneIdOrAddressAreVersions) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, "https://post.example/1"}).ok());
  struct Row {
    Item item;
    const char* id;
  };
  const Row table[] = {
      {{"r1", "Second state of it.", "https://post.example/1"}, "r1@2"},
      {{"r1", "Third state of it.", ""}, "r1@3"},
      {{"own", "Fourth state of it.", "https://post.example/1"}, "own"},
      {{"frombytes", "Fifth state of it.", "https://post.example/1", "Lima Post", "2021-05-04", false}, "r1@4"},
  };
  for (const Row& row : table) {
    const auto added = put(archive, row.item);
    ASSERT_TRUE(added.ok()) << added.error().message;
    EXPECT_EQ(added->what, Added::kVersion);
    EXPECT_EQ(added->report, row.id);
    EXPECT_EQ(added->version_of, "r1");
    const auto stored = archive.reading(row.id);
    ASSERT_TRUE(stored.ok());
    EXPECT_EQ(stored->article.id, row.id);
    EXPECT_EQ(stored->article.version_of, "r1");
  }
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(problems(archive), "");
}

TEST_F(ArchiveTest, WhatIsKeptCannotBeChanged) {
  {
    Archive archive = make();
    ASSERT_TRUE(put(archive, {"r1", kText, ""}).ok());
  }
  auto database = Database::open(path_, Access::kWrite);
  ASSERT_TRUE(database.ok());
  EXPECT_FALSE(database->run("UPDATE captures SET url = 'x'").ok());
  EXPECT_FALSE(database->run("DELETE FROM readings").ok());
  EXPECT_FALSE(database->run("DELETE FROM originals").ok());
}

TEST_F(ArchiveTest, CheckSeesWhatWasTamperedWith) {
  const char* table[] = {
      "DROP TRIGGER captures_keep_u; UPDATE captures SET url = 'https://false.example' WHERE seq = 1",
      "DROP TRIGGER readings_keep_u; UPDATE readings SET engine = '9' WHERE seq = 1",
      "DROP TRIGGER readings_keep_u; UPDATE readings SET content = x'00' WHERE seq = 1",
      "DROP TRIGGER originals_keep_u; UPDATE originals SET content = (SELECT content FROM originals WHERE seq = 2) WHERE seq = 1",
      "DROP TRIGGER readings_keep_d; DELETE FROM readings WHERE seq = 1",
      "DELETE FROM claims",
      "DELETE FROM report_texts WHERE n = 1",
      "INSERT INTO report_words (report_words) VALUES ('delete-all')",
      "UPDATE reports SET facts = x'0001'",
      "UPDATE counts SET number = number + 1 WHERE what = 'language'",
      "DELETE FROM counts WHERE name = 'claims'",
      "UPDATE source_counts SET alone = alone + 1",
  };
  for (const char* sql : table) {
    fs::remove(path_);
    {
      Archive archive = make();
      ASSERT_TRUE(put(archive, {"r1", kText, ""}).ok());
      ASSERT_TRUE(put(archive, {"r2", std::string(kText) + " Again.", ""}).ok());
      ASSERT_TRUE(archive.group().ok());
      ASSERT_EQ(problems(archive), "");
    }
    {
      auto database = Database::open(path_, Access::kWrite);
      ASSERT_TRUE(database->script(sql).ok()) << sql;
    }
    auto archive = Archive::open(path_, Mode::kRead);
    ASSERT_TRUE(archive.ok());
    EXPECT_NE(problems(*archive), "") << sql;
  }
}

TEST_F(ArchiveTest, StrangersFilesAreLeftAlone) {
  std::ofstream(path_) << "notes of the day, longer than sixteen bytes";
  const auto text = Archive::open(path_, Mode::kWrite);
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kArchiveForeign);

  const fs::path other = folder_ / "other.sqlite";
  { ASSERT_TRUE(Database::open(other, Access::kWrite)->script("CREATE TABLE songs (name); INSERT INTO songs VALUES ('x')").ok()); }
  const auto size = fs::file_size(other);
  const auto songs = Archive::open(other, Mode::kWrite);
  ASSERT_FALSE(songs.ok());
  EXPECT_EQ(songs.error().code, ErrorCode::kArchiveForeign);
  EXPECT_EQ(fs::file_size(other), size);
  EXPECT_FALSE(fs::exists(other.string() + "-wal"));

  const auto folder = Archive::open(folder_, Mode::kWrite);
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().code, ErrorCode::kArchiveForeign);
  const auto nowhere = Archive::open(folder_ / "missing" / "x.dateline", Mode::kWrite);
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(Archive::open(folder_ / "none.dateline", Mode::kRead).error().code, ErrorCode::kNotFound);
}

TEST_F(ArchiveTest, ANewerArchiveIsRefused) {
  make();
  { ASSERT_TRUE(Database::open(path_, Access::kWrite)->script("PRAGMA user_version = 99").ok()); }
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const auto archive = Archive::open(path_, mode);
    ASSERT_FALSE(archive.ok());
    EXPECT_EQ(archive.error().code, ErrorCode::kArchiveNewer);
    EXPECT_NE(archive.error().message.find(path_.string()), std::string::npos);
  }
}

TEST_F(ArchiveTest, AnEmptyFileBecomesAnArchive) {
  { std::ofstream file(path_); }
  Archive archive = make();
  EXPECT_TRUE(put(archive, {"r1", kText, ""}).ok());
}

TEST_F(ArchiveTest, ReadersGoOnWhileAnotherWrites) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, ""}).ok());
  auto writer = Database::open(path_, Access::kWrite);
  ASSERT_TRUE(writer->script("BEGIN IMMEDIATE; INSERT INTO state VALUES ('x', 'y')").ok());
  auto reader = Archive::open(path_, Mode::kRead);
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(find_reports(*reader, {})->reports.size(), 1u);
  ASSERT_TRUE(archive.database().run("PRAGMA busy_timeout = 50").ok());
  const auto second = put(archive, {"r2", "Another text.", ""});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kArchiveLocked);
  ASSERT_TRUE(writer->script("ROLLBACK").ok());
  EXPECT_TRUE(put(archive, {"r2", "Another text.", ""}).ok());
}

TEST_F(ArchiveTest, AFullDiskLosesNothing) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, ""}).ok());
  const auto pages = archive.database().number("PRAGMA page_count");
  ASSERT_TRUE(archive.database().run("PRAGMA max_page_count = " + std::to_string(*pages + 2)).ok());
  std::string long_text;
  for (int i = 0; i < 20000; ++i) long_text += sha256_hex(std::to_string(i)) + " ";
  const auto full = put(archive, {"r2", long_text, ""});
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().code, ErrorCode::kDiskFull);
  EXPECT_EQ(problems(archive), "");
  EXPECT_EQ(archive.check()->reports, 1);
  ASSERT_TRUE(archive.database().run("PRAGMA max_page_count = 1000000").ok());
  EXPECT_TRUE(put(archive, {"r2", long_text, ""}).ok());
  EXPECT_EQ(archive.check()->reports, 2);
}

TEST_F(ArchiveTest, RegroupMakesTheSame) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, "https://a.example/1", "North Post", "2021-05-04"}).ok());
  ASSERT_TRUE(put(archive, {"r2", std::string(kText) + " The road stayed closed.", "https://b.example/1", "South Post", "2021-05-05"}).ok());
  EXPECT_TRUE(*archive.needs_grouping());
  ASSERT_TRUE(archive.group().ok());
  EXPECT_FALSE(*archive.needs_grouping());
  const auto before = find_incidents(archive, {});
  ASSERT_EQ(before->incidents.size(), 1u);
  ASSERT_TRUE(archive.regroup().ok());
  const auto after = find_incidents(archive, {});
  EXPECT_EQ(before->incidents, after->incidents);
  EXPECT_EQ(problems(archive), "");
}

TEST_F(ArchiveTest, FactsOfAnEarlierVersionAreMadeAnew) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"r1", kText, ""}).ok());
  ASSERT_TRUE(archive.group().ok());
  const auto before = find_incidents(archive, {});
  ASSERT_TRUE(archive.database().run("UPDATE reports SET facts = x'00'").ok());
  ASSERT_TRUE(archive.database().run("UPDATE state SET value = '1 facts 0 rules 0' WHERE name = 'grouped'").ok());
  EXPECT_EQ(problems(archive), "");
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(find_incidents(archive, {})->incidents, before->incidents);
}

TEST_F(ArchiveTest, OldIncidentIdsResolve) {
  Archive archive = make();
  ASSERT_TRUE(put(archive, {"late", kText, "https://a.example/1", "North Post", "2021-05-06"}).ok());
  ASSERT_TRUE(archive.group().ok());
  const std::string first = *archive.database().word("SELECT id FROM incidents").value();
  // A report published earlier arrives later: the incident's earliest claim is another one now.
  ASSERT_TRUE(put(archive, {"early", std::string(kText) + " More.", "https://b.example/1", "South Post", "2021-05-04"}).ok());
  ASSERT_TRUE(archive.group().ok());
  const std::string second = *archive.database().word("SELECT id FROM incidents").value();
  ASSERT_NE(first, second);
  const auto resolved = find_incident(archive, first);
  ASSERT_TRUE(resolved.ok());
  EXPECT_EQ(*resolved, *find_incident(archive, second));
  EXPECT_NE(resolved->find("\"aliases\":[\"" + first + "\"]"), std::string::npos);
  EXPECT_EQ(find_incident(archive, "i-0000000000").error().code, ErrorCode::kNotFound);
}

TEST_F(ArchiveTest, UnreadReportsAreStoredAndFound) {
  Archive archive = make();
  Item item{"es", "Los asaltantes quemaron cuatro autobuses en Cusco.", ""};
  item.unread = "language";
  ASSERT_TRUE(put(archive, item).ok());
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(search(archive, "asaltantes", SearchIn::kReports, {})->hits.size(), 1u);
  EXPECT_TRUE(find_incidents(archive, {})->incidents.empty());
  EXPECT_EQ(find_reports(archive, {})->reports.at(0).unread, "language");
  EXPECT_EQ(problems(archive), "");
}

TEST_F(ArchiveTest, ANewerReadingCounts) {
  Archive archive = make();
  const Item item{"r1", kText, ""};
  ASSERT_TRUE(put(archive, item).ok());
  const auto doc = document(item);
  Reading newer = reading(*doc, item);
  newer.engine = "0.2";
  ASSERT_TRUE(archive.add_reading("r1", *doc, newer, "2022-01-01T00:00:00Z").ok());
  ASSERT_TRUE(archive.group().ok());
  EXPECT_EQ(archive.reading("r1")->reading.engine, "0.2");
  EXPECT_EQ(*archive.database().number("SELECT count(*) FROM readings"), 2);
  EXPECT_EQ(problems(archive), "");
  EXPECT_FALSE(archive.add_reading("nobody", *doc, newer, "2022-01-01T00:00:00Z").ok());
}

TEST_F(ArchiveTest, ExhibitsAreKeptOncePerReport) {
  auto archive = Archive::open(path_, Mode::kWrite);
  ASSERT_TRUE(archive);
  ExhibitFile file{"", "image", "png", 64, 48, 0, "00ff00ff00ff00ff", R"([["Author","A hand"]])", "[]", "", "", "a.png", "2024-05-04T08:00:00Z"};
  const auto added = [&](std::string_view bytes) { return archive->add_exhibit(bytes, file).value(); };
  EXPECT_TRUE(added("one"));
  EXPECT_FALSE(added("one"));
  file.report = "r1";
  file.caption = "The bridge on Monday.";
  EXPECT_TRUE(added("one"));
  EXPECT_FALSE(added("one"));
  EXPECT_TRUE(added("two"));
  EXPECT_EQ(find_exhibits(*archive, "").value().size(), 3u);
  const auto rows = find_exhibits(*archive, "r1").value();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].file.sha256, sha256_hex("one"));
  EXPECT_EQ(rows[0].file.caption, "The bridge on Monday.");
  EXPECT_EQ(rows[1].file.says, R"([["Author","A hand"]])");
  EXPECT_EQ(rows[1].bytes, 3);
  EXPECT_TRUE(archive->check().value().ok());
}

}  // namespace
}  // namespace dateline::archive
