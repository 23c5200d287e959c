#pragma once
// Footnotes of a memo as it grows: each claim or report has one, however often it is cited.
#include <algorithm>
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
  /// The number of the footnote of a report, or of a claim in it; 0: it has none.
  int of_report(const std::string& report) const;
  int of_claim(const std::string& report, const std::string& key) const;

  const std::vector<cite::Citation>& all() const { return all_; }

 private:
  int number_of(const cite::Citation& citation);
  template <class Is>
  int find(Is is) const {
    const auto found = std::find_if(all_.begin(), all_.end(), is);
    return found == all_.end() ? 0 : static_cast<int>(found - all_.begin()) + 1;
  }

  const archive::Archive& archive_;
  std::vector<cite::Citation> all_;
};

}  // namespace dateline::memo
