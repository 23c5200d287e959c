#pragma once
// Comparing: what a machine read of one report beside what people made of it, layer by layer, as numbers. Only what people looked at is counted.
//   right    the machine told it and it stands; wrong  it told it and it does not; missed  it did not tell it and it stands
// Accepting an item says that all its fields are right; correcting it, that those which were not set are. A claim on a part of a happening
// ("the army blamed the Brigade") says so of that part. A rejected item makes all that hangs on it wrong, a created one makes it missed.
// Status, polarity, certainty and kinds are told of every item: of those that both have, each is right or wrong, and none is missed.
#include <array>
#include <vector>

#include "base/enum_names.h"
#include "model/article.h"
#include "model/reading.h"
#include "review/judgement.h"

namespace dateline::review {

enum class Layer {
  kEvent, kKind, kAgent, kTarget, kOtherRoles, kTime, kPlace, kCount, kStatus, kClaim, kSource, kPolarity, kCertainty, kRelation, kRelationKind, kRelationEnds,
  kRelationTime, kTimeWords, kPlaceWords
};
inline constexpr std::size_t kLayers = 19;

struct Tally {
  int right = 0, wrong = 0, missed = 0;
  Tally& operator+=(const Tally& other);
};
using Tallies = std::array<Tally, kLayers>;

struct Compared {
  Tallies tallies;
  bool read_in_full = false;  // somebody says that nothing else is in the report
  int claims = 0;             // that the machine makes
  int judged = 0;             // of these
  int second_reviewed = 0;    // of these
  int overruled = 0;          // judgements that a later one contradicts
};

/// `judgements` are those in force on the report, in order.
Compared compare(const Article& article, const std::vector<Judgement>& judgements, const Reading& machine);

}  // namespace dateline::review

namespace dateline {
template <>
inline constexpr std::array<std::string_view, review::kLayers> kEnumNames<review::Layer>{
    "event",     "kind",     "agent",         "target",        "other_roles",   "time",       "place",      "count", "status", "claim", "source", "polarity",
    "certainty", "relation", "relation_kind", "relation_ends", "relation_time", "time_words", "place_words"};
}  // namespace dateline
