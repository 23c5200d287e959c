#include "geo/resolve.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/unicode.h"
#include "geo/evidence.h"

namespace dateline::geo {
namespace {

constexpr double kEarthKm = 6371;
constexpr double kDegree = 3.14159265358979323846 / 180;

// In units of a candidate's weight (a tenfold population is 1).
constexpr double kContained = 6;       // the text says "A, B" and it lies in B
constexpr double kNotContained = -3;   // the text says "A, B" and it does not
constexpr double kElsewhereKm = 150;   // candidates this far apart are different answers
constexpr double kLargestStray = 4.3;  // 20,000 people
constexpr double kLargestMisplaced = 5;
constexpr double kTells = 0.5;               // what a reason must add to be named
constexpr std::size_t kMostCandidates = 24;  // of a name that holds another
constexpr std::size_t kMostJudged = 200;
constexpr int kRounds = 2;

class Resolver {
 public:
  Resolver(std::vector<PlaceMention>& mentions, const Home& home)
      : mentions_(mentions), home_(home), evidence_(mentions_, group_of_, groups_, home_) {
    make_groups();
    for (Group& group : groups_) choose(group, false);
    for (int round = 0; round < kRounds; ++round) {
      judge_containment();
      evidence_.gather();
      for (Group& group : groups_) choose(group, true);
    }
    judge_containment();
    evidence_.gather();
    for (const Group& group : groups_) why_.push_back(evidence_.reasons(group, group.chosen));
    for (std::size_t i = 0; i < mentions_.size(); ++i) write_back(i);
    follow_containers();
    for (PlaceMention& m : mentions_) {
      if (m.in_container && mentions_[static_cast<std::size_t>(m.container)].chosen < 0) forget_container(m);
    }
  }

 private:
  /// What holds it turned out to be no known place.
  static void forget_container(PlaceMention& m) {
    m.in_container = false;
    m.reasons = {"unknown_name"};
    m.confidence = 0.1;
  }

  void make_groups() {
    std::unordered_map<std::string, std::size_t> by_name;
    group_of_.assign(mentions_.size(), -1);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      PlaceMention& m = mentions_[i];
      if (m.candidates.empty()) continue;
      std::string key = m.form == PlaceForm::kAdjective ? "~" : "";
      key.append(m.folded).append(m.kind.empty() ? "" : "#");
      const auto [found, fresh] = by_name.try_emplace(key, groups_.size());
      if (fresh) add_group(m.candidates, m.form == PlaceForm::kAdjective);
      groups_[found->second].mentions.push_back(i);
      group_of_[i] = static_cast<int>(found->second);
    }
    if (!home_.places.empty()) add_group(home_.places, false);
  }
  void add_group(std::vector<Candidate> candidates, bool is_adjective) {
    Group group;
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
    group.containment.assign(candidates.size(), 0);
    group.candidates = std::move(candidates);
    group.is_adjective = is_adjective;
    groups_.push_back(std::move(group));
  }

