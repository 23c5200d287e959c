#pragma once
// What a later version of a report changed: which claims came and went, whether it says that it was corrected or withdrawn. Pure values.
#include <string>
#include <vector>

#include "model/reading_json.h"
#include "watch/news.h"

namespace dateline::watch {

struct SaidClaim {
  std::string key;
  Polarity polarity = Polarity::kAffirmed;
  std::string words;  // private people's names replaced
};

enum class VersionChange { kNone, kChanged, kCorrected, kWithdrawn };

struct VersionDifference {
  VersionChange what = VersionChange::kNone;  // kNone: the same text
  std::vector<SaidClaim> gone, fresh;
};

/// A claim is the same where its words and polarity are: its key names the text that it stands in.
VersionDifference compare(const StoredReading& before, const StoredReading& now);

/// Whether a version still makes a claim of another one.
bool still_tells(const StoredReading& version, const StoredReading& other, const Claim& claim);

/// report_changed, report_corrected or report_withdrawn, of the version `report`.
News version_news(const VersionDifference& difference, const std::string& report, const StoredReading& before, const StoredReading& now);

}  // namespace dateline::watch
