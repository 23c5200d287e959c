#pragma once
// The key by which a claim is cited for ever, whatever engine reads the report again: a hash of what the claim points at.
#include <string>
#include <string_view>

#include "model/claim.h"
#include "model/reading.h"

namespace dateline {

/// 16 hexadecimal digits of SHA-256 over text_sha256, span, about, the kind of event or type of relation, and the root's name.
std::string claim_key(const Reading& reading, const Claim& claim, std::string_view text_sha256);

}  // namespace dateline
