#pragma once
// Reading again what an archive holds, from the bytes that came in: whether the reading that counts is what is read from them now. What is in the archive stays as
// it is, unless a newer reading is to be kept beside the old one.
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "engine/reader.h"

namespace dateline::engine {

struct RereadOptions {
  std::vector<std::string> reports;  // empty: all
  std::size_t sample = 0;            // at most so many, spread over all; 0: all
  unsigned threads = 1;
  archive::Archive* keep = nullptr;  // the archive, open for writing, where what is read otherwise is to be kept; what is derived waits for Archive::group
  std::string read_at;               // for what is kept
};

/// A report that is read otherwise than before.
struct RereadReport {
  std::string report;
  std::string engine, model;           // that read it before
  bool by_this = false;                // which are these
  std::vector<std::string> parts;      // of the reading that differ: "events", "claims"
  std::vector<std::string> new_claims, gone_claims;  // keys
  std::string fault;                   // why it cannot be read now; empty: it can
};

struct RereadTotals {
  std::size_t reports = 0, same = 0;
  std::size_t left_out = 0;  // whose bytes are not here (a share)
  std::vector<RereadReport> changed;
  bool interrupted = false;
};

/// `stop` asks to end after the reports in work; `progressed` hears how many are done, of how many.
Result<RereadTotals> read_again(const archive::Archive& archive, const Reader& reader, const RereadOptions& options, const std::function<bool()>& stop,
                                const std::function<void(std::size_t, std::size_t)>& progressed = {});

}  // namespace dateline::engine
