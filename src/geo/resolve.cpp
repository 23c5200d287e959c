#include "geo/resolve.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace dateline::geo {
namespace {

constexpr double kEarthKm = 6371;
constexpr double kDegree = 3.14159265358979323846 / 180;

// What speaks for a candidate, in units of its weight (a tenfold population is 1).
constexpr double kContained = 6;         // the text says "A, B" and it lies in B
constexpr double kNotContained = -3;     // the text says "A, B" and it does not
constexpr double kCountryNamed = 2.2;    // all other places of the text lie in its country
constexpr double kDivisionNamed = 4;     // the same of its division
constexpr double kNear = 4;              // other places of the text lie near
constexpr double kNearKm = 150;
constexpr double kFarDegrees = 6;         // of latitude: more than four times kNearKm
constexpr std::size_t kMostNeighbours = 8;
constexpr double kLikely = 0.7;
constexpr double kAlternate = -2;
constexpr double kLoose = -1;
constexpr double kLargestStray = 4.3;  // 20,000 people
constexpr double kSpeaksOfCountries = 2;
constexpr std::size_t kMostCandidates = 24;

/// The mentions of one name.
struct Group {
  std::vector<std::size_t> mentions;
  std::vector<Candidate> candidates;
  std::vector<double> containment;  // beside candidates
  std::size_t chosen = 0;
  double margin = 0;
  bool is_adjective = false;
  double own_weight(std::size_t i) const { return candidates[i].weight + (candidates[i].alternate && !candidates[i].from_tables ? kAlternate : 0); }
};

class Resolver {
 public:
  explicit Resolver(std::vector<PlaceMention>& mentions) : mentions_(mentions) {
    make_groups();
    for (Group& group : groups_) choose(group, false);
    for (int round = 0; round < 2; ++round) {
      judge_containment();
      gather_evidence();
      for (Group& group : groups_) choose(group, true);
    }
    judge_containment();
    write_back();
    follow_containers();
  }

 private:
  void make_groups() {
    std::unordered_map<std::string, std::size_t> by_name;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      PlaceMention& m = mentions_[i];
      if (m.candidates.empty()) continue;
      const std::string key = (m.form == PlaceForm::kAdjective ? "~" : "") + (m.kind.empty() ? m.folded : m.folded + "#");
      const auto [found, fresh] = by_name.try_emplace(key, groups_.size());
      if (fresh) {
        Group group;
        std::stable_sort(m.candidates.begin(), m.candidates.end(), [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
        group.candidates = m.candidates;
        group.containment.assign(group.candidates.size(), 0);
        group.is_adjective = m.form == PlaceForm::kAdjective;
        groups_.push_back(std::move(group));
      }
      groups_[found->second].mentions.push_back(i);
    }
    group_of_.assign(mentions_.size(), -1);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::size_t m : groups_[g].mentions) group_of_[m] = static_cast<int>(g);
    }
  }

