#pragma once
// Mentions: the words of a text that name a place, each with the places that the name may mean. Found by the language core's names and
// by the gazetteer, judged by what stands around them; resolve.h decides which place is meant.
// Mentions lie in the order of the text and do not overlap.
#include <string>
#include <vector>

#include "geo/gazetteer.h"
#include "model/syntax.h"

namespace dateline::geo {

struct PlaceMention {
  TokenIndex first = 0, last = 0;  // tokens [first, last)
  Span span;
  PlaceForm form = PlaceForm::kName;
  std::string folded;                 // what was looked up
  std::vector<Candidate> candidates;  // none: not in the gazetteer
  std::string_view kind;              // facility, where the name is longer than the place that it holds ("Mosul Airport")
  bool loose = false;                 // found by its loose key only
  int container = -1;                 // the mention that says where it lies: "Mosul, Iraq"
  // Set by resolve().
  int chosen = -1;
  double confidence = 0;
  bool in_container = false;  // not in the gazetteer, but its container is
};

std::vector<PlaceMention> find_mentions(const Syntax& syntax, const Gazetteer& gazetteer);

}  // namespace dateline::geo
