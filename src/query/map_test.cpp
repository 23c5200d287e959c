// What a map shows of what reports tell, and what it keeps back.
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "model/claim_key.h"
#include "query/test_archive.h"

namespace dateline::query {
namespace {

using Json = nlohmann::json;

/// A report that is put together by hand: a convoy goes from Gao to Kidal, and a fuel depot of the army lies in Kidal.
class MapTest : public ArchiveTest {
 protected:
  struct Story {
    std::string id = "r1", day = "2023-10-04", text = "Amina Diallo drove with the convoy from Gao to the fuel depot in Kidal, which the army runs. It was hit in May.";
    std::optional<PersonClass> driver = PersonClass::kPrivate;
    PlacePrecision precision = PlacePrecision::kSettlement;
    std::optional<double> radius_km = {};
    PlaceRole site = PlaceRole::kSite;
    RouteStatus status = RouteStatus::kClaimed;
    Polarity polarity = Polarity::kAffirmed;  // of the claim on the route
    double lon = 1.41;  // of Kidal
    bool known = true;    // whether Kidal was found
    bool named = true;    // whether the depot is called so by name
    bool struck = false;  // whether something befell the depot
  };

  static Span words(const Story& story, std::string_view part) {
    const auto at = static_cast<std::uint32_t>(story.text.find(part));
    return {at, at + static_cast<std::uint32_t>(part.size())};
  }
  static EntityId entity(const Story& story, EntityType type, const std::string& name, Reading& reading) {
    Entity out;
    out.type = type;
    out.name = name;
    out.mentions = {{words(story, name), MentionForm::kName, {}, -1}};
    return add(reading.entities, std::move(out));
  }
  static PlaceId place(const Story& story, const std::string& name, double lat, double lon, Reading& reading) {
    Place out;
    out.name = name;
    out.span = words(story, name);
    out.country = "ML";
    out.precision = story.precision;
    out.radius_km = story.radius_km;
    if (story.known) {
      out.lat = lat;
      out.lon = lon;
    }
    return add(reading.places, std::move(out));
  }

  static Reading read(const Story& story, const std::string& text_sha256) {
    Reading reading;
    Source page;
    page.name = "Sahel Post";
    page.kind = SourceKind::kPublisher;
    const SourceId publisher = add(reading.sources, page);
    const EntityId driver = entity(story, EntityType::kPerson, "Amina Diallo", reading);
    reading[driver].person_class = story.driver;
    const EntityId army = entity(story, EntityType::kUnit, "army", reading);
    const EntityId depot = entity(story, EntityType::kFacility, "fuel depot", reading);
    if (!story.named) reading[depot].mentions[0].form = MentionForm::kNominal;
    const EntityId town = entity(story, EntityType::kPlace, "Kidal", reading);
    TimeExpression may;
    may.span = words(story, "May");
    may.value = "2023-05";
    may.start = parse_iso_day("2023-05-01");
    may.end = parse_iso_day("2023-05-31");
    reading[depot].states = {{"damaged", add(reading.times, may), words(story, "It was hit")}};
    const PlaceId gao = place(story, "Gao", 16.27, -0.04, reading);
    const PlaceId kidal = place(story, "Kidal", 18.44, story.lon, reading);
    reading[kidal].entity = town;
    Event drive;
    drive.kind = "transfer";
    drive.predicate = "drive";
    drive.span = words(story, "drove with the convoy from Gao to the fuel depot in Kidal");
    drive.mentions = {words(story, "drove")};
    drive.participants = {{Role::kAgent, driver, words(story, "Amina Diallo"), {}}};
    drive.places = {{PlaceRole::kOrigin, gao, 0, {}, {}}, {PlaceRole::kDestination, kidal, 1, {}, {}}, {story.site, kidal, 0, {}, {}}};
    drive.status = EventStatus::kOccurred;
    if (story.struck) drive.participants.push_back({Role::kTarget, depot, words(story, "fuel depot"), {}});
    const EventId event = add(reading.events, drive);
    Relation runs, lies;
    runs.type = RelationType::kOperates;
    runs.from = army;
    runs.to = depot;
    runs.span = words(story, "which the army runs");
    lies.type = RelationType::kLocatedIn;
    lies.from = depot;
    lies.to = town;
    const RelationId operates = add(reading.relations, runs);
    add(reading.relations, lies);
    Route route;
    route.status = story.status;
    route.legs = {{gao, kidal, 0, "road", {}, TimeBasis::kStated, {0, drive.span.end}}};
    const RouteId way = add(reading.routes, route);
    const auto claim = [&](auto subject, Span span) {
      Claim out;
      out.subject = subject;
      out.span = span;
      out.attribution = {{publisher, 0, "", {}}};
      const ClaimId id = add(reading.claims, out);
      reading.claims.back().key = claim_key(reading, reading.claims[static_cast<std::size_t>(id.index)], text_sha256);
    };
    claim(event, drive.span);
    claim(operates, runs.span);
    claim(way, drive.span);
    reading.claims.back().polarity = story.polarity;
    return reading;
  }

