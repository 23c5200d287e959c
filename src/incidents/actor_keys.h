#pragma once
// Keys by which an ActorIndex finds actors that an entity could be.
#include <string>
#include <vector>

#include "incidents/kept_actor.h"

namespace dateline::incidents {

/// By its name as it is compared.
std::string name_index_key(ActorClass kind, const std::string& key);
std::string alias_index_key(ActorClass kind, const std::string& key);
std::string acronym_index_key(const std::string& acronym);
std::string link_index_key(ActorClass kind, const std::string& link);
std::string spelling_index_key(ActorClass kind, const std::string& spelling);

/// People by one word of a name and each of their offices: full names by the family name (`full`), single words by themselves. A single word
/// tells somebody only with an office, so that nobody needs finding by the word alone.
std::vector<std::string> person_index_keys(const std::string& word, bool full, const Traits& traits);

/// All of one actor.
std::vector<std::string> index_keys(const KeptActor& actor);

bool is_acronym(std::string_view name);

}  // namespace dateline::incidents
