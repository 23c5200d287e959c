#pragma once
// SHA-256 (FIPS 180-4) and HMAC-SHA256 (RFC 2104) as 64 lower-case hexadecimal digits.
#include <string>
#include <string_view>

namespace dateline {

std::string sha256_hex(std::string_view bytes);
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

}  // namespace dateline
