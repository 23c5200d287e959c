#pragma once
// How relations come into a reading, one after the other: entities by their head tokens, the dates that hang on the words, and one relation for
// all tellings of the same: tellings that differ in modes or dates are kept side by side. Inside of the reading of relations and offices only.
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::actors {

/// Which entity and which mention stand at each head token.
struct Heads {
  std::vector<EntityId> entity;
  std::vector<Span> span;
};

Heads heads_of(const Syntax& syntax, const Reading& reading);

/// The times of the text by the tokens that they cover.
std::vector<TimeId> times_by_token(const Syntax& syntax, const Reading& reading);

using Modes = std::vector<std::string>;

struct Adder {
  const Syntax& syntax;
  Reading& reading;
  const Heads& heads;
  const std::vector<TimeId>& times;
  std::map<std::tuple<int, int, int, Modes, bool>, std::vector<RelationId>> known;  // with modes, and whether at a time only

  void add_relation(RelationType type, EntityId from, EntityId to, TokenIndex cue, Span span, const Modes& modes, double confidence, bool at_a_time = false);
};

}  // namespace dateline::actors
