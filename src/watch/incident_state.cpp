#include "watch/incident_state.h"

#include <algorithm>

#include "model/json_fields.h"

namespace dateline::watch {
namespace {

using json::Json;

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

int number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number_integer() ? 0 : found->get<int>();
}

const Json& list(const Json& object, const char* name) {
  static const Json kNone = Json::array();
  const auto found = object.find(name);
  return found == object.end() || !found->is_array() ? kNone : *found;
}

std::string names_in(const IncidentState& incident, std::string_view role) {
  std::string out;
  for (const StateActor& actor : incident.actors) {
    if (actor.role == role) out += (out.empty() ? "" : ", ") + actor.name;
  }
  return out;
}

}  // namespace

Result<IncidentState> incident_state(std::string_view content) {
  const Json json = Json::parse(content, nullptr, false);
  if (!json.is_object() || text(json, "id").empty()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
  IncidentState out;
  out.id = text(json, "id");
  out.kind = text(json, "kind");
  out.title = text(json, "title");
  out.status = text(json, "status");
  out.standing = text(json, "standing");
  out.support = text(json, "support");
  out.dispute = text(json, "dispute");
  out.first_published = text(json, "first_published");
  out.independent = number(json, "independent_sources");
  out.reports = number(json, "reports");
  if (const auto time = json.find("time"); time != json.end() && time->is_object()) {
    out.time = text(*time, "value");
    out.start = text(*time, "start");
  }
  for (const Json& claim : list(json, "claims")) {
    out.claims.push_back({text(claim, "report"), text(claim, "claim"), text(claim, "polarity"), text(claim, "root"), text(claim, "root_name"),
                          claim.value("superseded", false), false});
  }
  for (const Json& part : list(json, "participants")) {
    if (!text(part, "actor").empty()) out.actors.push_back({text(part, "role"), text(part, "actor"), text(part, "name")});
  }
  for (const Json& place : list(json, "places")) {
    const std::string name = text(place, "name");
    if (!name.empty() && std::find(out.places.begin(), out.places.end(), name) == out.places.end()) out.places.push_back(name);
  }
  return out;
}

std::string headline(const IncidentState& incident) {
  std::string out = incident.kind.empty() ? "happening" : incident.kind;
  const std::string agents = names_in(incident, "agent"), targets = names_in(incident, "target");
  if (!agents.empty() || !targets.empty()) out += ": " + (agents.empty() ? "somebody" : agents) + (targets.empty() ? "" : " → " + targets);
  if (!incident.places.empty()) out += " · " + incident.places.front();
  if (!incident.time.empty()) out += ", " + incident.time;
  return out;
}

}  // namespace dateline::watch
