// Actors and relations that grow report by report.
#include "archive/group_actors.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "archive/relation_rows.h"
#include "archive/schema.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

namespace fs = std::filesystem;
using incidents::ActorFact;
using incidents::RelationFact;
using incidents::ReportFacts;

ActorFact known(std::string name, EntityType type, std::string country = {}) {
  ActorFact out;
  out.name = std::move(name);
  out.type = type;
  out.country = std::move(country);
  out.known = type != EntityType::kPosition;
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
  for (std::size_t i = 0; i < out.actors.size(); ++i) out.actors[i].entity = static_cast<int>(i);
  return out;
}

RelationFact told(RelationType type, int from, int to, std::string key, std::string start = {}, std::string end = {}) {
  RelationFact out;
  out.type = type;
  out.from = from;
  out.to = to;
  out.start = std::move(start);
  out.end = std::move(end);
  out.claims = {{std::move(key), Polarity::kAffirmed, Certainty::kCertain, {}}};
  return out;
}

constexpr auto kBody = EntityType::kOrganization;
constexpr auto kPerson = EntityType::kPerson;
constexpr auto kPosition = EntityType::kPosition;
constexpr auto kOffice = RelationType::kHoldsOffice;

class GrowingActors : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("dateline_actors_" + std::to_string(::getpid()) + "_" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    database_ = fresh_database("news.dateline");
  }
  void TearDown() override {
    database_.reset();
    fs::remove_all(folder_);
  }

  /// Rows of reports stand alone here.
  std::unique_ptr<Database> fresh_database(const char* name) {
    auto out = std::make_unique<Database>(*open_archive(folder_ / name, Mode::kWrite));
    EXPECT_TRUE(out->script("PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO state (name, value) VALUES ('grouped', ' facts " +
                            std::to_string(incidents::kFactsVersion) + " ')").ok());
    return out;
  }
  static std::int64_t put(Database& database, const ReportFacts& facts) {
    const std::string bytes = incidents::facts_to_bytes(facts);
    EXPECT_TRUE(database.run("INSERT INTO reports (id, reading, url, title, publisher, domain, published, day, published_basis, language, unread, genre, "
                             "version_of, text_sha256, characters, sentences, facts) VALUES (?, 1, '', '', ?, '', ?, ?, '', '', '', '', ?, ?, 0, x'', ?)",
                             facts.id, facts.publisher, facts.published, facts.published, facts.version_of, facts.text_sha256, Blob{bytes}).ok());
    return database.last_row();
  }
  static std::set<std::int64_t> take(Database& database, const std::vector<std::int64_t>& fresh) {
    std::vector<Decision> none;
    return *take_actors(database, fresh, none);
  }
  std::int64_t add(const ReportFacts& facts) {
    const std::int64_t n = put(*database_, facts);
    moved_ = take(*database_, {n});
    return n;
  }
  std::string actor_of(std::int64_t report, int entity = 0) {
    return database_->word("SELECT actor FROM actor_members WHERE report = ? AND entity = ?", report, entity)->value_or("");
  }
  std::vector<json::Json> relations() {
    std::vector<json::Json> out;
    auto rows = database_->query("SELECT n FROM actor_relations ORDER BY n");
    while (*rows->step()) out.push_back(json::Json::parse(*read_relation(*database_, rows->integer(0))));
    return out;
  }
  /// What all rows say, whatever their numbers.
  static std::string all(Database& database) {
    std::string out;
    for (const char* sql : {"SELECT r.id || m.entity || m.actor FROM actor_members m JOIN reports r ON r.n = m.report ORDER BY 1",
                            "SELECT id || name || type || country || reports || first_published || last_published || members FROM actor_groups ORDER BY 1",
                            "SELECT folded || actor FROM actor_names ORDER BY 1", "SELECT id || actor FROM actor_aliases ORDER BY 1",
                            "SELECT id || from_end || to_end || start || stop || told || affirmed || stated FROM actor_relations ORDER BY 1",
                            "SELECT a.id || r.id || c.bare || hex(c.claims) FROM relation_claims c JOIN actor_relations a ON a.n = c.relation JOIN reports r ON "
                            "r.n = c.report ORDER BY 1"}) {
      auto rows = database.query(sql);
      while (*rows->step()) out += rows->text(0) + "\n";
    }
    return out;
  }

  fs::path folder_;
  std::unique_ptr<Database> database_;
  std::set<std::int64_t> moved_;
};

