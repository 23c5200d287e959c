#pragma once
// Ids of one reading's items. Unique within the reading only; what must outlive a re-reading has a key of its own (claim.h).
#include "base/id.h"

namespace dateline {

struct EntityTag   { static constexpr char kPrefix[] = "e"; static constexpr int kFirst = 1; };
struct TimeTag     { static constexpr char kPrefix[] = "t"; static constexpr int kFirst = 1; };
struct PlaceTag    { static constexpr char kPrefix[] = "p"; static constexpr int kFirst = 1; };
struct SourceTag   { static constexpr char kPrefix[] = "s"; static constexpr int kFirst = 0; };  // s0 is always the page's publisher
struct EventTag    { static constexpr char kPrefix[] = "v"; static constexpr int kFirst = 1; };
struct RelationTag { static constexpr char kPrefix[] = "r"; static constexpr int kFirst = 1; };
struct RouteTag    { static constexpr char kPrefix[] = "w"; static constexpr int kFirst = 1; };
struct ClaimTag    { static constexpr char kPrefix[] = "c"; static constexpr int kFirst = 1; };
struct ExhibitTag  { static constexpr char kPrefix[] = "x"; static constexpr int kFirst = 1; };

using EntityId = Id<EntityTag>;
using TimeId = Id<TimeTag>;
using PlaceId = Id<PlaceTag>;
using SourceId = Id<SourceTag>;
using EventId = Id<EventTag>;
using RelationId = Id<RelationTag>;
using RouteId = Id<RouteTag>;
using ClaimId = Id<ClaimTag>;
using ExhibitId = Id<ExhibitTag>;

}  // namespace dateline
