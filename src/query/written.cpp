#include "query/written.h"

#include <algorithm>

#include "archive/find.h"
#include "base/try.h"
#include "query/cases.h"
#include "query/marks.h"
#include "query/query.h"
#include "query/reviews.h"
#include "query/sources.h"
#include "review/attach.h"

namespace dateline::query {
namespace {

using json::Json;
using review::ItemKind;

constexpr std::size_t kMostNow = 20;  // incidents or actors

/// Null for what is not there; other errors stay errors.
Result<Json> parsed(const Result<std::string>& told) {
  if (told) return Json::parse(*told);
  if (told.error().code == ErrorCode::kNotFound || told.error().code == ErrorCode::kPurged) return Json();
  return told.error();
}

std::string with_now(const char* name, const std::string& written, Json now) {
  return Json{{name, Json::parse(written)}, {"now", std::move(now)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// "r7#v3"; empty for a source, which has no judgements of its own.
std::string name_of_item(const StoredReading& stored, ItemKind kind, int index) {
  const std::string report = stored.article.id + "#";
  const auto at = static_cast<std::size_t>(index);
  switch (kind) {
    case ItemKind::kClaim: return report + to_string(stored.reading.claims[at].id);
    case ItemKind::kEvent: return report + to_string(stored.reading.events[at].id);
    case ItemKind::kRelation: return report + to_string(stored.reading.relations[at].id);
    case ItemKind::kTime: return report + to_string(stored.reading.times[at].id);
    case ItemKind::kPlace: return report + to_string(stored.reading.places[at].id);
    default: return {};
  }
}

bool is_on(const Claim& claim, ItemKind kind, int index) {
  const auto* event = std::get_if<EventId>(&claim.subject);
  const auto* relation = std::get_if<RelationId>(&claim.subject);
  return (kind == ItemKind::kEvent && event && event->index == index) || (kind == ItemKind::kRelation && relation && relation->index == index);
}

/// The item that a judgement is on as it stands, with the claims that tell it.
Result<Json> item_now(const Archive& archive, const review::Evidence& on) {
  if (on.item == ItemKind::kIncident) return parsed(incident(archive, on.claim));
  const auto stored = archive.reading(on.report);
  if (!stored) return Json();
  std::string note;
  const int index = review::find_item(on, stored->article, stored->reading, note);
  const std::string name = index < 0 ? std::string() : name_of_item(*stored, on.item, index);
  if (name.empty()) return Json();
  if (on.item == ItemKind::kClaim) return parsed(claim(archive, stored->reading.claims[static_cast<std::size_t>(index)].key));
  DL_ASSIGN(Json out, parsed(review_item(archive, name)));
  for (const Claim& claim : stored->reading.claims) {
    if (!is_on(claim, on.item, index)) continue;
    DL_ASSIGN(Json row, claim_item(archive, *stored, claim));
    out["items"].push_back(std::move(row));
  }
  return out;
}

/// What stands today at the evidence of these incidents.
Result<Json> incidents_now(const Archive& archive, const archive::Decision& decision) {
  std::vector<std::string> ids;
  for (const archive::DecidedIncident& decided : decision.incidents) {
    for (const archive::EventPiece& piece : decided.evidence) {
      const auto place = archive::find_claim(archive, piece.claim);
      if (!place || place->incident.empty() || ids.size() >= kMostNow || std::find(ids.begin(), ids.end(), place->incident) != ids.end()) continue;
      ids.push_back(place->incident);
    }
  }
  Json out = Json::array();
  for (const std::string& id : ids) {
    DL_ASSIGN(Json now, parsed(incident(archive, id)));
    if (!now.is_null()) out.push_back(std::move(now));
  }
  return Json{{"incidents", std::move(out)}};
}

Result<Json> actors_now(const Archive& archive, const archive::Decision& decision) {
  Json out = Json::array();
  std::vector<std::string> known;
  for (const archive::DecidedActor& decided : decision.actors) {
    DL_ASSIGN(const Json dossier, parsed(actor(archive, decided.id, {})));
    if (dossier.is_null()) continue;
    const std::string id = dossier.at("actor").at("id").get<std::string>();
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    known.push_back(id);
    out.push_back(dossier.at("actor"));
  }
  return Json{{"actors", std::move(out)}};
}

/// What an undo takes back, else the decision itself.
Result<archive::Decision> meant_by(const Archive& archive, const archive::Decision& decision) {
  if (decision.kind != archive::DecisionKind::kUndo) return decision;
  DL_ASSIGN(const auto all, archive::read_decisions(archive.database()));
  return archive::undone_in_the_end(all, decision);
}

Result<Json> graded_now(const Archive& archive, const archive::Grade& grade) {
  if (grade.kind == archive::GradeKind::kCredibility) return parsed(claim(archive, grade.of));
  Filter named;
  named.source = grade.of;
  DL_ASSIGN(const Json listed, parsed(sources(archive, named)));
  for (const Json& source : listed.at("sources")) {
    if (source.at("name") == grade.of) return source;
  }
  return Json();
}

}  // namespace

Result<std::string> written_judgement(const Archive& archive, const archive::Decision& decision) {
  DL_ASSIGN(const archive::Decision meant, meant_by(archive, decision));
  Json now;
  if (meant.judgement) {
    DL_ASSIGN(now, item_now(archive, meant.judgement->on));
  }
  return with_now("judgement", judgement(decision), std::move(now));
}

Result<std::string> written_decision(const Archive& archive, const archive::Decision& made, bool on_incidents) {
  DL_ASSIGN(const archive::Decision meant, meant_by(archive, made));
  DL_ASSIGN(Json now, on_incidents ? incidents_now(archive, meant) : actors_now(archive, meant));
  return with_now("decision", decision(made, on_incidents), std::move(now));
}

Result<std::string> written_grade(const Archive& archive, const archive::Grade& made) {
  DL_ASSIGN(const auto all, archive::read_grades(archive.database()));
  archive::Grade meant = made;
  while (meant.kind == archive::GradeKind::kUndo) meant = all.at(static_cast<std::size_t>(meant.undoes - 1));
  DL_ASSIGN(Json now, graded_now(archive, meant));
  return with_now("grade", grade(made), std::move(now));
}

Result<std::string> written_mark(const Archive& archive, const archive::SensitivityMark& made) {
  DL_ASSIGN(const auto all, archive::read_marks(archive.database()));
  archive::SensitivityMark meant = made;
  while (meant.kind == archive::MarkKind::kUndo) meant = all.at(static_cast<std::size_t>(meant.undoes - 1));
  Json now = Json::array();
  for (const archive::SensitivityMark& one : all) {
    if (one.kind == archive::MarkKind::kMark && !one.undone && one.thing == meant.thing && one.of == meant.of) now.push_back(Json::parse(mark(one)));
  }
  return with_now("mark", mark(made), {{"marks", std::move(now)}});
}

Result<std::string> written_entry(const Archive& archive, const dateline::cases::Entry& entry) {
  DL_ASSIGN(Json now, parsed(case_now(archive, entry.case_name)));
  return with_now("entry", case_entry(entry), std::move(now));
}

}  // namespace dateline::query
