// Answers in the contract's shapes, pages that hold while reports come in, filters, searches that cannot break.
#include <nlohmann/json.hpp>

#include "archive/where.h"
#include "base/sha256.h"
#include "model/claim_key.h"
#include "query/test_archive.h"

namespace dateline::query {
namespace {

using Json = nlohmann::json;

class QueryTest : public ArchiveTest {
 protected:
  struct Told {
    std::string id, day, kind = "protest", place = "Turin", country = "IT", happened = {};
    double lat = 45.07, lon = 7.69;
    std::string words = "Farmers blocked the ring road of Turin with tractors, the prefecture said.";
    std::string publisher = "Po Valley News";
  };

  /// A report with one event, one claim of the prefecture's.
  void put(const Told& told) {
    Article article;
    article.id = told.id;
    article.title = "Report " + told.id;
    article.publisher = {told.publisher, "po.example"};
    article.published = told.day;
    article.language = "en";
    article.text = Text(told.words);
    article.text_sha256 = sha256_hex(told.words + told.id);
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    const Document doc(std::move(article));
    Reading reading;
    const SourceId page = add(reading.sources, Source{{}, told.publisher, SourceKind::kPublisher, false, {}, {}, {}, Knowledge::kUnstated, {}, {}, {}});
    const SourceId root = add(reading.sources, Source{{}, "the prefecture", SourceKind::kOrganization, false, {}, {}, {}, Knowledge::kUnstated, {}, Span{50, 64}, {}});
    Entity farmers;
    farmers.name = "Coldiretti";
    farmers.mentions = {{{0, 7}, MentionForm::kName, {}, -1}};
    const EntityId agent = add(reading.entities, farmers);
    Place site;
    site.span = {33, 38};
    site.name = told.place;
    site.country = told.country;
    site.lat = told.lat;
    site.lon = told.lon;
    const PlaceId place = add(reading.places, site);
    Event event;
    event.kind = told.kind;
    event.predicate = "block";
    event.span = {0, 40};
    event.participants = {{Role::kAgent, agent, {0, 7}, {}}};
    event.places = {{PlaceRole::kSite, place, 0, {33, 38}, {}}};
    const auto day = parse_iso_day(told.happened.empty() ? told.day : told.happened);
    event.time = {{}, iso_day(*day), day, day, TimeBasis::kStated, {}};
    event.status = EventStatus::kOccurred;
    Claim claim;
    claim.subject = add(reading.events, event);
    claim.span = {0, 40};
    claim.attribution = {{page, 0, "", {}}, {root, 1, "said", Span{66, 70}}};
    add(reading.claims, claim);
    reading.claims[0].key = claim_key(reading, reading.claims[0], doc.article.text_sha256);
    const auto added = archive_->add({told.words + told.id, told.id, "", true, "2022-06-01T00:00:00Z"}, doc, reading);
    ASSERT_TRUE(added.ok()) << added.error().message;
    ASSERT_TRUE(archive_->group().ok());
  }

