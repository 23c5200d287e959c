// The codebook's rules on hand-made reports: grouping, counting origins, contradictions, standing, copies.
#include <gtest/gtest.h>

#include "incidents/build.h"
#include "incidents/copy_finder.h"
#include "incidents/facts_bytes.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

/// A report with one event, filled in by the tests.
class Report {
 public:
  Report(std::string id, std::string publisher, std::string day) {
    facts_.id = std::move(id);
    facts_.publisher = publisher;
    facts_.title = "Title of " + facts_.id;
    facts_.published = day;
    facts_.day = parse_iso_day(day);
    SourceFact own;
    own.name = own.shown = publisher;
    own.kind = SourceKind::kPublisher;
    facts_.sources.push_back(own);
  }
  Report& event(std::string kind, std::string place, double lat, double lon, std::string day) {
    EventFact event;
    event.number = static_cast<int>(facts_.events.size());
    event.kind = std::move(kind);
    event.predicate = "attack";
    event.status = EventStatus::kOccurred;
    event.span = {static_cast<std::uint32_t>(100 * facts_.events.size()), static_cast<std::uint32_t>(100 * facts_.events.size() + 50)};
    if (!place.empty()) event.sites.push_back({PlaceRole::kSite, place, "settlement", "PE", "", lat, lon, {}, PlacePrecision::kSettlement, {}});
    if (!day.empty()) event.when = {day, parse_iso_day(day), parse_iso_day(day), TimeBasis::kStated, {}};
    facts_.events.push_back(std::move(event));
    return *this;
  }
  Report& part(Role role, std::string name, EntityType type = EntityType::kGroup, bool named = true) {
    PartFact part;
    part.role = role;
    part.name = part.shown = std::move(name);
    part.type = type;
    part.named = named;
    last().parts.push_back(std::move(part));
    return *this;
  }
  Report& spot(std::string name) {
    SiteFact site;
    site.name = std::move(name);
    last().spots.push_back(std::move(site));
    return *this;
  }
  Report& object(std::string noun) {
    last().objects.push_back(std::move(noun));
    return *this;
  }
  Report& blamed(std::string name, int claim) {
    part(Role::kAgent, std::move(name), EntityType::kOrganization);
    last().parts.back().claims = {claim};
    return *this;
  }
  Report& names(std::vector<std::string> names) {
    facts_.names = std::move(names);
    return *this;
  }
  Report& cites(std::string outlet) {
    facts_.cited.push_back(std::move(outlet));
    return *this;
  }
  Report& when(std::string value, std::string first, std::string last_day) {
    last().when = {std::move(value), parse_iso_day(first), parse_iso_day(last_day), TimeBasis::kStated, {}};
    return *this;
  }
  Report& count(std::string what, int low, std::optional<int> high) {
    last().counts.push_back({std::move(what), low, high, {}});
    return *this;
  }
  Report& status(EventStatus status) {
    last().status = status;
    return *this;
  }
  SourceFact& source(std::string name, SourceKind kind, bool anonymous = false, std::optional<int> heads = {}) {
    SourceFact source;
    source.name = source.shown = std::move(name);
    source.kind = kind;
    source.anonymous = anonymous;
    source.count = heads;
    facts_.sources.push_back(source);
    return facts_.sources.back();
  }
  /// A claim on the last event: page > sources of each depth.
  Report& claim(std::vector<std::vector<int>> steps, Polarity polarity = Polarity::kAffirmed, ClaimAbout about = ClaimAbout::kAll) {
    ClaimFact claim;
    claim.number = static_cast<int>(facts_.claims.size());
    claim.key = facts_.id + "claim" + std::to_string(claim.number) + "0000000000";
    claim.event = static_cast<int>(facts_.events.size()) - 1;
    claim.polarity = polarity;
    claim.about = about;
    claim.start = last().span.start;
    claim.steps = {{0}};
    for (auto& step : steps) claim.steps.push_back(std::move(step));
    last().claims.push_back(static_cast<int>(facts_.claims.size()));
    facts_.claims.push_back(std::move(claim));
    return *this;
  }
  Report& refutes() {
    facts_.claims.back().refutes = true;
    return *this;
  }
  Report& definite() {
    last().definite = true;
    return *this;
  }
  Report& text(std::string_view words) {
    facts_.words = words_of(words);
    return *this;
  }
  Report& version_of(std::string id) {
    facts_.version_of = std::move(id);
    return *this;
  }
  operator ReportFacts() const { return facts_; }

