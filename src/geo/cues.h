#pragma once
// The words of data/geo/cues.tsv: what stands around names of places. Read once, const.
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline::geo {

enum class Cue {
  kLocative,
  kBridge,
  kOfNoun,
  kDivisionNoun,
  kPlaceTail,
  kEdge,
  kNear,
  kTitle,
  kOrganisationTail,
  kSeatTail,
  kNotPlace,
  kNever,
  kPlaceVerb,
  kGivenName,
  kLocalNoun,
  kParty,
  kRoadNoun,
  kRoadNumber,
  kDivisionPlural,
  kRest,
  kAnyonesDomain,
  kPaperWord,
  kTownNoun,
  kBorderNoun,
  kWayNoun,
  kOuterNoun,
  kOnslaught,
  kWayPreposition
};

class Cues {
 public:
  static const Cues& get();

  bool is(Cue cue, std::string_view lower) const { return mask(lower) >> static_cast<unsigned>(cue) & 1; }
  bool any_of(std::initializer_list<Cue> cues, std::string_view lower) const {
    const std::uint32_t found = mask(lower);
    return std::any_of(cues.begin(), cues.end(), [&](Cue cue) { return found >> static_cast<unsigned>(cue) & 1; });
  }
  /// Degrees clockwise from north: "south" of a place; "southern" part of it (-1: its middle).
  std::optional<double> bearing(std::string_view lower) const { return value(bearings_, lower); }
  std::optional<double> part(std::string_view lower) const { return value(parts_, lower); }
  std::optional<double> kilometres(std::string_view unit) const { return value(units_, unit); }

 private:
  Cues();
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  using Values = Map<double>;

  std::uint32_t mask(std::string_view lower) const {
    const auto found = words_.find(lower);
    return found == words_.end() ? 0 : found->second;
  }
  static std::optional<double> value(const Values& values, std::string_view lower) {
    const auto found = values.find(lower);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }

  Map<std::uint32_t> words_;  // a bit for each Cue
  Values bearings_, parts_, units_;
};

}  // namespace dateline::geo