  void put(const Story& story) {
    Article article;
    article.id = story.id;
    article.publisher = {"Sahel Post", "post.example"};
    article.published = story.day;
    article.language = "en";
    article.text = Text(story.text);
    article.text_sha256 = sha256_hex(story.text);
    article.blocks = {{article.text.whole(), BlockKind::kParagraph, 1}};
    const std::string hash = article.text_sha256;
    const Document doc(std::move(article));
    const auto added = archive_->add({story.text + story.id, story.id, "", true, "2023-11-01T00:00:00Z", {}}, doc, read(story, hash));
    ASSERT_TRUE(added.ok()) << added.error().message;
    ASSERT_TRUE(archive_->group().ok());
  }

  Json ask(const Filter& filter = {}) {
    const auto answer = map(*archive_, filter);
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().message);
    return answer.ok() ? Json::parse(*answer) : Json();
  }
  /// The features of one layer.
  Json layer(const std::string& name, const Filter& filter = {}) {
    Json out = Json::array();
    const Json answer = ask(filter);
    for (const Json& feature : answer["features"]) {
      if (feature["properties"]["layer"] == name) out.push_back(feature);
    }
    return out;
  }

};

TEST_F(MapTest, ThreeLayers) {
  put({});
  const Json answer = ask();
  EXPECT_EQ(answer["type"], "FeatureCollection");
  EXPECT_EQ(answer["bbox"], Json({-0.04, 16.27, 1.41, 18.44}));
  ASSERT_EQ(answer["features"].size(), 3u);
  const Json incident = layer("incident")[0], facility = layer("facility")[0], leg = layer("corridor")[0];
  EXPECT_EQ(incident["geometry"], Json({{"type", "Point"}, {"coordinates", {1.41, 18.44}}}));
  EXPECT_EQ(incident["properties"]["independent_sources"], 1);
  EXPECT_EQ(incident["properties"]["claims"][0]["report"], "r1");

  const Json& depot = facility["properties"];
  EXPECT_EQ(depot["placed_by"], "located_in");
  EXPECT_EQ(depot["operators"][0]["name"], "army");
  EXPECT_TRUE(depot["operators"][0]["claim"].is_string());
  EXPECT_EQ(depot["states"][0]["state"], "damaged");
  EXPECT_EQ(depot["states"][0]["start"], "2023-05-01");

  EXPECT_EQ(leg["geometry"], Json({{"type", "LineString"}, {"coordinates", {{-0.04, 16.27}, {1.41, 18.44}}}}));
  const Json& told = leg["properties"]["told"][0];
  EXPECT_EQ(told["mode"], "road");
  EXPECT_EQ(told["incident"], incident["properties"]["incident"]) << "the movement that the leg is told of";
  EXPECT_TRUE(claim(*archive_, told["claim"].get<std::string>()).ok());
}

TEST_F(MapTest, OnlyAStatedActiveLegIsEstablished) {
  put({});
  EXPECT_EQ(layer("corridor")[0]["properties"]["established"], false) << "claimed";
  Story later{"r2", "2023-12-01"};
  later.text += " So it was told again.";
  later.status = RouteStatus::kActive;
  put(later);
  ASSERT_EQ(layer("corridor").size(), 1u) << "one leg, told twice";
  const Json leg = layer("corridor")[0]["properties"];
  EXPECT_EQ(leg["established"], true);
  EXPECT_EQ(leg["reports"], 2);
  EXPECT_EQ(leg["told"][0]["status"], "claimed");
  EXPECT_EQ(leg["told"][1]["status"], "active");
  ASSERT_EQ(layer("facility").size(), 1u);
  EXPECT_EQ(layer("facility")[0]["properties"]["reports"], 2);
}

TEST_F(MapTest, DeniedLegsSaySo) {
  Story denial;
  denial.status = RouteStatus::kActive;
  denial.polarity = Polarity::kDenied;
  put(denial);
  EXPECT_EQ(layer("corridor")[0]["properties"]["denied"], true);
  Story later{"r2", "2023-12-01"};
  later.text += " So it was told again.";
  later.status = RouteStatus::kActive;
  put(later);
  const Json leg = layer("corridor")[0]["properties"];
  EXPECT_EQ(leg["denied"], false) << "one affirms it";
  EXPECT_EQ(leg["established"], false) << "one denies it";
}

TEST_F(MapTest, PeopleAreNotNamedNorPlacedFinely) {
  Story story;
  story.precision = PlacePrecision::kExact;
  story.lon = 1.4187;
  put(story);
  const Json answer = ask();
  EXPECT_EQ(answer.dump().find("Diallo"), std::string::npos) << answer.dump(1);
  const Json incident = layer("incident")[0];
  EXPECT_EQ(incident["geometry"]["coordinates"], Json({1.4, 18.4}));
  EXPECT_EQ(incident["properties"]["place"]["precision"], "district");
  EXPECT_TRUE(incident["properties"]["place"]["name"].is_null());
  EXPECT_EQ(incident["properties"]["participants"][0]["type"], "person");
  const Json leg = layer("corridor")[0];
  EXPECT_EQ(leg["geometry"]["coordinates"], Json({{0.0, 16.3}, {1.4, 18.4}}));
  EXPECT_TRUE(leg["properties"]["told"][0]["sentence"].is_null()) << "it names the spot";
  EXPECT_TRUE(layer("facility").empty()) << "what a person is told to be at, under its name and to the metre";
}

TEST_F(MapTest, PeopleOfPublicRoleAreNamed) {
  Story story;
  story.precision = PlacePrecision::kExact;
  story.lon = 1.4187;
  story.driver = PersonClass::kPublicRole;
  put(story);
  const Json incident = layer("incident")[0];
  EXPECT_EQ(incident["properties"]["participants"][0]["name"], "Amina Diallo");
  EXPECT_EQ(incident["geometry"]["coordinates"], Json({1.4187, 18.44}));
}

TEST_F(MapTest, WideAreasAreMarked) {
  Story story;
  story.precision = PlacePrecision::kCountry;
  put(story);
  EXPECT_EQ(layer("incident")[0]["properties"]["place"]["area"], true);
  EXPECT_EQ(layer("corridor")[0]["properties"]["to"]["area"], true);
  Story vague{"r2", "2023-12-01"};  // somewhere in a country, without a division that is known
  vague.text += " So it was told again.";
  vague.precision = PlacePrecision::kNear;
  vague.radius_km = 388;
  put(vague);
  EXPECT_EQ(layer("facility")[0]["properties"]["place"]["precision"], "near");
  EXPECT_EQ(layer("facility")[0]["properties"]["place"]["area"], true);
}

TEST_F(MapTest, NearAPlaceIsWiderThanThePlace) {
  Story story;
  story.site = PlaceRole::kNear;
  story.radius_km = 4;
  put(story);
  const Json place = layer("incident")[0]["properties"]["place"];
  EXPECT_EQ(place["precision"], "near");
  EXPECT_EQ(place["radius_km"], 29);
}

TEST_F(MapTest, WhatHasNoPlaceIsCounted) {
  Story story;
  story.known = false;
  put(story);
  const Json answer = ask();
  EXPECT_TRUE(answer["features"].empty());
  EXPECT_FALSE(answer.contains("bbox"));
  EXPECT_EQ(answer["not_placed"], Json({{"incidents", 1}, {"facilities", 1}, {"corridors", 1}}));
}

TEST_F(MapTest, Filters) {
  put({});
  struct Row {
    const char* what;
    void (*set)(Filter&);
    std::vector<std::string> layers;
  };
  const Row table[] = {
      {"country", [](Filter& f) { f.country = "ml"; }, {"incident", "facility", "corridor"}},
      {"another country", [](Filter& f) { f.country = "NE"; }, {}},
      {"place of one end", [](Filter& f) { f.place = "gao"; }, {"incident", "corridor"}},
      {"name of a facility", [](Filter& f) { f.place = "Fuel Depot"; }, {"facility"}},
      {"operator", [](Filter& f) { f.actor = "army"; }, {"facility"}},
      {"kind", [](Filter& f) { f.kind = "transfer"; }, {"incident"}},
      {"sources", [](Filter& f) { f.min_independent = 1; }, {"incident"}},
      {"box at one end", [](Filter& f) { f.bbox = {{-1, 16, 0, 17}}; }, {"incident", "corridor"}},
      {"box that the line crosses", [](Filter& f) { f.bbox = {{0.5, 17, 1, 18}}; }, {}},
      {"day of publication", [](Filter& f) { f.from = "2023-10"; f.to = "2023-10"; }, {"facility", "corridor"}},
      {"another month", [](Filter& f) { f.from = "2023-11"; }, {}},
      {"words", [](Filter& f) { f.q = "convoy"; }, {"incident", "facility", "corridor"}},
      {"other words", [](Filter& f) { f.q = "camels"; }, {}},
      {"outlet", [](Filter& f) { f.publisher = "post.example"; }, {"incident", "facility", "corridor"}},
      {"source", [](Filter& f) { f.source = "sahel post"; }, {"incident", "facility", "corridor"}},
  };
  for (const Row& row : table) {
    Filter filter;
    row.set(filter);
    std::vector<std::string> layers;
    const Json answer = ask(filter);
    for (const Json& feature : answer["features"]) layers.push_back(feature["properties"]["layer"]);
    EXPECT_EQ(layers, row.layers) << row.what;
  }
  Filter sorted;
  sorted.sort = "time";
  EXPECT_EQ(map(*archive_, sorted).error().code, ErrorCode::kUsage);
}

TEST_F(MapTest, PagesGiveTheWhole) {
  put({});
  Filter filter;
  filter.limit = 1;
  Json seen = Json::array();
  for (int page = 0; page < 9; ++page) {
    const Json answer = ask(filter);
    for (const Json& feature : answer["features"]) seen.push_back(feature);
    if (answer["cursor"].is_null()) break;
    filter.cursor = answer["cursor"];
  }
  EXPECT_EQ(seen, ask()["features"]);
}

TEST_F(MapTest, DescribedFacilitiesOfOneHappeningAreOne) {
  Story first, second{"r2", "2023-10-05"}, other{"r3", "2023-10-06"};
  first.named = second.named = other.named = false;
  first.struck = second.struck = true;
  second.text += " So it was told again.";
  other.text += " Of another one.";
  for (const Story& story : {first, second, other}) put(story);
  const Json facilities = layer("facility");
  ASSERT_EQ(facilities.size(), 2u) << "words alone do not make two depots one";
  EXPECT_EQ(facilities[0]["properties"]["reports"].get<int>() + facilities[1]["properties"]["reports"].get<int>(), 3);
}

TEST_F(MapTest, RegroupGivesTheSame) {
  put({});
  Story other{"r2", "2023-12-01"};
  other.text += " So it was told again.";
  put(other);
  const Json before = ask();
  ASSERT_TRUE(archive_->regroup().ok());
  EXPECT_EQ(ask(), before);
}

}  // namespace
}  // namespace dateline::query
