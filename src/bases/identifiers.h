#pragma once
// Numbers that name one ship, company or legal entity for good, with their check digits: IMO ship numbers (IMO resolution A.1117(30)), LEI
// (ISO 17442, check digits of ISO 7064 MOD 97-10), registration numbers (no check).
#include <optional>
#include <string>
#include <string_view>

namespace dateline::bases {

/// Seven digits whose last is the last digit of the sum of the others times 7, 6 ... 2.
bool is_imo_number(std::string_view digits);
/// Twenty letters and digits that make 1 modulo 97.
bool is_lei(std::string_view code);

/// The key under which a base finds the bearer of an identifier; empty for one that is none. Schemes: imo, lei, registration.
std::string identifier_key(std::string_view scheme, std::string_view value);

}  // namespace dateline::bases