  const Candidate* chosen_of(int mention) const {
    if (mention < 0 || group_of_[static_cast<std::size_t>(mention)] < 0) return nullptr;
    const Group& group = groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(mention)])];
    return &group.candidates[group.chosen];
  }

  /// "A, B": A's candidates inside any reading of B gain; B's readings that hold a candidate of A gain as well.
  void judge_containment() {
    for (Group& group : groups_) std::fill(group.containment.begin(), group.containment.end(), 0);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const int outer_mention = mentions_[i].container;
      if (outer_mention < 0 || group_of_[i] < 0 || group_of_[static_cast<std::size_t>(outer_mention)] < 0) continue;
      Group& inner = groups_[static_cast<std::size_t>(group_of_[i])];
      Group& outer = groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(outer_mention)])];
      if (&inner == &outer) continue;
      bool any = false;
      for (std::size_t b = 0; b < std::min(outer.candidates.size(), kMostCandidates); ++b) {
        if (outer.candidates[b].precision == PlacePrecision::kSettlement) continue;
        for (std::size_t a = 0; a < inner.candidates.size(); ++a) {
          if (inner.candidates[a].precision == PlacePrecision::kCountry || !lies_in(inner.candidates[a], outer.candidates[b])) continue;
          const double likely = b == outer.chosen ? kContained : kContained / 2;
          inner.containment[a] = std::max(inner.containment[a], likely);
          outer.containment[b] = std::max(outer.containment[b], std::min(kContained / 2, kContained * inner.candidates[a].weight / 12));
          any = true;
        }
      }
      if (!any) continue;
      for (double& c : inner.containment) {
        if (c == 0) c = kNotContained;
      }
    }
  }

  /// How often each country and division is named, by their chosen readings; a name counts less each time.
  void gather_evidence() {
    country_.clear();
    division_.clear();
    country_total_ = division_total_ = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const Candidate& c = group.candidates[group.chosen];
      if (c.country.empty()) continue;
      const double share = evidence_of(group);
      country_[std::string(c.country)] += share;
      country_total_ += share;
      if (!c.admin1.empty()) {
        division_[std::string(c.country) + "." + std::string(c.admin1)] += share;
        division_total_ += share;
      }
    }
  }
  double evidence_of(const Group& group) const {
    const double certain = group.candidates.size() == 1 ? 1 : std::clamp(group.margin / 3, 0.1, 1.0);
    return certain * std::sqrt(static_cast<double>(group.mentions.size()));
  }

  void choose(Group& group, bool with_evidence) const {
    double best = -1e9, second = -1e9;
    std::size_t best_at = 0;
    const std::size_t count = std::min(group.candidates.size(), std::size_t{200});
    for (std::size_t i = 0; i < count; ++i) {
      double score = group.own_weight(i);
      if (with_evidence) score += group.containment[i] + evidence_for(group, i);
      if (score > best) {
        if (distance_km(group.candidates[i].lat, group.candidates[i].lon, group.candidates[best_at].lat, group.candidates[best_at].lon) > kNearKm) second = best;
        best = score;
        best_at = i;
      } else if (score > second) {
        second = score;
      }
    }
    group.chosen = best_at;
    group.margin = group.candidates.size() == 1 ? 3 : best - std::max(second, 0.0);
  }

  double evidence_for(const Group& group, std::size_t index) const {
    const Candidate& c = group.candidates[index];
    const Candidate& now = group.candidates[group.chosen];
    const double own = evidence_of(group);
    double out = 0;
    if (!c.country.empty() && country_total_ > 0) {
      double named = look_up(country_, std::string(c.country));
      double total = country_total_;
      if (!now.country.empty()) {
        total -= own;
        if (now.country == c.country) named -= own;
      }
      out += kCountryNamed * std::max(0.0, named) / (std::max(0.0, total) + 1);
    }
    if (!c.admin1.empty() && division_total_ > 0) {
      double named = look_up(division_, std::string(c.country) + "." + std::string(c.admin1));
      double total = division_total_;
      if (!now.admin1.empty()) {
        total -= own;
        if (now.admin1 == c.admin1 && now.country == c.country) named -= own;
      }
      out += kDivisionNamed * std::max(0.0, named) / (std::max(0.0, total) + 1);
    }
    if (c.precision == PlacePrecision::kSettlement) out += kNear * nearness(group, c);
    return out;
  }

  /// How much of the other names' likely places lies near: each name gives its best one.
  double nearness(const Group& group, const Candidate& c) const {
    double sum = 0;
    for (const Group& other : groups_) {
      if (&other == &group || other.is_adjective) continue;
      double best = 0;
      for (std::size_t i = 0; i < std::min(other.candidates.size(), kMostNeighbours); ++i) {
        const Candidate& o = other.candidates[i];
        if (o.radius_km > kNearKm || std::abs(o.lat - c.lat) > kFarDegrees) continue;
        const double likely = i == other.chosen ? 1 : std::exp(kLikely * (other.own_weight(i) - other.own_weight(0)));
        if (likely <= best) continue;
        const double km = distance_km(c.lat, c.lon, o.lat, o.lon);
        if (km < 4 * kNearKm) best = std::max(best, likely * std::exp(-km / kNearKm));
      }
      sum += best;
    }
    return std::tanh(sum / 3);
  }

  /// A small town in a country that the text never speaks of, while it speaks of others: rather an unknown place than that one.
  bool is_stray(const Group& group) const {
    const Candidate& c = group.candidates[group.chosen];
    if (c.precision != PlacePrecision::kSettlement || c.from_tables || group.own_weight(group.chosen) >= kLargestStray || group.containment[group.chosen] > 0) return false;
    const double own = evidence_of(group);
    return country_total_ - own >= kSpeaksOfCountries && look_up(country_, std::string(c.country)) - own < 1e-6;
  }

  static double look_up(const std::unordered_map<std::string, double>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? 0 : found->second;
  }

  void write_back() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      PlaceMention& m = mentions_[i];
      const Candidate* outer = chosen_of(m.container);
      if (group_of_[i] < 0) {
        m.in_container = outer && outer->precision != PlacePrecision::kSettlement;
        m.confidence = m.in_container ? 0.5 : 0;
        continue;
      }
      const Group& group = groups_[static_cast<std::size_t>(group_of_[i])];
      m.candidates = group.candidates;
      m.chosen = static_cast<int>(group.chosen);
      m.confidence = 1 / (1 + std::exp(-1.2 * group.margin - 0.4));
      if (m.loose) m.confidence *= 0.7;
      if (is_stray(group)) {
        m.chosen = -1;
        m.confidence = 0.1;
        continue;
      }
      // A small namesake far away is not the place that the text puts into B.
      if (outer && outer->precision != PlacePrecision::kSettlement && m.form == PlaceForm::kName &&
          group.candidates[group.chosen].precision == PlacePrecision::kSettlement && !lies_in(group.candidates[group.chosen], *outer) &&
          group.candidates[group.chosen].weight < kLargestMisplaced) {
        m.chosen = -1;
        m.in_container = true;
        m.confidence = 0.4;
      }
    }
  }
  static constexpr double kLargestMisplaced = 5;

  /// A name that the gazetteer lacks lies everywhere in the text where it once was said to lie.
  void follow_containers() {
    std::unordered_map<std::string, int> containers;
    for (const PlaceMention& m : mentions_) {
      if (m.in_container) containers.try_emplace(m.folded, m.container);
    }
    for (PlaceMention& m : mentions_) {
      const auto found = containers.find(m.folded);
      if (found == containers.end() || m.in_container || m.chosen >= 0) continue;
      m.container = found->second;
      m.in_container = true;
      m.confidence = 0.4;
    }
  }

  std::vector<PlaceMention>& mentions_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  std::unordered_map<std::string, double> country_, division_;
  double country_total_ = 0, division_total_ = 0;
};

}  // namespace

bool lies_in(const Candidate& inner, const Candidate& outer) {
  if (!outer.country.empty() && !inner.country.empty() && outer.country != inner.country) return false;
  if (outer.kind == "country" && !outer.country.empty()) return outer.country == inner.country;
  if (!outer.admin1.empty() && !inner.admin1.empty() && outer.country == inner.country && outer.precision == PlacePrecision::kProvince) {
    return outer.admin1 == inner.admin1;
  }
  return inner.radius_km <= outer.radius_km && distance_km(inner.lat, inner.lon, outer.lat, outer.lon) <= outer.radius_km + 30;
}

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  const double a = std::sin((lat2 - lat1) * kDegree / 2), b = std::sin((lon2 - lon1) * kDegree / 2);
  const double h = a * a + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * b * b;
  return 2 * kEarthKm * std::asin(std::sqrt(std::min(1.0, h)));
}

void resolve(std::vector<PlaceMention>& mentions) { Resolver{mentions}; }

}  // namespace dateline::geo
