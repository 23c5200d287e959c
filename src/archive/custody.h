#pragma once
// Custody: what the archive can say of how one report came to be held and whether it is still what came in.
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/chain.h"
#include "archive/purge.h"

namespace dateline::archive {

struct ReadingMark {
  std::int64_t row = 0;
  std::string engine, model, read_at, sha256, hash;
};

struct VersionMark {
  std::string report, captured_at;
};

struct CustodyRecord {
  CaptureRow capture;
  std::int64_t row = 0;  // of the capture in its chain
  std::string hash;
  bool follows = false;  // this row and the one in exchanges have the hash of their content behind the row before
  std::string exchange;  // JSON; empty: from before the archive kept it
  std::int64_t bytes = 0;
  bool bytes_intact = false;  // hashed again when asked
  std::string title, publisher, domain, published, published_basis, language, text_sha256;
  std::vector<ReadingMark> readings;  // the last one counts
  std::vector<VersionMark> versions;  // of the same report, itself among them, in the order in which they came
  std::int64_t exhibits = 0;          // files that came with it
  std::optional<Purge> purge;         // then of what came in only hashes are left, and nothing follows or is intact
};

/// kNotFound for an id that is not there.
Result<CustodyRecord> find_custody(const Archive& archive, std::string_view report);

/// When, and from where, a report was had: what a citation says of it.
struct TakenIn {
  std::string at;        // when its page answered, else when it came in
  std::string archived;  // where else the answer is kept: "file.warc.gz <urn:uuid:...>"; empty: nowhere that is known
  std::string read_at;   // when the reading that counts was made
};
/// kNotFound for an id that is not there.
Result<TakenIn> find_taken_in(const Archive& archive, std::string_view report);

/// From when the first report came in until something was last added or judged: points in time of the archive, not of the clock. Empty where there is nothing.
struct Lifetime {
  std::string begun, changed;
};
Result<Lifetime> find_lifetime(const Archive& archive);

std::string exchange_hash(std::string_view previous, std::string_view report, std::string_view content);
/// Inside a transaction only.
Status append_exchange(const Database& database, std::string_view report, std::string_view content);

}  // namespace dateline::archive
