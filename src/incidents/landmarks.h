#pragma once
// Landmarks: the places and things by which another report can tell that it speaks of the same happening, though the reading could not place
// it: names of places that no gazetteer has ("a mill in Bani Kora", "the village of Bani Kora"), of schools and harbours, and the nouns of what was
// hit or gathered at. They stand in the sentences that tell the happening. Never shown: evidence for grouping only.
#include "incidents/facts.h"

namespace dateline::incidents {

class Landmarks {
 public:
  Landmarks(const Article& article, const Reading& reading);
  /// Writes `spots`, `objects` and `apart` of a fact.
  void add_to(const Event& event, EventFact& fact) const;

 private:
  struct Spot {
    std::uint32_t at = 0;
    SiteFact site;
  };
  void add_places();
  void add_names();
  std::vector<Span> sentences_of(const Event& event) const;
  /// "In a separate attack", "hours later": told to be another.
  bool is_apart(const Event& event) const;
  bool told_elsewhere(const Event& event, const std::string& name) const;

  const Article& article_;
  const Reading& reading_;
  std::uint32_t dateline_ = 0;  // where the text begins behind "CITY, March 7 (Wire) -"
  std::vector<Spot> spots_;     // in the order of the text
};

}  // namespace dateline::incidents
