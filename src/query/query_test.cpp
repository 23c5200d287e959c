// Answers in the contract's shapes, pages that hold while reports come in, filters, searches that cannot break.
#include <nlohmann/json.hpp>

#include <set>

#include "archive/query_words.h"
#include "base/sha256.h"
#include "model/claim_key.h"
#include "query/sources.h"
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
    std::string spot = {};  // of the gazetteer
    std::string root = "the prefecture";
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
    const SourceId root = add(reading.sources, Source{{}, told.root, SourceKind::kOrganization, false, {}, {}, {}, Knowledge::kUnstated, {}, Span{50, 64}, {}});
    Entity farmers;
    farmers.name = "Coldiretti";
    farmers.mentions = {{{0, 7}, MentionForm::kName, {}, -1}};
    const EntityId agent = add(reading.entities, farmers);
    Place site;
    const std::size_t at = told.words.find(told.place);
    site.span = {33, 38};
    if (at != std::string::npos) site.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + told.place.size())};
    if (!told.spot.empty()) site.gazetteer = GazetteerEntry{"Atlas", "1", told.spot};
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
    const Status grouped = archive_->group();
    ASSERT_TRUE(grouped.ok()) << grouped.error().message;
  }

  static Json parse(const Result<std::string>& answer) {
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().message);
    return answer.ok() ? Json::parse(*answer) : Json();
  }

};

TEST_F(QueryTest, SourcesAreCountedAsTheyStoodThen) {
  put({.id = "r1", .day = "2022-02-01"});
  put({.id = "r2", .day = "2022-02-04", .happened = "2022-02-01", .words = "Tractors stood across every lane of the Turin orbital on Tuesday, a union man told us.", .publisher = "Alpine Post", .root = "the farmers' union"});
  const auto prefecture = [&](const Filter& filter) {
    const Json answer = parse(sources(*archive_, filter));
    for (const Json& row : answer["sources"]) {
      if (row["name"] == "the prefecture") return std::tuple(row["reports"].get<int>(), row["incidents"].get<int>(), row["alone"].get<int>());
    }
    return std::tuple(0, 0, 0);
  };
  Filter everything, then;
  everything.from = "2022";  // counted among the reports, not kept
  then.as_known_at = "2022-02-02";
  EXPECT_EQ(prefecture({}), std::tuple(1, 1, 0));
  EXPECT_EQ(prefecture(everything), prefecture({}));
  EXPECT_EQ(prefecture(then), std::tuple(1, 1, 1));
  Filter page;
  page.limit = 1;
  const Json first = parse(sources(*archive_, page));
  EXPECT_EQ(first["more"], 3);
  page.cursor = first["cursor"];
  EXPECT_EQ(parse(sources(*archive_, page))["more"], 2);
}

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
  const Json answer = parse(query::search(*archive_, "tractor", archive::SearchIn::kReports, {}));
  ASSERT_EQ(answer["hits"].size(), 1u);
  const Json& hit = answer["hits"][0];
  EXPECT_EQ(hit["report"], "r1");
  EXPECT_NE(hit["snippet"].get<std::string>().find("[tractors]"), std::string::npos);
  EXPECT_TRUE(hit["claim"].is_string());
  EXPECT_GT(hit["score"], 0);
  EXPECT_EQ(answer["facets"]["publisher"]["Po Valley News"], 1);
  EXPECT_EQ(parse(query::search(*archive_, "turin -bakers", archive::SearchIn::kReports, {}))["hits"].size(), 1u);
  EXPECT_EQ(parse(query::search(*archive_, "bakers OR farmers", archive::SearchIn::kReports, {}))["hits"].size(), 2u);
  EXPECT_EQ(parse(query::search(*archive_, "\"ring road\"", archive::SearchIn::kReports, {}))["hits"].size(), 1u);
  EXPECT_EQ(parse(query::search(*archive_, "\"road ring\"", archive::SearchIn::kReports, {}))["hits"].size(), 0u);
  EXPECT_EQ(parse(query::search(*archive_, "trac*", archive::SearchIn::kReports, {}))["hits"].size(), 1u);

  Filter page;
  page.limit = 1;
  const Json first = parse(query::search(*archive_, "prefecture", archive::SearchIn::kReports, page));
  page.cursor = first["cursor"];
  const Json second = parse(query::search(*archive_, "prefecture", archive::SearchIn::kReports, page));
  ASSERT_EQ(second["hits"].size(), 1u);
  EXPECT_NE(first["hits"][0]["report"], second["hits"][0]["report"]);
  EXPECT_TRUE(second["cursor"].is_null());
}