TEST_F(GrowingActors, AReportCanShowThatTwoActorsAreOne) {
  const auto first = add(report("r1", "2020-01-01", {known("Front for Northern Renewal", kBody)}));
  const auto second = add(report("r2", "2020-01-02", {known("FNR", kBody)}));
  const auto third = add(report("r3", "2020-01-03", {known("FNR", kBody)}));
  const std::string before = actor_of(first);
  ASSERT_NE(before, actor_of(second));
  ReportFacts both = report("r4", "2020-01-04", {known("Front for Northern Renewal", kBody)});
  both.actors[0].aliases = {"FNR"};
  add(both);
  EXPECT_EQ(actor_of(first), actor_of(second));
  EXPECT_EQ(actor_of(third), actor_of(second));
  EXPECT_EQ(moved_.size(), 2u) << "the one with fewer entities, or of equals the later, became part of the other";
  for (const std::string& id : {before, actor_of(second)}) {
    EXPECT_EQ(*database_->number("SELECT EXISTS (SELECT 1 FROM actor_groups WHERE id = ?1) + EXISTS (SELECT 1 FROM actor_aliases WHERE id = ?1)", id), 1)
        << "no id is lost";
  }
  EXPECT_EQ(*database_->number("SELECT reports FROM actor_groups"), 4);
}

TEST_F(GrowingActors, VersionsOfAReportCountOnce) {
  add(report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}));
  ReportFacts version = report("r1@2", "2020-01-02", {known("Savanna Brigade", kBody), known("The Savanna Brigade", kBody)});
  version.version_of = "r1";
  add(version);
  EXPECT_EQ(*database_->number("SELECT count(*) FROM actor_groups"), 1);
  EXPECT_EQ(*database_->number("SELECT reports FROM actor_groups"), 1);
  EXPECT_EQ(*database_->number("SELECT members FROM actor_groups"), 3);
}

TEST_F(GrowingActors, WhatIsKeptOfAnActorStaysSmall) {
  const auto size = [&] { return *database_->number("SELECT max(length(kept)) FROM actor_groups"); };
  const auto add_many = [&](int from, int to) {
    std::vector<std::int64_t> fresh;
    for (int i = from; i < to; ++i) {
      ReportFacts one = report("r" + std::to_string(i), "2020-01-01", {known("Savanna Brigade", kBody)});
      one.publisher = "Paper " + std::to_string(i);
      one.actors[0].aliases = {"Brigade number " + std::to_string(i)};
      fresh.push_back(put(*database_, one));
    }
    take(*database_, fresh);
  };
  add_many(0, 100);
  const auto before = size();
  add_many(100, 400);
  EXPECT_LT(size(), before + 100);
  EXPECT_EQ(*database_->number("SELECT members FROM actor_groups"), 400);
}

TEST_F(GrowingActors, AReportThatIsReadAgainLeavesItsActors) {
  const auto first = add(report("r1", "2020-01-01", {known("Savanna Brigade", kBody)}));
  ReportFacts both = report("r2", "2020-01-02", {known("Savanna Brigade", kBody)});
  both.actors[0].aliases = {"SABRI-7"};
  const auto second = add(both);
  const auto third = add(report("r3", "2020-01-03", {known("SABRI-7", kBody)}));
  ASSERT_EQ(actor_of(first), actor_of(third)) << "the second says so";
  const std::string id = actor_of(first);
  ASSERT_TRUE(remove_actors_of(*database_, second).ok());
  const std::string bytes = incidents::facts_to_bytes(report("r2", "2020-01-02", {known("Coast Guard", kBody)}));
  ASSERT_TRUE(database_->run("UPDATE reports SET facts = ? WHERE n = ?", Blob{bytes}, second).ok());
  moved_ = take(*database_, {second});
  EXPECT_EQ(actor_of(first), id);
  EXPECT_NE(actor_of(first), actor_of(third)) << "nobody says so any more";
  EXPECT_NE(actor_of(second), id);
  EXPECT_EQ(moved_, std::set<std::int64_t>{third});
}

