#pragma once
// ReportFacts: what grouping and counting need of one report, taken from its Article and Reading once and kept small. Everything in
// it is by value and by index into its own lists, so that facts of many thousand reports can stand in memory side by side.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.h"
#include "incidents/prints.h"
#include "model/article.h"
#include "model/reading.h"

namespace dateline::incidents {

/// Who a claim rests on, or a step on the way there.
struct SourceFact {
  std::string name;
  SourceKind kind = SourceKind::kOrganization;
  bool anonymous = false;
  std::optional<int> count;
  std::string affiliation;
  std::string country;
  Knowledge knowledge = Knowledge::kUnstated;
  std::string body;  // the body that a named person speaks for, as far as the reading says; empty if none
  bool followed = true;  // false: a private or protected person
  bool hidden = false;   // anonymous, and the report says why
  std::uint32_t at = 0;  // where the report first speaks of it
  std::string shown;     // its name as it may be told (shown_name.h)
};

struct PartFact {
  Role role = Role::kOther;
  std::string name;
  std::vector<std::string> aliases;  // every name that the report has for it
  EntityType type = EntityType::kOrganization;
  std::string country;
  bool named = false;      // by a name, not only by a common noun
  bool followed = true;    // false: a private or protected person
  std::vector<int> claims; // those that alone tell it; empty: all do
  std::string shown;       // its name as it may be told (shown_name.h)
};

struct SiteFact {
  PlaceRole role = PlaceRole::kSite;
  std::string name;
  std::string kind;
  std::string country;
  std::string admin1;
  std::optional<double> lat, lon, radius_km;
  PlacePrecision precision = PlacePrecision::kSettlement;
  std::vector<int> claims;
};

struct WhenFact {
  std::string value;
  std::optional<Day> start, end;
  TimeBasis basis = TimeBasis::kUnknown;
  std::vector<int> claims;
};

struct CountFact {
  std::string what;
  std::optional<int> low, high;
  std::vector<int> claims;
};

struct ClaimFact {
  int number = 0;  // place in the reading's list
  std::string key;
  int event = -1;
  ClaimAbout about = ClaimAbout::kAll;
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
  std::uint32_t start = 0;
  std::vector<std::vector<int>> steps;  // sources by depth; the last are the roots
  bool takes_back = false;  // its roots take back what they said before
  bool refutes = false;     // told with a word of denying
};

struct EventFact {
  int number = 0;  // place in the reading's list
  std::string kind, plover, predicate;
  std::vector<std::string> modes;
  EventStatus status = EventStatus::kUnknown;
  Span span;
  std::vector<PartFact> parts;
  std::vector<SiteFact> sites;
  std::vector<SiteFact> scene;      // inferred places: shown where nobody tells one, and evidence of nothing
  WhenFact when;
  std::vector<WhenFact> whens;
  std::vector<CountFact> counts;
  std::vector<std::string> items;  // what moves or is used: names and designations
  std::vector<SiteFact> spots;      // named where it is told (landmarks.h)
  std::vector<std::string> objects; // nouns of what it is told of there: "market", "depot"
  bool definite = false;            // "the bombing": the reader is to know of it
  bool apart = false;               // told to be another than what the report told before: "in a separate attack"
  std::vector<int> claims;
};

struct ExhibitFact {
  std::string id;
  ExhibitKind kind = ExhibitKind::kPhoto;
  std::string maker;
  std::vector<int> events;
};

/// Somebody on a base or a list whom an actor is, or may be.
struct LinkFact {
  std::string kb, id, name, list, reference, from, to;
  double confidence = 0;
  std::vector<std::string> reasons;
  bool candidate = true;  // false: the report's own link
};

/// Whoever acts by a name, and whatever else stands at an end of a relation.
struct ActorFact {
  int entity = 0;  // place in the reading's list
  std::string name;
  std::vector<std::string> aliases;
  EntityType type = EntityType::kOrganization;
  std::string subtype, country, code;
  std::vector<std::string> sectors;
  bool known = false;  // to be followed across reports: can act, and is named or the body of a state
  int mentions = 0;
  std::vector<Span> spans;  // of its first mentions by name, else of its first mention
  std::vector<LinkFact> links;
};

struct RelationClaimFact {
  std::string key;
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
  std::vector<std::vector<int>> steps;  // sources by depth; the last are the roots
};

struct RelationFact {
  RelationType type = RelationType::kAssociatedWith;
  int from = 0, to = 0;  // among the actors
  std::vector<std::string> modes;
  std::string start, end;
  Span span;
  std::vector<RelationClaimFact> claims;
  std::vector<std::string> vacant;  // of an office that its holder has left: from when it is told to be vacant; "" where no time is told
};

struct ReportFacts {
  std::string id, publisher, domain, url, title, published, modified, text_sha256;
  std::optional<Day> day;
  std::string version_of;
  bool withdrawn = false;  // its outlet takes it back as a whole
  std::vector<SourceFact> sources;
  std::vector<EventFact> events;
  std::vector<ClaimFact> claims;
  std::vector<ExhibitFact> exhibits;
  std::vector<ActorFact> actors;
  std::vector<RelationFact> relations;   // none with a private or protected person at an end
  std::vector<std::string> names;        // of bodies, people and smaller places: what its story is about
  std::vector<std::string> cited;        // bodies that the text names as sources: those that are outlets are cited
  std::vector<std::string> credits;      // outlets that the text says it is from (credits.h)
  std::vector<TextWord> words;           // by which copied text is found (prints.h); kept apart from the rest (facts_bytes.h)
};

/// Events without a kind are left out, and the claims on them.
ReportFacts facts_of(const Article& article, const Reading& reading);

/// By which reports are ordered in time: to the second where the report tells it, else the end of its day; after all others where the day is
/// unknown.
std::chrono::sys_seconds published_at(const ReportFacts& facts);
/// When the page says that it took this state: when it was last changed, else published. Nothing where it tells no time of day.
std::optional<std::chrono::sys_seconds> changed_at(const ReportFacts& facts);

/// A claim's sources by depth.
std::vector<std::vector<int>> steps_of(const Claim& claim);

}  // namespace dateline::incidents
