// review list, review show.
#include "query/reviews.h"

#include <algorithm>
#include <set>

#include "archive/find.h"
#include "archive/judgements.h"
#include "base/try.h"
#include "query/judgement_masks.h"
#include "query/query.h"
#include "review/attach.h"

namespace dateline::query {
namespace {

using archive::Archive;
using json::Json;
using review::ItemKind;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json correction_json(const review::Correction& one) {
  Json out = {{"field", one.field}, {"of", null_if_empty(one.of)}, {"value", null_if_empty(one.value)}, {"was", null_if_empty(one.was)}};
  if (one.lat && one.lon) out["lat"] = *one.lat, out["lon"] = *one.lon;
  return out;
}

Json corrections_of(const review::Judgement& judgement) {
  Json out = Json::array();
  for (const review::Correction& one : judgement.corrections) out.push_back(correction_json(one));
  return out;
}

Json judgement_json(const archive::Decision& decision) {
  Json out = {{"judgement", decision.number}, {"at", decision.at}, {"by", decision.by}, {"why", decision.why}};
  if (!decision.judgement) {
    out["verdict"] = "undo";
    out["undoes"] = decision.undoes;
  } else {
    const review::Judgement& judgement = *decision.judgement;
    const review::Evidence& on = judgement.on;
    const bool incident = on.item == ItemKind::kIncident;
    out["verdict"] = name_of(judgement.verdict);
    out["item"] = name_of(on.item);
    out["incident"] = incident ? Json(on.claim) : Json();
    out["claim"] = incident ? Json() : null_if_empty(on.claim);
    out["report"] = null_if_empty(on.report);
    out["text_sha256"] = null_if_empty(on.text_sha256);
    out["span"] = incident || on.item == ItemKind::kReport ? Json() : Json{on.span.start, on.span.end};
    out["words"] = null_if_empty(incident && !decision.incidents.empty() ? decision.incidents.front().title : on.words);
    out["kind"] = null_if_empty(on.kind);
    out["corrections"] = corrections_of(judgement);
    out["seconds"] = judgement.seconds ? Json(judgement.seconds) : Json();
  }
  out["state"] = name_of(decision.state);
  out["note"] = null_if_empty(decision.note);
  return out;
}

Json row_json(const archive::ReviewRow& row) {
  Json out = {{"state", row.state}, {"by", null_if_empty(row.by)}, {"when", null_if_empty(row.when)}, {"why", null_if_empty(row.why)}};
  if (row.rejected) out["rejected"] = true;
  return out;
}

Result<Json> item_json(const Archive& archive, const StoredReading& stored, ItemKind kind, int index, const std::string& name) {
  const review::Evidence evidence = review::evidence_of(kind, index, stored.article, stored.reading);
  Json out = {{"item", name}, {"is", name_of(kind)}, {"kind", null_if_empty(evidence.kind)}, {"claim", null_if_empty(evidence.claim)},
              {"span", {evidence.span.start, evidence.span.end}}, {"words", evidence.words}};
  DL_ASSIGN(out["review"], review_json(archive, stored.article.id, kind, index));
  return out;
}

template <class Item>
Status add_items(const Archive& archive, const StoredReading& stored, ItemKind kind, const std::vector<Item>& items, Json& out) {
  for (const Item& item : items) {
    DL_ASSIGN(Json row, item_json(archive, stored, kind, item.id.index, stored.article.id + "#" + to_string(item.id)));
    out["items"].push_back(std::move(row));
  }
  return {};
}

/// Whom a `speaker` can name.
Json sources_json(const Reading& reading) {
  Json out = Json::array();
  for (const Source& source : reading.sources) {
    out.push_back({{"source", to_string(source.id)}, {"name", null_if_empty(source.name)}, {"anonymous", source.anonymous}, {"count", source.count ? Json(*source.count) : Json()}, {"span", source.span ? Json{source.span->start, source.span->end} : Json()}});
  }
  return out;
}

Result<std::string> items_of_report(const Archive& archive, const StoredReading& stored) {
  Json out = {{"report", stored.article.id}, {"items", Json::array()}};
  DL_ASSIGN(out["read_in_full"], review_json(archive, stored.article.id, ItemKind::kReport, 0));
  DL_TRY(add_items(archive, stored, ItemKind::kClaim, stored.reading.claims, out));
  DL_TRY(add_items(archive, stored, ItemKind::kEvent, stored.reading.events, out));
  DL_TRY(add_items(archive, stored, ItemKind::kRelation, stored.reading.relations, out));
  DL_TRY(add_items(archive, stored, ItemKind::kTime, stored.reading.times, out));
  DL_TRY(add_items(archive, stored, ItemKind::kPlace, stored.reading.places, out));
  out["sources"] = sources_json(stored.reading);
  return out.dump();
}

/// How sure the machine is of a claim: of the words or of the happening, whichever is less.
Result<double> confidence_of(const Archive& archive, const std::string& key) {
  DL_ASSIGN(const archive::FoundItem found, archive::find_item(archive, key));
  const Claim& claim = found.stored.reading.claims[static_cast<std::size_t>(found.index)];
  const auto* event = std::get_if<EventId>(&claim.subject);
  return event ? std::min(claim.confidence, found.stored.reading[*event].confidence) : claim.confidence;
}

}  // namespace

Result<std::string> judgements(const Archive& archive, const std::string& state) {
  DL_ASSIGN(const auto all, archive::read_decisions(archive.database()));
  Json out = {{"judgements", Json::array()}};
  JudgementMasks masks(archive);
  for (const archive::Decision& one : all) {
    if (subject_of(all, one) != archive::DecisionOn::kJudgements || (!state.empty() && name_of(one.state) != state)) continue;
    archive::Decision masked = one;
    DL_TRY(masks.mask(masked));
    out["judgements"].push_back(judgement_json(masked));
  }
  return out.dump();
}

std::string judgement(const archive::Decision& decision) { return judgement_json(decision).dump(); }

Result<std::string> review_next(const Archive& archive, archive::Filter filter) {
  if (filter.review.empty()) filter.review = "unreviewed";
  if (filter.sort.empty()) filter.sort = "review";
  DL_ASSIGN(const archive::IncidentPage page, find_incidents(archive, filter));
  Json out = {{"next", Json::array()}, {"cursor", null_if_empty(page.cursor)}};
  for (const std::string& content : page.incidents) {
    Json incident = Json::parse(content, nullptr, false);
    if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, "an incident cannot be read; run `dateline regroup`"};
    std::vector<std::pair<double, Json>> claims;
    std::set<std::string> known;
    for (const Json& row : incident.value("claims", Json::array())) {
      const std::string key = row.value("claim", "");
      const std::string state = row.value("review", "");
      if ((state != "unreviewed" && state != filter.review) || !known.insert(key).second) continue;
      DL_ASSIGN(const std::string told, claim(archive, key));
      DL_ASSIGN(const double confidence, confidence_of(archive, key));
      claims.emplace_back(confidence, Json::parse(told));
    }
    std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json ordered = Json::array();
    for (auto& one : claims) ordered.push_back(std::move(one.second));
    out["next"].push_back({{"incident", std::move(incident)}, {"claims", std::move(ordered)}});
  }
  return out.dump();
}

