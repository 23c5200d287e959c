#pragma once
// Misspelt: names that no gazetteer has, a letter or two off from a town in a country that the text speaks of. Most unknown names are no
// romanisations, so nothing else is believed: the country must be named and be one whose names are spelt in many ways
// (data/geo/romanised.tsv), and the town be large enough to be written about.
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geo/gazetteer.h"
#include "model/syntax.h"

namespace dateline::geo {

class Misspelt {
 public:
  Misspelt(const Syntax& syntax, const Gazetteer& gazetteer) : syntax_(syntax), gazetteer_(gazetteer) {}

  /// Appends what a folded name may mean, as Gazetteer::find_near() gives it.
  void find(const std::string& folded, std::vector<Candidate>& out);
  /// Whether the text speaks of this country, and its names are spelt in many ways.
  bool text_names(std::string_view country);

 private:
  void collect_countries();
  std::vector<Candidate> search(const std::string& folded) const;

  const Syntax& syntax_;
  const Gazetteer& gazetteer_;
  std::optional<std::unordered_set<std::string>> countries_;  // ISO codes; looked for when first needed
  std::unordered_map<std::string, std::vector<Candidate>> searched_;
};

}  // namespace dateline::geo
