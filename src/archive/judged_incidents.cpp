// Judgements on incidents: which incident holds what was judged, and how it stands by them.
#include <algorithm>
#include <map>

#include "archive/judgements.h"
#include "archive/log_places.h"
#include "base/sha256.h"
#include "base/unicode.h"
#include "model/json_fields.h"
#include "review/judgement_fields.h"
#include "review/values.h"

namespace dateline::archive {
namespace {

using json::Json;

bool is_on_incident(const Decision& decision) {
  return decision.kind == DecisionKind::kJudge && decision.judgement && decision.judgement->on.item == review::ItemKind::kIncident;
}

/// The happening that this piece of evidence is told in now; 0: none.
Result<std::int64_t> happening_at(const Database& database, const EventPiece& piece) {
  DL_ASSIGN(const std::int64_t by_claim, database.number("SELECT h.happening FROM claims c JOIN happening_events h ON h.report = c.report AND h.event = c.event "
                                                         "WHERE c.key = ? ORDER BY h.happening LIMIT 1", piece.claim));
  if (by_claim) return by_claim;
  return database.number("SELECT h.happening FROM reports r JOIN claims c ON c.report = r.n AND c.start < ?2 AND c.stop > ?3 JOIN events e ON e.report = c.report AND "
                         "e.event = c.event AND e.kind = ?4 JOIN happening_events h ON h.report = c.report AND h.event = c.event WHERE r.text_sha256 = ?1 "
                         "ORDER BY min(c.stop, ?2) - max(c.start, ?3) DESC, h.happening LIMIT 1", piece.text_sha256, piece.span.end, piece.span.start, piece.kind);
}

/// What was judged is the incident that holds the first of its tellings that is still read.
Result<std::int64_t> happening_of(const Database& database, const DecidedIncident& incident) {
  for (const EventPiece& piece : incident.evidence) {
    DL_ASSIGN(const std::int64_t n, happening_at(database, piece));
    if (n) return n;
  }
  return std::int64_t{0};
}

struct Judged {
  review::Standing standing;
  std::vector<const review::Judgement*> judgements;
};

std::string corrections_in_force(const Judged& judged) {
  std::vector<review::Correction> out;
  for (const review::Judgement* judgement : judged.judgements) {
    const auto& in_force = judged.standing.in_force;
    if (std::find(in_force.begin(), in_force.end(), judgement->number) == in_force.end()) continue;
    out.insert(out.end(), judgement->corrections.begin(), judgement->corrections.end());
  }
  return json::Writer::to(out).dump();
}

Decision* decision_of(std::vector<Decision>& decisions, std::int64_t number) {
  const auto found = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& d) { return d.number == number; });
  return found == decisions.end() ? nullptr : &*found;
}

Result<std::map<std::int64_t, Judged>> judged_now(const Database& database, std::vector<Decision>& decisions) {
  std::map<std::int64_t, Judged> out;
  for (Decision& decision : decisions) {
    if (!is_on_incident(decision) || decision.state != DecisionState::kInForce) continue;
    DL_ASSIGN(const std::int64_t n, happening_of(database, decision.incidents.front()));
    if (!n) {
      decision.state = DecisionState::kNotAttached;
      decision.note = "no incident holds what was judged; it is tied to it again when it comes back";
      continue;
    }
    Judged& judged = out[n];
    for (const std::int64_t overruled : review::take(judged.standing, *decision.judgement)) {
      Decision* earlier = decision_of(decisions, overruled);
      earlier->state = DecisionState::kOverruled;
      earlier->note = "by decision " + std::to_string(decision.number);
    }
    judged.judgements.push_back(&*decision.judgement);
  }
  return out;
}

