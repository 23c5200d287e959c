#include "query/history.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/decisions.h"
#include "archive/find.h"
#include "archive/find_actors.h"
#include "archive/grades.h"
#include "archive/judge.h"
#include "archive/marks.h"
#include "base/try.h"
#include "model/json_fields.h"
#include "query/judgement_masks.h"
#include "query/marks.h"
#include "query/query.h"
#include "query/reviews.h"
#include "query/sources.h"
#include "review/attach.h"

namespace dateline::query {
namespace {

using archive::Archive;
using json::Json;
using review::ItemKind;
using Item = std::pair<ItemKind, int>;

/// What is asked for, by all by which a decision can name it.
struct Subject {
  std::string id;                                  // of today
  std::set<std::string> ids;                       // of an incident or actor, with those that it had
  std::set<std::string> claims;                    // keys
  std::map<std::string, std::set<Item>> items;     // by report
  std::string report;                              // of which everything is meant
};

void add_item(const StoredReading& stored, ItemKind kind, int index, Subject& out) {
  std::set<Item>& items = out.items[stored.article.id];
  items.insert({kind, index});
  if (kind != ItemKind::kClaim) return;
  const Claim& claim = stored.reading.claims[static_cast<std::size_t>(index)];
  out.claims.insert(claim.key);
  if (const auto* event = std::get_if<EventId>(&claim.subject)) items.insert({ItemKind::kEvent, event->index});
  if (const auto* relation = std::get_if<RelationId>(&claim.subject)) items.insert({ItemKind::kRelation, relation->index});
}

/// Its claims by their keys; their items only in reports of which somebody judged something.
Result<Subject> incident_subject(const Archive& archive, const std::string& of, const std::set<std::string>& judged) {
  DL_ASSIGN(const std::string content, archive::find_incident(archive, of));
  const Json incident = Json::parse(content, nullptr, false);
  if (!incident.is_object()) return Error{ErrorCode::kArchiveDamaged, of + ": the incident cannot be read; run `dateline regroup`"};
  Subject out;
  out.id = incident.value("id", of);
  out.ids = {of, out.id};
  for (const Json& alias : incident.value("aliases", Json::array())) out.ids.insert(alias.get<std::string>());
  std::map<std::string, std::set<std::string>> keys;  // by report
  for (const Json& claim : incident.value("claims", Json::array())) {
    keys[claim.value("report", "")].insert(claim.value("claim", ""));
    out.claims.insert(claim.value("claim", ""));
  }
  for (const auto& [report, of_it] : keys) {
    if (!judged.contains(report)) continue;
    DL_ASSIGN(const StoredReading stored, archive.reading(report));
    for (const Claim& claim : stored.reading.claims) {
      if (of_it.contains(claim.key)) add_item(stored, ItemKind::kClaim, claim.id.index, out);
    }
  }
  return out;
}

Result<Subject> actor_subject(const Archive& archive, const std::string& of) {
  DL_ASSIGN(const archive::ActorRow row, archive::find_actor(archive, of));
  Subject out;
  out.id = row.id;
  out.ids = {of, row.id};
  for (const Json& one : Json::parse(row.content, nullptr, false).value("ids", Json::array())) out.ids.insert(one.get<std::string>());
  return out;
}

bool named_before(const std::string& incident, const std::vector<archive::Decision>& all) {
  return std::any_of(all.begin(), all.end(), [&](const archive::Decision& one) {
    return std::any_of(one.incidents.begin(), one.incidents.end(), [&](const archive::DecidedIncident& on) { return on.id == incident; });
  });
}

Result<Subject> subject_of(const Archive& archive, const std::string& of, const std::set<std::string>& judged, const std::vector<archive::Decision>& all) {
  Subject out;
  out.id = of;
  if (of.starts_with("i-")) {
    auto incident = incident_subject(archive, of, judged);
    if (incident || incident.error().code != ErrorCode::kNotFound || !named_before(of, all)) return incident;
    out.ids = {of};  // what people decided left nothing of it
    return out;
  }
  if (const auto report = archive.reading(of); report) {
    out.report = of;
    for (const Claim& claim : report->reading.claims) out.claims.insert(claim.key);
    return out;
  }
  if (const auto found = archive::find_item(archive, of); found) {
    add_item(found->stored, found->item, found->index, out);
    return out;
  } else if (found.error().code != ErrorCode::kNotFound || of.find('#') != std::string::npos) {
    return found.error();
  }
  if (auto actor = actor_subject(archive, of)) return actor;
  return Error{ErrorCode::kNotFound, of + ": neither a happening, a claim, a report, an item of one (REPORT#v1) nor an actor"};
}

class Gathering {
 public:
  Gathering(const Archive& archive, const Subject& subject, const std::vector<archive::Decision>& all) : archive_(archive), subject_(subject), all_(all), masks_(archive) {}

