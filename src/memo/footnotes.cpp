#include "memo/footnotes.h"

#include <algorithm>

#include "base/try.h"
#include "cite/find_citations.h"

namespace dateline::memo {

int Footnotes::number_of(const cite::Citation& citation) {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const cite::Citation& other) { return other.claim == citation.claim && other.report == citation.report; });
  if (found != all_.end()) return static_cast<int>(found - all_.begin()) + 1;
  all_.push_back(citation);
  return static_cast<int>(all_.size());
}

Result<Notes> Footnotes::of(const std::string& key, std::size_t most, int* more) {
  DL_ASSIGN(const std::vector<cite::Citation> found, cite::find_citations(archive_, key));
  Notes out;
  for (const cite::Citation& citation : found) {
    if (out.size() == most) break;
    out.push_back(number_of(citation));
  }
  if (more) *more = static_cast<int>(found.size() - out.size());
  return out;
}

int Footnotes::of_report(const std::string& report, const Notes& rather) const {
  for (const int note : rather) {
    if (all_[static_cast<std::size_t>(note) - 1].report == report) return note;
  }
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const cite::Citation& one) { return one.report == report; });
  return found == all_.end() ? 0 : static_cast<int>(found - all_.begin()) + 1;
}

}  // namespace dateline::memo
