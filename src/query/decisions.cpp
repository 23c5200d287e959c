// actors decisions (docs/formats/actors.md), incidents decisions (docs/formats/archive.md).
#include "archive/decisions.h"

#include "base/try.h"
#include "model/json_fields.h"
#include "query/judgement_masks.h"
#include "query/query.h"

namespace dateline::query {
namespace {

using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json evidence_json(const archive::EvidencePiece& piece) {
  return {{"report", piece.report},
          {"text_sha256", piece.text_sha256},
          {"span", {piece.span.start, piece.span.end}},
          {"name", piece.name},
          {"type", piece.type}};
}
Json evidence_json(const archive::EventPiece& piece) {
  return {{"report", piece.report},
          {"text_sha256", piece.text_sha256},
          {"span", {piece.span.start, piece.span.end}},
          {"kind", piece.kind},
          {"claim", null_if_empty(piece.claim)}};
}

template <class Decided>
Json evidence_of(const Decided& decided) {
  Json out = Json::array();
  for (const auto& piece : decided.evidence) out.push_back(evidence_json(piece));
  return out;
}

Json entry_json(const archive::DecidedEntry& entry) {
  if (entry.id.empty()) return {};
  return {{"kb", entry.kb},
          {"id", entry.id},
          {"name", null_if_empty(entry.name)},
          {"list", null_if_empty(entry.list)},
          {"reference", null_if_empty(entry.reference)}};
}

Json decision_json(const archive::Decision& decision, bool on_incidents) {
  Json out = {{"decision", decision.number}, {"at", decision.at}, {"by", decision.by}, {"kind", name_of(decision.kind)}, {"why", decision.why}};
  if (on_incidents) {
    out["incidents"] = Json::array();
    for (const auto& one : decision.incidents) out["incidents"].push_back({{"id", one.id}, {"title", null_if_empty(one.title)}, {"evidence", evidence_of(one)}});
  } else {
    out["actors"] = Json::array();
    for (const auto& one : decision.actors) out["actors"].push_back({{"id", one.id}, {"name", one.name}, {"evidence", evidence_of(one)}});
    out["entry"] = entry_json(decision.entry);
  }
  out["undoes"] = decision.undoes ? Json(decision.undoes) : Json();
  out["state"] = name_of(decision.state);
  out["note"] = null_if_empty(decision.note);
  return out;
}

Result<std::string> all_on(const Archive& archive, bool incidents) {
  DL_ASSIGN(const auto all, archive::read_decisions(archive.database()));
  Json out = {{"decisions", Json::array()}};
  JudgementMasks masks(archive);
  for (const archive::Decision& one : all) {
    if (subject_of(all, one) != (incidents ? archive::DecisionOn::kIncidents : archive::DecisionOn::kActors)) continue;
    archive::Decision masked = one;
    DL_TRY(masks.mask(masked));
    out["decisions"].push_back(decision_json(masked, incidents));
  }
  return out.dump();
}

}  // namespace

Result<std::string> decisions(const Archive& archive) { return all_on(archive, false); }

Result<std::string> incident_decisions(const Archive& archive) { return all_on(archive, true); }

std::string decision(const archive::Decision& decision, bool on_incidents) { return decision_json(decision, on_incidents).dump(); }

}  // namespace dateline::query