 private:
  EventFact& last() { return facts_.events.back(); }
  ReportFacts facts_;
};

constexpr double kLat = -13.5, kLon = -71.9;

Report raid(std::string id, std::string publisher, std::string published) {
  Report report(std::move(id), std::move(publisher), std::move(published));
  report.event("assault", "Ollanta", kLat, kLon, "2021-05-03").part(Role::kAgent, "gunmen", EntityType::kGroup, false);
  return report;
}

const char kWire[] =
    "Gunmen attacked the bus station of Ollanta early on Monday and burned four buses, the regional police said in a statement. Drivers fled "
    "over the river while the guards fired into the air, and the road to the capital stayed closed until the evening of that day.";

Built build(std::vector<ReportFacts> reports) { return build_incidents(reports); }

TEST(Incidents, TwoBodiesAreTwoSources) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-04");
  a.source("the regional police", SourceKind::kOrganization);
  a.claim({{1}});
  b.source("Hospital of Ollanta", SourceKind::kOrganization);
  b.claim({{1}});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  const Incident& incident = built.incidents[0];
  EXPECT_EQ(incident.independent_sources, 2);
  EXPECT_EQ(incident.named_sources, 2);
  EXPECT_EQ(incident.standing, Standing::kMultipleSource);
  EXPECT_EQ(incident.support, Support::kMultiple);
  EXPECT_EQ(incident.reports, 2);
  EXPECT_EQ(incident.first_published, "2021-05-04");
  EXPECT_EQ(incident.status, EventStatus::kOccurred);
}

TEST(Incidents, OneBodyIsOneSourceWhoeverSpeaks) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.source("Ana Quispe", SourceKind::kPerson).body = "the regional police";
  a.claim({{1}});
  b.source("regional police", SourceKind::kOrganization);
  b.source("Quispe", SourceKind::kPerson);
  b.claim({{1}}).claim({{2}});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].independent_sources, 1);
  EXPECT_EQ(built.incidents[0].standing, Standing::kSingleSource);
  ASSERT_EQ(built.incidents[0].claims.size(), 3u);
  EXPECT_EQ(built.incidents[0].claims[0].root, built.incidents[0].claims[2].root);
}

TEST(Incidents, WhoWasThereSpeaksForHimself) {
  Report a = raid("a", "North Post", "2021-05-04");
  a.source("regional police", SourceKind::kOrganization);
  SourceFact& driver = a.source("Luis Mamani", SourceKind::kPerson);
  driver.body = "regional police";
  driver.knowledge = Knowledge::kWitnessed;
  a.claim({{1}}).claim({{2}});
  EXPECT_EQ(build({a}).incidents.at(0).independent_sources, 2);
}

TEST(Incidents, AWireStoryInThreeOutletsIsOneSource) {
  std::vector<ReportFacts> reports;
  for (const auto& [id, outlet, day] : {std::tuple("w", "Wire", "2021-05-03"), {"x", "North Post", "2021-05-04"}, {"y", "South Post", "2021-05-05"}}) {
    Report report = raid(id, outlet, day).text(kWire);
    report.source("officials", SourceKind::kGroup, true, 3);
    report.claim({{1}});
    reports.push_back(report);
  }
  const Built built = build(reports);
  ASSERT_EQ(built.copies.size(), 2u);
  EXPECT_EQ(built.copies[0].kind, CopyKind::kVerbatim);
  EXPECT_EQ(built.copies[0].of, 0);
  EXPECT_EQ(built.copies[1].of, 0);
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].independent_sources, 1);
  EXPECT_EQ(built.incidents[0].anonymous_sources, 3);
  EXPECT_EQ(built.incidents[0].standing, Standing::kSingleSource);
}

