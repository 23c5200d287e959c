#include "geo/areas.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "geo/cues.h"
#include "geo/pairs.h"

namespace dateline::geo {
namespace {

constexpr double kKmPerDegree = 111.2;
constexpr double kRadians = 3.14159265358979323846 / 180;
constexpr double kNearRadiusKm = 25;
constexpr double kEdgeKm = 10;
constexpr double kOffshoreKm = 50;
constexpr double kPartShift = 0.5, kPartRadius = 0.6;  // of the whole's radius
constexpr double kSideFraction = 0.5;
constexpr double kFarthestKm = 5000;

void move(Place& place, double bearing, double km) {
  const double lat = *place.lat + km * std::cos(bearing * kRadians) / kKmPerDegree;
  const double scale = std::max(0.1, std::cos(*place.lat * kRadians));
  place.lat = std::clamp(lat, -90.0, 90.0);
  place.lon = std::remainder(*place.lon + km * std::sin(bearing * kRadians) / (kKmPerDegree * scale), 360.0);
}

class Areas {
 public:
  Areas(const Syntax& syntax, const PlaceMention& mention, const Place& base)
      : syntax_(syntax), doc_(syntax.doc()), cues_(Cues::get()), mention_(mention), base_(base) {}

  std::optional<Place> read() const {
    if (mention_.form == PlaceForm::kAdjective) return edge(mention_.first, mention_.last);
    if (auto found = at_bearing()) return found;
    if (auto found = part()) return found;
    if (auto found = at_distance()) return found;
    if (auto found = at_the_edge()) return found;
    if (auto found = off_the_coast()) return found;
    return near();
  }

 private:
  const std::string& lower(TokenIndex i) const { return syntax_.token(i).lower; }
  bool same_sentence(TokenIndex i) const { return syntax_.sentence_of(i) == syntax_.sentence_of(mention_.first); }

  Place area(TokenIndex first, TokenIndex last, PlaceForm form) const {
    Place out = base_;
    out.form = form;
    out.span = doc_.span_of(first, last);
    out.name = std::string(doc_.text().at(out.span));
    std::replace(out.name.begin(), out.name.end(), '\n', ' ');
    out.gazetteer.reset();
    return out;
  }

  /// The word that ends with this token, and where it begins: "north-east" is three tokens.
  std::pair<TokenIndex, std::string> word_ending(TokenIndex last) const {
    if (last < 2 || lower(last - 1) != "-" || (lower(last - 2) != "north" && lower(last - 2) != "south")) return {last, lower(last)};
    return {last - 2, lower(last - 2) + "-" + lower(last)};
  }

  /// Wider than a town: its middle says nothing of where its edge is.
  bool is_wide() const {
    return base_.precision == PlacePrecision::kCountry || base_.precision == PlacePrecision::kRegion || base_.precision == PlacePrecision::kProvince;
  }
  PlacePrecision beside() const { return is_wide() ? PlacePrecision::kRegion : PlacePrecision::kNear; }

  /// "northern Syria", "the south of Syria" is at_bearing's.
  std::optional<Place> part() const {
    if (mention_.first == 0 || !same_sentence(mention_.first - 1)) return std::nullopt;
    const auto [first, word] = word_ending(mention_.first - 1);
    const auto bearing = cues_.part(word);
    if (!bearing) return std::nullopt;
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    if (out.lat && *bearing >= 0) move(out, *bearing, *base_.radius_km * kPartShift);
    if (out.radius_km) out.radius_km = std::max(1.0, std::round(*base_.radius_km * kPartRadius));
    if (out.precision == PlacePrecision::kCountry) out.precision = PlacePrecision::kRegion;
    out.kind = out.kind == "country" ? "region" : out.kind;
    return out;
  }

  /// "east of Mosul", "10 km east of Mosul".
  std::optional<Place> at_bearing() const {
    TokenIndex of = mention_.first;
    if (of > 1 && lower(of - 1) == "the") --of;
    if (of < 2 || !same_sentence(of - 2) || lower(of - 1) != "of") return std::nullopt;
    const auto [begins, word] = word_ending(of - 2);
    const auto bearing = cues_.bearing(word);
    if (!bearing) return std::nullopt;
    TokenIndex first = begins;
    if (first >= 1 && lower(first - 1) == "the" && same_sentence(first - 1)) return nominal_part(first, *bearing);
    std::optional<double> km;
    if (const TokenIndex unit = before(first); unit >= 1 && same_sentence(unit - 1)) {
      km = distance_at(unit);
      if (km) first = unit - 1;
    }
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    out.precision = beside();
    if (out.kind == "country") out.kind = "region";
    if (out.lat && is_wide()) {
      move(out, *bearing, *base_.radius_km + km.value_or(0));
    } else if (out.lat) {
      move(out, *bearing, km.value_or(kNearRadiusKm));
      out.radius_km = km ? std::max(3.0, std::round(*km * 0.3)) : *base_.radius_km + kNearRadiusKm;
    }
    return out;
  }
  TokenIndex before(TokenIndex i) const { return i > 0 ? i - 1 : 0; }

