#pragma once
// Names and ids of actors across reports.
#include <string>

#include "incidents/facts.h"

namespace dateline::incidents {

/// What an actor's id is made from: type, name and the text of the report that tells it.
std::string actor_anchor(const ReportFacts& report, const ActorFact& actor);

/// One id for one name across reports, by type and name, and by country where any state has a body so called. Where several actors bear one
/// name, one of them has this id.
std::string actor_id(EntityType type, std::string_view name, std::string_view country);

/// The id of another actor of that name: it takes the report along. `number` counts from 1 where such an id is taken, too.
std::string other_actor_id(const std::string& anchor, int number);

/// The report that this is a version of, else itself.
const std::string& first_version(const ReportFacts& report);

}  // namespace dateline::incidents
