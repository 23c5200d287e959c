#pragma once
// Relations between tokens: what the parse says holds between two phrases, told by their head tokens, before or after entities are there.
// Used by the reading of relations, and by coreference for "his group" (the one that he leads).
#include <functional>
#include <optional>
#include <vector>

#include "actors/relation_table.h"
#include "model/entity.h"
#include "model/relation.h"
#include "model/syntax.h"

namespace dateline::actors {

struct TokenRelation {
  RelationType type = RelationType::kAssociatedWith;
  TokenIndex from = 0, to = 0;   // head tokens of the two phrases
  TokenIndex cue = 0;            // the word that says it
  TokenIndex first = 0, last = 0;  // tokens [first, last): cue and both ends
  std::string mode;              // of office_modes.tsv, nominee, near; empty
  double confidence = 0.8;
  bool at_a_time = false;        // true at the time that is told with it and not from then on: "met in Baghdad on Monday"
};

/// The kind of what is mentioned with this head token; nothing where no mention is.
using TypeAt = std::function<std::optional<EntityType>(TokenIndex)>;

/// Every relation that the parse states; what is denied, wished or only planned is none.
std::vector<TokenRelation> find_relations(const Syntax& syntax, const TypeAt& type_at);

/// Appends who or what is told to be where (whereabouts.cpp).
void find_whereabouts(const Syntax& syntax, const TypeAt& type_at, std::vector<TokenRelation>& out);

/// What a pattern makes of two phrases and the word that says it; nothing where it cannot hold between their kinds.
std::optional<TokenRelation> relation_between(const Syntax& syntax, const TypeAt& type_at, const RelationPattern& pattern, TokenIndex from, TokenIndex to,
                                              TokenIndex cue);
/// The rows of a verb, or of it with its particle ("step+down"); null where there are none.
const std::vector<RelationPattern>* patterns_of_verb(const Syntax& syntax, TokenIndex verb);
/// "was not", "no": the word states nothing.
bool is_denied(const Syntax& syntax, TokenIndex cue);
/// A wish, a plan or a question states nothing: "wants to lead", "would back".
bool is_unreal(const Syntax& syntax, TokenIndex verb);

/// The phrases that fill a slot of a verb ("subj", "obj", "with", "as") or of a noun ("of", "poss", "mod", "holder", "haver").
std::vector<TokenIndex> verb_slot(const Syntax& syntax, TokenIndex verb, const std::string& slot);
std::vector<TokenIndex> noun_slot(const Syntax& syntax, TokenIndex noun, const std::string& slot, const TypeAt& type_at);

}  // namespace dateline::actors
