#pragma once
// Actor groups: which entities of which reports are one actor. Nobody is taken for another only because nothing speaks against it where a name
// could be many people's: a person's single name needs an agreeing country, office or body beside it. States of one code are one; bodies are
// told apart by country. Each joining keeps its reason; those of one name that are kept apart keep why. What people decided comes first.
#include <cstdint>
#include <string>
#include <vector>

#include "incidents/facts.h"

namespace dateline::incidents {

struct ActorRef {
  int report = 0;
  int actor = 0;  // in the report's facts
  auto operator<=>(const ActorRef&) const = default;
};

/// What a person decided on two sets of entities: that they are one, or are not.
struct ActorDecision {
  std::int64_t number = 0;
  bool together = true;
  std::vector<ActorRef> a, b;
  bool of_one = false;  // of two kept apart: `b` was taken off `a`, and what the decision does not name stays with `a`
};

/// Why entities were joined.
struct ActorMerge {
  std::string why;  // same_name, same_state, same_body_of_state, same_link, also_called, acronym, same_as, family_name, decision; transliteration, ...
  std::vector<std::string> names;
  std::vector<std::string> agree;    // country, office, link: what else agrees
  std::vector<std::string> reports;  // where it is told, or that were joined; not all of many
  std::int64_t decision = 0;
};

/// Another actor that could be taken for it.
struct ActorApart {
  int group = 0;
  std::string why;  // country, office, time, decision; unclear: nothing else agrees
};

struct ActorGroup {
  std::vector<ActorRef> members;  // in the order of publication
  std::vector<ActorMerge> merges;
  std::vector<ActorApart> apart;
};

/// In the order in which they were first published. A link that people rejected must be left out of the facts.
std::vector<ActorGroup> group_actors(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions);

}  // namespace dateline::incidents
