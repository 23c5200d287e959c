#pragma once
// Relation: what holds between two entities for a time (from -> to), and Route: a way over places in legs.
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"
#include "model/event.h"
#include "model/ids.h"

namespace dateline {

enum class RelationType {
  kLeads, kDeputyOf, kMemberOf, kPartOf, kFounded, kBackedBy, kSuppliedBy, kFundedBy, kTrainedBy, kAssociatedWith, kAlliedWith, kOpposes,
  kSpokespersonOf, kLocatedIn, kBasedAt, kHoldsOffice, kResignedFrom, kRegardsAsTerrorist, kListedBy, kOwns, kOperates, kSameAs
};
template <>
inline constexpr std::array<std::string_view, 22> kEnumNames<RelationType>{
    "leads", "deputy_of", "member_of", "part_of", "founded", "backed_by", "supplied_by", "funded_by", "trained_by", "associated_with",
    "allied_with", "opposes", "spokesperson_of", "located_in", "based_at", "holds_office", "resigned_from", "regards_as_terrorist",
    "listed_by", "owns", "operates", "same_as"};

struct Relation {
  RelationId id;
  RelationType type = RelationType::kAssociatedWith;
  EntityId from, to;
  std::vector<std::string> modes;  // how it holds: former, acting, interim, caretaker, outgoing, designate, elect, nominee; near
  std::string start, end;  // ISO 8601 or TIMEX3 value; empty: open or unknown
  Span span;               // the words that say it
  std::vector<Span> mentions;
  double confidence = 0;
  int head = -1;  // index of the token that says it; not part of the output
  bool rejected = false;  // by a person (src/review); not part of the output
};

/// The end of what is over by then, on a day that nobody told: "../2023-03-10"; empty for no day.
inline std::string before(const std::string& day) { return day.empty() ? day : "../" + day; }

struct RouteLeg {
  PlaceId from, to;
  int order = 0;
  std::string mode;  // road, sea, air, rail; empty if not told
  TimeId time;
  TimeBasis basis = TimeBasis::kStated;  // stated or inferred
  Span span;
};

enum class RouteStatus { kClaimed, kPlanned, kActive, kCut };
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<RouteStatus>{"claimed", "planned", "active", "cut"};

struct Route {
  RouteId id;
  EntityId entity;
  std::vector<RouteLeg> legs;
  RouteStatus status = RouteStatus::kClaimed;
  std::vector<Span> tellings;  // the words of each place that tells of it; not part of the output
};

}  // namespace dateline
