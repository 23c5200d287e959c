#pragma once
// Event: one happening that a report tells, from one predication: who, what, to whom, where, when. Kinds are rows of data/events/.
// `claims` on a part lists the claims that alone tell it, where a report's sources dispute it; empty means all do.
#include <optional>
#include <string>
#include <vector>

#include "base/calendar_date.h"
#include "base/enum_names.h"
#include "base/span.h"
#include "model/entity.h"
#include "model/ids.h"

namespace dateline {

enum class Role { kAgent, kTarget, kRecipient, kTheme, kInstrument, kCause, kOther };
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<Role>{"agent", "target", "recipient", "theme", "instrument", "cause", "other"};

struct Participant {
  Role role = Role::kOther;
  EntityId entity;
  Span span;
  std::vector<ClaimId> claims;
};

enum class PlaceRole { kSite, kOrigin, kVia, kDestination, kNear };
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<PlaceRole>{"site", "origin", "via", "destination", "near"};

enum class PlaceBasis { kStated, kInferred };
template <>
inline constexpr std::array<std::string_view, 2> kEnumNames<PlaceBasis>{"stated", "inferred"};

struct EventPlace {
  PlaceRole role = PlaceRole::kSite;
  PlaceId place;
  int order = 0;  // along the way, from 0
  Span span;
  PlaceBasis basis = PlaceBasis::kStated;  // inferred: told of what the happening is told with, not of itself
  std::vector<ClaimId> claims;
};

enum class TimeBasis { kStated, kInferred, kPublication, kUnknown };
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<TimeBasis>{"stated", "inferred", "publication", "unknown"};

struct EventTime {
  TimeId ref;
  std::string value;
  std::optional<Day> start, end;
  TimeBasis basis = TimeBasis::kUnknown;
  std::vector<ClaimId> claims;
};

struct EventCount {
  std::string what;  // killed, wounded, detained, displaced, items, ...
  std::optional<int> low, high;
  Span span;
  std::vector<ClaimId> claims;
};

/// What is moved, made, taken or found. Goods that are no entity of the text (grain, engine parts) have their words alone.
struct EventItem {
  EntityId entity;
  Span span;               // the words that name it here
  std::string item_class;
  std::string designation;
  std::string maker;
  std::string year;        // in which it was made
  std::optional<int> low, high;
  std::string amount;      // what is measured, not counted, as the text says it: "three tonnes"
  std::string unit = "whole";  // whole, part, technology
  std::vector<Identifier> identifiers;
  EntityId end_user;       // whom the text calls so
  std::optional<Span> embargo;  // the words that say that an embargo was broken
};

enum class EventStatus {
  kOccurred, kOngoing, kPlanned, kIntended, kPromised, kRequested, kThreatened, kHypothetical, kDenied, kFailed, kUnknown
};
template <>
inline constexpr std::array<std::string_view, 11> kEnumNames<EventStatus>{
    "occurred", "ongoing", "planned", "intended", "promised", "requested", "threatened", "hypothetical", "denied", "failed", "unknown"};

struct Event {
  EventId id;
  std::string kind;  // "transfer", "assault", ...; empty for an event that no entry types
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string plover;
  std::string cameo;
  std::string predicate;  // lemma of the word that tells it
  Span span;              // of the predication
  std::vector<Span> mentions;  // the predicate words, here and where the text comes back to it
  std::vector<Participant> participants;
  std::vector<EventPlace> places;
  EventTime time;
  std::vector<EventTime> times;  // every time told, where sources dispute it
  std::vector<EventCount> counts;
  std::vector<EventItem> items;
  EventStatus status = EventStatus::kUnknown;
  double confidence = 0;
  int head = -1;         // index of the predicate's token; not part of the output
  bool negated = false;  // the narrator or speaker says that it did not happen; attribution makes it a denied claim; not part of the output
  bool rejected = false; // by a person (src/review); not part of the output
};

}  // namespace dateline
