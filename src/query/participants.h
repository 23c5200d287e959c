#pragma once
// Who takes part in an incident, as views may show it: private and protected people, and what may bear their name, stand there without a name.
#include "model/json_fields.h"

namespace dateline::query {

/// Whoever is a person without an id across reports is private, protected, or only described: not named, and never placed finely.
bool is_kept_back(const json::Json& participant);

/// [{"role", "type", "actor", "name"}] of an incident as the archive keeps it.
json::Json participants_json(const json::Json& incident);

}  // namespace dateline::query
