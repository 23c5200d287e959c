#pragma once
// What the text itself says a named thing is: "X is a militia", "X, a lawyer", "the city of X", "X fighters".
#include <optional>
#include <string>

#include "actors/draft.h"

namespace dateline::actors {

struct SaidToBe {
  EntityType type = EntityType::kOrganization;
  std::string subtype;
};

std::optional<SaidToBe> said_to_be(const Draft& draft, const Found& mention);

/// The lexicon's noun for the phrase that ends at token `head`, longest first; `first` gives where that phrase begins.
const Noun* noun_at(const Draft& draft, TokenIndex head, TokenIndex* first = nullptr);

}  // namespace dateline::actors
