#pragma once
// Mentions: the words of a text that name a place, each with the places that the name may mean. Found by the language core's names and
// by the gazetteer, judged by what stands around them; resolve.h decides which place is meant.
// Mentions lie in the order of the text and do not overlap.
#include <string>
#include <vector>

#include "geo/gazetteer.h"
#include "model/syntax.h"

namespace dateline::geo {

/// What the words around a name call it: "Washington state", "the village of Sana".
enum class Called { kNothing, kDivision, kTown };

struct PlaceMention {
  TokenIndex first = 0, last = 0;  // tokens [first, last)
  Span span;
  PlaceForm form = PlaceForm::kName;
  std::string folded;                 // what was looked up
  std::vector<Candidate> candidates;  // none: not in the gazetteer
  std::string_view kind;              // facility, where the name is longer than the place that it holds ("Mosul Airport")
  bool loose = false;                 // found by its loose key only
  int container = -1;                 // the mention that says where it lies: "Mosul, Iraq"
  int list = -1;                      // the first mention of the list that it stands in: "Oman, Yemen and Eritrea"
  Called called = Called::kNothing;
  // Set by resolve().
  int chosen = -1;
  int runner_up = -1;                     // the best candidate that lies elsewhere
  std::vector<std::string_view> reasons;  // docs/formats/reading.md lists them
  double confidence = 0;
  bool in_container = false;  // not in the gazetteer, but its container is
};

std::vector<PlaceMention> find_mentions(const Syntax& syntax, const Gazetteer& gazetteer);

}  // namespace dateline::geo