TEST_F(QueryTest, ASearchForOneSpellingFindsTheOthers) {
  put({"r1", "2022-02-01", "protest", "Turin", "IT", "2022-02-01", 45.07, 7.69, "Farmers blocked the ring road of Turin with tractors, the prefecture said.", "Po Valley News", "7"});
  put({"r2", "2022-02-02", "protest", "Torino", "IT", "2022-02-02", 45.07, 7.69, "Bakers shut all shops they run, in Torino with anger, the prefecture said.", "Po Valley News", "7"});
  Filter filter;
  const Json wide = parse(query::search(*archive_, "torino", archive::SearchIn::kReports, filter));
  EXPECT_EQ(wide["hits"].size(), 2u);
  EXPECT_EQ(wide["widened"], Json({{{"words", "torino"}, {"also", {"Turin"}}}}));
  filter.q = "turin bakers";
  EXPECT_EQ(parse(latest(*archive_, filter))["reports"].size(), 1u) << "the same in every list";
  filter.q.clear();
  filter.as_written = true;
  EXPECT_EQ(parse(query::search(*archive_, "torino", archive::SearchIn::kReports, filter))["hits"].size(), 1u);
  filter.as_written = false;
  EXPECT_EQ(parse(query::search(*archive_, "Augusta-Taurinorum", archive::SearchIn::kReports, filter))["hits"].size(), 0u);
  filter.places_named = [](const std::string& name) { return name == "augusta taurinorum" ? std::vector<std::string>{"Atlas 7"} : std::vector<std::string>(); };
  EXPECT_EQ(parse(query::search(*archive_, "Augusta-Taurinorum", archive::SearchIn::kReports, filter))["hits"].size(), 2u) << "what only the gazetteer knows";
  const Json places = parse(query::search(*archive_, "torin", archive::SearchIn::kPlaces, {}));
  ASSERT_EQ(places["hits"].size(), 2u) << places;
  EXPECT_EQ(places["hits"][0]["spellings"], Json({"Torino", "Turin"}));
}

TEST_F(QueryTest, BeginningsAreMadeUpToTheWordsOfTheArchive) {
  using archive::SearchIn;
  put({"r1", "2022-02-01"});
  put({"r2", "2022-02-02", "protest", "Turin", "IT", "2022-02-02", 45.07, 7.69, "Bakers who backed café owners closed their bakeries in Turin, the prefecture said."});
  const auto ask = [&](const char* words, SearchIn in) { return parse(query::search(*archive_, words, in, {})); };
  const Json answer = ask("ba*", SearchIn::kReports);
  EXPECT_EQ(answer["hits"].size(), 1u);
  EXPECT_EQ(answer["begun"], Json({{{"words", "ba*"}, {"known", 3}, {"searched", 3}}})) << "baker, back, bakeri";
  EXPECT_EQ(ask("Caf*", SearchIn::kReports)["hits"].size(), 1u);
  EXPECT_EQ(ask("zz*", SearchIn::kReports)["hits"].size(), 0u);
  EXPECT_EQ(ask("clos* NEAR/1 bakeries", SearchIn::kReports)["hits"].size(), 1u);
  EXPECT_EQ(ask("trac*", SearchIn::kIncidents)["hits"].size(), 1u);
  EXPECT_GE(ask("prot*", SearchIn::kIncidents)["hits"].size(), 1u) << "a kind that no report writes";
  EXPECT_EQ(ask("bak*", SearchIn::kSentences)["hits"].size(), 1u);
  EXPECT_FALSE(query::search(*archive_, "clos* NEAR bak*", SearchIn::kReports, {}).ok());
  Filter filter;
  filter.q = "tract*";
  EXPECT_EQ(parse(latest(*archive_, filter))["reports"].size(), 1u);
}

