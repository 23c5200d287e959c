#include "query/merge_reviews.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"

namespace dateline::query {
namespace {

using archive::DecidedActor;
using archive::Decision;
using json::Json;

bool has_name(const DecidedActor& actor, const std::string& name) {
  return std::any_of(actor.evidence.begin(), actor.evidence.end(), [&](const archive::EvidencePiece& piece) { return fold_name(piece.name) == fold_name(name); });
}

bool has_report(const DecidedActor& actor, const std::string& report) {
  return std::any_of(actor.evidence.begin(), actor.evidence.end(), [&](const archive::EvidencePiece& piece) { return piece.report == report; });
}

/// Whether each of the two sides has another of what was joined.
template <class Has>
bool joins(const Decision& decision, const Json& joined, Has has) {
  for (std::size_t i = 0; i < joined.size(); ++i) {
    for (std::size_t j = 0; j < joined.size(); ++j) {
      if (i != j && has(decision.actors[0], joined[i].get<std::string>()) && has(decision.actors[1], joined[j].get<std::string>())) return true;
    }
  }
  return false;
}

bool is_about(const Decision& decision, const Json& actor) {
  const auto& ids = actor.at("ids");
  return std::any_of(decision.actors.begin(), decision.actors.end(),
                     [&](const DecidedActor& one) { return actor.at("id") == one.id || std::find(ids.begin(), ids.end(), Json(one.id)) != ids.end(); });
}

/// Entities of one name were joined over reports, others over names.
bool confirms(const Decision& decision, const Json& merge) {
  if (merge.at("decision") == decision.number) return true;
  return merge.at("names").size() > 1 ? joins(decision, merge.at("names"), has_name) : joins(decision, merge.at("reports"), has_report);
}

Json review_of(const Json& merge, const std::vector<const Decision*>& decisions) {
  std::set<std::string> people;
  const Decision* last = nullptr;
  for (const Decision* decision : decisions) {
    if (!confirms(*decision, merge)) continue;
    people.insert(decision->by);
    last = decision;
  }
  if (!last) return {{"state", "unreviewed"}, {"by", nullptr}, {"when", nullptr}, {"why", nullptr}};
  return {{"state", people.size() > 1 ? "second_reviewed" : "confirmed"}, {"by", last->by}, {"when", last->at}, {"why", last->why}};
}

}  // namespace

void set_merge_reviews(Json& actor, const std::vector<Decision>& decisions) {
  std::vector<const Decision*> merges;
  for (const Decision& one : decisions) {
    if (one.kind == archive::DecisionKind::kMerge && one.state == archive::DecisionState::kInForce && is_about(one, actor)) merges.push_back(&one);
  }
  for (Json& merge : actor["merges"]) merge["review"] = review_of(merge, merges);
}

}  // namespace dateline::query
