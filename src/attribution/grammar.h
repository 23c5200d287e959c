#pragma once
// Questions about the parse that every finder of attributions asks: who is the subject, is it passive, what belongs to a verb group, what
// words are a noun phrase with its apposition.
#include <optional>
#include <string_view>

#include "attribution/token_ranges.h"
#include "model/syntax.h"

namespace dateline::attribution {

bool is_verb(const Token& token);
bool is_passive(const Syntax& syntax, TokenIndex verb);
bool is_negated(const Syntax& syntax, TokenIndex verb);

/// The subject's head: the verb's own, or the one that it shares with the verb it hangs on ("said A and added B"; "..., he said, adding").
/// For a participle on a noun the noun.
std::optional<TokenIndex> subject_of(const Syntax& syntax, TokenIndex verb);
/// The noun right before a verb: its subject where the parse has missed it.
std::optional<TokenIndex> noun_before(const Syntax& syntax, TokenIndex verb);
/// The noun right after a verb that speech stands before: '"...," said the mayor', where the parse has missed it.
std::optional<TokenIndex> noun_after(const Syntax& syntax, TokenIndex verb);
/// "released a statement saying": whoever released it; another noun itself.
TokenIndex issuer_of(const Syntax& syntax, TokenIndex noun);
/// "a source in the ministry": the people, where the noun given stands in a phrase behind them.
TokenIndex people_before(const Syntax& syntax, TokenIndex noun);
/// Who does it in a passive: "by X".
std::optional<TokenIndex> passive_agent(const Syntax& syntax, TokenIndex verb);

/// The verb with its auxiliaries, negation, particles and the adverbs between them.
TokenRange verb_group(const Syntax& syntax, TokenIndex verb);

/// A noun phrase as a source or an object: without relative clauses and participles, with its apposition.
TokenRanges noun_phrase(const Syntax& syntax, TokenIndex head);
/// More tokens than any clause of a newspaper has: a subtree beyond it comes of text without sentences, and is not walked.
inline constexpr TokenIndex kLongestClause = 600;
/// The subtree, or nothing where it is longer than that.
std::vector<TokenIndex> tokens_below(const Syntax& syntax, TokenIndex head);
/// The whole subtree but for the part below (and including) `without`.
TokenRanges clause(const Syntax& syntax, TokenIndex head, std::optional<TokenIndex> without = std::nullopt);

/// Content without a relative clause after a comma or a dash at its end: that is the writer's, not the teller's.
TokenRanges without_aside(const Syntax& syntax, TokenRanges content);

/// The antecedent of "who", "which" or "that" as the subject of a relative clause; the token itself otherwise.
TokenIndex antecedent(const Syntax& syntax, TokenIndex token);

}  // namespace dateline::attribution