Result<std::string> review_item(const Archive& archive, const std::string& name) {
  if (name.starts_with("i-")) return incident(archive, name);
  if (const auto report = archive.reading(name); report) return items_of_report(archive, *report);
  DL_ASSIGN(const archive::FoundItem found, archive::find_item(archive, name));
  if (found.item == ItemKind::kClaim) return claim(archive, found.stored.reading.claims[static_cast<std::size_t>(found.index)].key);
  DL_ASSIGN(Json row, item_json(archive, found.stored, found.item, found.index, name));
  return Json{{"report", found.stored.article.id}, {"items", Json::array({std::move(row)})}}.dump();
}

Result<Json> claim_item(const Archive& archive, const StoredReading& stored, const Claim& claim) {
  return item_json(archive, stored, ItemKind::kClaim, claim.id.index, stored.article.id + "#" + to_string(claim.id));
}

Result<Json> review_json(const Archive& archive, std::string_view report, ItemKind item, int index) {
  DL_ASSIGN(const archive::ReviewRow row, archive::review_of(archive.database(), report, item, index));
  return row_json(row);
}

Result<Json> corrections_json(const Archive& archive, std::string_view report, const Claim& claim) {
  std::vector<archive::ReadItem> items{{ItemKind::kClaim, claim.id.index}};
  if (const auto* event = std::get_if<EventId>(&claim.subject)) items.emplace_back(ItemKind::kEvent, event->index);
  if (const auto* relation = std::get_if<RelationId>(&claim.subject)) items.emplace_back(ItemKind::kRelation, relation->index);
  DL_ASSIGN(const auto decisions, archive::judgements_of(archive.database(), report, items));
  Json out = Json::array();
  for (const archive::Decision& decision : decisions) {
    for (const review::Correction& one : decision.judgement->corrections) {
      out.push_back(correction_json(one));
      out.back()["judgement"] = decision.number;
    }
  }
  return out;
}

}  // namespace dateline::query