TEST_F(QueryTest, PagesByRelevanceHoldWhileReportsComeIn) {
  using archive::SearchIn;
  for (int i = 0; i < 9; ++i) {
    std::string words = "Farmers blocked the ring road of Turin all Monday morning, the prefecture said.";
    for (int more = 0; more < i; ++more) words += " Tractors came by.";
    put({"r" + std::to_string(i), "2022-02-0" + std::to_string(1 + i), "protest", "Turin", "IT", {}, 45.07, 7.69, words});
  }
  Filter page;
  page.limit = 100;
  const auto ids = [&] {
    std::vector<std::pair<std::string, double>> out;
    const Json answer = parse(query::search(*archive_, "tractors", SearchIn::kReports, page));
    page.cursor = answer["cursor"].is_null() ? "" : answer["cursor"];
    for (const Json& hit : answer["hits"]) out.emplace_back(hit["report"], hit["score"]);
    return out;
  };
  const auto whole = ids();
  ASSERT_EQ(whole.size(), 8u);
  page.limit = 3;
  auto pages = ids();
  for (int i = 0; i < 3; ++i) {  // better ones, and others that make the words rarer
    put({"n" + std::to_string(i), "2022-03-01", "protest", "Turin", "IT", {}, 45.07, 7.69, "Tractors, tractors, tractors: on that Monday Turin saw nothing but tractors, " + std::to_string(i) + " of them."});
    put({"o" + std::to_string(i), "2022-03-02", "protest", "Turin", "IT", {}, 45.07, 7.69, "Bakers closed all their shops in and around Turin on day " + std::to_string(i) + " of the strike, they said."});
  }
  while (!page.cursor.empty()) {
    const auto more = ids();
    pages.insert(pages.end(), more.begin(), more.end());
  }
  EXPECT_EQ(pages, whole);
}

TEST_F(QueryTest, ATitleIsNoPartOfASentence) {
  using archive::SearchIn;
  put({"r1", "2022-02-01"});  // "Report r1"
  const auto ask = [&](const char* words) { return parse(query::search(*archive_, words, SearchIn::kSentences, {}))["hits"].size(); };
  EXPECT_EQ(ask("r1"), 0u);
  EXPECT_EQ(ask("r1 tractors"), 0u);
  EXPECT_EQ(ask("title:r1 tractors"), 1u);
  EXPECT_EQ(ask("title:r1"), 0u);
}

TEST_F(QueryTest, WhatNoListHasIsRefused) {
  put({"r1", "2022-02-01"});
  const std::tuple<const char*, std::string Filter::*, const char*> table[] = {
      {"protst", &Filter::kind, "near it: protest"}, {"newz", &Filter::genre, "near it: news"}, {"done", &Filter::review, "second_reviewed"}, {"en_GB!", &Filter::language, "BCP 47"}};
  for (const auto& [value, field, words] : table) {
    Filter filter;
    filter.*field = value;
    const auto answer = incidents(*archive_, filter);
    ASSERT_FALSE(answer.ok()) << value;
    EXPECT_NE(answer.error().message.find(words), std::string::npos) << answer.error().message;
  }
  Filter filter;
  filter.language = "pt-BR";
  EXPECT_TRUE(latest(*archive_, filter).ok()) << "a language that nobody writes yet";
}

TEST_F(QueryTest, APlaceIsFoundInEachOfItsSpellings) {
  put({"r1", "2022-02-01", "protest", "Turin", "IT", "2022-02-01", 45.07, 7.69, "Farmers blocked the ring road of Turin with tractors, the prefecture said.", "Po Valley News", "7"});
  put({"r2", "2022-02-02", "protest", "Torino", "IT", "2022-02-02", 45.07, 7.69, "Bakers shut all shops they run, in Torino with anger, the prefecture said.", "Po Valley News", "7"});
  Filter filter;
  filter.place = "Torino";
  EXPECT_EQ(parse(latest(*archive_, filter))["reports"].size(), 2u);
  EXPECT_EQ(parse(timeline(*archive_, filter)), parse(timeline(*archive_, {})));
  filter.as_written = true;
  EXPECT_EQ(parse(latest(*archive_, filter))["reports"].size(), 1u);
}