  static Json parse(const Result<std::string>& answer) {
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().message);
    return answer.ok() ? Json::parse(*answer) : Json();
  }

};

TEST_F(QueryTest, ShapesOfTheContract) {
  put({"r1", "2022-02-01"});
  const Json report = parse(latest(*archive_, {}))["reports"][0];
  for (const char* field : {"id", "url", "title", "publisher", "published", "published_basis", "copy_of", "incidents"}) EXPECT_TRUE(report.contains(field)) << field;
  const Json list = parse(incidents(*archive_, {}));
  EXPECT_TRUE(list.contains("cursor"));
  const Json incident_row = list["incidents"][0];
  for (const char* field : {"id", "aliases", "kind", "participants", "places", "time", "status", "first_published", "reports", "claims", "independent_sources",
                            "independent_sources_low", "named_sources", "anonymous_sources", "support", "dispute", "standing", "exhibits", "review", "contradictions"}) {
    EXPECT_TRUE(incident_row.contains(field)) << field;
  }
  EXPECT_EQ(incident_row["claims"][0]["via"], Json({"Po Valley News"}));
  EXPECT_EQ(incident_row["claims"][0]["root_name"], "the prefecture");
  EXPECT_EQ(report["incidents"][0], incident_row["id"]);

  const Json one = parse(incident(*archive_, incident_row["id"].get<std::string>()));
  EXPECT_GE(one["explanation"].size(), 2u);
  const Json told = parse(claim(*archive_, incident_row["claims"][0]["claim"].get<std::string>()));
  EXPECT_EQ(told["words"], "Farmers blocked the ring road of Turin w");
  EXPECT_EQ(told["attribution"][1]["source"], "the prefecture");
  EXPECT_EQ(told["incident"], incident_row["id"]);
  EXPECT_EQ(claim(*archive_, "0123456789abcdef").error().code, ErrorCode::kNotFound);

  EXPECT_EQ(parse(stats(*archive_))["reports"], 1);
  EXPECT_EQ(parse(check(*archive_)), Json({{"ok", true}, {"reports", 1}, {"problems", Json::array()}}));
}

TEST_F(QueryTest, PagesHoldWhileReportsComeIn) {
  for (int i = 1; i <= 5; ++i) put({"r" + std::to_string(i), "2022-02-0" + std::to_string(i), "protest", "Turin", "IT", "2022-0" + std::to_string(i) + "-11"});
  Filter filter;
  filter.limit = 2;
  std::vector<std::string> seen;
  for (int page = 0; page < 5; ++page) {
    const Json answer = parse(latest(*archive_, filter));
    for (const Json& report : answer["reports"]) seen.push_back(report["id"]);
    if (answer["cursor"].is_null()) break;
    filter.cursor = answer["cursor"];
    if (page == 0) put({"r9", "2022-03-01"});  // newer than all: it belongs before the first page
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"r5", "r4", "r3", "r2", "r1"}));

  filter = {};
  filter.limit = 4;
  std::vector<std::string> days;
  for (int page = 0; page < 5; ++page) {
    const Json answer = parse(timeline(*archive_, filter));
    for (const Json& row : answer["incidents"]) days.push_back(row["time"]["value"]);
    if (answer["cursor"].is_null()) break;
    filter.cursor = answer["cursor"];
  }
  EXPECT_EQ(days, (std::vector<std::string>{"2022-01-11", "2022-02-11", "2022-03-01", "2022-03-11", "2022-04-11", "2022-05-11"}));
}

TEST_F(QueryTest, FalseCursorsAreRefused) {
  put({"r1", "2022-02-01"});
  for (const char* cursor : {"x", "zz", "1f", "abcdef", "1f1f1f1f"}) {
    Filter filter;
    filter.cursor = cursor;
    const auto answer = incidents(*archive_, filter);
    ASSERT_FALSE(answer.ok()) << cursor;
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage);
  }
}

TEST_F(QueryTest, Filters) {
  put({"turin", "2022-02-02", "protest", "Turin", "IT", "2022-02-01", 45.07, 7.69});
  put({"suva", "2022-03-02", "assault", "Suva", "FJ", "2022-03-01", -18.14, 178.44, "Windows were broken in Suva.", "Island Times"});
  struct Row {
    const char* what;
    void (*set)(Filter&);
    std::vector<std::string> found;
  };
  const Row table[] = {
      {"kind", [](Filter& f) { f.kind = "assault"; }, {"suva"}},
      {"place", [](Filter& f) { f.place = "TURIN"; }, {"turin"}},
      {"country", [](Filter& f) { f.country = "fj"; }, {"suva"}},
      {"actor", [](Filter& f) { f.actor = "coldiretti"; }, {"turin", "suva"}},
      {"actor with a sign of LIKE", [](Filter& f) { f.actor = "%x"; }, {}},
      {"source", [](Filter& f) { f.source = "prefecture"; }, {"turin", "suva"}},
      {"publisher", [](Filter& f) { f.publisher = "island"; }, {"suva"}},
      {"from", [](Filter& f) { f.from = "2022-02-15"; }, {"suva"}},
      {"to a month", [](Filter& f) { f.to = "2022-02"; }, {"turin"}},
      {"bbox", [](Filter& f) { f.bbox = {{5, 40, 10, 50}}; }, {"turin"}},
      {"bbox over the date line", [](Filter& f) { f.bbox = {{170, -25, -170, -10}}; }, {"suva"}},
      {"q", [](Filter& f) { f.q = "tractor"; }, {"turin"}},
  };
  for (const Row& row : table) {
    Filter filter;
    row.set(filter);
    std::vector<std::string> found, told;
    filter.sort = "published";
    const Json reports = parse(latest(*archive_, filter));
    for (const Json& report : reports["reports"]) found.push_back(report["id"]);
    EXPECT_EQ(found, row.found) << "latest by " << row.what;
    filter.sort = "time";
    const Json happenings = parse(incidents(*archive_, filter));
    for (const Json& one : happenings["incidents"]) told.push_back(one["claims"][0]["report"]);
    EXPECT_EQ(told, row.found) << "incidents by " << row.what;
  }
  Filter filter;
  filter.min_independent = 2;
  EXPECT_TRUE(parse(incidents(*archive_, filter))["incidents"].empty());
  EXPECT_EQ(latest(*archive_, filter).error().code, ErrorCode::kUsage) << "what cannot be honoured is refused";
}

