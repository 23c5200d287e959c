#pragma once
// One origin: when two sources of reports are one root, and which of them name nobody (corroboration codebook, "Counting").
#include <string>

#include "incidents/origins.h"

namespace dateline::incidents {

/// "Media reports", "rumours": nobody is named, nobody stands behind it.
bool names_nobody(const SourceFact& source);

/// "A statement", "his office": somebody's whom the words around it name.
bool is_nameless_voice(const Origin& origin);

/// What alone makes two origins one, where names do not: whose words they first were, or what nobody's words are called. Empty for named people
/// and bodies.
std::string key_of(const Origin& origin);

/// Whether two named origins are one. Countries, where both are known, must agree for bodies.
bool same_origin(const Origin& a, const Origin& b);

}  // namespace dateline::incidents
