#include "geo/roads.h"

#include <algorithm>
#include <optional>

#include "geo/name_reader.h"

namespace dateline::geo {
namespace {

constexpr TokenIndex kLongestRoad = 4;  // words of a street's name before its noun

class Roads : private NameReader {
 public:
  Roads(const Syntax& syntax, const Gazetteer& gazetteer) : NameReader(syntax, gazetteer) {}

  std::vector<Range> find() const {
    std::vector<Range> out;
    for (const Sentence& sentence : doc_.sentences) {
      for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
        if (!capitalised(i)) continue;
        std::optional<Range> road = numbered(i, sentence.last);
        if (!road) road = street(i, sentence.first);
        if (!road) continue;
        out.push_back(*road);
        i = road->last - 1;
      }
    }
    return out;
  }

  PlaceMention mention(Range range) const {
    PlaceMention m;
    m.first = range.first;
    m.last = range.last;
    m.span = span_of(range);
    m.folded = folded(range);
    m.kind = "road";
    return m;
  }

 private:
  bool is_number(TokenIndex i) const {
    const std::string_view word = doc_.word(i);
    return !word.empty() && word[0] >= '0' && word[0] <= '9' && word.size() <= 4;
  }

  /// "Highway 55", "County Road 12", "I-90".
  std::optional<Range> numbered(TokenIndex i, TokenIndex end) const {
    const std::string& lower = syntax_.token(i).lower;
    TokenIndex at = i + 1;
    if (cues_.is(Cue::kRoadNoun, lower) && i > 0 && capitalised(i - 1) && cues_.is(Cue::kDivisionNoun, syntax_.token(i - 1).lower)) {
      return at < end && is_number(at) ? std::optional(Range{i - 1, at + 1}) : std::nullopt;
    }
    if (!cues_.is(Cue::kRoadNumber, lower)) return std::nullopt;
    const bool hyphen = at < end && doc_.word(at) == "-";
    if (hyphen) ++at;
    if (at >= end || !is_number(at) || (lower == "i" && !hyphen)) return std::nullopt;
    return Range{i, at + 1};
  }

  /// "Harbour Road", "E. Main Street", "Martin Luther King Boulevard": the noun at i and the names before it.
  std::optional<Range> street(TokenIndex i, TokenIndex begin) const {
    if (!cues_.is(Cue::kRoadNoun, syntax_.token(i).lower)) return std::nullopt;
    TokenIndex first = i;
    while (first > begin && i - first < kLongestRoad && goes_into_street(first - 1)) --first;
    while (first < i && (!capitalised(first) || syntax_.token(first).lower == "the")) ++first;
    if (first == i) return std::nullopt;
    return Range{first, i + 1};
  }
  bool goes_into_street(TokenIndex i) const {
    if (syntax_.token(i).pos == "SPACE" || syntax_.token(i).pos == "VERB" || cues_.is(Cue::kLocative, syntax_.token(i).lower)) return false;
    if (capitalised(i)) return syntax_.token(i).pos == "PROPN" || syntax_.token(i).pos == "ADJ" || syntax_.token(i).pos == "NOUN";
    return doc_.word(i) == "-" && i > 0 && capitalised(i - 1);
  }
};

}  // namespace

void add_roads(const Syntax& syntax, const Gazetteer& gazetteer, std::vector<PlaceMention>& mentions) {
  const Roads roads(syntax, gazetteer);
  for (const Range& road : roads.find()) {
    const auto overlaps = [&](const PlaceMention& m) { return m.first < road.last && road.first < m.last; };
    std::erase_if(mentions, overlaps);
    mentions.push_back(roads.mention(road));
  }
  std::sort(mentions.begin(), mentions.end(), [](const PlaceMention& a, const PlaceMention& b) { return a.first < b.first; });
}

}  // namespace dateline::geo
