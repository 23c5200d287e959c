#include "geo/pairs.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "geo/cues.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

constexpr double kLeastWayKm = 5;

class Pairs {
 public:
  Pairs(const Syntax& syntax, const std::vector<PlaceMention>& mentions, const std::vector<Place>& places, std::vector<Place>& areas,
        std::vector<bool>& paired)
      : syntax_(syntax), cues_(Cues::get()), mentions_(mentions), places_(places), areas_(areas), paired_(paired) {}

  void run() {
    for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
      if (!places_[i].lat || !places_[i + 1].lat || sentence(i) != sentence(i + 1)) continue;
      if (between(i) || side(i) || border(i)) ++i;
    }
  }

 private:
  std::uint32_t sentence(std::size_t i) const { return syntax_.sentence_of(mentions_[i].first); }
  const std::string& lower(TokenIndex i) const { return syntax_.token(i).lower; }
  /// The word `back` tokens before the mention, without articles; empty at the start of its sentence.
  std::string_view before(std::size_t i, int back, TokenIndex* at = nullptr) const {
    TokenIndex t = mentions_[i].first;
    for (int steps = 0; steps < back;) {
      if (t == 0 || syntax_.token(t).sentence_start) return {};
      --t;
      if (lower(t) != "the" || steps + 1 < back) ++steps;
    }
    if (at) *at = t;
    return lower(t);
  }
  /// The words between the two, without articles.
  std::string joint(std::size_t i) const {
    std::string out;
    for (TokenIndex t = mentions_[i].last; t < mentions_[i + 1].first; ++t) {
      if (lower(t) == "the") continue;
      if (!out.empty()) out += ' ';
      out.append(lower(t));
    }
    return out;
  }

  Place& add(TokenIndex first, TokenIndex last, std::size_t of) {
    Place area = places_[of];
    area.form = PlaceForm::kArea;
    area.span = syntax_.doc().span_of(first, last);
    area.name = std::string(syntax_.doc().text().at(area.span));
    std::replace(area.name.begin(), area.name.end(), '\n', ' ');
    area.gazetteer.reset();
    areas_.push_back(std::move(area));
    return areas_.back();
  }
  /// Puts a place at a share of the way from a to b.
  static void put(Place& area, const Place& a, const Place& b, double share) {
    area.lat = *a.lat + share * (*b.lat - *a.lat);
    area.lon = std::remainder(*a.lon + share * std::remainder(*b.lon - *a.lon, 360.0), 360.0);
    area.confidence = std::min(a.confidence, b.confidence);
    area.disputed = a.disputed || b.disputed;
    if (a.country != b.country) area.country.clear();
    if (a.admin1 != b.admin1) area.admin1.clear();
  }
  double km(std::size_t i) const { return distance_km(*places_[i].lat, *places_[i].lon, *places_[i + 1].lat, *places_[i + 1].lon); }

  /// "between A and B", "the road from A to B": somewhere on the way.
  bool between(std::size_t i) {
    if (mentions_[i].form != PlaceForm::kName || mentions_[i + 1].form != PlaceForm::kName) return false;
    TokenIndex first = 0;
    const std::string words = joint(i);
    const std::string_view previous = before(i, 1, &first);
    if (previous == "between" && words == "and") {
      if (first > 0 && cues_.is(Cue::kBorderNoun, lower(first - 1))) return border_between(i, first - 1);
    } else if (previous == "from" && words == "to" && first > 0 && cues_.is(Cue::kWayNoun, lower(first - 1))) {
      --first;
    } else {
      return false;
    }
    if (places_[i].precision == PlacePrecision::kCountry || places_[i + 1].precision == PlacePrecision::kCountry) return false;
    Place& area = add(first, mentions_[i + 1].last, i);
    put(area, places_[i], places_[i + 1], 0.5);
    area.kind = "region";
    area.precision = PlacePrecision::kNear;
    area.radius_km = std::round(std::max(kLeastWayKm, km(i) / 2));
    return true;
  }

  /// Where two lands meet, as far as their circles tell: on the line between their middles, as the radii divide it.
  void put_border(Place& area, std::size_t i) {
    const Place& a = places_[i];
    const Place& b = places_[i + 1];
    const double ra = std::max(1.0, a.radius_km.value_or(1)), rb = std::max(1.0, b.radius_km.value_or(1));
    put(area, a, b, ra / (ra + rb));
    area.kind = "region";
    area.precision = PlacePrecision::kRegion;
    area.radius_km = std::round(std::min(ra, rb));
    paired_[i] = paired_[i + 1] = true;
  }
  bool are_lands(std::size_t i) const {
    const auto land = [&](const Place& p) {
      return p.precision == PlacePrecision::kCountry || p.precision == PlacePrecision::kProvince || p.kind == "region";
    };
    return land(places_[i]) && land(places_[i + 1]);
  }
  bool border_between(std::size_t i, TokenIndex first) {
    if (!are_lands(i)) return false;
    if (first > 0 && lower(first - 1) == "the") --first;
    put_border(add(first, mentions_[i + 1].last, i), i);
    return true;
  }

  /// "the Iraqi-Syrian border", "the Iraq-Syria border", "the border of Iraq and Syria", "Syria's border with Iraq".
  bool border(std::size_t i) {
    if (!are_lands(i)) return false;
    const std::string words = joint(i);
    TokenIndex first = mentions_[i].first;
    const TokenIndex last = mentions_[i + 1].last;
    if (first > 0 && lower(first - 1) == "the") --first;
    if ((words.empty() || words == "-" || words == "–") && last < syntax_.size() && cues_.is(Cue::kBorderNoun, lower(last))) {
      put_border(add(first, last + 1, i), i);
      return true;
    }
    TokenIndex of = 0;
    if (words == "and" && before(i, 1, &of) == "of" && of > 0 && cues_.is(Cue::kBorderNoun, lower(of - 1)))
      return border_between(i, of - 1);
    for (std::string_view noun : {"border", "frontier"}) {
      std::string owned = "'s ";
      owned.append(noun).append(" with");
      if (words != owned && words != std::string(noun) + " with") continue;
      put_border(add(first, last, i), i);
      return true;
    }
    return false;
  }

  /// "the Syrian side of the Iraqi border": at their border, in the first.
  bool side(std::size_t i) {
    if (!are_lands(i) || joint(i) != "side of") return false;
    const TokenIndex last = mentions_[i + 1].last;
    if (last >= syntax_.size() || !cues_.is(Cue::kBorderNoun, lower(last))) return false;
    TokenIndex first = mentions_[i].first;
    if (first > 0 && lower(first - 1) == "the") --first;
    Place& area = add(first, last + 1, i);
    put_border(area, i);
    area.country = places_[i].country;
    return true;
  }

  const Syntax& syntax_;
  const Cues& cues_;
  const std::vector<PlaceMention>& mentions_;
  const std::vector<Place>& places_;
  std::vector<Place>& areas_;
  std::vector<bool>& paired_;
};

}  // namespace

void read_pairs(const Syntax& syntax, const std::vector<PlaceMention>& mentions, const std::vector<Place>& places,
                std::vector<Place>& areas, std::vector<bool>& paired) {
  Pairs(syntax, mentions, places, areas, paired).run();
}

}  // namespace dateline::geo
