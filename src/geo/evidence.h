#pragma once
// Evidence: what the other places of a text say for a candidate: how often its country, division and district are named, how near the
// others lie, what stands beside it in a list, where the publisher is at home. Candidates of one name are a group: one sense a text.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geo/home.h"
#include "geo/mentions.h"

namespace dateline::geo {

/// The mentions of one name.
struct Group {
  std::vector<std::size_t> mentions;  // none: the publisher's own place
  std::vector<Candidate> candidates;  // the weightiest first
  std::vector<double> containment;    // beside candidates
  std::size_t chosen = 0, runner_up = 0;
  double margin = 0;
  bool is_adjective = false;
  double own_weight(std::size_t i) const;
  const Candidate& choice() const { return candidates[chosen]; }
};

/// What speaks for one candidate, each in units of a candidate's weight (a tenfold population is 1).
struct Reasons {
  double country = 0, division = 0, district = 0, near = 0, siblings = 0, form = 0, home = 0;
  double sum() const { return country + division + district + near + siblings + form + home; }
};

class Evidence {
 public:
  Evidence(const std::vector<PlaceMention>& mentions, const std::vector<int>& group_of, const std::vector<Group>& groups, const Home& home)
      : mentions_(mentions), group_of_(group_of), groups_(groups), home_(home) {}

  /// Counts what is chosen now.
  void gather();
  Reasons reasons(const Group& group, std::size_t candidate) const;
  /// Whether the text speaks of countries, and never of the one that this group's choice lies in.
  bool is_foreign(const Group& group) const;

 private:
  using Tally = std::unordered_map<std::string, double>;
  double weight_of(const Group& group) const;
  double share(const Tally& tally, double total, const std::string& key, const std::string& own_key, double own) const;
  double nearness(const Group& group, const Candidate& c) const;
  static double nearest_of(const Group& other, const Candidate& c);
  double siblings(const Group& group, const Candidate& c) const;
  double form(const Group& group, const Candidate& c) const;
  bool has_seat(const Group& group, const Candidate& district) const;

  const std::vector<PlaceMention>& mentions_;
  const std::vector<int>& group_of_;
  const std::vector<Group>& groups_;
  const Home& home_;
  Tally country_, division_;
  std::unordered_set<std::string> districts_, town_districts_;  // all that the names may mean
  double country_total_ = 0, division_total_ = 0;
};

}  // namespace dateline::geo