TEST_F(GrowingActors, TheOrderOfArrivalDoesNotMatterWhenAllIsTakenAgain) {
  std::vector<ReportFacts> facts;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "r" + std::to_string(100 + i), day = "2020-01-" + std::to_string(10 + i / 2);
    const char* names[] = {"Muhammad Karimov", "Karimov", "Mohammed Karimov", "Ivo Brant"};
    facts.push_back(report(id, day, {known(names[i % 4], kPerson, "KG"), known(i % 3 ? "Front for Northern Renewal" : "FNR", kBody), known("president", kPosition, i % 2 ? "KG" : "")}));
    if (i % 3 == 1) facts.back().actors[1].aliases = {"FNR"};
    facts.back().relations = {told(kOffice, 0, 2, "key of " + id), told(RelationType::kLeads, 0, 1, "lead of " + id)};
  }
  const auto result = [&](const char* name, const std::vector<ReportFacts>& order) {
    const auto database = fresh_database(name);
    std::vector<std::pair<std::string, std::int64_t>> numbers;
    for (const ReportFacts& one : order) {
      const std::int64_t n = put(*database, one);
      take(*database, {n});
      numbers.emplace_back(one.published + one.id, n);
    }
    EXPECT_TRUE(database->run("DELETE FROM actor_ids").ok());  // ids that were given out before are kept, whoever came first
    EXPECT_TRUE(clear_actors(*database).ok());
    std::sort(numbers.begin(), numbers.end());
    std::vector<std::int64_t> fresh;
    for (const auto& [key, n] : numbers) fresh.push_back(n);
    take(*database, fresh);
    return all(*database);
  };
  const std::string forward = result("a", facts);
  std::reverse(facts.begin(), facts.end());
  EXPECT_EQ(result("b", facts), forward);
  std::swap(facts[2], facts[9]);
  EXPECT_EQ(result("c", facts), forward);
  EXPECT_NE(forward.find("r100"), std::string::npos);
}

TEST_F(GrowingActors, AnIdThatWasGivenOutStaysWhenAllIsTakenAgain) {
  const auto later = add(report("r2", "2020-02-01", {known("Savanna Brigade", kBody)}));
  const auto earlier = add(report("r1", "2020-01-01", {known("The Savanna  Brigade", kBody)}));
  const std::string id = actor_of(later);
  ASSERT_EQ(actor_of(earlier), id);
  ASSERT_TRUE(clear_actors(*database_).ok());
  take(*database_, {earlier, later});
  EXPECT_EQ(actor_of(earlier), id);
  EXPECT_EQ(actor_of(later), id);
}

TEST_F(GrowingActors, EqualRelationsFoldAndOthersStandSideBySide) {
  for (const char* end : {"", "", "2018", "2018-06"}) {
    const std::string id = "r" + std::to_string(relations().size()) + "-" + std::to_string(*database_->number("SELECT count(*) FROM reports"));
    ReportFacts one = report(id, "2020-01-01", {known("Oskar Tevin", kPerson), known("health minister", kPosition, "PL")});
    one.relations = {told(kOffice, 0, 1, "key of " + id, "", end)};
    add(one);
  }
  const auto all = relations();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["claims"].size(), 2u);
  EXPECT_EQ(all[0]["conflicts"].size(), 2u) << "told as held in 2020, told as over in 2018";
  EXPECT_EQ(all[1]["conflicts"].size(), 1u) << "2018 and June 2018 can be one";
  EXPECT_EQ(all[0]["to"]["id"], all[1]["to"]["id"]);
}

TEST_F(GrowingActors, AClaimOfAReportThatIsReadAgainGoesWithItsDays) {
  std::vector<std::int64_t> numbers;
  for (const char* day : {"2020-01-01", "2020-02-01", "2020-03-01"}) {
    ReportFacts one = report(std::string("r") + day, day, {known("Oskar Tevin", kPerson), known("Savanna Brigade", kBody)});
    one.relations = {told(RelationType::kLeads, 0, 1, std::string("key of ") + day)};
    numbers.push_back(add(one));
  }
  TouchedOffices touched;
  ASSERT_TRUE(forget_relations(*database_, numbers[0], touched).ok());
  ASSERT_EQ(relations().size(), 1u);
  EXPECT_EQ(relations()[0]["claims"].size(), 2u);
  EXPECT_EQ(database_->word("SELECT told || affirmed FROM actor_relations")->value(), "2020-02-012020-03-01");
  for (const auto n : {numbers[1], numbers[2]}) ASSERT_TRUE(forget_relations(*database_, n, touched).ok());
  EXPECT_TRUE(relations().empty());
}

