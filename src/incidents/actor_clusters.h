#pragma once
// Clusters: which entities were joined so far and what is known of each cluster, while groups of actors are made. For actor_groups.cpp.
#include <string>
#include <vector>

#include "incidents/actor_nodes.h"

namespace dateline::incidents {

class Clusters {
 public:
  Clusters(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions);

  int root(int node);
  const ActorNode& node(int i) const { return nodes[static_cast<std::size_t>(i)]; }
  const std::string& report_id(int i) const { return reports[static_cast<std::size_t>(node(i).ref.report)].id; }
  const ActorFact& fact(int i) const;
  const std::vector<ActorMerge>& merges(int root) const { return merges_[static_cast<std::size_t>(root)]; }

  /// Why the clusters of two nodes cannot be one; empty where nothing speaks against it.
  std::string conflict_of(int a, int b);
  std::vector<std::string> agreement_of(int a, int b);
  /// The one of these clusters that was not taken off any of the rivals. -1: none, or several.
  int only_one(const std::vector<int>& roots, const std::vector<int>& rivals);
  /// The first of the two in the order of publication stays the root.
  void join(int a, int b, ActorMerge why);

  const std::vector<ReportFacts>& reports;
  const std::vector<ActorNode> nodes;

 private:
  std::vector<int> parent_;
  std::vector<Traits> traits_;
  std::vector<std::vector<ActorMerge>> merges_;
};

}  // namespace dateline::incidents
