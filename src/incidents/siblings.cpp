// Telling sibling stories apart: reports of a story are grouped by the terms that not all of them have; two groups are siblings if they are
// much less alike than each is within itself, and each has names or numbers that the other lacks.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "incidents/stories.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kFewest = 5, kMost = 64;  // originals of a story that is looked at
constexpr std::size_t kSmallest = 3;            // originals of a sibling
constexpr std::size_t kDeepest = 6;             // groups: stray reports may have to be set aside before two siblings stand out
constexpr double kApart = 0.75;                 // likeness of the two, by that within the looser one
constexpr double kMostHave = 0.6, kFewHave = 0.1;
constexpr std::size_t kMarks = 3;  // names and numbers of both that the other lacks, at least

using Group = std::vector<int>;  // places of members
using Likeness = std::vector<std::vector<double>>;

/// One member for each original.
Group originals(const std::vector<StoryMember>& members) {
  std::set<int> seen;
  Group out;
  for (int i = 0; i < static_cast<int>(members.size()); ++i) {
    if (seen.insert(members[static_cast<std::size_t>(i)].original).second) out.push_back(i);
  }
  return out;
}

std::map<std::uint32_t, int> counts(const std::vector<StoryMember>& members, const Group& group) {
  std::map<std::uint32_t, int> out;
  for (int i : group) {
    for (const StoryTerm& term : members[static_cast<std::size_t>(i)].terms) ++out[term.term];
  }
  return out;
}

/// By what some of the group have and others not.
TermVector local_vector(const StoryMember& member, const std::map<std::uint32_t, int>& local, std::size_t size, int reports) {
  TermVector out;
  double length = 0;
  for (std::size_t i = 0; i < member.terms.size(); ++i) {
    const int having = local.at(member.terms[i].term);
    if (having < 2 || static_cast<std::size_t>(having) == size) continue;
    const double weight = (1 + std::log(member.terms[i].count)) * std::log(static_cast<double>(size) / having) *
                          rarity(member.having[i], reports) * (member.terms[i].name ? 2 : 1);
    out.push_back({member.terms[i].term, static_cast<float>(weight)});
    length += weight * weight;
  }
  for (TermWeight& term : out) term.weight = static_cast<float>(term.weight / std::sqrt(length));
  return out;
}

Likeness all_pairs(const std::vector<TermVector>& vectors) {
  Likeness out(vectors.size(), std::vector<double>(vectors.size()));
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) out[i][j] = out[j][i] = dot(vectors[i], vectors[j]);
  }
  return out;
}

/// Joins the two groups that are on average most alike until `groups` are left.
void join_to(std::vector<Group>& parts, Likeness& between, std::size_t groups) {
  while (parts.size() > groups) {
    std::size_t a = 1, b = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (between[i][j] > between[a][b]) a = i, b = j;
      }
    }
    const double x = static_cast<double>(parts[a].size()), y = static_cast<double>(parts[b].size());
    for (std::size_t i = 0; i < parts.size(); ++i) between[b][i] = between[i][b] = (x * between[a][i] + y * between[b][i]) / (x + y);
    parts[b].insert(parts[b].end(), parts[a].begin(), parts[a].end());
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(a));
    between.erase(between.begin() + static_cast<std::ptrdiff_t>(a));
    for (auto& row : between) row.erase(row.begin() + static_cast<std::ptrdiff_t>(a));
  }
}

/// The two largest groups that are large enough, in as few groups as do.
std::optional<std::pair<Group, Group>> two_groups(const std::vector<StoryMember>& members, const Group& group, int reports) {
  const auto local = counts(members, group);
  std::vector<TermVector> vectors;
  std::vector<Group> parts;
  for (int i : group) {
    vectors.push_back(local_vector(members[static_cast<std::size_t>(i)], local, group.size(), reports));
    parts.push_back({i});
  }
  Likeness between = all_pairs(vectors);
  std::optional<std::pair<Group, Group>> best;
  for (std::size_t groups = std::min(kDeepest, parts.size()); groups >= 2; --groups) {
    join_to(parts, between, groups);
    std::vector<Group> large;
    for (const Group& part : parts) {
      if (part.size() >= kSmallest) large.push_back(part);
    }
    std::stable_sort(large.begin(), large.end(), [](const Group& a, const Group& b) { return a.size() > b.size(); });
    if (large.size() >= 2) best = {large[0], large[1]};
  }
  return best;
}

double mean_between(const std::vector<StoryMember>& members, const Group& a, const Group& b) {
  double sum = 0, pairs = 0;
  for (int i : a) {
    for (int j : b) {
      if (i == j) continue;
      sum += dot(members[static_cast<std::size_t>(i)].vector, members[static_cast<std::size_t>(j)].vector);
      pairs += 1;
    }
  }
  return pairs == 0 ? 0 : sum / pairs;
}

/// Names and numbers that most of `a` have and hardly any of `b`.
std::size_t marks_of(const std::vector<StoryMember>& members, const Group& a, const Group& b) {
  const auto in_a = counts(members, a), in_b = counts(members, b);
  std::map<std::uint32_t, int> telling;
  for (int i : a) {
    for (const StoryTerm& term : members[static_cast<std::size_t>(i)].terms) telling[term.term] += term.number ? 2 : term.name ? 1 : 0;
  }
  std::size_t out = 0;
  for (const auto& [term, having] : in_a) {
    const auto other = in_b.find(term);
    const int there = other == in_b.end() ? 0 : other->second;
    if (having >= kMostHave * static_cast<double>(a.size()) && there <= kFewHave * static_cast<double>(b.size()) &&
        2 * telling[term] >= having)
      ++out;
  }
  return out;
}

bool are_siblings(const std::vector<StoryMember>& members, const Group& a, const Group& b) {
  const double within = std::min(mean_between(members, a, a), mean_between(members, b, b));
  if (mean_between(members, a, b) > kApart * within) return false;
  const std::size_t left = marks_of(members, a, b), right = marks_of(members, b, a);
  return left > 0 && right > 0 && left + right >= kMarks;
}

}  // namespace

std::optional<std::pair<std::vector<int>, std::vector<int>>> siblings_in(const std::vector<StoryMember>& members, int reports) {
  const Group group = originals(members);
  if (group.size() < kFewest || group.size() > kMost) return std::nullopt;
  const auto two = two_groups(members, group, reports);
  if (!two || !are_siblings(members, two->first, two->second)) return std::nullopt;
  // All others go with those that they are more like.
  std::pair<Group, Group> out;
  for (int i = 0; i < static_cast<int>(members.size()); ++i) {
    const bool first = mean_between(members, {i}, two->first) >= mean_between(members, {i}, two->second);
    (first ? out.first : out.second).push_back(i);
  }
  if (out.first.empty() || out.second.empty()) return std::nullopt;
  return out;
}

}  // namespace dateline::incidents