TEST(Incidents, AnonymousPeopleAreOneOriginForEachReportAndOneInTheLowCount) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-04");
  a.source("security officials", SourceKind::kGroup, true, 2).affiliation = "government";
  a.source("diplomats", SourceKind::kGroup, true, 3);
  a.claim({{1, 2}});
  b.source("an official", SourceKind::kPerson, true, 1).affiliation = "government";
  b.claim({{1}});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  const Incident& incident = built.incidents[0];
  EXPECT_EQ(incident.independent_sources, 2);
  EXPECT_EQ(incident.independent_sources_low, 1);
  EXPECT_EQ(incident.anonymous_sources, 6);
  EXPECT_EQ(incident.named_sources, 0);
  EXPECT_EQ(incident.standing, Standing::kSingleSource);
}

TEST(Incidents, CitingAnotherOutletAddsNothing) {
  Report a = raid("a", "Wire", "2021-05-04"), b = raid("b", "North Post", "2021-05-05"), c = raid("c", "South Post", "2021-05-06");
  a.source("the regional police", SourceKind::kOrganization);
  a.claim({{1}});
  b.source("Wire", SourceKind::kPublisher);
  b.claim({{1}});
  c.source("Wire", SourceKind::kPublisher);
  c.source("a driver", SourceKind::kPerson, true, 1);
  c.claim({{1}}).claim({{2}});
  const Built built = build({a, b, c});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].independent_sources, 2);
  EXPECT_EQ(built.incidents[0].claims[1].root, built.incidents[0].claims[0].root);
}

TEST(Incidents, WhatNamesNobodyHasUnknownLineage) {
  Report a = raid("a", "North Post", "2021-05-04");
  a.source("media reports", SourceKind::kDocument, true);
  a.claim({{1}});
  const Incident unknown = build({a}).incidents.at(0);
  EXPECT_EQ(unknown.independent_sources, 0);
  EXPECT_EQ(unknown.support, Support::kUnknownLineage);
  EXPECT_EQ(unknown.standing, Standing::kSingleSource);

  a.source("the governor", SourceKind::kPerson);
  a.claim({{2}}, Polarity::kDenied);
  const Incident denied = build({a}).incidents.at(0);
  EXPECT_EQ(denied.standing, Standing::kDenied);
  EXPECT_EQ(denied.dispute, Dispute::kDenied);
}

TEST(Incidents, AnOutletsOwnVoiceCountsOnlyWhereThereIsNothingBetter) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.claim({});
  b.claim({});
  EXPECT_EQ(build({a, b}).incidents.at(0).independent_sources, 1);
  b.source("the regional police", SourceKind::kOrganization);
  b.claim({{1}});
  EXPECT_EQ(build({a, b}).incidents.at(0).independent_sources, 1);
}

TEST(Incidents, TheAccusedDenies) {
  Report a = raid("a", "North Post", "2021-05-04");
  a.part(Role::kAgent, "Highland Front");
  a.source("the regional police", SourceKind::kOrganization);
  a.source("Highland Front", SourceKind::kOrganization);
  a.claim({{1}}).claim({{2}}, Polarity::kDenied);
  const Incident incident = build({a}).incidents.at(0);
  EXPECT_EQ(incident.dispute, Dispute::kDeniedByAccused);
  EXPECT_EQ(incident.standing, Standing::kContested);
  EXPECT_EQ(incident.support, Support::kSingle);
  EXPECT_EQ(incident.independent_sources, 1);
  ASSERT_EQ(incident.contradictions.size(), 1u);
  EXPECT_EQ(incident.contradictions[0].field, "polarity");
}

TEST(Incidents, CountsThatCannotBothBeTrue) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.count("killed", 5, 5);
  a.source("the regional police", SourceKind::kOrganization);
  a.claim({{1}});
  b.count("killed", 9, std::nullopt);
  b.source("Hospital of Ollanta", SourceKind::kOrganization);
  b.claim({{1}});
  const Incident incident = build({a, b}).incidents.at(0);
  ASSERT_EQ(incident.contradictions.size(), 1u);
  EXPECT_EQ(incident.contradictions[0].field, "count");
  EXPECT_EQ(incident.standing, Standing::kMultipleSource);  // a disputed count does not contest the happening
}

TEST(Incidents, AtLeastFiveAndNineAgree) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.count("killed", 5, std::nullopt);
  a.claim({});
  b.count("killed", 9, 9);
  b.claim({});
  EXPECT_TRUE(build({a, b}).incidents.at(0).contradictions.empty());
}

