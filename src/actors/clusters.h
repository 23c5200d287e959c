#pragma once
// Clusters: mentions of a Draft that are one thing, joined with the reasons that the text gives. A mention begins as a cluster of its own.
#include <string>
#include <vector>

#include "actors/draft.h"

namespace dateline::actors {

class Clusters {
 public:
  explicit Clusters(const Draft& draft);

  int of(int mention) const;  // the cluster's oldest mention
  void join(int a, int b);
  bool same(int a, int b) const { return of(a) == of(b); }
  /// Members in the order of the text.
  const std::vector<int>& members(int mention) const { return members_[static_cast<std::size_t>(of(mention))]; }
  /// Offices (folded) that the person of this mention is said to hold.
  const std::vector<std::string>& offices(int mention) const { return offices_[static_cast<std::size_t>(of(mention))]; }
  void add_office(int mention, std::string folded_office);
  /// The mention that tells best what the cluster is: a name if there is one, the longest name first.
  int best(int mention) const { return told_[static_cast<std::size_t>(of(mention))].best; }
  bool has_name(int mention) const;
  char gender(int mention) const;

 private:
  /// What is known of a cluster, kept up to date as clusters join.
  struct Told {
    int best = -1;
    int gendered = -1;  // the first member that tells a gender, or -1
  };
  bool tells_better(int a, int b) const;

  const Draft& draft_;
  mutable std::vector<int> parent_;
  std::vector<std::vector<int>> members_;
  std::vector<Told> told_;
  std::vector<std::vector<std::string>> offices_;
};

/// Whether two mentions could be the same kind of thing.
bool kinds_agree(const Found& a, const Found& b);

// Joining, in order.
void join_names(Draft& draft, Clusters& clusters);       // same_names.cpp
void join_by_syntax(Draft& draft, Clusters& clusters);   // same_by_syntax.cpp: apposition, copula, "also called"
void join_references(Draft& draft, Clusters& clusters);  // references.cpp: "the group", he, it

/// The mention that a pronoun or a general noun points back to, or -1. `number` s, p or a(ny).
int antecedent(const Draft& draft, const Clusters& clusters, int mention);  // antecedents.cpp

}  // namespace dateline::actors
