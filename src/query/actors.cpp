// actors, actor NAME, network.
#include <algorithm>
#include <map>
#include <set>

#include "archive/find.h"
#include "base/try.h"
#include "incidents/protected_words.h"
#include "model/json_fields.h"
#include "model/relation.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

Result<Json> parsed(const std::string& text) {
  Json out = Json::parse(text, nullptr, false);
  if (out.is_object()) return out;
  return Error{ErrorCode::kArchiveDamaged, "an actor cannot be read; run `dateline regroup`"};
}

Result<Json> list_of(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) {
    DL_ASSIGN(Json one, parsed(text));
    out.push_back(std::move(one));
  }
  return out;
}

bool is_role(std::string_view type) {
  return type == "leads" || type == "deputy_of" || type == "spokesperson_of" || type == "holds_office" || type == "resigned_from" || type == "member_of" || type == "listed_by";
}
bool is_whereabouts(std::string_view type) { return type == "located_in" || type == "based_at"; }

/// Whom the claims on an actor's relations and incidents rest on, and on how many of them each stands.
Json sources_of(const Json& relations, const std::vector<archive::Count>& of_incidents) {
  std::map<std::string, std::int64_t> counts;
  for (const Json& relation : relations) {
    for (const Json& claim : relation.at("claims")) {
      for (const Json& root : claim.at("roots")) ++counts[root.get<std::string>()];
    }
  }
  for (const archive::Count& count : of_incidents) counts[count.name] += count.number;
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [name, count] : counts) order.push_back({-count, name});
  std::sort(order.begin(), order.end());
  Json out = Json::array();
  for (const auto& [count, name] : order) out.push_back({{"name", name}, {"claims", -count}});
  return out;
}

/// An incident as another's dossier shows it: private people who take part or say so are not named there.
void mask_people(const std::vector<archive::Count>& known_sources, Json& incident) {
  constexpr const char* kSomebody = "[person]";
  for (Json& part : incident["participants"]) {
    const bool unknown = part.at("actor").is_null();
    const bool kin = part.at("type") == "group" && incidents::tells_of_kin(part.at("name").get<std::string>());
    if (unknown && (part.at("type") == "person" || kin)) part["name"] = kSomebody;
  }
  for (Json& claim : incident["claims"]) {
    if (!claim.at("root_name").is_string()) continue;
    const bool known = std::any_of(known_sources.begin(), known_sources.end(), [&](const archive::Count& one) { return claim["root_name"] == one.name; });
    if (!known) claim["root_name"] = kSomebody;
  }
}

Json reports_json(const std::vector<archive::ReportRow>& rows) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json out = Json::array();
  for (const archive::ReportRow& row : rows) {
    out.push_back({{"id", row.id}, {"title", or_null(row.title)}, {"publisher", or_null(row.publisher)}, {"published", or_null(row.published)}, {"url", or_null(row.url)}});
  }
  return out;
}

bool is_node(const Json& end) {
  const Json& id = end.at("id");
  return id.is_string() && (id.get<std::string>().starts_with("a-") || id.get<std::string>().starts_with("o-"));
}

Json node_of(const Json& end) { return {{"id", end.at("id")}, {"name", end.at("name")}, {"aliases", Json::array()}, {"type", end.at("type")}}; }

/// An edge with the ids of its ends.
Json edge_of(const Json& relation) {
  Json out = relation;
  out["from"] = relation.at("from").at("id");
  out["to"] = relation.at("to").at("id");
  out["body"] = relation.at("body").is_object() ? relation["body"].at("id") : Json();
  return out;
}

