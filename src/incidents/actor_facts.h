#pragma once
// Who acts in one report and what relations it tells, as facts. Private and protected people are in neither, nor is whatever bears such
// a person's name ("the Hamdan warehouse"), nor any relation with them at an end.
#include <set>
#include <string>

#include "incidents/facts.h"

namespace dateline::incidents {

/// Called by a name somewhere in the report, not only by a common noun.
bool has_name(const Entity& entity);
/// Private and protected people: whoever has no public role.
bool is_private(const Entity& entity);
/// A named person among the sources of whom the reading does not say that they have a public role, or who asked not to be named.
bool is_private(const Source& source, const Reading& reading);

/// The words of the names of private people in a report, folded.
std::set<std::string> private_words(const Article& article, const Reading& reading);
/// A document, post or body among the sources whose name has a private person's in it, or an address of mail.
bool tells_private_name(const Source& source, const std::set<std::string>& private_words);
/// A family, or a site, office or crowd that is called by a private person's name ("the Hamdan warehouse").
bool bears_private_name(const Entity& entity, const std::set<std::string>& private_words);

bool can_act(EntityType type);

/// Whether it is followed across reports: it can act, is not private, and is named or the body of a state that the report names.
bool is_known_actor(const Entity& entity);

void add_actors(const Article& article, const Reading& reading, ReportFacts& out);

}  // namespace dateline::incidents