TEST_F(QueryTest, BadFiltersAreExplained) {
  const std::pair<const char*, void (*)(Filter&)> table[] = {
      {"not a day", [](Filter& f) { f.from = "yesterday"; }},
      {"--bbox", [](Filter& f) { f.bbox = {{0, 60, 10, 50}}; }},
      {"--sort", [](Filter& f) { f.sort = "loudness"; }},
      {"quotation mark", [](Filter& f) { f.q = "\"open"; }},
  };
  for (const auto& [words, set] : table) {
    Filter filter;
    set(filter);
    const auto answer = incidents(*archive_, filter);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage);
    EXPECT_NE(answer.error().message.find(words), std::string::npos) << answer.error().message;
  }
}

TEST_F(QueryTest, SearchShowsTheWords) {
  put({"r1", "2022-02-01"});
  put({"r2", "2022-02-02", "protest", "Turin", "IT", "2022-02-02", 45.07, 7.69, "Bakers closed their shops in Turin, the prefecture said on Friday."});
  const Json answer = parse(search(*archive_, "tractor", {}));
  ASSERT_EQ(answer["hits"].size(), 1u);
  const Json& hit = answer["hits"][0];
  EXPECT_EQ(hit["report"], "r1");
  EXPECT_NE(hit["snippet"].get<std::string>().find("[tractors]"), std::string::npos);
  EXPECT_TRUE(hit["claim"].is_string());
  EXPECT_GT(hit["score"], 0);
  EXPECT_EQ(answer["facets"]["publisher"]["Po Valley News"], 1);
  EXPECT_EQ(parse(search(*archive_, "turin -bakers", {}))["hits"].size(), 1u);
  EXPECT_EQ(parse(search(*archive_, "bakers OR farmers", {}))["hits"].size(), 2u);
  EXPECT_EQ(parse(search(*archive_, "\"ring road\"", {}))["hits"].size(), 1u);
  EXPECT_EQ(parse(search(*archive_, "\"road ring\"", {}))["hits"].size(), 0u);
  EXPECT_EQ(parse(search(*archive_, "trac*", {}))["hits"].size(), 1u);

  Filter page;
  page.limit = 1;
  const Json first = parse(search(*archive_, "prefecture", page));
  page.cursor = first["cursor"];
  const Json second = parse(search(*archive_, "prefecture", page));
  ASSERT_EQ(second["hits"].size(), 1u);
  EXPECT_NE(first["hits"][0]["report"], second["hits"][0]["report"]);
  EXPECT_TRUE(second["cursor"].is_null());
}

TEST_F(QueryTest, NoSearchBreaks) {
  put({"r1", "2022-02-01"});
  const char* words[] = {"\"", "a \"b", "OR", "a OR", "-a", "* ^ ( )", "", "   ", "NEAR(a b)", "text:a", "a AND", "{x}", "a\tb", "\xff\xfe", "title : x",
                         "-\"a b\"", "--", "a*b", "'; DROP TABLE reports; --", "a OR OR b", "\"\" a"};
  for (const char* query : words) {
    const auto answer = search(*archive_, query, {});
    if (answer.ok()) continue;
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage) << query << ": " << answer.error().message;
    EXPECT_EQ(answer.error().message.find("fts5"), std::string::npos) << answer.error().message;
  }
  EXPECT_EQ(parse(stats(*archive_))["reports"], 1);
}

TEST(Where, SearchExpressions) {
  const std::pair<const char*, const char*> table[] = {
      {"convoy border", "\"convoy\" AND \"border\""},        {"convoy OR column", "\"convoy\" OR \"column\""},
      {"\"arms depot\" fire", "\"arms depot\" AND \"fire\""}, {"fire -forest", "(\"fire\") NOT (\"forest\")"},
      {"explo*", "\"explo\"*"},                               {"AND", "\"AND\""},
  };
  for (const auto& [query, expression] : table) EXPECT_EQ(*archive::search_expression(query), expression) << query;
}

}  // namespace
}  // namespace dateline::query
