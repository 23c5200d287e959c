#include "incidents/actor_groups.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "actors/name_match.h"
#include "incidents/actor_clusters.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostRivals = 64;  // clusters of one name that an entity is held against
constexpr std::size_t kMostApart = 8;    // of one name that an actor is told to be apart from
constexpr std::size_t kMostPerKey = 40;  // names under one key of spelling

using Buckets = std::unordered_map<std::string, std::vector<int>>;  // kind and key of a name -> nodes, ascending

std::string bucket_key(ActorClass kind, const std::string& key) { return std::to_string(static_cast<int>(kind)) + key; }

/// The roots of a bucket's clusters, each once.
std::vector<int> roots_of(Clusters& clusters, const std::vector<int>& nodes) {
  std::vector<int> out;
  for (const int node : nodes) {
    const int root = clusters.root(node);
    if (std::find(out.begin(), out.end(), root) == out.end()) out.push_back(root);
    if (out.size() == kMostRivals) break;
  }
  return out;
}

/// A person's family name or title alone, or one word of no certain country, could be anybody's.
bool is_certain(const ActorNode& node, const std::vector<std::string>& agree) {
  if (node.full) return true;
  return std::find(agree.begin(), agree.end(), "office") != agree.end() || std::find(agree.begin(), agree.end(), "link") != agree.end();
}

/// The one cluster that a node can belong to; of several the one that something else agrees with. -1: none, or it is unclear which.
int only_fitting(Clusters& clusters, int node, const std::vector<int>& roots) {
  std::vector<int> fitting, agreeing;
  for (const int root : roots) {
    if (root == clusters.root(node) || !clusters.conflict_of(node, root).empty()) continue;
    const auto agree = clusters.agreement_of(node, root);
    if (!is_certain(clusters.node(node), agree)) continue;
    fitting.push_back(root);
    if (!agree.empty()) agreeing.push_back(root);
  }
  return agreeing.empty() ? clusters.only_one(fitting, roots) : clusters.only_one(agreeing, agreeing);
}

std::string same_name_reason(const ActorNode& node) {
  if (node.kind == ActorClass::kState) return "same_state";
  return node.key.find('\n') != std::string::npos ? "same_body_of_state" : "same_name";
}

/// What is known of an entity orders a name's entities: those that decisions keep apart come first, bodies before what was taken off them, then
/// those with a country or an office, so that the rest can be held against them.
void join_same_names(Clusters& clusters, const Buckets& buckets, const std::vector<std::string>& order) {
  for (const std::string& key : order) {
    std::vector<int> nodes = buckets.at(key);
    const auto known = [&](int n) {
      const Traits& traits = clusters.node(n).traits;
      const bool off = std::any_of(traits.sides.begin(), traits.sides.end(), [](const auto& d) { return d.second == Side::kTakenOff; });
      return std::tuple(!traits.sides.empty(), !off, !traits.countries.empty() || !traits.offices.empty());
    };
    std::stable_sort(nodes.begin(), nodes.end(), [&](int a, int b) { return known(a) > known(b); });
    std::vector<int> seen;
    for (const int node : nodes) {
      const int with = only_fitting(clusters, node, roots_of(clusters, seen));
      if (with >= 0) {
        clusters.join(node, with,
                      {same_name_reason(clusters.node(node)),
                       {clusters.node(node).name},
                       clusters.agreement_of(node, with),
                       {clusters.report_id(with), clusters.report_id(node)},
                       0});
      }
      if (std::none_of(seen.begin(), seen.end(), [&](int s) { return clusters.root(s) == clusters.root(node); })) seen.push_back(node);
    }
  }
}

bool is_acronym(std::string_view name) {
  return name.size() >= 2 &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9'); });
}

/// Acronyms that reports give to actors of different names.
std::set<std::string> shared_acronyms(Clusters& clusters) {
  std::map<std::string, std::string> first;
  std::set<std::string> out;
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    for (const std::string& alias : clusters.fact(i).aliases) {
      if (!is_acronym(alias)) continue;
      const auto [known, added] = first.emplace(alias, clusters.node(i).key);
      if (!added && known->second != clusters.node(i).key) out.insert(alias);
    }
  }
  return out;
}

/// A report tells of both names as of two: a slip of another report does not make them one.
bool are_told_apart(const Clusters& clusters, const std::vector<int>& named, const std::vector<int>& called) {
  std::set<int> reports;
  for (const int node : named) reports.insert(clusters.node(node).ref.report);
  return std::any_of(called.begin(), called.end(), [&](int node) { return reports.contains(clusters.node(node).ref.report); });
}

