#pragma once
// KeptActor: all that is kept of one actor to tell of it and to hold other entities against it. It stays small however often reports name the
// actor: counts grow, lists have an end. One more entity costs the same for an actor of ten and of a hundred thousand.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "incidents/actor.h"
#include "incidents/actor_nodes.h"

namespace dateline::incidents {

/// One entity of one report, and what people decided on it.
struct Mention {
  const ReportFacts& report;
  const ActorFact& fact;
  ActorNode node;                            // its sides in decisions among its traits
  std::vector<const LinkDecision*> entries;  // decided, by number
};

struct KeptName {
  std::string name;
  int told = 0;     // entities that have it as their name
  int reports = 0;  // versions folded
  std::vector<std::string> publishers;
};

/// A name as it is compared, as it was first written, and whether it is more than a person's single word.
struct KeptKey {
  std::string key, name;
  bool full = true;
};

/// Another name that a report has for whoever is called by the key `of`.
struct KeptAlias {
  std::string alias, key, of, name, report;
  bool full = true;
};

struct KeptLink {
  ActorLink link;
  std::int64_t decision = 0;  // that the review is from
};

struct KeptVote {
  std::string value;
  int told = 0;
};
using KeptVotes = std::vector<KeptVote>;  // in the order in which they were first told

struct KeptActor {
  std::int64_t number = 0;
  std::string id;
  ActorClass kind = ActorClass::kBody;
  Traits traits;
  std::int64_t members = 0;
  int reports = 0;  // versions folded
  std::string first_name, first_report;  // of the entity that began it
  std::string first_published, last_published;
  std::vector<KeptName> names;
  std::vector<KeptKey> keys;
  std::vector<KeptAlias> aliases;
  KeptVotes types, subtypes, countries, codes, sectors;
  std::vector<KeptLink> links;
  std::vector<ActorJoined> merges;
};

/// Counts one more entity. `told`: the names that the actor is counted under already for versions of this report; nothing where no version
/// of it tells of the actor. Whether it told anything by which others can be found or agree.
bool count_mention(const Mention& mention, const std::optional<std::set<std::string>>& told, KeptActor& actor);

/// Takes it out of the counts; what it told otherwise stays.
void discount_mention(const Mention& mention, const std::optional<std::set<std::string>>& told, KeptActor& actor);

/// Every name that its report has for it.
std::set<std::string> names_of(const ActorFact& fact);

/// One reason for all that was joined by the same names for the same cause.
void add_reason(ActorJoined why, std::vector<ActorJoined>& to);

/// The fullest of the names that entities are called by at least half as often as by the most used one.
const std::string& main_name(const KeptActor& actor);
EntityType type_of(const KeptActor& actor);
std::string country_of(const KeptActor& actor);
/// "confirmed" or "rejected" where a person said so of an entry.
std::string review_of(const KeptActor& actor);

/// As it is told; without other ids and without those that it is kept apart from.
Actor actor_of(const KeptActor& kept);

std::string kept_to_bytes(const KeptActor& actor);
/// kArchiveDamaged for bytes that kept_to_bytes did not write.
Result<KeptActor> kept_from_bytes(std::string_view bytes);

}  // namespace dateline::incidents
