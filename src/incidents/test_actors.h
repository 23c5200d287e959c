#pragma once
// For tests: an ActorIndex in memory, and taking all entities of some reports in the order of publication.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/try.h"
#include "incidents/actors.h"
#include "incidents/group.h"
#include "incidents/take_actor.h"

namespace dateline::incidents {

class ActorsInMemory : public ActorIndex {
 public:
  ActorsInMemory(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions, std::map<std::string, std::string> given)
      : given_(std::move(given)) {
    for (const ReportFacts& report : reports) reports_.push_back(std::make_shared<const ReportFacts>(report));
    for (const ActorDecision& decision : decisions) add(decision);
  }

  Result<std::shared_ptr<const ReportFacts>> facts(int report) override { return reports_[static_cast<std::size_t>(report)]; }
  const DecidedEntity& decided(ActorRef ref) override { return decided_[ref]; }
  Result<std::vector<std::int64_t>> under(const std::string& key, std::size_t most) override {
    std::vector<std::int64_t> out(keys_[key].begin(), keys_[key].end());
    out.resize(std::min(out.size(), most));
    return out;
  }
  Status enter(const std::string& key, std::int64_t actor) override {
    keys_[key].insert(actor);
    return {};
  }
  Result<KeptActor*> actor(std::int64_t number) override {
    const auto found = actors.find(number);
    return found == actors.end() ? nullptr : &found->second;
  }
  void changed(std::int64_t) override {}
  Result<std::int64_t> begin(KeptActor actor, const Mention& first) override {
    actor.number = ++last_;
    const std::string anchor = actor_anchor(first.report, first.fact);
    actor.id = given_.contains(anchor) ? given_[anchor] : actor_id(first.fact.type, first.fact.name, first.fact.country);
    const auto is_anothers = [&](const auto& one) { return one.second == actor.id && one.first != anchor; };
    for (int n = 1; ids_.contains(actor.id) || std::any_of(given_.begin(), given_.end(), is_anothers); ++n) actor.id = other_actor_id(anchor, n);
    ids_.insert(actor.id);
    actors.emplace(actor.number, std::move(actor));
    return last_;
  }
  Status end(std::int64_t number, std::int64_t) override {
    actors.erase(number);
    return {};
  }
  Status put(ActorRef ref, const std::string& key, std::int64_t actor) override {
    places[ref] = actor;
    names_[key].insert(ref.report);
    return {};
  }
  Result<std::int64_t> actor_of(ActorRef ref) override { return places.contains(ref) ? places[ref] : 0; }
  Result<std::vector<ActorRef>> members(std::int64_t actor) override {
    std::vector<ActorRef> out;
    for (const auto& [ref, number] : places) {
      if (number == actor) out.push_back(ref);
    }
    return out;
  }
  Result<std::vector<ActorRef>> members_in_versions(const ReportFacts& report, std::int64_t actor) override {
    DL_ASSIGN(std::vector<ActorRef> out, members(actor));
    std::erase_if(out, [&](ActorRef ref) { return first_version(*reports_[static_cast<std::size_t>(ref.report)]) != first_version(report); });
    return out;
  }
  Result<bool> told_together(const std::string& a, const std::string& b) override {
    return std::any_of(names_[a].begin(), names_[a].end(), [&](int report) { return names_[b].contains(report); });
  }

  std::map<std::int64_t, KeptActor> actors;
  std::map<ActorRef, std::int64_t> places;

 private:
  void add(const ActorDecision& decision) {
    std::vector<ActorRef> all = decision.a;
    all.insert(all.end(), decision.b.begin(), decision.b.end());
    for (const ActorRef ref : all) {
      if (decision.together) decided_[ref].joined.push_back({decision.number, all});
    }
    if (decision.together) return;
    for (const ActorRef ref : decision.a) decided_[ref].sides[decision.number] = decision.of_one ? Side::kBody : Side::kFirst;
    for (const ActorRef ref : decision.b) decided_[ref].sides[decision.number] = decision.of_one ? Side::kTakenOff : Side::kSecond;
  }

  std::vector<std::shared_ptr<const ReportFacts>> reports_;
  std::map<std::string, std::string> given_;  // ids by what each was made from
  std::map<ActorRef, DecidedEntity> decided_;
  std::map<std::string, std::set<std::int64_t>> keys_;
  std::map<std::string, std::set<int>> names_;
  std::set<std::string> ids_;
  std::int64_t last_ = 0;
};

struct BuiltActors {
  std::vector<Actor> actors;  // in the order in which they began
  std::vector<std::size_t> members;
  std::map<ActorRef, std::size_t> places;  // where an entity's actor stands in `actors`
};

/// Those that decisions keep apart come first, bodies before what was taken off them.
inline BuiltActors build_actors(const std::vector<ReportFacts>& reports, const std::vector<ActorDecision>& decisions = {}, std::map<std::string, std::string> given = {}) {
  ActorsInMemory index(reports, decisions, std::move(given));
  const auto take = [&](ActorRef ref) {
    const ReportFacts& report = reports[static_cast<std::size_t>(ref.report)];
    if (!report.actors[static_cast<std::size_t>(ref.actor)].known || index.places.contains(ref)) return;
    EXPECT_TRUE(take_actor(index, report, ref).ok());
  };
  for (const auto side : {&ActorDecision::a, &ActorDecision::b}) {
    for (const ActorDecision& decision : decisions) {
      for (const ActorRef ref : decision.*side) {
        if (!decision.together) take(ref);
      }
    }
  }
  for (const int report : by_publication(reports)) {
    const ReportFacts& facts = reports[static_cast<std::size_t>(report)];
    for (std::size_t i = 0; i < facts.actors.size(); ++i) take({report, static_cast<int>(i)});
    EXPECT_TRUE(join_same_as(index, facts, report).ok());
  }
  BuiltActors out;
  std::map<std::int64_t, std::size_t> at;
  for (const auto& [number, kept] : index.actors) {
    at.emplace(number, out.actors.size());
    out.actors.push_back(actor_of(kept));
    out.members.push_back(static_cast<std::size_t>(kept.members));
    const auto apart = kept_apart(index, kept);
    for (const ApartFrom& other : *apart) out.actors.back().apart.push_back({index.actors.at(other.actor).id, main_name(index.actors.at(other.actor)), other.why});
  }
  for (const auto& [ref, number] : index.places) out.places.emplace(ref, at.at(number));
  return out;
}

}  // namespace dateline::incidents
