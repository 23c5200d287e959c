#pragma once
// Roles over time: which of an actor's relations are roles, which held at a day, who held an office in which order. Works on the JSON of
// relations as the archive keeps it (incidents/actor.h); for actors.cpp and network.cpp.
#include <optional>
#include <string>
#include <vector>

#include "archive/find_actors.h"
#include "base/calendar_date.h"
#include "incidents/role_days.h"
#include "model/json_fields.h"

namespace dateline::query {

/// kUsage for what is no day; nothing for "".
Result<std::optional<Day>> day_of(const std::string& as_of);

/// Leading, an office, membership, and the like.
bool is_role(const json::Json& relation);
/// Every claim on it denies it.
bool is_denied(const json::Json& relation);
incidents::RoleSpan span_of(const json::Json& relation);

/// Sets "held" ("stated", "possible", "no") of each; nothing without a day.
void mark_held(std::vector<json::Json>& relations, const std::optional<Day>& day);

/// Roles that an actor holds at the day; without one, those that are not told as over. One for each office or body, the last told.
std::vector<json::Json> current_roles(const std::vector<json::Json>& relations, const std::string& actor, const std::optional<Day>& day);
/// {"type", "to", "body", "modes", "start", "end"}: a role in a list.
json::Json role_row(const json::Json& role);

/// For a body or state: each of its offices with its holders in order, acting ones among them, and when it
/// was vacant; holders that contradict each other are marked.
json::Json offices_of(const std::string& actor, const std::vector<json::Json>& relations, const std::optional<Day>& day);

/// Whom what is shown rests on: {"name", "relations", "incidents"}, most first.
json::Json sources_json(const json::Json& dossier, const std::vector<archive::ActorSource>& of_incidents);

}  // namespace dateline::query