/// The relations of whatever lies within `depth` steps of one actor; nearest first.
Result<Json> relations_around(const Archive& archive, const std::string& start, const NetworkFilter& filter) {
  Json out = Json::array();
  std::set<std::string> met{start}, kept;
  std::vector<std::string> edge{start};
  for (int step = 0; step < filter.depth && !edge.empty(); ++step) {
    std::vector<std::string> next;
    for (const std::string& id : edge) {
      DL_ASSIGN(const auto texts, find_relations(archive, {id, filter.types, filter.as_of}));
      DL_ASSIGN(const Json relations, list_of(texts));
      for (const Json& relation : relations) {
        if (!is_node(relation.at("from")) || !is_node(relation.at("to")) || !kept.insert(relation.at("id").get<std::string>()).second) continue;
        if (filter.types.empty() && is_whereabouts(relation.at("type").get<std::string>())) continue;
        out.push_back(relation);
        for (const char* end : {"from", "to"}) {
          const std::string other = relation.at(end).at("id").get<std::string>();
          if (met.insert(other).second) next.push_back(other);
        }
      }
    }
    edge = std::move(next);
  }
  return out;
}

}  // namespace

Result<std::string> actors(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const archive::ActorPage page, find_actors(archive, filter));
  std::string out = "{\"actors\":[";
  for (std::size_t i = 0; i < page.actors.size(); ++i) out += (i ? "," : "") + page.actors[i];
  return out + "],\"cursor\":" + (page.cursor.empty() ? "null" : "\"" + page.cursor + "\"") + "}";
}

Result<std::string> actor(const Archive& archive, std::string_view name_or_id, std::string_view as_of) {
  DL_ASSIGN(const std::string content, find_actor(archive, name_or_id));
  DL_ASSIGN(Json one, parsed(content));
  const std::string id = one.at("id").get<std::string>();
  DL_ASSIGN(const auto relation_texts, find_relations(archive, {id, {}, std::string(as_of)}));
  DL_ASSIGN(const Json all, list_of(relation_texts));
  Json roles = Json::array(), relations = Json::array();
  for (const Json& relation : all) {
    if (is_whereabouts(relation.at("type").get<std::string>()) && relation.at("from").at("id") != id) continue;  // what lies in it: the map's to show
    (is_role(relation.at("type").get<std::string>()) ? roles : relations).push_back(relation);
  }
  DL_ASSIGN(const auto incident_texts, find_incidents_of(archive, id));
  DL_ASSIGN(Json happenings, list_of(incident_texts));
  DL_ASSIGN(const auto sources, find_sources_of(archive, id));
  for (Json& incident : happenings) mask_people(sources, incident);
  DL_ASSIGN(const auto reports, find_reports_of(archive, id));
  Json out;
  out["actor"] = std::move(one);
  out["sources"] = sources_of(all, sources);
  out["roles"] = std::move(roles);
  out["relations"] = std::move(relations);
  out["incidents"] = happenings;
  out["reports"] = reports_json(reports);
  return out.dump();
}

Result<std::string> network(const Archive& archive, const NetworkFilter& filter) {
  Json relations;
  std::map<std::string, Json> nodes;
  if (filter.actor.empty()) {
    DL_ASSIGN(const auto texts, find_relations(archive, {{}, filter.types, filter.as_of}));
    DL_ASSIGN(relations, list_of(texts));
  } else {
    DL_ASSIGN(const std::string content, find_actor(archive, filter.actor));
    DL_ASSIGN(const Json centre, parsed(content));
    nodes.emplace(centre.at("id").get<std::string>(), node_of(centre));
    DL_ASSIGN(relations, relations_around(archive, centre.at("id").get<std::string>(), filter));
  }
  Json edges = Json::array();
  for (const Json& relation : relations) {
    if (!is_node(relation.at("from")) || !is_node(relation.at("to"))) continue;
    if (filter.types.empty() && is_whereabouts(relation.at("type").get<std::string>())) continue;
    for (const char* end : {"from", "to"}) nodes.emplace(relation.at(end).at("id").get<std::string>(), node_of(relation.at(end)));
    edges.push_back(edge_of(relation));
  }
  Json list = Json::array();
  for (auto& [id, node] : nodes) {
    if (id.starts_with("a-")) {
      DL_ASSIGN(const std::string content, find_actor(archive, id));
      DL_ASSIGN(const Json known, parsed(content));
      for (const Json& name : known.at("names")) {
        if (name.at("name") != node.at("name")) node["aliases"].push_back(name.at("name"));
      }
    }
    list.push_back(std::move(node));
  }
  return Json{{"actors", std::move(list)}, {"relations", std::move(edges)}}.dump();
}

}  // namespace dateline::query