/// All of it as text, so that what changed is seen.
Result<std::map<std::int64_t, std::string>> rows_now(const Database& database) {
  std::map<std::int64_t, std::string> out;
  DL_ASSIGN(Statement rows, database.query("SELECT n, state || ' ' || decision || ' ' || corrections FROM incident_reviews"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.emplace(rows.integer(0), rows.text(1));
  }
}

void set_place(const review::Correction& to, incidents::Incident& incident) {
  const PlaceRole role = from_name<PlaceRole>(to.of).value_or(PlaceRole::kSite);
  std::erase_if(incident.places, [&](const incidents::IncidentPlace& place) { return place.role == role || place.basis == PlaceBasis::kInferred; });
  if (to.value.empty()) return;
  const std::string id = "p-" + sha256_hex(fold_name(to.value) + "\n" + to.country).substr(0, 8);
  incident.places.insert(incident.places.begin(), {role, id, to.value, to.country, to.lat, to.lon, std::nullopt, PlacePrecision::kSettlement, PlaceBasis::kStated});
}

void set_field(const review::Correction& to, incidents::Incident& incident) {
  if (to.field == "kind") incident.kind = to.value;
  if (to.field == "status") incident.status = from_name<EventStatus>(to.value).value_or(incident.status);
  if (to.field == "place") set_place(to, incident);
  if (to.field != "date") return;
  const auto days = review::days_of(to.value);
  incident.time = days ? incidents::IncidentTime{to.value, days->start, days->end, TimeBasis::kStated} : incidents::IncidentTime{};
}

Status add_own_review(const Database& database, std::int64_t n, incidents::Incident& incident) {
  DL_ASSIGN(Statement row, database.query("SELECT v.state, d.made_by, d.made_at, json_extract(d.content, '$.why'), v.corrections FROM incident_reviews v "
                                          "JOIN decisions d ON d.seq = " + row_at_sql("decisions", "v.decision") + " WHERE v.n = ?", n));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return {};
  incident.review = {row.text(0), row.text(1), row.text(2), row.text(3)};
  const Json kept = Json::parse(row.view(4), nullptr, false);
  if (!kept.is_array()) return {};
  std::vector<review::Correction> corrections;
  json::Reader::from(kept, corrections);
  for (const review::Correction& one : corrections) set_field(one, incident);
  return {};
}

Status add_claim_reviews(const Database& database, incidents::Incident& incident) {
  DL_ASSIGN(const std::int64_t any, database.number("SELECT EXISTS (SELECT 1 FROM reviews)"));
  if (!any) return {};
  for (incidents::ClaimRow& claim : incident.claims) {
    DL_ASSIGN(const auto state, database.word("SELECT v.state FROM claims c JOIN reports r ON r.n = c.report AND r.id = ? JOIN reviews v ON v.report = c.report AND "
                                              "v.item = 'claim' AND v.n = c.claim WHERE c.key = ?", claim.report, claim.claim));
    if (state) claim.review = *state;
  }
  return {};
}

}  // namespace

Status review_incidents(const Database& database, std::vector<Decision>& decisions) {
  DL_ASSIGN(const auto now, judged_now(database, decisions));
  DL_ASSIGN(const auto before, rows_now(database));
  if (now.empty() && before.empty()) return {};
  DL_TRY(database.run("DELETE FROM incident_reviews"));
  for (const auto& [n, judged] : now) {
    const review::ItemReview& review = judged.standing.review;
    DL_TRY(database.run("INSERT INTO incident_reviews (n, state, rejected, decision, corrections) VALUES (?, ?, ?, ?, ?)", n, name_of(review.state), review.rejected ? 1 : 0,
                        review.judgement, corrections_in_force(judged)));
  }
  DL_ASSIGN(const auto after, rows_now(database));
  for (const auto* side : {&before, &after}) {
    for (const auto& [n, row] : *side) {
      const auto& other = side == &before ? after : before;
      if (const auto found = other.find(n); found != other.end() && found->second == row) continue;
      DL_TRY(database.run("INSERT OR IGNORE INTO to_tell (happening) VALUES (?)", n));
    }
  }
  return {};
}

Status add_reviews(const Database& database, std::int64_t n, incidents::Incident& incident) {
  DL_TRY(add_own_review(database, n, incident));
  return add_claim_reviews(database, incident);
}

}  // namespace dateline::archive
