// timeline, incidents, incident ID, claim KEY.
#include <algorithm>
#include <set>

#include "archive/find.h"
#include "archive/find_evidence.h"
#include "archive/grades.h"
#include "archive/report_flags.h"
#include "base/try.h"
#include "incidents/actor_facts.h"
#include "model/json_fields.h"
#include "query/explain.h"
#include "query/query.h"
#include "query/reviews.h"

namespace dateline::query {
namespace {

using json::Json;

/// The sentence that tells it, by the first claim that affirms it, else by the first.
Result<Json> evidence_of(const Archive& archive, const Json& incident) {
  const Json claims = incident.value("claims", Json::array());
  const auto affirms = [](const Json& claim) { return claim.value("polarity", "") == "affirmed"; };
  const auto found = std::find_if(claims.begin(), claims.end(), affirms);
  if (claims.empty()) return Json();
  const Json& claim = found == claims.end() ? claims.front() : *found;
  DL_ASSIGN(const archive::Evidence told, archive::find_evidence(archive, claim.at("report").get<std::string>(), claim.at("claim").get<std::string>()));
  if (told.claim.empty()) return Json();
  return Json{{"report", told.report}, {"claim", told.claim}, {"sentence", told.sentence}, {"published", told.published.empty() ? Json() : Json(told.published)},
              {"publisher", told.publisher.empty() ? Json() : Json(told.publisher)}};
}

/// Why to look twice at the reports that tell it.
Result<Json> flags_json(const Archive& archive, const Json& incident) {
  archive::ToldBy told;
  told.incident = incident.value("id", "");
  std::set<std::string> reports, altered;
  for (const Json& claim : incident.value("claims", Json::array())) {
    const std::string report = claim.value("report", "");
    if (reports.insert(report).second) told.reports.push_back(report);
    if (claim.value("lineage", "") == "altered" && altered.insert(report).second) told.altered.push_back(report);
  }
  told.rings = incident.value("cycles", std::vector<std::vector<std::string>>());
  DL_ASSIGN(const auto flags, flags_among(archive, told));
  Json out = Json::array();
  for (const auto& [report, flag, why] : flags) out.push_back({{"report", report}, {"flag", flag}, {"why", why}});
  return out;
}

/// Incidents are kept as JSON: they are put together as text, with their evidence and flags behind.
Result<std::string> page_of(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(archive::IncidentPage page, find_incidents(archive, filter));
  std::string out = "{\"incidents\":[";
  for (std::size_t i = 0; i < page.incidents.size(); ++i) {
    std::string& incident = page.incidents[i];
    const Json parsed = Json::parse(incident, nullptr, false);
    if (!parsed.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
    DL_ASSIGN(const Json evidence, evidence_of(archive, parsed));
    DL_ASSIGN(const Json flags, flags_json(archive, parsed));
    incident.pop_back();
    out += (i ? "," : "") + incident + ",\"evidence\":" + evidence.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += ",\"flags\":" + flags.dump(-1, ' ', false, Json::error_handler_t::replace) + "}";
  }
  out += "],\"cursor\":";
  return out + (page.cursor.empty() ? "null" : "\"" + page.cursor + "\"") + "}";
}

Json source_json(const Source& source, const AttributionStep& step) {
  Json out = {{"source", source.name.empty() ? Json() : Json(source.name)}, {"depth", step.depth}, {"kind", name_of(source.kind)}};
  out["anonymous"] = source.anonymous;
  out["count"] = source.count ? Json(*source.count) : Json();
  out["cue"] = step.cue.empty() ? Json() : Json(step.cue);
  return out;
}

Span sentence_of(const StoredReading& stored, Span span) {
  Span out;
  for (const Span sentence : stored.sentences) {
    if (sentence.overlaps(span)) out = cover(out, sentence);
  }
  return out.empty() ? span : out;
}

struct Subject {
  const Reading& reading;
  Json operator()(EventId id) const {
    const Event& event = reading[id];
    return {{"event", to_string(id)}, {"kind", event.kind.empty() ? Json() : Json(event.kind)}, {"status", name_of(event.status)}};
  }
  Json operator()(RelationId id) const { return {{"relation", to_string(id)}, {"kind", name_of(reading[id].type)}}; }
  Json operator()(RouteId id) const { return {{"route", to_string(id)}}; }
};

}  // namespace

Result<std::string> timeline(const Archive& archive, Filter filter) {
  if (filter.sort.empty()) filter.sort = "time";
  return page_of(archive, filter);
}

Result<std::string> incidents(const Archive& archive, Filter filter) {
  if (filter.sort.empty()) filter.sort = "-first_published";
  return page_of(archive, filter);
}

Result<std::string> incident(const Archive& archive, std::string_view id, const std::string& as_known_at) {
  DL_ASSIGN(const std::string found, find_incident(archive, id, as_known_at));
  Json out = Json::parse(found, nullptr, false);
  if (!out.is_object()) return Error{ErrorCode::kArchiveDamaged, std::string(id) + ": the incident cannot be read; run `dateline regroup`"};
  DL_ASSIGN(out["flags"], flags_json(archive, out));
  out["explanation"] = explain(out);
  return out.dump();
}

Result<std::string> claim(const Archive& archive, std::string_view key) {
  DL_ASSIGN(const archive::ClaimPlace place, find_claim(archive, key));
  DL_ASSIGN(const StoredReading stored, archive.reading(place.report));
  if (place.claim < 0 || static_cast<std::size_t>(place.claim) >= stored.reading.claims.size()) {
    return Error{ErrorCode::kArchiveDamaged, std::string(key) + ": the claim is not in its reading; run `dateline regroup`"};
  }
  const Claim& claim = stored.reading.claims[static_cast<std::size_t>(place.claim)];
  Json out = {{"claim", claim.key}, {"report", place.report}, {"incident", place.incident.empty() ? Json() : Json(place.incident)}};
  out.update(std::visit(Subject{stored.reading}, claim.subject));
  out["about"] = name_of(claim.about);
  out["polarity"] = name_of(claim.polarity);
  out["certainty"] = name_of(claim.certainty);
  out["span"] = {claim.span.start, claim.span.end};
  out["words"] = stored.article.text.at(claim.span);
  out["sentence"] = stored.article.text.at(sentence_of(stored, claim.span));
  out["published"] = stored.article.published.empty() ? Json() : Json(stored.article.published);
  out["url"] = stored.article.url.empty() ? Json() : Json(stored.article.url);
  DL_ASSIGN(const auto grades, archive::read_grades(archive.database()));
  const archive::Grade* credibility = archive::grade_of(grades, archive::GradeKind::kCredibility, claim.key);
  out["credibility"] = credibility ? Json(credibility->value) : Json();
  out["attribution"] = Json::array();
  for (const AttributionStep& step : claim.attribution) {
    if (!step.source) continue;
    const Source& source = stored.reading[step.source];
    Json told = source_json(source, step);
    const bool named = !source.anonymous && !incidents::is_private(source, stored.reading);
    const archive::Grade* reliability = named ? archive::grade_of(grades, archive::GradeKind::kReliability, source.name) : nullptr;
    told["reliability"] = reliability ? Json(reliability->value) : Json();
    out["attribution"].push_back(std::move(told));
  }
  DL_ASSIGN(out["review"], review_json(archive, place.report, review::ItemKind::kClaim, claim.id.index));
  DL_ASSIGN(out["corrections"], corrections_json(archive, place.report, claim));
  return out.dump();
}

}  // namespace dateline::query