/// The army shells a hospital in a town on a day.
Report shelling(std::string id, std::string town, double lat, std::string day) {
  Report out(std::move(id), "North Post", day);
  out.event("assault", std::move(town), lat, kLon, day).part(Role::kAgent, "Coast Army", EntityType::kOrganization);
  out.part(Role::kTarget, "hospital", EntityType::kFacility, false).object("hospital").claim({});
  return out;
}

Report denial(std::string id, std::string doer, std::string day, std::string target = "hospital") {
  Report out(std::move(id), "South Post", std::move(day));
  out.event("assault", "", 0, 0, "").part(Role::kAgent, std::move(doer), EntityType::kOrganization);
  out.part(Role::kTarget, std::move(target), EntityType::kFacility, false).claim({}, Polarity::kDenied).refutes();
  return out;
}

TEST(Incidents, ADenialWithoutDayAndTownIsOfWhatItCanOnlyBe) {
  const Report told = shelling("a", "Ollanta", kLat, "2021-05-03");
  const Built one = build({told, denial("b", "Coast Army", "2021-05-05")});
  ASSERT_EQ(one.incidents.size(), 1u);
  EXPECT_EQ(one.incidents[0].standing, Standing::kContested);
  EXPECT_EQ(build({told, denial("b", "River Guard", "2021-05-05")}).incidents.size(), 2u) << "somebody else denies a deed of his own";
  EXPECT_EQ(build({told, denial("b", "Coast Army", "2021-05-05", "school")}).incidents.size(), 2u);
  EXPECT_EQ(build({told, denial("b", "Coast Army", "2021-07-05")}).incidents.size(), 2u) << "too late to go without saying";
  EXPECT_EQ(build({told, shelling("c", "Pisac", kLat + 2, "2021-05-04"), denial("b", "Coast Army", "2021-05-05")}).incidents.size(), 3u) << "of which?";
}

TEST(Incidents, AnOldOneIsKnownByPlaceObjectAndNumber) {
  Report then("a", "North Post", "2019-03-05"), since("b", "South Post", "2021-03-04"), other("c", "East Post", "2021-03-04");
  then.event("assault", "Ollanta", kLat, kLon, "2019-03-04").object("market").count("killed", 12, 12).claim({});
  since.event("assault", "Ollanta", kLat, kLon, "").definite().object("market").count("killed", 12, 12).part(Role::kTarget, "people", EntityType::kGroup, false).claim({});
  other.event("assault", "Ollanta", kLat, kLon, "").definite().object("market").count("killed", 9, 9).claim({});
  EXPECT_EQ(build({then, since}).incidents.size(), 1u);
  EXPECT_EQ(build({then, other}).incidents.size(), 2u);
  Report anew("d", "South Post", "2021-03-04");
  anew.event("assault", "Ollanta", kLat, kLon, "").object("market").count("killed", 12, 12).part(Role::kTarget, "people", EntityType::kGroup, false).claim({});
  EXPECT_EQ(build({then, anew}).incidents.size(), 2u) << "\"a bombing\" is another";
}

TEST(Incidents, NewsOfTheDaysBeforeNeedsNoDay) {
  Report told("a", "North Post", "2021-03-05"), soon("b", "South Post", "2021-03-07"), late("c", "South Post", "2021-03-27"), bare("d", "East Post", "2021-03-07");
  told.event("assault", "Ollanta", kLat, kLon, "2021-03-04").object("convoy").count("killed", 9, 9).claim({});
  soon.event("assault", "Ollanta", kLat, kLon, "").object("convoy").count("killed", 9, {}).part(Role::kTarget, "convoy", EntityType::kGroup, false).claim({});
  late.event("assault", "Ollanta", kLat, kLon, "").object("convoy").count("killed", 9, {}).part(Role::kTarget, "convoy", EntityType::kGroup, false).claim({});
  bare.event("assault", "Ollanta", kLat, kLon, "").object("convoy").part(Role::kTarget, "convoy", EntityType::kGroup, false).claim({});
  told.part(Role::kTarget, "convoy", EntityType::kGroup, false);
  EXPECT_EQ(build({told, soon}).incidents.size(), 1u) << "\"condemned an attack on a convoy in which at least nine were killed\"";
  EXPECT_EQ(build({told, late}).incidents.size(), 2u) << "no news of it any more";
  EXPECT_EQ(build({told, bare}).incidents.size(), 2u) << "a convoy there, and nothing else in common";
}