  const Candidate* chosen_of(int mention) const {
    if (mention < 0 || group_of_[static_cast<std::size_t>(mention)] < 0) return nullptr;
    return &groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(mention)])].choice();
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

  void choose(Group& group, bool with_evidence) const {
    double best = -1e9, second = -1e9;
    std::size_t best_at = 0, second_at = 0;
    for (std::size_t i = 0; i < std::min(group.candidates.size(), kMostJudged); ++i) {
      double score = group.own_weight(i);
      if (with_evidence) score += group.containment[i] + evidence_.reasons(group, i).sum();
      if (score > best) {
        if (lie_apart(group.candidates[i], group.candidates[best_at])) {
          second = best;
          second_at = best_at;
        }
        best = score;
        best_at = i;
      } else if (score > second && lie_apart(group.candidates[i], group.candidates[best_at])) {
        second = score;
        second_at = i;
      }
    }
    group.chosen = best_at;
    group.runner_up = second_at;
    group.margin = group.candidates.size() == 1 ? 3 : best - std::max(second, 0.0);
  }
  static bool lie_apart(const Candidate& a, const Candidate& b) { return distance_km(a.lat, a.lon, b.lat, b.lon) > kElsewhereKm; }

  /// A small town in a country that the text never speaks of, while it speaks of others: rather an unknown place than that one.
  bool is_stray(const Group& group) const {
    const Candidate& c = group.choice();
    if (c.precision != PlacePrecision::kSettlement || c.from_tables || group.own_weight(group.chosen) >= kLargestStray) return false;
    return group.containment[group.chosen] <= 0 && evidence_.is_foreign(group);
  }

  void write_back(std::size_t i) {
    PlaceMention& m = mentions_[i];
    const Candidate* outer = chosen_of(m.container);
    if (group_of_[i] < 0) {
      m.in_container = outer && (m.kind == "road" || outer->precision != PlacePrecision::kSettlement);
      m.confidence = m.in_container ? 0.5 : 0;
      m.reasons = {m.in_container ? "in_container" : "unknown_name"};
      return;
    }
    const Group& group = groups_[static_cast<std::size_t>(group_of_[i])];
    m.candidates = group.candidates;
    m.chosen = static_cast<int>(group.chosen);
    if (lie_apart(group.choice(), group.candidates[group.runner_up])) m.runner_up = static_cast<int>(group.runner_up);
    m.confidence = 1 / (1 + std::exp(-1.2 * group.margin - 0.4));
    if (m.loose) m.confidence *= 0.7;
    name_reasons(group, i);
    if (is_stray(group) && (!outer || outer->precision == PlacePrecision::kSettlement)) {
      m.chosen = -1;
      m.reasons = {"stray"};
      m.confidence = 0.1;
    } else if (outer && (is_stray(group) || is_misplaced(m, group.choice(), *outer))) {
      m.chosen = -1;
      m.in_container = true;
      m.reasons = {"in_container"};
      m.confidence = 0.4;
    }
  }
  /// A small namesake far away is not the place that the text puts into B.
  static bool is_misplaced(const PlaceMention& m, const Candidate& inner, const Candidate& outer) {
    return outer.precision != PlacePrecision::kSettlement && m.form == PlaceForm::kName && inner.precision == PlacePrecision::kSettlement &&
           inner.weight < kLargestMisplaced && !lies_in(inner, outer);
  }

  void name_reasons(const Group& group, std::size_t mention) {
    std::vector<std::string_view>& out = mentions_[mention].reasons;
    const Reasons& why = why_[static_cast<std::size_t>(&group - groups_.data())];
    const auto tell = [&](bool holds, std::string_view code) {
      if (holds) out.push_back(code);
    };
    tell(group.candidates.size() == 1, "only_one");
    tell(group.containment[group.chosen] > 0, "contained");
    tell(why.form > 0, "called");
    tell(why.country >= kTells, "country_context");
    tell(why.division >= kTells || why.district > 0, "division_context");
    tell(why.near >= kTells, "near_others");
    tell(why.siblings >= kTells, "list");
    tell(why.home > 0, "publisher_home");
    tell(group.candidates.size() > 1 && is_largest(group), "largest");
    tell(group.mentions.front() != mention, "same_name_before");
    tell(mentions_[mention].loose, "spelling");
  }
  static bool is_largest(const Group& group) {
    for (std::size_t i = 0; i < group.candidates.size(); ++i) {
      if (group.own_weight(i) > group.own_weight(group.chosen)) return false;
    }
    return true;
  }

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
      m.reasons = {"in_container", "same_name_before"};
      m.confidence = 0.4;
    }
  }

  std::vector<PlaceMention>& mentions_;
  const Home& home_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  Evidence evidence_;
  std::vector<Reasons> why_;  // of each group's choice
};

}  // namespace

bool lies_in(const Candidate& inner, const Candidate& outer) {
  if (!outer.country.empty() && !inner.country.empty() && outer.country != inner.country) return false;
  if (outer.kind == "country" && !outer.country.empty()) return outer.country == inner.country;
  if (!outer.admin1.empty() && !inner.admin1.empty() && outer.country == inner.country && outer.precision == PlacePrecision::kProvince) {
    return outer.admin1 == inner.admin1;
  }
  if (outer.precision == PlacePrecision::kDistrict && !inner.district.empty() && outer.admin1 == inner.admin1 &&
      fold_name(inner.district) == fold_name(outer.name))
    return true;
  return inner.radius_km <= outer.radius_km && distance_km(inner.lat, inner.lon, outer.lat, outer.lon) <= outer.radius_km + 30;
}

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  const double a = std::sin((lat2 - lat1) * kDegree / 2), b = std::sin((lon2 - lon1) * kDegree / 2);
  const double h = a * a + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * b * b;
  return 2 * kEarthKm * std::asin(std::sqrt(std::min(1.0, h)));
}

void resolve(std::vector<PlaceMention>& mentions, const Home& home) { Resolver{mentions, home}; }

}  // namespace dateline::geo
