#include "memo/footnotes.h"

#include "base/try.h"
#include "cite/find_citations.h"

namespace dateline::memo {

int Footnotes::number_of(const cite::Citation& citation) {
  const int known = of_claim(citation.report, citation.claim);
  if (known) return known;
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

int Footnotes::of_report(const std::string& report) const {
  return find([&](const cite::Citation& one) { return one.report == report; });
}

int Footnotes::of_claim(const std::string& report, const std::string& key) const {
  return find([&](const cite::Citation& one) { return one.report == report && one.claim == key; });
}

}  // namespace dateline::memo
