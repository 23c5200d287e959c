#pragma once
// Claims of older readings: what was cited from a reading that a later one of the same report has replaced is found by its key for ever. The
// readings are kept; `past_claims` says which of them has which key.
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace dateline::archive {

/// A claim as an older reading has it.
struct PastClaim {
  std::string report, engine, read_at;
  std::int64_t reading = 0;  // its row
  StoredReading stored;
  int claim = 0;             // place in the reading's list
};
/// The latest of the older readings that makes this claim; nothing where none does.
Result<std::optional<PastClaim>> find_past_claim(const Archive& archive, std::string_view key);

/// Keys that begin so, of today's readings and of older ones; at most so many.
Result<std::vector<std::string>> keys_beginning(const Archive& archive, std::string_view prefix, int most);

/// The claim of today on the same words of the same text: on exactly these, else on most of them. Empty: none.
Result<std::string> claim_on(const Archive& archive, std::string_view report, std::string_view text_sha256, Span span);

/// Notes the claims that stand for a report now, before another reading takes their place. Inside a transaction only.
Status keep_past_claims(const Database& database, std::int64_t report);
/// The same out of all older readings.
Status derive_past_claims(const Database& database);

}  // namespace dateline::archive
