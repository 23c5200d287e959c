#include "geo/evidence.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "geo/resolve.h"

namespace dateline::geo {
namespace {

constexpr double kCountryNamed = 2.5;   // all other places of the text lie in its country
constexpr double kDivisionNamed = 4;    // the same of its division
constexpr double kDistrictNamed = 2.5;  // the text names the district that it lies in, or a town of it
constexpr double kNear = 4;             // other places of the text lie near
constexpr double kNearKm = 150;
constexpr double kFarDegrees = 6;  // of latitude: more than four times kNearKm
constexpr double kManyNear = 3;    // so many near ones tell nearly all
constexpr double kSiblings = 1.5;  // all others of its list are of its kind
constexpr double kForm = 3;        // "Washington state", "the town of Luxembourg"
constexpr double kSeat = 2;        // a district, where the town of its name is not called one
constexpr double kSeatKm = 60;
constexpr double kHome = 1;  // lies in the publisher's country
constexpr std::size_t kMostNeighbours = 8;
constexpr std::size_t kMostInDistricts = 40;  // candidates of a name
constexpr std::size_t kMostBeside = 150;      // names before and behind that are looked at: a page of thousands stays linear
constexpr double kLikely = 0.7;
constexpr double kAlternate = -2;
constexpr double kSureMargin = 3;
constexpr double kSpeaksOfCountries = 2;

std::string division_of(const Candidate& c) {
  std::string out(c.country);
  if (c.admin1.empty()) return {};
  out += '.';
  return out.append(c.admin1);
}
std::string district_of(const Candidate& c, std::string_view name) {
  std::string out = division_of(c);
  if (out.empty() || name.empty()) return {};
  out += '.';
  return out.append(fold_name(name));
}

double look_up(const std::unordered_map<std::string, double>& tally, const std::string& key) {
  const auto found = tally.find(key);
  return found == tally.end() ? 0 : found->second;
}

}  // namespace

double Group::own_weight(std::size_t i) const {
  return candidates[i].weight + (candidates[i].alternate && !candidates[i].from_tables ? kAlternate : 0);
}

/// The surer a choice and the oftener its name stands in the text, the more it tells of the others.
double Evidence::weight_of(const Group& group) const {
  const double certain = group.candidates.size() == 1 ? 1 : std::clamp(group.margin / kSureMargin, 0.1, 1.0);
  return certain * std::sqrt(static_cast<double>(std::max<std::size_t>(1, group.mentions.size())));
}

void Evidence::gather() {
  country_.clear();
  division_.clear();
  districts_.clear();
  town_districts_.clear();
  country_total_ = division_total_ = 0;
  for (const Group& group : groups_) {
    const Candidate& c = group.choice();
    if (c.country.empty()) continue;
    const double weight = weight_of(group);
    country_[std::string(c.country)] += weight;
    country_total_ += weight;
    if (c.admin1.empty()) continue;
    division_[division_of(c)] += weight;
    division_total_ += weight;
  }
  for (const Group& group : groups_) {
    const bool is_district = group.choice().precision == PlacePrecision::kDistrict;
    for (std::size_t i = 0; i < std::min(group.candidates.size(), kMostInDistricts); ++i) {
      const Candidate& c = group.candidates[i];
      if (is_district && c.precision == PlacePrecision::kDistrict) districts_.insert(district_of(c, c.name));
      if (!is_district && c.precision == PlacePrecision::kSettlement) town_districts_.insert(district_of(c, c.district));
    }
  }
  districts_.erase(std::string());
  town_districts_.erase(std::string());
}

/// The part of the tally without this group's own share that has the key.
double Evidence::share(const Tally& tally, double total, const std::string& key, const std::string& own_key, double own) const {
  if (key.empty() || total <= 0) return 0;
  double named = look_up(tally, key);
  if (!own_key.empty()) {
    total -= own;
    if (own_key == key) named -= own;
  }
  return std::max(0.0, named) / (std::max(0.0, total) + 1);
}

Reasons Evidence::reasons(const Group& group, std::size_t candidate) const {
  const Candidate& c = group.candidates[candidate];
  const Candidate& now = group.choice();
  const double own = weight_of(group);
  Reasons out;
  out.country = kCountryNamed * share(country_, country_total_, std::string(c.country), std::string(now.country), own);
  out.division = kDivisionNamed * share(division_, division_total_, division_of(c), division_of(now), own);
  if (c.precision == PlacePrecision::kSettlement || c.precision == PlacePrecision::kDistrict || c.kind == "water") out.near = kNear * nearness(group, c);
  // A county and a town of it: whichever of their namesakes fit together.
  if (c.precision == PlacePrecision::kSettlement && !districts_.empty() && districts_.contains(district_of(c, c.district)))
    out.district = kDistrictNamed;
  if (c.precision == PlacePrecision::kDistrict && now.precision == c.precision && town_districts_.contains(district_of(c, c.name)))
    out.district = kDistrictNamed;
  out.siblings = kSiblings * siblings(group, c);
  out.form = form(group, c);
  out.home = !home_.country.empty() && home_.country == c.country ? kHome : 0;
  return out;
}

/// How much of the other names' likely places lies near: each name gives its best one. Names far off in a long text do not count; the
/// publisher's own place, which stands last, does.
double Evidence::nearness(const Group& group, const Candidate& c) const {
  const auto at = static_cast<std::size_t>(&group - groups_.data());
  const std::size_t first = at > kMostBeside ? at - kMostBeside : 0, last = std::min(groups_.size(), at + kMostBeside);
  double sum = 0;
  for (std::size_t g = first; g < last; ++g) {
    if (g != at) sum += nearest_of(groups_[g], c);
  }
  if (last < groups_.size() && groups_.back().mentions.empty()) sum += nearest_of(groups_.back(), c);
  return std::tanh(sum / kManyNear);
}

/// 1 where a sure place of the name lies at the candidate, less the further and the less likely; a sea's neighbours lie as far as it is wide.
double Evidence::nearest_of(const Group& other, const Candidate& c) {
  if (other.is_adjective) return 0;
  const double reach = c.kind == "water" ? std::max(kNearKm, c.radius_km) : kNearKm;
  double best = 0;
  for (std::size_t i = 0; i < std::min(other.candidates.size(), kMostNeighbours); ++i) {
    const Candidate& o = other.candidates[i];
    if (o.radius_km > kNearKm || std::abs(o.lat - c.lat) > kFarDegrees * reach / kNearKm) continue;
    const double likely = i == other.chosen ? 1 : std::exp(kLikely * (other.own_weight(i) - other.own_weight(0)));
    if (likely <= best) continue;
    const double km = distance_km(c.lat, c.lon, o.lat, o.lon);
    if (km < 4 * reach) best = std::max(best, likely * std::exp(-km / reach));
  }
  return best;
}

/// What share of the other members of its lists is of its kind: states beside states, towns beside towns.
double Evidence::siblings(const Group& group, const Candidate& c) const {
  double same = 0, all = 0;
  for (std::size_t i : group.mentions) {
    const int list = mentions_[i].list;
    if (list < 0) continue;
    const std::size_t first = std::max(static_cast<std::size_t>(list), i > kMostBeside ? i - kMostBeside : 0);
    for (std::size_t j = first; j < std::min(mentions_.size(), i + kMostBeside) && mentions_[j].list <= list; ++j) {
      if (mentions_[j].list != list || group_of_[j] < 0 || &groups_[static_cast<std::size_t>(group_of_[j])] == &group) continue;
      const Candidate& o = groups_[static_cast<std::size_t>(group_of_[j])].choice();
      ++all;
      same += o.precision == c.precision && (c.precision == PlacePrecision::kCountry || o.country == c.country);
    }
  }
  return all > 0 ? same / all : 0;
}

double Evidence::form(const Group& group, const Candidate& c) const {
  const bool is_division = c.precision == PlacePrecision::kProvince || c.precision == PlacePrecision::kDistrict;
  for (std::size_t i : group.mentions) {
    if (mentions_[i].called == Called::kDivision && is_division) return kForm;
    if (mentions_[i].called == Called::kTown && c.precision == PlacePrecision::kSettlement) return kForm;
  }
  return c.precision == PlacePrecision::kDistrict && has_seat(group, c) ? -kSeat : 0;
}

/// Whether the group has the town that the district is named after.
bool Evidence::has_seat(const Group& group, const Candidate& district) const {
  return std::any_of(group.candidates.begin(), group.candidates.end(), [&](const Candidate& town) {
    return town.precision == PlacePrecision::kSettlement && town.country == district.country && !town.alternate &&
           distance_km(town.lat, town.lon, district.lat, district.lon) <= kSeatKm;
  });
}

bool Evidence::is_foreign(const Group& group) const {
  const double own = weight_of(group);
  return country_total_ - own >= kSpeaksOfCountries && look_up(country_, std::string(group.choice().country)) - own < 1e-6;
}

}  // namespace dateline::geo
