#pragma once
// Judgements and decisions on incidents for lists: the names of private and protected persons in the words that were judged, in names, titles and values are replaced. Where the
// report is not in the archive nobody can say who is private, and its words are left out.
#include <optional>

#include "archive/archive.h"
#include "archive/decisions.h"

namespace dateline::query {

/// Masks them one after the other; keeps the report of the last, because people judge a report at a time.
class JudgementMasks {
 public:
  explicit JudgementMasks(const archive::Archive& archive) : archive_(archive) {}

  Status mask(archive::Decision& decision);

 private:
  Status read(const std::string& report);
  void mask_values(review::Judgement& judgement) const;
  Status mask_titles(archive::Decision& decision);

  const archive::Archive& archive_;
  std::string report_;
  std::optional<StoredReading> stored_;  // nothing: the report is not there
};

}  // namespace dateline::query