/// Another name that the entity's own report has for it, where exactly one actor is called so elsewhere.
void join_by_aliases(Clusters& clusters, const Buckets& buckets) {
  const std::set<std::string> shared = shared_acronyms(clusters);  // these tell neither of those who have them
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    const ActorNode& node = clusters.node(i);
    if (node.kind == ActorClass::kState) continue;
    for (const std::string& alias : clusters.fact(i).aliases) {
      const bool short_name = name_words(alias).size() < 2;
      if (short_name && (node.kind == ActorClass::kPerson || !is_acronym(alias) || shared.contains(alias))) continue;
      const std::string key = actor_key(node.type, alias, clusters.fact(i).country);
      if (key == node.key) continue;
      const auto found = buckets.find(bucket_key(node.kind, key));
      if (found == buckets.end()) continue;
      if (!short_name && are_told_apart(clusters, buckets.at(bucket_key(node.kind, node.key)), found->second)) continue;
      const int with = only_fitting(clusters, i, roots_of(clusters, found->second));
      if (with < 0) continue;
      clusters.join(
          i, with,
          {is_acronym(alias) ? "acronym" : "also_called", {node.name, alias}, clusters.agreement_of(i, with), {clusters.report_id(i)}, 0});
    }
  }
}

/// What one report says outright to be the same, and names that a base has for one.
void join_by_links_and_words(Clusters& clusters) {
  std::map<std::string, std::vector<int>> by_link;
  std::map<ActorRef, int> places;
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    places.emplace(clusters.node(i).ref, i);
    for (const std::string& link : clusters.node(i).traits.links) {
      auto& bearers = by_link[std::to_string(static_cast<int>(clusters.node(i).kind)) + link];
      const int with = only_fitting(clusters, i, roots_of(clusters, bearers));
      const auto known = [&](int bearer) { return clusters.root(bearer) == clusters.root(i); };
      if (with >= 0)
        clusters.join(with, i, {"same_link", {clusters.node(with).name, clusters.node(i).name}, {link}, {clusters.report_id(i)}, 0});
      if (std::none_of(bearers.begin(), bearers.end(), known)) bearers.push_back(i);
    }
  }
  for (std::size_t report = 0; report < clusters.reports.size(); ++report) {
    for (const RelationFact& relation : clusters.reports[report].relations) {
      if (relation.type != RelationType::kSameAs) continue;
      const auto from = places.find({static_cast<int>(report), relation.from}), to = places.find({static_cast<int>(report), relation.to});
      if (from == places.end() || to == places.end() || !clusters.conflict_of(from->second, to->second).empty()) continue;
      clusters.join(from->second, to->second,
                    {"same_as", {clusters.node(from->second).name, clusters.node(to->second).name}, {}, {clusters.reports[report].id}, 0});
    }
  }
}

/// Spellings, word orders and fuller forms of one name. A person's other spelling, that of
/// a single word, and anybody's fuller form need something else that agrees.
void join_spellings(Clusters& clusters, const Buckets& buckets, const std::vector<std::string>& order) {
  std::unordered_map<std::string, std::vector<int>> by_key;
  for (const std::string& key : order) {
    for (const int root : roots_of(clusters, buckets.at(key))) {
      const ActorNode& node = clusters.node(root);
      if (node.kind == ActorClass::kState || !node.full) continue;
      std::map<int, std::pair<actors::NameLikeness, std::string>> like;
      for (const std::string& spelling : actors::name_keys(node.type, node.name)) {
        auto& others = by_key[bucket_key(node.kind, spelling)];
        for (const int other : others) {
          if (clusters.root(other) == clusters.root(root) || clusters.node(other).key == node.key) continue;
          const auto likeness = actors::compare_names(node.type, node.name, clusters.node(other).name);
          if (likeness != actors::NameLikeness::kNone) like.emplace(clusters.root(other), std::pair(likeness, clusters.node(other).name));
        }
        if (others.size() < kMostPerKey) others.push_back(root);
      }
      std::vector<int> fitting;
      for (const auto& [other, how] : like) {
        if (!clusters.conflict_of(root, other).empty()) continue;
        const bool one_word = name_words(node.name).size() < 2;
        const bool needs_more = node.kind == ActorClass::kPerson || one_word || how.first == actors::NameLikeness::kFullerName;
        if (!needs_more || !clusters.agreement_of(root, other).empty()) fitting.push_back(other);
      }
      const int with = clusters.only_one(fitting, fitting);
      if (with < 0) continue;
      const auto& [likeness, name] = like.at(with);
      clusters.join(with, root,
                    {std::string(name_of(likeness)),
                     {name, node.name},
                     clusters.agreement_of(root, with),
                     {clusters.report_id(with), clusters.report_id(root)},
                     0});
    }
  }
}