TEST(Incidents, ACorrectedValueIsHistory) {
  Report a = raid("a", "Wire", "2021-05-04"), b = raid("b", "Wire", "2021-05-06");
  a.count("killed", 5, 5).text(kWire);
  a.source("the regional police", SourceKind::kOrganization);
  a.claim({{1}});
  b.count("killed", 7, 7).version_of("a");
  b.source("the regional police", SourceKind::kOrganization);
  b.claim({{1}});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_TRUE(built.incidents[0].contradictions.empty());
  EXPECT_EQ(built.incidents[0].reports, 1);
  EXPECT_EQ(built.incidents[0].claims.size(), 2u);
  EXPECT_EQ(built.copies.at(0).kind, CopyKind::kVersion);
}

TEST(Incidents, NamedCulpritsThatDifferContest) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.part(Role::kAgent, "Highland Front");
  a.source("the regional police", SourceKind::kOrganization);
  a.claim({{1}});
  b.part(Role::kAgent, "River Guard");
  b.source("residents", SourceKind::kGroup, true);
  b.claim({{1}});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].contradictions.at(0).field, "agent");
  EXPECT_EQ(built.incidents[0].dispute, Dispute::kConflicting);
  EXPECT_EQ(built.incidents[0].standing, Standing::kContested);
}

struct Apart {
  const char* why;
  const char* kind;
  const char* place;
  double lat;
  const char* day;
};

TEST(Incidents, WhatIsNotOneHappening) {
  const Apart table[] = {
      {"another day", "assault", "Ollanta", kLat, "2021-05-10"},
      {"another town", "assault", "Pisaq", kLat + 2, "2021-05-03"},
      {"another kind", "protest", "Ollanta", kLat, "2021-05-03"},
  };
  for (const Apart& row : table) {
    Report a = raid("a", "North Post", "2021-05-04"), b("b", "South Post", "2021-05-11");
    a.claim({});
    b.event(row.kind, row.place, row.lat, kLon, row.day).part(Role::kAgent, "gunmen", EntityType::kGroup, false).claim({});
    EXPECT_EQ(build({a, b}).incidents.size(), 2u) << row.why;
  }
}

TEST(Incidents, ThePlanIsNotTheHappening) {
  Report a = raid("a", "North Post", "2021-05-01"), b = raid("b", "South Post", "2021-05-04");
  a.status(EventStatus::kThreatened).claim({});
  b.claim({});
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 2u);
  EXPECT_EQ(built.incidents[0].status, EventStatus::kThreatened);
  EXPECT_EQ(built.incidents[1].status, EventStatus::kOccurred);
}

TEST(Incidents, UndatedJoinsOnPlaceAndParticipantOnly) {
  Report a = raid("a", "North Post", "2021-05-04"), b("b", "South Post", "2021-06-01"), c("c", "East Post", "2021-06-01");
  a.part(Role::kAgent, "Highland Front").claim({});
  b.event("assault", "Ollanta", kLat, kLon, "").part(Role::kAgent, "Highland Front").claim({});
  c.event("assault", "", 0, 0, "").part(Role::kAgent, "Highland Front").claim({});
  const Built built = build({a, b, c});
  ASSERT_EQ(built.incidents.size(), 2u);
  EXPECT_EQ(built.incidents[0].reports, 2);
}

TEST(Incidents, NamesThatNoGazetteerHasJoinInAnySpelling) {
  Report a("a", "North Post", "2021-05-04"), b("b", "South Post", "2021-05-04"), c("c", "East Post", "2021-05-04");
  a.event("assault", "", 0, 0, "2021-05-03").spot("Bani Kora").claim({});
  b.event("casualty", "", 0, 0, "2021-05-03").spot("Banikora").claim({});
  c.event("assault", "", 0, 0, "2021-05-03").spot("Sora").claim({});
  const Built built = build({a, b, c});
  ASSERT_EQ(built.incidents.size(), 2u);
  EXPECT_EQ(built.incidents[0].reports, 2);
  ASSERT_EQ(built.incidents[0].joined.size(), 1u);
  EXPECT_EQ(built.incidents[0].joined[0].report, "b");
  EXPECT_EQ(built.incidents[0].joined[0].why, (std::vector<std::string>{"same day", "same place"}));
}

