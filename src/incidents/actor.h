#pragma once
// Actor: one person, body or state as all reports of an archive name it, with why they are taken for one; and what holds between two actors for
// a time, with every claim on it. Neither has a text of its own: each statement goes back to claims by {report, claim key}.
// No private or protected person is in any of it. docs/formats/actors.md gives the rules.
#include <optional>
#include <string>
#include <vector>

#include "incidents/facts.h"
#include "incidents/incident.h"

namespace dateline::incidents {

/// A name and who uses it.
struct ActorName {
  std::string name;
  int reports = 0;
  std::vector<std::string> publishers;
};

/// Why entities were joined.
struct ActorJoined {
  std::string why;  // same_name, same_state, same_body_of_state, same_link, also_called, acronym, same_as, family_name, decision; transliteration, ...
  std::vector<std::string> names;
  std::vector<std::string> agree;    // country, office, link: what else agrees
  std::vector<std::string> reports;  // where it is told, or that were joined; not all of many
  std::optional<int> decision;
};

/// Another of the same name: country, office, time, decision, or unclear where nothing else agrees.
struct ActorRival {
  std::string actor, name, why;
};

/// An entry of a base or a list that the actor is (link) or may be (candidate) until a person says so.
struct ActorLink {
  std::string kb, id, name, list, reference, from, to;
  double confidence = 0;
  bool candidate = true;
  std::vector<std::string> reasons;
  std::vector<std::string> reports;
  Review review;
};

struct Actor {
  std::string id;
  std::vector<std::string> ids;  // others that resolve to it
  std::string name;
  std::vector<ActorName> names;
  EntityType type = EntityType::kOrganization;
  std::string subtype, country, code;
  std::vector<std::string> sectors;
  int reports = 0;  // versions folded
  std::string first_published, last_published;
  std::vector<ActorLink> links;
  std::vector<ActorJoined> merges;
  std::vector<ActorRival> apart;
};

/// One root of one claim on a relation.
struct RelationClaim {
  std::string report, claim;
  Polarity polarity = Polarity::kAffirmed;
  Certainty certainty = Certainty::kUnknown;
  std::vector<std::string> roots;  // names; "[person]" for people who are not to be followed
  std::vector<std::string> via;
  std::string published, publisher;
};

struct RelationEnd {
  std::string id;     // of an actor (a-), office (o-), place (p-) or other thing (x-) across reports; empty for what is only described
  std::string name;
  EntityType type = EntityType::kOrganization;
  std::string country;
};

/// An office that is told to be vacant after who held it.
struct Vacancy {
  std::string since, report, published, publisher;
};

struct ActorRelation {
  std::string id;  // r- and digits
  RelationType type = RelationType::kAssociatedWith;
  RelationEnd from, to;
  std::optional<RelationEnd> body;  // of an office: what it is an office of
  std::vector<std::string> modes;
  std::string start, end;
  std::vector<RelationClaim> claims;
  std::vector<Vacancy> vacancies;        // of an office, after this holder
  std::vector<std::string> conflicts;  // ids of relations that tell another start or end of the same
  std::string list, reference;         // of listed_by
  Review review;
};

std::string actor_to_json(const Actor& actor);
std::string relation_to_json(const ActorRelation& relation);

}  // namespace dateline::incidents
