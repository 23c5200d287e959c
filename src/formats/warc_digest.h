#pragma once
// The digests that WARC records carry (WARC-Block-Digest, WARC-Payload-Digest): md5, sha1, sha256 or sha512 in base32 or hexadecimal
// digits.
#include <string>
#include <vector>

#include "formats/warc.h"

namespace dateline::formats {

/// What does not agree with the bytes: "its block digest is wrong". A record that is cut or skipped, and an algorithm that is not known,
/// give no word.
std::vector<std::string> wrong_digests(const WarcRecord& record);

}  // namespace dateline::formats
