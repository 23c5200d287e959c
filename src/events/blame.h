#pragma once
// Blame: who is told to have done, or to have suffered, what a noun tells ("the attack"), by the words around it: owned up to, blamed for,
// attributed to, responsible for. Whose word that is, the claim says. Nobody where the words deny it or say that it might be.
#include <optional>
#include <vector>

#include "events/arguments.h"

namespace dateline::events {

/// "claimed responsibility for the attack", "the attack was claimed by": the verb with which somebody owns up to it, if he did.
std::optional<TokenIndex> claim_of(const Ground& ground, TokenIndex noun);

/// Whom somebody takes for the doer of what a noun tells: "blamed X for the raid", "attributed it to X", "blamed it on X", "X was implicated
/// in it", "X is responsible for it", "X was behind it". Whose word that is, the claim says.
std::vector<TokenIndex> blamed_for(const Ground& ground, TokenIndex noun);

/// "The school was the target of ten attacks", "the victim of a kidnapping".
std::vector<TokenIndex> sufferers_of(const Ground& ground, TokenIndex noun);

}  // namespace dateline::events