/// "Vasari" and "Elena Vasari": one where the office or a base agrees and nobody else of that family name does.
void join_family_names(Clusters& clusters) {
  std::unordered_map<std::string, std::vector<int>> by_family;
  std::vector<int> singles;
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    const ActorNode& node = clusters.node(i);
    if (node.kind != ActorClass::kPerson) continue;
    if (!node.full) {
      if (clusters.root(i) == i) singles.push_back(i);
      continue;
    }
    auto& list = by_family[name_words(node.name).back()];
    if (std::find(list.begin(), list.end(), clusters.root(i)) == list.end()) list.push_back(clusters.root(i));
  }
  for (const int i : singles) {
    const auto words = name_words(clusters.node(i).name);
    const auto found = words.empty() ? by_family.end() : by_family.find(words.back());
    if (found == by_family.end()) continue;
    const int with = only_fitting(clusters, i, roots_of(clusters, found->second));
    if (with < 0) continue;
    clusters.join(with, i,
                  {"family_name",
                   {clusters.node(with).name, clusters.node(i).name},
                   clusters.agreement_of(with, i),
                   {clusters.report_id(with), clusters.report_id(i)},
                   0});
  }
}

void join_decided(Clusters& clusters, const std::vector<ActorDecision>& decisions) {
  std::map<ActorRef, int> places;
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) places.emplace(clusters.node(i).ref, i);
  for (const ActorDecision& decision : decisions) {
    if (!decision.together) continue;
    int first = -1;
    for (const auto* side : {&decision.a, &decision.b}) {
      for (const ActorRef& ref : *side) {
        const auto found = places.find(ref);
        if (found == places.end()) continue;
        if (first < 0) first = found->second;
        clusters.join(first, found->second,
                      {"decision",
                       {clusters.node(first).name, clusters.node(found->second).name},
                       {},
                       {clusters.report_id(first), clusters.report_id(found->second)},
                       decision.number});
      }
    }
  }
}

/// Actors of one name, with what keeps them apart.
void tell_apart(Clusters& clusters, const Buckets& buckets, const std::vector<std::string>& order,
                const std::unordered_map<int, int>& groups, std::vector<ActorGroup>& out) {
  for (const std::string& key : order) {
    const std::vector<int> roots = roots_of(clusters, buckets.at(key));
    for (std::size_t i = 0; i < roots.size(); ++i) {
      for (std::size_t k = 0; k < roots.size(); ++k) {
        auto& apart = out[static_cast<std::size_t>(groups.at(roots[i]))].apart;
        if (k == i || apart.size() == kMostApart) continue;
        const std::string why = clusters.conflict_of(roots[i], roots[k]);
        apart.push_back({groups.at(roots[k]), why.empty() ? "unclear" : why});
      }
    }
  }
}

}  // namespace

std::vector<ActorGroup> group_actors(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions) {
  Clusters clusters(reports, decisions);
  Buckets buckets;
  std::vector<std::string> order;
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    auto& bucket = buckets[bucket_key(clusters.node(i).kind, clusters.node(i).key)];
    if (bucket.empty()) order.push_back(bucket_key(clusters.node(i).kind, clusters.node(i).key));
    bucket.push_back(i);
  }
  join_decided(clusters, decisions);
  join_same_names(clusters, buckets, order);
  join_by_links_and_words(clusters);
  join_by_aliases(clusters, buckets);
  join_spellings(clusters, buckets, order);
  join_family_names(clusters);
  std::vector<ActorGroup> out;
  std::unordered_map<int, int> groups;  // root -> place in `out`
  for (int i = 0; i < static_cast<int>(clusters.nodes.size()); ++i) {
    const int root = clusters.root(i);
    const auto [known, added] = groups.emplace(root, static_cast<int>(out.size()));
    if (added) out.push_back({{}, clusters.merges(root), {}});
    out[static_cast<std::size_t>(known->second)].members.push_back(clusters.node(i).ref);
  }
  tell_apart(clusters, buckets, order, groups, out);
  return out;
}

}  // namespace dateline::incidents
