#pragma once
// Keys of numbers that name one ship, company or legal entity for good: IMO ship numbers and LEI (base/check_digits.h), registration numbers (no check).
#include <string>
#include <string_view>

namespace dateline::bases {

/// The key under which a base finds the bearer of an identifier; empty for one that is none. Schemes: imo, lei, registration.
std::string identifier_key(std::string_view scheme, std::string_view value);

}  // namespace dateline::bases
