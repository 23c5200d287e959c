#pragma once
// Relations between tokens: what the parse says holds between two phrases, told by their head tokens, before or after entities are there.
// Used by the reading of relations, and by coreference for "his group" (the one that he leads).
#include <functional>
#include <optional>
#include <vector>

#include "model/entity.h"
#include "model/relation.h"
#include "model/syntax.h"

namespace dateline::actors {

struct TokenRelation {
  RelationType type = RelationType::kAssociatedWith;
  TokenIndex from = 0, to = 0;   // head tokens of the two phrases
  TokenIndex cue = 0;            // the word that says it
  TokenIndex first = 0, last = 0;  // tokens [first, last): cue and both ends
  std::string mode;              // former, acting, nominee; empty
  double confidence = 0.8;
};

/// The kind of what is mentioned with this head token; nothing where no mention is.
using TypeAt = std::function<std::optional<EntityType>(TokenIndex)>;

std::vector<TokenRelation> find_relations(const Syntax& syntax, const TypeAt& type_at);

/// The phrases that fill a slot of a verb ("subj", "obj", "with", "as") or of a noun ("of", "poss", "mod", "holder", "haver").
std::vector<TokenIndex> verb_slot(const Syntax& syntax, TokenIndex verb, const std::string& slot);
std::vector<TokenIndex> noun_slot(const Syntax& syntax, TokenIndex noun, const std::string& slot, const TypeAt& type_at);

}  // namespace dateline::actors
