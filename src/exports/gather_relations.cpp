#include <algorithm>
#include <set>

#include "base/try.h"
#include "exports/gather_parts.h"
#include "query/json_parts.h"
#include "query/query.h"

namespace dateline::exports {
namespace {

using archive::Filter;
using json::Json;
using query::text_of;

/// What network refuses to be asked for.
bool is_wider(const Filter& filter) {
  return !filter.kind.empty() || !filter.place.empty() || !filter.country.empty() || filter.bbox || !filter.publisher.empty() || !filter.source.empty() ||
         !filter.genre.empty() || !filter.language.empty() || filter.min_independent || !filter.q.empty() || !filter.as_known_at.empty() || filter.limit;
}

Relation relation_of(const Json& edge) {
  Relation out;
  for (const auto& [name, field] : {std::pair("id", &out.id), {"type", &out.type}, {"from", &out.from}, {"to", &out.to}, {"start", &out.start},
                                    {"end", &out.end}, {"list", &out.list}, {"reference", &out.reference}}) {
    *field = text_of(edge, name);
  }
  out.review = edge.at("review").is_object() ? text_of(edge.at("review"), "state") : text_of(edge, "review");
  out.modes = texts_of(edge, "modes");
  out.denied = edge.value("denied", false);
  for (const Json& claim : edge.at("claims")) {
    std::pair pair(text_of(claim, "report"), text_of(claim, "claim"));
    if (std::find(out.claims.begin(), out.claims.end(), pair) == out.claims.end()) out.claims.push_back(std::move(pair));
  }
  return out;
}

}  // namespace

Status add_relations(const archive::Archive& archive, const Filter& filter, Material& out) {
  Filter asked;
  asked.actor = filter.actor;
  asked.from = filter.from;
  asked.to = filter.to;
  asked.in_case = filter.in_case;
  asked.review = filter.review;
  DL_ASSIGN(const std::string answer, query::network(archive, asked, {}));
  const Json network = Json::parse(answer);
  std::set<std::string> reports, ends;
  for (const Happening& happening : out.happenings) {
    for (const Claim& claim : happening.claims) reports.insert(claim.report);
  }
  for (const Json& edge : network.at("relations")) {
    Relation relation = relation_of(edge);
    const bool told = std::any_of(relation.claims.begin(), relation.claims.end(), [&](const auto& claim) { return reports.contains(claim.first); });
    if (is_wider(filter) && !told) continue;
    ends.insert(relation.from);
    ends.insert(relation.to);
    out.relations.push_back(std::move(relation));
  }
  for (const Json& node : network.at("actors")) {
    const std::string id = text_of(node, "id");
    if (!ends.contains(id)) continue;
    DL_TRY(add_actor(archive, {id, text_of(node, "name"), text_of(node, "type"), {}, text_of(node, "country"), {}, texts_of(node, "aliases"), {}}, out));
  }
  return {};
}

}  // namespace dateline::exports
