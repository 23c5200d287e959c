#pragma once
// Incident: one happening as all reports of an archive tell it, with every claim on it, who stands behind it and what is disputed.
// It holds no text of its own: each statement goes back to claims by {report, claim key}. docs/formats/archive.md gives the rules.
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "model/claim.h"
#include "model/event.h"
#include "model/place.h"

namespace dateline::incidents {

struct IncidentActor {
  Role role = Role::kOther;
  std::string actor;  // id across reports; empty for people who are not to be followed
  std::string name;
  EntityType type = EntityType::kOrganization;
  int report = -1;    // which of the reports names it so; not part of the output
  bool followed = true;  // false: a private or protected person, whom nobody finds by name; not part of the output
};

struct IncidentPlace {
  PlaceRole role = PlaceRole::kSite;
  std::string place;  // id across reports
  std::string name;
  std::string country;
  std::optional<double> lat, lon, radius_km;
  PlacePrecision precision = PlacePrecision::kSettlement;
  PlaceBasis basis = PlaceBasis::kStated;  // inferred only where nobody tells a place
};

struct IncidentTime {
  std::string value;
  std::optional<Day> start, end;
  TimeBasis basis = TimeBasis::kUnknown;
};

/// Whether it is known on whom a claim rests in the end: a person or body, only the outlet that tells it, nobody that is named, or somebody who is
/// named in words that another report has from another source.
enum class Lineage { kKnown, kOwnVoice, kUnknown, kAltered };
/// Whether it can be a source of its own.
constexpr bool is_counted(Lineage lineage) { return lineage == Lineage::kKnown || lineage == Lineage::kOwnVoice; }

/// One root of one claim.
struct ClaimRow {
  std::string report;
  std::string claim;  // key
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
  ClaimAbout about = ClaimAbout::kAll;
  std::string root;  // the same for one origin in the whole incident
  std::string root_name;
  std::vector<std::string> via;
  Lineage lineage = Lineage::kKnown;
  bool superseded = false;  // a later version of the report stands in its place, or it was withdrawn
  bool followed = true;  // false: the root is a private or protected person, whom nobody finds by name; not part of the output
  std::string review = "unreviewed";  // how people judged it (src/review)
};

struct ContradictionValue {
  std::string value;
  std::vector<std::string> claims;
};
struct Contradiction {
  std::string field;
  std::vector<ContradictionValue> values;
};

struct IncidentExhibit {
  std::string report;
  std::string exhibit;
};

/// Why one report's telling is of this happening.
struct Joined {
  std::string report;
  std::string claim;  // key
  std::vector<std::string> why;
};

struct Review {
  std::string state = "unreviewed";
  std::string by, when, why;
};

enum class Support { kNone, kUnknownLineage, kSingle, kMultiple };
enum class Dispute { kNone, kDeniedByAccused, kDenied, kConflicting, kWithdrawn };
enum class Standing { kMultipleSource, kSingleSource, kContested, kDenied };

struct Incident {
  std::string id;
  std::vector<std::string> aliases;
  std::string kind;
  std::string title;  // of the report that told it first
  std::vector<IncidentActor> participants;
  std::vector<IncidentPlace> places;
  IncidentTime time;
  EventStatus status = EventStatus::kUnknown;
  std::string first_published;
  int reports = 0;  // versions folded
  std::vector<ClaimRow> claims;
  int independent_sources = 0;
  int independent_sources_low = 0;
  int named_sources = 0;
  int anonymous_sources = 0;
  Support support = Support::kNone;
  Dispute dispute = Dispute::kNone;
  Standing standing = Standing::kSingleSource;
  std::vector<IncidentExhibit> exhibits;
  Review review;
  std::vector<Contradiction> contradictions;
  std::vector<Joined> joined;  // all tellings but the first
  std::vector<std::vector<std::string>> cycles;  // reports that name each other as their source
};

std::string incident_to_json(const Incident& incident);

}  // namespace dateline::incidents

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<incidents::Lineage>{"known", "own_voice", "unknown", "altered"};
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<incidents::Support>{"none", "unknown_lineage", "single", "multiple"};
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<incidents::Dispute>{"none", "denied_by_accused", "denied", "conflicting",
                                                                               "withdrawn"};
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<incidents::Standing>{"multiple-source", "single-source", "contested", "denied"};
}  // namespace dateline
