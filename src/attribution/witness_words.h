#pragma once
// The words by which a statement bears out what a report tells (data/attribution/witnesses.tsv). Read once; never changes.
#include <set>
#include <string_view>

namespace dateline::attribution {

using WordSet = std::set<std::string_view, std::less<>>;

struct WitnessWords {
  WordSet seeing, staff, numbering, kinds, crowd, at_least, at_most;
  WordSet telling, identifying;
  WordSet making;  // what the maker of a picture does with it
};

const WitnessWords& witness_words();

}  // namespace dateline::attribution
