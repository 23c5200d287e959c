#pragma once
// Check digits of numbers that name one thing for good: whether a number as written holds, never what it should have been.
#include <string_view>

namespace dateline {

/// IMO ship number (IMO resolution A.1117(30)): seven digits, the last of the sum of the others times 7, 6 ... 2 is the last digit.
bool is_imo_number(std::string_view digits);

/// LEI (ISO 17442): twenty letters and digits that make 1 modulo 97 (ISO 7064 MOD 97-10).
bool is_lei(std::string_view code);

/// Number of a freight container (ISO 6346): owner (three letters), U, J or Z, six digits and the check digit, without blanks.
bool is_container_number(std::string_view code);

/// Ship station identity (ITU-R M.585): nine digits that begin with a country's three, 201 to 775.
bool is_mmsi(std::string_view digits);

}  // namespace dateline
