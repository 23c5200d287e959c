#pragma once
// Footnotes of a memo as it grows: each claim or report has one, however often it is cited.
#include <map>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "cite/citation.h"
#include "memo/memo.h"

namespace dateline::memo {

class Footnotes {
 public:
  explicit Footnotes(const archive::Archive& archive) : archive_(archive) {}

  /// The numbers of what this names (cite/find_citations.h); at most so many, the rest is counted in `more`.
  Result<Notes> of(const std::string& key, std::size_t most, int* more = nullptr);
  /// The number of a report's footnote, one of these rather than another; 0: it has none.
  int of_report(const std::string& report, const Notes& rather = {}) const;

  const std::vector<cite::Citation>& all() const { return all_; }

 private:
  int number_of(const cite::Citation& citation);

  const archive::Archive& archive_;
  std::vector<cite::Citation> all_;
};

}  // namespace dateline::memo
