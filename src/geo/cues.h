#pragma once
// The words of data/geo/cues.tsv: what stands around names of places. Read once, const.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline::geo {

enum class Cue { kLocative, kBridge, kOfNoun, kDivisionNoun, kPlaceTail, kEdge, kNear, kTitle, kOrganisationTail, kSeatTail, kNotPlace, kNever, kPlaceVerb, kGivenName };

class Cues {
 public:
  static const Cues& get();

  bool is(Cue cue, std::string_view lower) const { return words_[static_cast<std::size_t>(cue)].contains(std::string(lower)); }
  /// Degrees clockwise from north: "south" of a place; "southern" part of it (-1: its middle).
  std::optional<double> bearing(std::string_view lower) const { return value(bearings_, lower); }
  std::optional<double> part(std::string_view lower) const { return value(parts_, lower); }
  std::optional<double> kilometres(std::string_view unit) const { return value(units_, unit); }

 private:
  Cues();
  using Values = std::unordered_map<std::string, double>;
  static std::optional<double> value(const Values& values, std::string_view lower) {
    const auto found = values.find(std::string(lower));
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }

  std::unordered_set<std::string> words_[14];
  Values bearings_, parts_, units_;
};

}  // namespace dateline::geo
