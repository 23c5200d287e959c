#pragma once
// Arguments: the parts of a predication by the slot they stand in, through passives, relative clauses, coordination and control.
// A slot is "subj" (who acts), "obj" (to whom or what), "to" and other prepositions, "poss" and "mod" (of nouns), "comp" (a clause).
// One argument for each conjunct. Pronouns that point back ("who", "that") stand resolved to their antecedent.
#include <string>
#include <vector>

#include "events/subjects.h"

namespace dateline::events {

struct Argument {
  std::string slot;
  TokenIndex head;
  TokenIndex first;  // the conjunct that hangs in the predication itself
  bool inner = false;  // hangs on another argument ("rifles to Uruguay"): counts only where the frame names its slot
};

using Arguments = std::vector<Argument>;

/// "did not", "never", "no group has", "nobody".
bool is_negated(const Ground& ground, TokenIndex verb);
/// "no soldiers", "neither side"
bool has_no(const Ground& ground, TokenIndex noun);
Arguments verb_arguments(const Ground& ground, TokenIndex verb);
Arguments noun_arguments(const Ground& ground, TokenIndex noun);

/// Adds a phrase and those joined to it.
void add_argument(const Ground& ground, std::string_view slot, TokenIndex head, Arguments& out);
/// The prepositional phrases of a token.
void add_prepositions(const Ground& ground, TokenIndex head, Arguments& out);
bool has_slot(const Arguments& arguments, std::string_view slot);
/// Adds what hangs on the objects and on the stops of a way but may belong to the verb: parsers put "to X" now here, now there.
void add_inner_prepositions(const Ground& ground, Arguments& out);

}  // namespace dateline::events
