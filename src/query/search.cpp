// search: reports, sentences, claims, happenings, actors and places by words.
#include "archive/find_search.h"

#include "base/try.h"
#include "model/json_fields.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using archive::SearchIn;
using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json score_json(const std::optional<double>& score) { return score ? Json(json::rounded(*score, 1e6)) : Json(); }

Json facet_json(const archive::Facet& facet) {
  Json out = Json::object();
  for (const auto& [name, number] : facet) out[name] = number;
  return out;
}

Json widened_json(const std::vector<archive::Widened>& widened) {
  Json out = Json::array();
  for (const archive::Widened& one : widened) out.push_back({{"words", one.words}, {"also", one.also}});
  return out;
}

Json begun_json(const std::vector<archive::Begun>& begun) {
  Json out = Json::array();
  for (const archive::Begun& one : begun) out.push_back({{"words", one.words}, {"known", one.known}, {"searched", one.searched}});
  return out;
}

/// What an answer by words says of how it was searched.
template <class Page>
void tell_search(const Page& page, Json& out) {
  out["counted"] = page.counted;
  out["of_more"] = page.of_more;
  out["hits_of_more"] = page.hits_of_more;
  out["widened"] = widened_json(page.widened);
  out["begun"] = begun_json(page.begun);
  out["sorted"] = page.sorted;
}

/// What every answer has, in the shape of one without facets.
Json answer_of(SearchIn in, const std::string& cursor) {
  return {{"in", name_of(in)}, {"hits", Json::array()}, {"facets", Json::object()}, {"counted", nullptr}, {"of_more", false}, {"hits_of_more", false}, {"widened", Json::array()}, {"begun", Json::array()}, {"sorted", nullptr}, {"cursor", null_if_empty(cursor)}};
}

Json hit_json(const archive::Hit& hit) {
  return {{"report", hit.report},
          {"span", {hit.span.start, hit.span.end}},
          {"snippet", hit.snippet},
          {"score", score_json(hit.score)},
          {"claim", null_if_empty(hit.claim)},
          {"title", null_if_empty(hit.title)},
          {"publisher", null_if_empty(hit.publisher)},
          {"published", null_if_empty(hit.published)}};
}

Result<Json> in_reports(const Archive& archive, std::string_view words, SearchIn in, const Filter& filter) {
  DL_ASSIGN(const archive::SearchPage page, archive::search(archive, words, in, filter));
  Json out = answer_of(in, page.cursor);
  for (const auto& hit : page.hits) out["hits"].push_back(hit_json(hit));
  out["facets"] = {{"publisher", facet_json(page.publishers)}, {"language", facet_json(page.languages)}, {"month", facet_json(page.months)}};
  tell_search(page, out);
  return out;
}

/// Where it can be read: the first claim that tells it.
Json evidence_of(const Json& incident) {
  for (const Json& claim : incident.value("claims", Json::array())) return {{"report", claim.at("report")}, {"claim", claim.at("claim")}};
  return nullptr;
}

Result<Json> in_incidents(const Archive& archive, std::string_view words, const Filter& filter) {
  DL_ASSIGN(const archive::IncidentHits page, search_incidents(archive, words, filter));
  Json out = answer_of(SearchIn::kIncidents, page.cursor);
  for (const archive::IncidentHit& hit : page.hits) {
    const Json incident = Json::parse(hit.content, nullptr, false);
    if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
    Json row = {{"incident", incident.at("id")}, {"snippet", hit.snippet}, {"score", score_json(hit.score)}, {"evidence", evidence_of(incident)}};
    for (const char* same : {"kind", "title", "time", "standing", "first_published"}) row[same] = incident.value(same, Json());
    out["hits"].push_back(std::move(row));
  }
  out["facets"] = {{"kind", facet_json(page.kinds)}, {"standing", facet_json(page.standings)}, {"month", facet_json(page.months)}};
  tell_search(page, out);
  return out;
}

Result<Json> in_actors(const Archive& archive, std::string_view words, const Filter& filter) {
  DL_ASSIGN(const archive::ActorHits page, search_actors(archive, words, filter));
  Json out = answer_of(SearchIn::kActors, page.cursor);
  for (const archive::ActorHit& hit : page.hits) {
    out["hits"].push_back({{"actor", hit.id}, {"name", hit.name}, {"found", hit.found}, {"type", hit.type}, {"country", null_if_empty(hit.country)}, {"reports", hit.reports}, {"incidents", hit.incidents}});
  }
  return out;
}

Result<Json> in_places(const Archive& archive, std::string_view words, const Filter& filter) {
  DL_ASSIGN(const archive::PlaceHits page, search_places(archive, words, filter));
  Json out = answer_of(SearchIn::kPlaces, page.cursor);
  for (const archive::PlaceHit& hit : page.hits) {
    out["hits"].push_back({{"place", hit.name}, {"country", null_if_empty(hit.country)}, {"lat", hit.lat ? Json(*hit.lat) : Json()}, {"lon", hit.lon ? Json(*hit.lon) : Json()},
                           {"reports", hit.reports}, {"spellings", hit.spellings}});
  }
  return out;
}

}  // namespace

Result<std::string> search(const Archive& archive, std::string_view words, SearchIn in, const Filter& filter) {
  DL_ASSIGN(const Json out, in == SearchIn::kIncidents ? in_incidents(archive, words, filter)
                            : in == SearchIn::kActors  ? in_actors(archive, words, filter)
                            : in == SearchIn::kPlaces  ? in_places(archive, words, filter)
                                                       : in_reports(archive, words, in, filter));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::query
