#include "query/participants.h"

#include <algorithm>

#include "incidents/protected_words.h"
#include "query/json_parts.h"

namespace dateline::query {
namespace {

using json::Json;

/// Sites and crowds may bear a private person's name ("the Hamdan warehouse", "the Odeh family"): shown only where no such name can be in them.
bool may_bear_a_name(const Json& participant) {
  const std::string type = text_of(participant, "type"), name = text_of(participant, "name");
  if (type == "group") return incidents::tells_of_kin(name);
  const bool site = type == "facility" || type == "place" || type == "route" || type == "vehicle";
  return site && std::any_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

/// Whoever is a person without an id across reports is private, protected, or only described: not named, and never placed finely.
bool is_kept_back(const Json& participant) {
  const std::string type = text_of(participant, "type");
  return text_of(participant, "actor").empty() && (type.empty() || type == "person");
}

Json participants_json(const Json& incident) {
  Json out = Json::array();
  const auto participants = incident.find("participants");
  if (participants == incident.end() || !participants->is_array()) return out;
  for (const Json& participant : *participants) {
    out.push_back({{"role", member(participant, "role")}, {"type", member(participant, "type")}, {"actor", member(participant, "actor")},
                   {"name", is_kept_back(participant) || may_bear_a_name(participant) ? Json() : member(participant, "name")}});
  }
  return out;
}

}  // namespace dateline::query
