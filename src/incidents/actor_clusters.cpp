#include "incidents/actor_clusters.h"

#include <algorithm>
#include <numeric>

namespace dateline::incidents {
namespace {

constexpr std::size_t kMostReports = 5;  // that stand in a reason

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// One reason for all that was joined by the same names for the same cause.
void add_reason(ActorMerge why, std::vector<ActorMerge>& to) {
  for (ActorMerge& known : to) {
    if (known.why != why.why || known.names != why.names || known.agree != why.agree) continue;
    for (std::string& report : why.reports) {
      if (known.reports.size() < kMostReports && std::find(known.reports.begin(), known.reports.end(), report) == known.reports.end()) {
        known.reports.push_back(std::move(report));
      }
    }
    return;
  }
  to.push_back(std::move(why));
}

}  // namespace

Clusters::Clusters(const std::vector<ReportFacts>& all, const std::vector<ActorDecision>& decisions)
    : reports(all), nodes(actor_nodes(all, decisions)), parent_(nodes.size()), merges_(nodes.size()) {
  std::iota(parent_.begin(), parent_.end(), 0);
  for (const ActorNode& node : nodes) traits_.push_back(node.traits);
}

int Clusters::root(int node) {
  while (parent_[at(node)] != node) node = parent_[at(node)] = parent_[at(parent_[at(node)])];
  return node;
}

const ActorFact& Clusters::fact(int i) const { return reports[at(node(i).ref.report)].actors[at(node(i).ref.actor)]; }

std::string Clusters::conflict_of(int a, int b) {
  if (node(a).kind != node(b).kind) return "kind";
  return conflict(traits_[at(root(a))], traits_[at(root(b))], node(a).kind);
}

std::vector<std::string> Clusters::agreement_of(int a, int b) { return agreement(traits_[at(root(a))], traits_[at(root(b))]); }

int Clusters::only_one(const std::vector<int>& roots, const std::vector<int>& rivals) {
  int out = -1;
  for (const int root : roots) {
    const auto took = [&](int other) { return taken_off(traits_[at(root)], traits_[at(other)]); };
    if (std::any_of(rivals.begin(), rivals.end(), took)) continue;
    if (out >= 0) return -1;
    out = root;
  }
  return out;
}

void Clusters::join(int a, int b, ActorMerge why) {
  int first = root(a), second = root(b);
  if (first == second) return;
  if (second < first) std::swap(first, second);
  parent_[at(second)] = first;
  add_traits(traits_[at(second)], traits_[at(first)]);
  auto& to = merges_[at(first)];
  for (ActorMerge& merge : merges_[at(second)]) to.push_back(std::move(merge));
  merges_[at(second)].clear();
  add_reason(std::move(why), to);
}

}  // namespace dateline::incidents
