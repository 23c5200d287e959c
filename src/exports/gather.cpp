// Happenings with their claims, as the archive keeps them.
#include "exports/gather_parts.h"

#include <algorithm>

#include "archive/find.h"
#include "base/try.h"
#include "query/json_parts.h"

namespace dateline::exports {

using archive::Archive;
using json::Json;
using query::text_of;

namespace {

std::optional<double> number_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number() ? std::nullopt : std::optional(found->get<double>());
}

int count_of(const Json& object, const char* name) { return static_cast<int>(number_of(object, name).value_or(0)); }

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

/// A row for each root becomes one claim with all its roots.
std::vector<Claim> claims_of(const Json& incident) {
  std::vector<Claim> out;
  for (const Json& row : incident.value("claims", Json::array())) {
    const std::string key = text_of(row, "claim"), report = text_of(row, "report");
    auto claim = std::find_if(out.begin(), out.end(), [&](const Claim& one) { return one.key == key && one.report == report; });
    if (claim == out.end()) {
      claim = out.insert(out.end(), Claim{});
      claim->report = report;
      claim->key = key;
      claim->about = text_of(row, "about");
      claim->polarity = text_of(row, "polarity");
      claim->certainty = text_of(row, "certainty");
      claim->review = text_of(row, "review");
      claim->lineage = text_of(row, "lineage");
      claim->superseded = row.value("superseded", false);
    }
    add_once(claim->roots, text_of(row, "root_name"));
    for (std::string& name : texts_of(row, "via")) add_once(claim->via, std::move(name));
  }
  return out;
}

std::vector<Contradiction> contradictions_of(const Json& incident) {
  std::vector<Contradiction> out;
  for (const Json& one : incident.value("contradictions", Json::array())) {
    Contradiction& contradiction = out.emplace_back(Contradiction{text_of(one, "field"), {}});
    for (const Json& value : one.value("values", Json::array())) contradiction.values.push_back({text_of(value, "value"), texts_of(value, "claims")});
  }
  return out;
}

Happening happening_of(const Json& incident) {
  Happening out;
  out.id = text_of(incident, "id");
  out.aliases = texts_of(incident, "aliases");
  for (const auto& [name, field] : {std::pair("kind", &out.kind), {"title", &out.title}, {"status", &out.status}, {"first_published", &out.first_published},
                                    {"support", &out.support}, {"dispute", &out.dispute}, {"standing", &out.standing}}) {
    *field = text_of(incident, name);
  }
  for (const Json& one : incident.value("participants", Json::array())) {
    out.parties.push_back({text_of(one, "role"), text_of(one, "actor"), text_of(one, "name"), text_of(one, "type"), {}});
  }
  for (const Json& one : incident.value("places", Json::array())) {
    out.sites.push_back({text_of(one, "role"), text_of(one, "place"), text_of(one, "name"), text_of(one, "country"), text_of(one, "precision"),
                         text_of(one, "basis"), number_of(one, "lat"), number_of(one, "lon"), number_of(one, "radius_km")});
  }
  const Json time = incident.value("time", Json::object()), review = incident.value("review", Json::object());
  out.time = {text_of(time, "value"), text_of(time, "start"), text_of(time, "end"), text_of(time, "basis")};
  out.review = text_of(review, "state");
  out.reviewed_by = text_of(review, "by");
  out.reviewed_at = text_of(review, "when");
  out.review_why = text_of(review, "why");
  out.reports = count_of(incident, "reports");
  out.independent = count_of(incident, "independent_sources");
  out.independent_low = count_of(incident, "independent_sources_low");
  out.named = count_of(incident, "named_sources");
  out.anonymous = count_of(incident, "anonymous_sources");
  out.claims = claims_of(incident);
  out.contradictions = contradictions_of(incident);
  return out;
}

Status add_happenings(const Archive& archive, const archive::Filter& filter, With with, Material& out) {
  DL_ASSIGN(const archive::IncidentPage page, find_incidents(archive, filter));
  for (const std::string& content : page.incidents) {
    const Json incident = Json::parse(content, nullptr, false);
    if (!incident.is_object()) return damaged("an incident");
    Happening happening = happening_of(incident);
    if (happening.claims.empty()) continue;  // nothing is without evidence
    out.happenings.push_back(std::move(happening));
    if (with == With::kMap) query::add_incident(incident, out.features);
  }
  return {};
}

/// Facilities and legs behind the happenings.
void add_features(Material& out) {
  add_facilities(out.items, out.features);
  add_corridors(out.items, out.features);
  sort_features(out.features.placed);
  sort_features(out.features.unplaced);
}

}  // namespace

const Site* Happening::shown_site() const {
  const Site* out = nullptr;
  for (const Site& site : sites) {
    if (site.lat && site.basis != "inferred" && (!out || (site.radius_km && out->radius_km && *site.radius_km < *out->radius_km))) out = &site;
  }
  return out;
}

const Claim& Happening::told_by() const {
  const auto found = std::find_if(claims.begin(), claims.end(), [](const Claim& one) { return one.polarity == "affirmed" && one.about == "all" && !one.superseded; });
  return found == claims.end() ? claims.front() : *found;
}

Result<Material> gather(const Archive& archive, archive::Filter filter, With with) {
  if (filter.sort.empty()) filter.sort = "time";
  Material out;
  out.features.with_unplaced = true;
  DL_TRY(add_happenings(archive, filter, with, out));
  DL_TRY(add_parties(archive, out));
  DL_TRY(add_relations(archive, filter, out));
  archive::Filter on_map = filter;
  on_map.sort.clear();
  on_map.cursor.clear();
  on_map.limit.reset();
  DL_ASSIGN(out.items, find_map_items(archive, on_map));
  if (with == With::kMap) add_features(out);
  DL_TRY(add_reports(archive, out));
  return out;
}

}  // namespace dateline::exports