TEST_F(QueryTest, SearchGivesWhatIsAskedFor) {
  using archive::SearchIn;
  put({"r1", "2022-02-01"});
  put({"r2", "2022-02-02", "protest", "Turin", "IT", "2022-02-02", 45.07, 7.69, "Bakers closed their shops in the town, Turin said so.", "Island Times"});
  const auto ask = [&](const char* words, SearchIn in) { return parse(query::search(*archive_, words, in, {})); };
  const Json sentences = ask("tractors ring", SearchIn::kSentences);
  ASSERT_EQ(sentences["hits"].size(), 1u);
  EXPECT_NE(sentences["hits"][0]["snippet"].get<std::string>().find("[ring] road"), std::string::npos);
  const Json claims = ask("tractors", SearchIn::kClaims);
  ASSERT_EQ(claims["hits"].size(), 1u);
  EXPECT_EQ(parse(claim(*archive_, claims["hits"][0]["claim"].get<std::string>()))["report"], "r1");
  const Json happenings = ask("tractors", SearchIn::kIncidents);
  ASSERT_EQ(happenings["hits"].size(), 1u);
  EXPECT_EQ(happenings["hits"][0]["evidence"]["report"], "r1");
  EXPECT_EQ(happenings["facets"]["kind"]["protest"], 1);
  const Json actors = ask("coldi", SearchIn::kActors);
  ASSERT_EQ(actors["hits"].size(), 1u);
  EXPECT_EQ(actors["hits"][0]["name"], "Coldiretti");
  EXPECT_EQ(ask("road NEAR/1 ring", SearchIn::kReports)["hits"].size(), 1u);
  EXPECT_EQ(ask("farmers NEAR/1 tractors", SearchIn::kReports)["hits"].size(), 0u);
  EXPECT_EQ(ask("title:r2 turin", SearchIn::kReports)["hits"].size(), 1u);
  EXPECT_EQ(ask("publisher:island turin", SearchIn::kReports)["hits"].size(), 1u);
  Filter page;
  page.limit = 1;
  std::vector<std::string> seen;
  for (int i = 0; i < 3; ++i) {
    const Json answer = parse(query::search(*archive_, "turin", SearchIn::kSentences, page));
    for (const Json& hit : answer["hits"]) seen.push_back(hit["report"]);
    if (answer["cursor"].is_null()) break;
    page.cursor = answer["cursor"];
  }
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()), (std::set<std::string>{"r1", "r2"}));
  EXPECT_EQ(seen.size(), 2u);
}

TEST_F(QueryTest, TheSameFilterGivesTheSameRowsEverywhere) {
  for (int i = 0; i < 12; ++i) {
    const bool south = i % 3 == 0;
    const std::string day = "2022-" + std::string(i < 9 ? "0" : "") + std::to_string(1 + i) + "-10";
    put({"r" + std::to_string(i), day, "transfer", south ? "Suva" : "Turin", south ? "FJ" : "IT", day, south ? -18.14 : 45.07, south ? 178.44 : 7.69,
         i % 2 ? "Farmers blocked the ring road of " + std::string(south ? "Suva " : "Turin") + " with tractors, the prefecture said." : "Bakers sent all the bread they had to the town with carts, the prefecture said on Monday.",
         i % 4 ? "Po Valley News" : "Island Times"});
  }
  const std::pair<const char*, void (*)(Filter&)> table[] = {
      {"nothing", [](Filter&) {}},
      {"place", [](Filter& f) { f.place = "suva"; }},
      {"country", [](Filter& f) { f.country = "it"; }},
      {"words", [](Filter& f) { f.q = "tractor"; }},
      {"words and a field", [](Filter& f) { f.q = "bread publisher:island"; }},
      {"days", [](Filter& f) { f.from = "2022-03", f.to = "2022-06"; }},
      {"box", [](Filter& f) { f.bbox = {{5, 40, 10, 50}}; }},
      {"publisher", [](Filter& f) { f.publisher = "po valley"; }},
      {"source and place", [](Filter& f) { f.source = "prefecture", f.place = "turin"; }},
      {"actor", [](Filter& f) { f.actor = "coldiretti"; }},
  };
  for (const auto& [what, set] : table) {
    Filter filter;
    set(filter);
    std::set<std::string> listed, timed, mapped, registered, searched;
    const Json list = parse(incidents(*archive_, filter)), time = parse(timeline(*archive_, filter)), on_map = parse(map(*archive_, filter)), rows = parse(transfer_register(*archive_, filter));
    for (const Json& row : list["incidents"]) listed.insert(row["id"]);
    for (const Json& row : time["incidents"]) timed.insert(row["id"]);
    for (const Json& row : on_map["features"]) mapped.insert(row["properties"]["incident"]);
    for (const Json& row : rows["transfers"]) registered.insert(row["incident"]);
    const Json found = parse(query::search(*archive_, "prefecture", archive::SearchIn::kIncidents, filter));
    for (const Json& row : found["hits"]) searched.insert(row["incident"]);
    EXPECT_FALSE(listed.empty()) << what;
    EXPECT_EQ(timed, listed) << what;
    EXPECT_EQ(mapped, listed) << what;
    EXPECT_EQ(registered, listed) << what;
    EXPECT_EQ(searched, listed) << what;
  }
}

