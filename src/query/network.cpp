// network: actors and offices as nodes, what holds between them as edges with dates.
#include <map>

#include "archive/find_actors.h"
#include "base/try.h"
#include "query/query.h"
#include "query/roles.h"

namespace dateline::query {
namespace {

using json::Json;

Status check_types(const std::vector<std::string>& types) {
  for (const std::string& type : types) {
    if (from_name<RelationType>(type)) continue;
    std::string known;
    for (const std::string_view name : kEnumNames<RelationType>) known += (known.empty() ? "" : ", ") + std::string(name);
    return Error{ErrorCode::kUsage, "--type " + type + ": no type of relation; there are " + known};
  }
  return {};
}

Status refuse_others(const Filter& filter) {
  const bool other = !filter.kind.empty() || !filter.place.empty() || !filter.country.empty() || filter.bbox || !filter.publisher.empty() ||
                     !filter.source.empty() || !filter.genre.empty() || !filter.language.empty() || filter.min_independent ||
                     !filter.q.empty() || !filter.sort.empty();
  if (!other) return {};
  return Error{ErrorCode::kUsage, "network takes --actor, --depth, --type, --from, --to, --case, --review, --limit and --cursor"};
}

/// An office of a body is called with it: "commander, Coastal Guard".
Json named_with_body(const Json& relation, const char* side) {
  Json end = relation.at(side);
  const Json& body = relation.at("body");
  if (side != std::string_view("to") || end.at("type") != "position" || !body.is_object()) return end;
  const std::string title = end.at("name").get<std::string>(), of = body.at("name").get<std::string>();
  if (title.find(of) == std::string::npos) end["name"] = title + ", " + of;
  return end;
}

Result<Json> node_of(const Archive& archive, const Json& end) {
  Json out = {
      {"id", end.at("id")}, {"name", end.at("name")}, {"aliases", Json::array()}, {"type", end.at("type")}, {"country", end.at("country")}};
  const std::string id = end.at("id").get<std::string>();
  if (!id.starts_with("a-")) return out;
  DL_ASSIGN(const archive::ActorRow row, find_actor(archive, id));
  const Json actor = Json::parse(row.content, nullptr, false);
  if (!actor.is_object()) return out;
  for (const Json& name : actor.value("names", Json::array())) {
    if (name["name"] != out["name"]) out["aliases"].push_back(name["name"]);
  }
  return out;
}

Json edge_of(const Json& relation) {
  Json out = {
      {"id", relation.at("id")}, {"type", relation.at("type")}, {"from", relation.at("from").at("id")}, {"to", relation.at("to").at("id")}};
  for (const char* same : {"start", "end", "modes", "list", "reference", "conflicts"}) out[same] = relation.at(same);
  out["denied"] = is_denied(relation);
  out["claims"] = Json::array();
  for (const Json& claim : relation.at("claims")) out["claims"].push_back({{"report", claim.at("report")}, {"claim", claim.at("claim")}});
  out["review"] = relation.at("review");
  return out;
}

}  // namespace

Result<std::string> network(const Archive& archive, const Filter& filter, const NetworkQuestion& question) {
  constexpr int kDeepest = 8;
  DL_TRY(refuse_others(filter));
  DL_TRY(check_types(question.types));
  if (question.depth < 1 || question.depth > kDeepest) return Error{ErrorCode::kUsage, "--depth: from 1 to " + std::to_string(kDeepest)};
  archive::NetworkFilter around{{}, question.types, question.depth};
  if (around.types.empty()) {
    for (const std::string_view name : kEnumNames<RelationType>) {
      if (name != name_of(RelationType::kLocatedIn) && name != name_of(RelationType::kBasedAt)) around.types.emplace_back(name);
    }
  }
  std::map<std::string, Json> nodes;
  if (!filter.actor.empty()) {
    DL_ASSIGN(const archive::ActorRow row, find_actor(archive, filter.actor));
    const Json actor = Json::parse(row.content, nullptr, false);
    if (!actor.is_object()) return Error{ErrorCode::kArchiveDamaged, row.id + ": cannot be read; run `dateline regroup`"};
    around.around.push_back(row.id);
    DL_ASSIGN(nodes[row.id],
              node_of(archive, {{"id", row.id}, {"name", actor.at("name")}, {"type", actor.at("type")}, {"country", actor.at("country")}}));
  }
  DL_ASSIGN(const archive::RelationPage page, find_network(archive, around, filter));
  Json edges = Json::array();
  for (const std::string& content : page.relations) {
    const Json relation = Json::parse(content, nullptr, false);
    if (!relation.is_object()) return Error{ErrorCode::kArchiveDamaged, "a relation cannot be read; run `dateline regroup`"};
    for (const char* end : {"from", "to"}) {
      const std::string id = relation.at(end).at("id").get<std::string>();
      if (nodes.contains(id)) continue;
      DL_ASSIGN(nodes[id], node_of(archive, named_with_body(relation, end)));
    }
    edges.push_back(edge_of(relation));
  }
  Json out = {{"actors", Json::array()}};
  for (auto& [id, node] : nodes) out["actors"].push_back(std::move(node));
  out["relations"] = std::move(edges);
  out["cursor"] = page.cursor.empty() ? Json() : Json(page.cursor);
  return out.dump();
}

}  // namespace dateline::query
