// actors, actor NAME|ID: docs/formats/actors.md.
#include <algorithm>

#include "archive/find_actors.h"
#include "base/try.h"
#include "query/merge_reviews.h"
#include "query/participants.h"
#include "query/query.h"
#include "query/roles.h"

namespace dateline::query {
namespace {

using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Error damaged(const std::string& what) { return {ErrorCode::kArchiveDamaged, what + ": cannot be read; run `dateline regroup`"}; }

Result<Json> actor_json(const archive::ActorRow& row) {
  Json out = Json::parse(row.content, nullptr, false);
  if (!out.is_object()) return damaged(row.id);
  out["incidents"] = row.incidents;
  return out;
}

Result<std::vector<Json>> relations_of(const Archive& archive, const std::string& id) {
  DL_ASSIGN(const auto contents, find_relations_of(archive, id));
  std::vector<Json> out;
  for (const std::string& content : contents) {
    Json relation = Json::parse(content, nullptr, false);
    if (!relation.is_object()) return damaged(id);
    out.push_back(std::move(relation));
  }
  return out;
}

/// One line of a list; the roles that are told most come first.
Json list_row(const Json& actor, std::vector<Json> roles) {
  std::stable_sort(roles.begin(), roles.end(), [](const Json& a, const Json& b) { return a["claims"].size() > b["claims"].size(); });
  Json out = {{"id", actor["id"]}, {"name", actor["name"]}};
  Json aliases = Json::array();
  for (const Json& name : actor["names"]) {
    if (name["name"] != actor["name"]) aliases.push_back(name["name"]);
  }
  out["aliases"] = std::move(aliases);
  for (const char* same : {"type", "subtype", "country", "code", "reports", "incidents", "first_published", "last_published"})
    out[same] = actor[same];
  out["roles"] = Json::array();
  for (const Json& role : roles) out["roles"].push_back(role_row(role));
  return out;
}

Result<Json> incidents_json(const std::vector<archive::ActorIncident>& incidents) {
  Json out = Json::array();
  for (const auto& one : incidents) {
    const Json incident = Json::parse(one.content, nullptr, false);
    if (!incident.is_object()) return damaged(one.id);
    out.push_back({{"id", one.id},
                   {"kind", one.kind},
                   {"status", one.status},
                   {"standing", one.standing},
                   {"value", null_if_empty(one.value)},
                   {"start", null_if_empty(one.start)},
                   {"end", null_if_empty(one.stop)},
                   {"roles", one.roles},
                   {"participants", participants_json(incident)}});
  }
  return out;
}

}  // namespace

Result<std::string> actors(const Archive& archive, const Filter& filter, const std::string& as_of) {
  DL_ASSIGN(const std::optional<Day> day, day_of(as_of));
  DL_ASSIGN(const archive::ActorPage page, find_actors(archive, filter));
  Json out = {{"actors", Json::array()}};
  for (const archive::ActorRow& row : page.actors) {
    DL_ASSIGN(const Json actor, actor_json(row));
    DL_ASSIGN(const std::vector<Json> relations, relations_of(archive, row.id));
    out["actors"].push_back(list_row(actor, current_roles(relations, row.id, day)));
  }
  out["cursor"] = null_if_empty(page.cursor);
  return out.dump();
}

Result<std::string> actor(const Archive& archive, std::string_view name_or_id, const std::string& as_of) {
  DL_ASSIGN(const std::optional<Day> day, day_of(as_of));
  DL_ASSIGN(const archive::ActorRow row, find_actor(archive, name_or_id));
  DL_ASSIGN(Json about, actor_json(row));
  DL_ASSIGN(std::vector<Json> all, relations_of(archive, row.id));
  DL_ASSIGN(const auto incidents, find_incidents_of(archive, row.id));
  DL_ASSIGN(const auto told, find_sources_of(archive, row.id));
  DL_ASSIGN(const auto reports, find_reports_of(archive, row.id));
  Json aliases = Json::array();
  for (const Json& name : about["names"]) {
    if (name["name"] != about["name"]) aliases.push_back(name["name"]);
  }
  about["aliases"] = std::move(aliases);
  DL_ASSIGN(const auto decisions, archive::read_decisions(archive.database()));
  set_merge_reviews(about, decisions);
  Json out = {{"actor", std::move(about)}, {"as_of", null_if_empty(as_of)}};
  out["offices"] = offices_of(row.id, all, day);
  out["roles"] = Json::array();
  out["relations"] = Json::array();
  mark_held(all, day);
  for (Json& relation : all) {
    if (relation.value("held", "") == "no") continue;
    const bool own_role = is_role(relation) && relation["from"]["id"] == row.id;
    out[own_role ? "roles" : "relations"].push_back(std::move(relation));
  }
  DL_ASSIGN(out["incidents"], incidents_json(incidents));
  out["sources"] = sources_json(out, told);
  out["reports"] = Json::array();
  for (const auto& report : reports) {
    out["reports"].push_back({{"id", report.id},
                              {"title", null_if_empty(report.title)},
                              {"publisher", null_if_empty(report.publisher)},
                              {"published", null_if_empty(report.published)}});
  }
  return out.dump();
}

}  // namespace dateline::query