TEST_F(GrowingActors, SourcesWhoArePrivateAreNotNamed) {
  ReportFacts one = report("r1", "2020-01-01", {known("Oskar Tevin", kPerson), known("health minister", kPosition, "PL")});
  one.relations = {told(kOffice, 0, 1, "key")};
  one.sources = std::vector<incidents::SourceFact>(2);
  one.sources[0].name = "The Gazette";
  one.sources[1].name = "Dorin Salk";
  one.sources[1].followed = false;
  one.relations[0].claims[0].steps = {{0}, {1}};
  add(one);
  EXPECT_EQ(relations()[0]["claims"][0]["roots"], json::Json::array({"[person]"}));
  EXPECT_EQ(relations()[0]["claims"][0]["via"], json::Json::array({"The Gazette"}));
}

TEST_F(GrowingActors, AnOfficeToldBareIsTheOneThatItsHolderHasElsewhere) {
  const auto president = [](const char* id, const char* day, const char* name, const char* country) {
    ReportFacts out = report(id, day, {known("Pedro Juarez", kPerson, "PE"), known(name, kPosition, country)});
    out.relations = {told(kOffice, 0, 1, std::string("key of ") + id)};
    return out;
  };
  add(president("r1", "2020-01-01", "President", ""));
  EXPECT_EQ(relations().size(), 1u);
  add(president("r2", "2020-02-01", "Peruvian President", "PE"));
  ASSERT_EQ(relations().size(), 1u) << "the bare one goes to where the office is";
  EXPECT_EQ(relations()[0]["claims"].size(), 2u);
  add(president("r3", "2020-03-01", "minister", ""));
  ASSERT_EQ(relations().size(), 2u);
  ReportFacts two = president("r4", "2020-04-01", "Peruvian President", "PE");
  two.actors.push_back(known("Chilean President", kPosition, "CL"));
  two.actors.back().entity = 2;
  two.relations.push_back(told(kOffice, 0, 2, "of another state"));
  const auto of_two = add(two);
  EXPECT_EQ(relations().size(), 4u) << "of two offices nothing tells which it is";
  ASSERT_TRUE(remove_actors_of(*database_, of_two).ok());
  ASSERT_TRUE(database_->run("DELETE FROM reports WHERE n = ?", of_two).ok());
  take(*database_, {});
  ASSERT_EQ(relations().size(), 2u);
  EXPECT_EQ(relations()[0]["claims"].size(), 2u) << "one of them is left";
}

TEST_F(GrowingActors, ConfirmedListingsAreRelations) {
  const incidents::RelationEnd actor{"a-00000001", "Oskar Tevin", kPerson, {}};
  incidents::ActorLink link{"watch", "w-7", "TEVIN, Oskar", "Brenna List", "BL/7", "2015-01-01", "", 0.8, true, {"same_name"}, {}, {}};
  ASSERT_TRUE(write_listings(*database_, actor, {link}).ok());
  EXPECT_TRUE(relations().empty()) << "a candidate is a question";
  for (const char* state : {"rejected", "confirmed", "confirmed"}) {
    link.review = {state, "An Editor", "2024-05-01", "birth date"};
    ASSERT_TRUE(write_listings(*database_, actor, {link}).ok());
    EXPECT_EQ(relations().size(), state == std::string_view("confirmed") ? 1u : 0u);
  }
  EXPECT_EQ(relations()[0]["type"], "listed_by");
  EXPECT_EQ(relations()[0]["reference"], "BL/7");
  EXPECT_EQ(relations()[0]["start"], "2015-01-01");
  EXPECT_EQ(relations()[0]["review"]["state"], "confirmed");
}

}  // namespace
}  // namespace dateline::archive
