#pragma once
// Topics: what a sentence tells beside the act that it reports: what the act is about, its background, reason, purpose and history, and how
// somebody in it is described. Such a happening is an event of its own, but has no PLOVER class (docs/codebook.md, "Status and class").
#include <vector>

#include "events/predicates.h"
#include "events/status.h"

namespace dateline::events {

/// The row that types the predicate at each token, or that a light verb there holds; null elsewhere.
using EntryAt = std::vector<const Entry*>;

bool is_aside(const Ground& ground, const Predicate& predicate, const Standing& standing, const Event& event, const EntryAt& entry_at);

}  // namespace dateline::events