TEST(Incidents, OneReportCallsOnePlaceByOneName) {
  Report a("a", "North Post", "2021-05-04");
  a.event("assault", "", 0, 0, "2021-05-03").spot("Bani Kora").claim({});
  a.event("assault", "Ollanta", kLat, kLon, "2021-05-03").claim({});
  EXPECT_EQ(build({a}).incidents.size(), 2u);
}

TEST(Incidents, ADayApartIsOneOnlyForOneObject) {
  for (const bool same : {true, false}) {
    Report a("a", "North Post", "2021-05-05"), b("b", "South Post", "2021-05-05");
    a.event("assault", "", 0, 0, "2021-05-03").spot("Bani Kora").object("market").claim({});
    b.event("assault", "", 0, 0, "2021-05-04").spot("Bani Kora").object(same ? "market" : "school").claim({});
    EXPECT_EQ(build({a, b}).incidents.size(), same ? 1u : 2u);
  }
}

TEST(Incidents, WhomSomeBlameNeitherJoinsNorParts) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.source("the mayor", SourceKind::kPerson);
  a.claim({{1}}).claim({{1}}, Polarity::kAffirmed, ClaimAbout::kAgent).blamed("River Column", 1);
  b.source("Ana Quispe", SourceKind::kPerson);
  b.claim({{1}}).claim({{1}}, Polarity::kAffirmed, ClaimAbout::kAgent).blamed("Hill Guard", 1);
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  ASSERT_EQ(built.incidents[0].contradictions.size(), 1u);
  EXPECT_EQ(built.incidents[0].contradictions[0].field, "agent");
  EXPECT_EQ(built.incidents[0].standing, Standing::kContested);
}

TEST(Incidents, GoodsAreOneCargoByTheStoryAroundThem) {
  for (const bool same_story : {true, false}) {
    Report a("a", "North Post", "2021-05-20"), b("b", "South Post", "2021-05-25");
    a.event("transfer", "", 0, 0, "2021-05-03").part(Role::kTheme, "weapons", EntityType::kWeapon, false).names({"redcolumn", "kilwa", "dahlak"}).claim({});
    b.event("transfer", "", 0, 0, "").when("2021-05", "2021-05-01", "2021-05-31").part(Role::kTheme, "rockets", EntityType::kWeapon, false).claim({});
    b.part(Role::kRecipient, "militia", EntityType::kGroup, false);
    a.part(Role::kRecipient, "militia", EntityType::kGroup, false);
    b.names(same_story ? std::vector<std::string>{"redcolumn", "kilwa", "dahlak"} : std::vector<std::string>{"hillguard"});
    EXPECT_EQ(build({a, b}).incidents.size(), same_story ? 1u : 2u);
  }
}

TEST(Incidents, ADeniedLegIsOfTheCitedShipment) {
  Report a("a", "Strait Wire", "2021-05-20"), b("b", "South Post", "2021-05-21");
  a.event("transfer", "Kilwa", kLat, kLon, "2021-05-03").part(Role::kTheme, "rockets", EntityType::kWeapon, false).names({"kilwa"});
  a.source("three officials", SourceKind::kGroup, true, 3);
  a.claim({{1}});
  b.event("travel", "", 0, 0, "").names({"kilwa"}).cites("Strait Wire");
  b.source("the port authority", SourceKind::kOrganization);
  b.claim({{1}}, Polarity::kDenied);
  const Built built = build({a, b});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].kind, "transfer");
  EXPECT_EQ(built.incidents[0].standing, Standing::kContested);
}

TEST(Incidents, AnotherThingOnTheNextDayIsAnotherIncident) {
  for (const bool same : {true, false}) {
    Report a("a", "North Post", "2021-05-04"), b("b", "South Post", "2021-05-05");
    a.event("assault", "Kilwa", kLat, kLon, "2021-05-03").part(Role::kAgent, "aircraft", EntityType::kWeapon, false).object("school").claim({});
    b.event("assault", "Kilwa", kLat, kLon, "2021-05-04").part(Role::kAgent, "aircraft", EntityType::kWeapon, false).object(same ? "school" : "market").claim({});
    EXPECT_EQ(build({a, b}).incidents.size(), same ? 1u : 2u);
  }
}

