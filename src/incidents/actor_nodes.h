#pragma once
// Actor nodes: the entities that are joined to actors, each with what can agree or disagree with another.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "incidents/actor_decisions.h"

namespace dateline::incidents {

enum class ActorClass { kPerson, kState, kBody };

/// Where an entity stands in a decision that keeps two apart. What the decision does not name stays with the body, not with what was taken off it.
enum class Side { kFirst, kSecond, kBody, kTakenOff };

struct Traits {
  std::set<std::string> countries;         // none for what no country tells apart: international bodies, alliances
  std::set<std::string> office_countries;  // of what a person leads, speaks for or holds an office in
  std::set<std::string> offices;           // keys of these
  std::set<std::string> titles;            // offices that a state has one holder of, without their state
  std::set<std::string> links;
  std::optional<Day> first, last;          // days of reports and roles
  std::map<std::int64_t, Side> sides;      // by decision
};

struct ActorNode {
  ActorRef ref;
  ActorClass kind = ActorClass::kBody;
  EntityType type = EntityType::kOrganization;
  std::string name;
  std::string key;        // its words, and for what is common to states its country
  bool full = true;       // false: a person's single word
  Traits traits;
};

/// Of a known entity of this report; without what people decided on it.
ActorNode actor_node(const ReportFacts& report, ActorRef ref);

ActorClass class_of(EntityType type);
std::string actor_key(EntityType type, std::string_view name, std::string_view country);

/// Why two cannot be one: "country", "office", "time", "decision"; empty where nothing speaks against it.
std::string conflict(const Traits& a, const Traits& b, ActorClass kind);
/// What agrees beside the name: country, office, link.
std::vector<std::string> agreement(const Traits& a, const Traits& b);
/// Whether a decision took the first off the second.
bool taken_off(const Traits& a, const Traits& b);
/// Whether that told anything new. Of each kind no more than some dozens are kept.
bool add_traits(const Traits& from, Traits& to);

}  // namespace dateline::incidents
