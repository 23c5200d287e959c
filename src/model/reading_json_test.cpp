#include "model/reading_json.h"

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace dateline {
namespace {

/// A document and a reading with every list filled, so that nothing is lost on the way unseen.
struct Example {
  Document doc;
  Reading reading;
};

Example full_example() {
  Article article;
  article.id = "r-1";
  article.title = "Quay opens";
  article.publisher = {"Harbour Post", "harbour.example"};
  article.published = "2021-03-04";
  article.published_basis = PublishedBasis::kGiven;
  article.text = Text("The “quay” opened on Monday, two officials said.");
  article.blocks = {{{0, 48}, BlockKind::kParagraph, 1}};
  article.links = {{{4, 10}, "https://harbour.example/quay", LinkRole::kInText}};
  article.media = {{"https://harbour.example/crane.jpg", MediaLinkKind::kImage, Span{4, 10}, "A crane"}, {"https://harbour.example/a.mp4", MediaLinkKind::kVideo, {}, ""}};
  article.flags = {"excerpt"};
  Example out{Document(std::move(article)), {}};
  Reading& r = out.reading;
  r.engine = "0.1.0";
  r.model = "m";
  Entity quay;
  quay.name = "quay";
  quay.type = EntityType::kFacility;
  quay.mentions = {{{5, 9}, MentionForm::kNominal, MentionSense::kPlace, 2}};
  quay.identifiers = {{"imo", "9074729", {0, 3}, true}};
  quay.states = {{"active", TimeId{0}, {11, 17}}};
  quay.link = KnowledgeLink{"kb", "q1", 0.51234};
  quay.candidates = {{"list-base", "n7", "The Quay Company", "Harbour list", "HL.7", "2020-02-01", "", 0.61, {"same_name"}}};
  add(r.entities, quay);
  TimeExpression monday;
  monday.span = {21, 27};
  monday.value = "2021-03-01";
  monday.start = monday.end = parse_iso_day("2021-03-01");
  add(r.times, monday);
  Place place;
  place.span = {5, 9};
  place.name = "quay";
  place.lat = 1.2345678;
  place.lon = -2;
  place.gazetteer = GazetteerEntry{"g", "1", "7"};
  add(r.places, place);
  Source publisher;
  publisher.kind = SourceKind::kPublisher;
  publisher.name = "Harbour Post";
  add(r.sources, publisher);
  Source officials;
  officials.anonymous = true;
  officials.count = 2;
  officials.span = Span{29, 42};
  add(r.sources, officials);
  Event event;
  event.kind = "build";
  event.mentions = {{11, 17}, {0, 3}};
  event.participants = {{Role::kTheme, EntityId{0}, {5, 9}, {ClaimId{0}}}};
  event.places = {{PlaceRole::kSite, PlaceId{0}, 0, {5, 9}, {}}};
  event.time = {TimeId{0}, "2021-03-01", monday.start, monday.end, TimeBasis::kStated, {}};
  event.counts = {{"items", 3, std::nullopt, {0, 3}, {}}};
  EventItem crane;
  crane.entity = crane.end_user = EntityId{0};
  crane.span = {5, 9};
  crane.item_class = "crane";
  crane.year = "1987";
  crane.low = 1;
  crane.amount = "two tonnes";
  crane.identifiers = {{"serial", "AB-1", {5, 9}, std::nullopt}, {"imo", "9074729", {5, 9}, true}};
  crane.embargo = Span{0, 3};
  event.items = {crane};
  event.status = EventStatus::kOccurred;
  add(r.events, event);
  Relation relation;
  relation.type = RelationType::kLocatedIn;
  relation.from = relation.to = EntityId{0};
  relation.modes = {"former"};
  add(r.relations, relation);
  Route route;
  route.legs = {{PlaceId{0}, PlaceId{0}, 0, "sea", TimeId{0}, TimeBasis::kInferred, {0, 3}}};
  add(r.routes, route);
  for (int i = 0; i < 3; ++i) {
    Claim claim;
    if (i == 0) claim.subject = EventId{0};
    if (i == 1) claim.subject = RelationId{0};
    if (i == 2) claim.subject = RouteId{0};
    claim.key = "k" + std::to_string(i);
    claim.attribution = {{SourceId{0}, 0, "", std::nullopt}, {SourceId{1}, 1, "said", Span{43, 47}}};
    claim.hedges = {{0, 3}};
    claim.stated = TimeId{0};
    add(r.claims, claim);
  }
  Exhibit exhibit;
  exhibit.taken = TimeId{0};
  exhibit.shows = {EventId{0}, EntityId{0}};
  add(r.exhibits, exhibit);
  r.quotations = {{{{29, 42}}, {{43, 47}}, {{0, 27}}, false, SourceId{1}, {}}};
  r.quotations[0].nested = r.quotations;
  r.issues = {{"impossible_date", {0, 3}, "words"}};
  return out;
}

TEST(ReadingJson, WhatIsWrittenReadsBackTheSame) {
  const Example example = full_example();
  const std::string written = reading_to_json(example.doc, example.reading);
  auto stored = reading_from_json(written);
  ASSERT_TRUE(stored.ok()) << stored.error().message;
  Document again(std::move(stored->article));
  EXPECT_EQ(reading_to_json(again, stored->reading), written);
  EXPECT_EQ(stored->reading.claims[1].subject, (std::variant<EventId, RelationId, RouteId>(RelationId{0})));
  EXPECT_EQ(stored->reading.exhibits[0].shows.size(), 2u);
  ASSERT_EQ(stored->reading.events[0].items.size(), 1u);
  EXPECT_EQ(stored->reading.events[0].items[0].embargo, (Span{0, 3}));
  EXPECT_FALSE(stored->reading.events[0].items[0].identifiers[0].valid.has_value());
  EXPECT_EQ(again.text().view(), example.doc.text().view());
}

TEST(ReadingJson, FormsOfTheContract) {
  const Example example = full_example();
  const std::string json = reading_to_json(example.doc, example.reading);
  const char* const parts[] = {
      R"("format":"dateline.reading/1")",
      R"("id":"s0","name":"Harbour Post","kind":"publisher","anonymous":false,"count":null)",
      R"("id":"v1","kind":"build","modes":[],"contexts":[],"plover":null)",
      R"("mentions":[{"span":[11,17]},{"span":[0,3]}])",
      R"("stated":{"ref":"t1"})",
      R"("shows":["v1","e1"])",
      R"("event":null,"relation":"r1","route":null)",
      R"("lat":1.23457,"lon":-2.0)",
      R"("confidence":0.512)",
      R"("claims":["c1"])",
      R"("media":[{"url":"https://harbour.example/crane.jpg","kind":"image","caption":[4,10],"alt":"A crane"},)",
      R"({"url":"https://harbour.example/a.mp4","kind":"video","caption":null,"alt":null}])",
  };
  for (const char* part : parts) EXPECT_NE(json.find(part), std::string::npos) << part << "\nin " << json;
}

TEST(ReadingJson, IsOneLineToAnyReader) {
  Article article;
  article.text = Text("one\u2028two\u0085three\u2029\u00c3\u20ac four");
  const Document doc(std::move(article));
  const std::string json = reading_to_json(doc, {});
  for (const char* line_end : {"\n", "\u2028", "\u0085", "\u2029"}) EXPECT_EQ(json.find(line_end), std::string::npos);
  const auto read = reading_from_json(json);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->article.text.view(), doc.text().view());
}

TEST(ReadingJson, WhatIsNotAReadingIsAnError) {
  const char* const inputs[] = {
      "", "{", "[]", "{}", R"({"format":"dateline.reading/2"})", R"({"format":"dateline.reading/1"})",
      R"({"format":"dateline.reading/1","report":{"text":""},"events":[{"id":"e1"}]})",
      R"({"format":"dateline.reading/1","report":{"text":""},"events":[{"id":"v99999999999999"}]})",
      R"({"format":"dateline.reading/1","report":{"text":5}})",
      R"({"format":"dateline.reading/1","report":{"text":""},"places":[{"id":"p1","entity":"e1"}]})",
      R"({"format":"dateline.reading/1","report":{"text":""},"claims":[{"id":"c1","event":"v1"}]})",
  };
  for (const char* input : inputs) EXPECT_FALSE(reading_from_json(input).ok()) << input;
}

}  // namespace
}  // namespace dateline