TEST_F(QueryTest, NoSearchBreaks) {
  put({"r1", "2022-02-01"});
  const char* words[] = {"\"", "a \"b", "OR", "a OR", "-a", "* ^ ( )", "", "   ", "NEAR(a b)", "text:a", "a AND", "{x}", "a\tb", "\xff\xfe", "title : x",
                         "-\"a b\"", "--", "a*b", "'; DROP TABLE reports; --", "a OR OR b", "\"\" a"};
  for (const char* query : words) {
    const auto answer = query::search(*archive_, query, archive::SearchIn::kReports, {});
    if (answer.ok()) continue;
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage) << query << ": " << answer.error().message;
    EXPECT_EQ(answer.error().message.find("fts5"), std::string::npos) << answer.error().message;
  }
  EXPECT_EQ(parse(stats(*archive_))["reports"], 1);
}

TEST(Where, SearchExpressions) {
  const std::pair<const char*, const char*> table[] = {
      {"convoy border", "\"convoy\" AND \"border\""},        {"convoy OR column", "(\"convoy\" OR \"column\")"},
      {"\"arms depot\" fire", "\"arms depot\" AND \"fire\""}, {"fire -forest", "(\"fire\") NOT (\"forest\")"},
      {"explo*", "\"explo\"*"},                               {"AND", "\"AND\""},
      {"fire OR smoke forest", "(\"fire\" OR \"smoke\") AND \"forest\""}, {"title:convoy", "title : \"convoy\""},
      {"convoy NEAR/3 border fire", "NEAR(\"convoy\" \"border\", 3) AND \"fire\""},
      {"-text:\"a b\" c", "(\"c\") NOT (text : \"a b\")"},
      {"a NEAR b NEAR/2 c*", "NEAR(\"a\" \"b\" \"c\"*, 2)"},
  };
  for (const auto& [query, expression] : table) {
    const auto words = archive::words_of(query, true, {});
    ASSERT_TRUE(words.ok()) << query;
    EXPECT_EQ(words->expression, expression) << query;
  }
  for (const char* wrong : {"OR a", "a OR", "a NEAR OR", "a NEAR -b", "-x", "\"open", "NEAR", "a NEAR", "NEAR a", "NEAR/3", "b a NEAR"}) EXPECT_FALSE(archive::words_of(wrong, true, {}).ok()) << wrong;
  EXPECT_FALSE(archive::words_of("title:x", false, {}).ok()) << "happenings have no title";
}

TEST(QueryWords, NamesOfSeveralWordsAreOne) {
  const auto others = [](const std::string& name) -> Result<std::vector<std::string>> {
    return name == "Deir ez-Zor" ? std::vector<std::string>{"Dayr az Zawr"} : std::vector<std::string>();
  };
  const auto words = archive::words_of("convoy Deir ez-Zor -\"Deir ez-Zor\"", true, others);
  ASSERT_TRUE(words.ok());
  EXPECT_EQ(words->expression, "(\"convoy\" AND ((\"Deir\" AND \"ez-Zor\") OR \"Dayr az Zawr\")) NOT ((\"Deir ez-Zor\" OR \"Dayr az Zawr\"))");
  ASSERT_EQ(words->widened.size(), 2u);
  EXPECT_EQ(words->widened[0].also, std::vector<std::string>{"Dayr az Zawr"});
}

TEST(QueryWords, FieldsAreFilters) {
  archive::Filter filter;
  const auto rest = archive::take_fields("fire publisher:\"Po Valley\" kind:assault title:x -y*", filter);
  ASSERT_TRUE(rest.ok());
  EXPECT_EQ(*rest, "fire title:x -y*");
  EXPECT_EQ(filter.publisher, "Po Valley");
  EXPECT_EQ(filter.kind, "assault");
  for (const char* wrong : {"-publisher:x a", "a OR publisher:x", "kind:protest"}) EXPECT_FALSE(archive::take_fields(wrong, filter).ok()) << wrong;
}

}  // namespace
}  // namespace dateline::query
