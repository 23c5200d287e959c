// Who takes part, and ends of relations.
#include "archive/find_actors.h"
#include "base/try.h"
#include "exports/gather_parts.h"
#include "query/json_parts.h"

namespace dateline::exports {

using json::Json;
using query::text_of;

std::vector<std::string> texts_of(const Json& object, const char* name) {
  std::vector<std::string> out;
  for (const Json& one : object.value(name, Json::array())) {
    if (one.is_string()) out.push_back(one.get<std::string>());
  }
  return out;
}

Error damaged(const std::string& what) { return {ErrorCode::kArchiveDamaged, what + ": cannot be read; run `dateline regroup`"}; }

Status add_actor(const archive::Archive& archive, Actor known, Material& out) {
  const std::string id = known.id;
  if (id.empty() || out.actors.contains(id)) return {};
  if (id.starts_with("a-")) {
    DL_ASSIGN(const archive::ActorRow row, find_actor(archive, id));
    const Json content = Json::parse(row.content, nullptr, false);
    if (!content.is_object()) return damaged(id);
    known = {id, text_of(content, "name"), text_of(content, "type"), text_of(content, "subtype"), text_of(content, "country"), text_of(content, "code"), {},
             texts_of(content, "sectors")};
    for (const Json& name : content.value("names", Json::array())) {
      if (text_of(name, "name") != known.name) known.aliases.push_back(text_of(name, "name"));
    }
  }
  out.actors.emplace(id, std::move(known));
  return {};
}

Status add_parties(const archive::Archive& archive, Material& out) {
  for (Happening& happening : out.happenings) {
    for (Party& party : happening.parties) {
      DL_TRY(add_actor(archive, {party.actor, party.name, party.type, {}, {}, {}, {}, {}}, out));
      if (!party.actor.empty()) party.country = out.actors[party.actor].country;
    }
  }
  return {};
}

}  // namespace dateline::exports
