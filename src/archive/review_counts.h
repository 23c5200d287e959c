#pragma once
// How much of an archive, or of a case, people have reviewed, and what they decided on what binds reports together: incidents and actors. What was
// judged of one report's reading is compared in src/review/compare.h.
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/decisions.h"
#include "review/compare.h"

namespace dateline::archive {

/// All of the archive, or what belongs to a case.
struct Scope {
  bool all = true;
  std::string reports = "[]", incidents = "[]";  // of a case, as JSON lists of ids
};
/// Of the case of this name; without one of everything. kNotFound where there is no such case.
Result<Scope> scope_of(const Archive& archive, const std::string& case_name);

/// Reports that a judgement was made on, whatever became of it.
Result<std::vector<std::string>> judged_reports(const Archive& archive, const Scope& scope);

struct ScopeNumbers {
  std::int64_t reports = 0, claims = 0, incidents = 0;
};
Result<ScopeNumbers> numbers_of(const Archive& archive, const Scope& scope);

/// k tellings hang together by k - 1 joins: accepting an incident says that its joins are right, splitting one off that a join was wrong,
/// joining two that one was missed.
struct IncidentTallies {
  std::int64_t judged = 0, second_reviewed = 0;
  review::Tally incident, kind, status, time, place, joins;
};
Result<IncidentTallies> compare_incidents(const Archive& archive, const Scope& scope, const std::vector<Decision>& decisions);

/// Merging two names or parts of one actor says that the machine joined them rightly, merging two actors that a join was missed, splitting one that it was wrong.
struct ActorTallies {
  review::Tally merges, links;
};
Result<ActorTallies> compare_actors(const Archive& archive, const Scope& scope, const std::vector<Decision>& decisions);

}  // namespace dateline::archive