TEST(Incidents, ReportsThatCiteEachOtherAreACircle) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-04"), c = raid("c", "Third Post", "2021-05-04");
  a.cites("South Post").claim({});
  b.cites("Third Post").claim({});
  c.cites("North Post").claim({});
  Report d = raid("d", "Fourth Post", "2021-05-05");
  d.cites("North Post").claim({});
  const Built built = build({d, c, b, a});
  ASSERT_EQ(built.incidents.size(), 1u);
  EXPECT_EQ(built.incidents[0].cycles, (std::vector<std::vector<std::string>>{{"c", "b", "a"}}));
  const Built straight = build({d, a});
  ASSERT_EQ(straight.incidents.size(), 1u);
  EXPECT_TRUE(straight.incidents[0].cycles.empty());
}

TEST(Incidents, OnePersonFirstUnnamedCountsOnce) {
  for (const bool hidden : {false, true}) {
    Report a = raid("a", "North Post", "2021-05-04");
    SourceFact& resident = a.source("resident", SourceKind::kPerson, true, 1);
    resident.at = 10;
    resident.hidden = hidden;
    a.source("Amina Dari", SourceKind::kPerson).at = 120;
    a.claim({{1}}).claim({{2}});
    EXPECT_EQ(build({a}).incidents[0].independent_sources, hidden ? 2 : 1);
  }
}

TEST(Incidents, LaterReportsKeepTheId) {
  Report a = raid("a", "North Post", "2021-05-04"), b = raid("b", "South Post", "2021-05-05");
  a.claim({});
  b.claim({});
  const std::string before = build({a}).incidents.at(0).id;
  EXPECT_EQ(before, "i-aclaim0000");
  EXPECT_EQ(build({a, b}).incidents.at(0).id, before);
  EXPECT_EQ(build({b, a}).incidents.at(0).id, before) << "an id does not depend on the order of arrival";
}

TEST(Incidents, AnEventThatNobodyClaimsIsNoIncident) { EXPECT_TRUE(build({raid("a", "North Post", "2021-05-04")}).incidents.empty()); }

TEST(Copies, ACitationSharesNoWords) {
  Report a = raid("a", "Wire", "2021-05-04"), b = raid("b", "North Post", "2021-05-05");
  a.claim({});
  b.source("Wire", SourceKind::kPublisher);
  b.claim({{1}});
  ReportFacts citing = b;
  citing.cited = {"Wire"};
  const Built built = build({a, citing});
  ASSERT_EQ(built.copies.size(), 1u);
  EXPECT_EQ(built.copies[0].kind, CopyKind::kCites);
  EXPECT_EQ(built.copies[0].of, 0);
}

TEST(Names, Compared) {
  struct Row {
    const char* a;
    const char* b;
    bool same;
  };
  const Row table[] = {{"The Coastal Front", "Coastal Front", true}, {"Ana Quispe", "Quispe", true},       {"Ana Quispe", "Ana", false},
                       {"Highland Front", "River Front", false},     {"Mohamed Salah", "Mohammed Salah", true}, {"Peru", "Chile", false},
                       {"", "Peru", false}};
  for (const Row& row : table) {
    EXPECT_EQ(same_name(row.a, row.b), row.same) << row.a << " / " << row.b;
    EXPECT_EQ(same_name(row.b, row.a), row.same) << row.b << " / " << row.a;
  }
}

TEST(Facts, BytesAndBack) {
  Report report = raid("a", "North Post", "2021-05-04");
  report.part(Role::kAgent, "Highland Front").count("killed", 5, std::nullopt).text(kWire);
  report.source("officials", SourceKind::kGroup, true, 3);
  report.claim({{1}});
  const std::string bytes = facts_to_bytes(report);
  const auto back = facts_from_bytes(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(facts_to_bytes(*back), bytes);
  EXPECT_EQ(back->events.at(0).sites.at(0).name, "Ollanta");
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(facts_from_bytes(bytes.substr(0, size)).ok()) << size;
}

TEST(Facts, FalseIndexesAreRefused) {
  Report report = raid("a", "North Post", "2021-05-04");
  report.claim({{7}});
  EXPECT_FALSE(facts_from_bytes(facts_to_bytes(report)).ok());
}

}  // namespace
}  // namespace dateline::incidents