  Place nominal_part(TokenIndex first, double bearing) const {
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    if (out.lat) {
      move(out, bearing, *base_.radius_km * kPartShift);
      out.radius_km = std::max(1.0, std::round(*base_.radius_km * kPartRadius));
    }
    if (out.precision == PlacePrecision::kCountry) out.precision = PlacePrecision::kRegion;
    return out;
  }

  std::optional<double> distance_at(TokenIndex unit) const {
    const auto km = cues_.kilometres(lower(unit));
    if (!km) return std::nullopt;
    std::string figures;
    for (char c : lower(unit - 1)) {
      if (c != ',') figures += c;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(figures.data(), figures.data() + figures.size(), value);
    if (error != std::errc() || end != figures.data() + figures.size() || !(value >= 0) || value * *km > kFarthestKm) return std::nullopt;
    return value * *km;
  }

  /// "15 miles outside Mosul", "20 km from Mosul": somewhere on a ring.
  std::optional<Place> at_distance() const {
    if (mention_.first < 3 || !same_sentence(mention_.first - 3)) return std::nullopt;
    const std::string& word = lower(mention_.first - 1);
    if (word != "outside" && word != "from") return std::nullopt;
    const auto km = distance_at(mention_.first - 2);
    if (!km) return std::nullopt;
    Place out = area(mention_.first - 3, mention_.last, PlaceForm::kRelative);
    out.precision = beside();
    if (out.radius_km) out.radius_km = *base_.radius_km + std::round(*km);
    return out;
  }

  /// "the outskirts of Mosul".
  std::optional<Place> at_the_edge() const {
    if (mention_.first < 2 || !same_sentence(mention_.first - 2) || lower(mention_.first - 1) != "of") return std::nullopt;
    TokenIndex first = mention_.first - 2;
    if (!cues_.is(Cue::kOuterNoun, lower(first))) return std::nullopt;
    if (first > 0 && lower(first - 1) == "the" && same_sentence(first - 1)) --first;
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    out.precision = beside();
    if (out.radius_km) out.radius_km = *base_.radius_km + kEdgeKm;
    return out;
  }

  /// "off the coast of Yemen", "off Hodeidah": in the water before it, which side is not known.
  std::optional<Place> off_the_coast() const {
    TokenIndex first = mention_.first;
    const auto back = [&](std::string_view word) {
      if (first == 0 || !same_sentence(first - 1) || lower(first - 1) != word) return false;
      --first;
      return true;
    };
    if (back("of")) {
      if (!back("coast") && !back("shores") && !back("shore")) return std::nullopt;
      back("the");
      if (!back("off")) return std::nullopt;
    } else {
      back("the");
      if (!back("off") || base_.kind == "road" || base_.kind == "water") return std::nullopt;
    }
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    out.kind = "water";
    out.precision = out.precision == PlacePrecision::kSettlement || out.precision == PlacePrecision::kExact ? PlacePrecision::kNear
                                                                                                            : PlacePrecision::kRegion;
    if (out.radius_km) out.radius_km = *base_.radius_km + kOffshoreKm;
    return out;
  }

  /// "near Mosul".
  std::optional<Place> near() const {
    if (mention_.first == 0 || !same_sentence(mention_.first - 1)) return std::nullopt;
    TokenIndex first = mention_.first - 1;
    if (first > 0 && lower(first) == "the") --first;
    if (!cues_.is(Cue::kNear, lower(first)) || syntax_.token(first).pos == "ADV") return std::nullopt;
    Place out = area(first, mention_.last, PlaceForm::kRelative);
    out.precision = beside();
    if (out.radius_km) out.radius_km = *base_.radius_km + kNearRadiusKm;
    return out;
  }

  /// "the Iraqi border", "the Syrian side of the Iraqi border": somewhere along an edge that is not known more finely.
  std::optional<Place> edge(TokenIndex first, TokenIndex last) const {
    if (last >= syntax_.size() || !same_sentence(last) || !cues_.is(Cue::kEdge, lower(last))) return std::nullopt;
    if (first > 0 && lower(first - 1) == "the" && same_sentence(first - 1)) --first;
    Place out = area(first, last + 1, PlaceForm::kNominal);
    out.kind = "region";
    out.precision = PlacePrecision::kRegion;
    out.confidence *= kSideFraction;
    return out;
  }

  const Syntax& syntax_;
  const Document& doc_;
  const Cues& cues_;
  const PlaceMention& mention_;
  const Place& base_;
};

}  // namespace

void add_areas(const Syntax& syntax, const std::vector<PlaceMention>& mentions, std::vector<Place>& places) {
  std::vector<Place> areas;
  std::vector<bool> paired(mentions.size(), false);
  read_pairs(syntax, mentions, places, areas, paired);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (paired[i]) continue;
    if (auto area = Areas(syntax, mentions[i], places[i]).read()) areas.push_back(std::move(*area));
  }
  places.insert(places.end(), std::make_move_iterator(areas.begin()), std::make_move_iterator(areas.end()));
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
}

}  // namespace dateline::geo
