#pragma once
// Subjects: who or what a verb is said of, handed down through control ("wants to"), joined clauses, participles and nouns, and its objects.
// Pronouns that point back ("who", "that") stand for their antecedent.
#include <optional>
#include <vector>

#include "events/ground.h"

namespace dateline::events {

bool is_passive(const Ground& ground, TokenIndex verb);
bool is_relative_pronoun(const Token& token);
/// What a relative pronoun of this verb's clause stands for; other words stand for themselves.
TokenIndex resolve_pronoun(const Ground& ground, TokenIndex pronoun, TokenIndex verb);
std::vector<TokenIndex> objects_of(const Ground& ground, TokenIndex verb);
/// The subject as it stands in the sentence, shared or controlled from above where the verb has none of its own.
std::vector<TokenIndex> surface_subject(const Ground& ground, TokenIndex verb);
/// "Foiled a plot to bomb": the plan that an infinitive tells, where the parser hung it on the verb.
std::optional<TokenIndex> noun_before_infinitive(const Ground& ground, TokenIndex verb);

}  // namespace dateline::events