  Result<Json> gather() {
    for (const archive::Decision& one : all_) {
      DL_ASSIGN(const bool is_on, is_on_it(one.undoes ? undone_in_the_end(all_, one) : one));
      if (is_on) DL_TRY(take(one));
    }
    DL_TRY(take_grades());
    DL_TRY(take_marks());
    std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json out = Json::array();
    for (auto& row : rows_) out.push_back(std::move(row.second));
    return out;
  }

 private:
  Result<bool> is_on_it(const archive::Decision& decision) {
    const auto named = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& one) { return subject_.ids.contains(one.id); }); };
    if (!decision.judgement) return named(decision.incidents) || named(decision.actors);
    const review::Evidence& on = decision.judgement->on;
    if (on.item == ItemKind::kIncident) return subject_.ids.contains(on.claim) || named(decision.incidents);
    if (!on.claim.empty() && subject_.claims.contains(on.claim)) return true;
    if (!subject_.report.empty() && subject_.report == on.report) return true;
    const auto items = subject_.items.find(on.report);
    if (items == subject_.items.end()) return false;
    DL_ASSIGN(const StoredReading* stored, reading(on.report));
    std::string note;
    const int index = review::find_item(on, stored->article, stored->reading, note);
    return index >= 0 && items->second.contains({on.item, index});
  }

  Result<const StoredReading*> reading(const std::string& report) {
    if (!stored_ || stored_->article.id != report) {
      DL_ASSIGN(StoredReading read, archive_.reading(report));
      stored_.emplace(std::move(read));
    }
    return &*stored_;
  }

  void add(const char* log, const std::string& told) {
    Json row = {{"log", log}};
    row.update(Json::parse(told));
    std::string at = row.value("at", "");
    rows_.emplace_back(std::move(at), std::move(row));
  }

  Status take(const archive::Decision& decision) {
    archive::Decision masked = decision;
    DL_TRY(masks_.mask(masked));
    switch (archive::subject_of(all_, decision)) {
      case archive::DecisionOn::kIncidents: add("incidents", query::decision(masked, true)); break;
      case archive::DecisionOn::kActors: add("actors", query::decision(masked, false)); break;
      case archive::DecisionOn::kJudgements: add("judgements", query::judgement(masked)); break;
    }
    return {};
  }

  Status take_grades() {
    if (subject_.claims.empty()) return {};
    DL_ASSIGN(const auto grades, archive::read_grades(archive_.database()));
    std::set<std::int64_t> on;
    for (const archive::Grade& one : grades) {
      const bool of_it = one.kind == archive::GradeKind::kUndo ? on.contains(one.undoes) : one.kind == archive::GradeKind::kCredibility && subject_.claims.contains(one.of);
      if (!of_it) continue;
      on.insert(one.number);
      add("grades", query::grade(one));
    }
    return {};
  }

  Status take_marks() {
    if (subject_.report.empty()) return {};
    DL_ASSIGN(const auto marks, archive::read_marks(archive_.database()));
    std::set<std::int64_t> on;
    for (const archive::SensitivityMark& one : marks) {
      const bool of_it = one.kind == archive::MarkKind::kUndo ? on.contains(one.undoes) : one.thing == archive::MarkedThing::kReport && one.of == subject_.report;
      if (!of_it) continue;
      on.insert(one.number);
      add("marks", query::mark(one));
    }
    return {};
  }

  const Archive& archive_;
  const Subject& subject_;
  const std::vector<archive::Decision>& all_;
  JudgementMasks masks_;
  std::optional<StoredReading> stored_;
  std::vector<std::pair<std::string, Json>> rows_;  // by when
};

}  // namespace

Result<std::string> history(const Archive& archive, const std::string& of) {
  DL_ASSIGN(const auto all, archive::read_decisions(archive.database()));
  std::set<std::string> judged;
  for (const archive::Decision& one : all) {
    if (one.judgement) judged.insert(one.judgement->on.report);
  }
  DL_ASSIGN(const Subject subject, subject_of(archive, of, judged, all));
  DL_ASSIGN(Json decisions, Gathering(archive, subject, all).gather());
  return Json{{"on", subject.id}, {"decisions", std::move(decisions)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline::query
