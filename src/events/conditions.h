#pragma once
// Conditions: what a row of verbs.tsv or nouns.tsv asks of the sentence before it types a predicate (data/events/README.md lists the forms).
#include "events/arguments.h"

namespace dateline::events {

bool holds(const Ground& ground, const Condition& condition, TokenIndex predicate, const Arguments& arguments);

}  // namespace dateline::events
