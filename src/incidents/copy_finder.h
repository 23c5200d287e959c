#pragma once
// Finding the originals of a report's words among all that are kept, by an index of prints: the cost of one report depends on its own
// length, not on how many are kept. A copy of a whole text enters only what is new in it, so that the index grows with what is written, not
// with how often it is printed.
#include <map>
#include <optional>
#include <vector>

#include "base/result.h"
#include "incidents/copies.h"

namespace dateline::incidents {

struct Shared {
  std::map<int, int> reports;       // how many of the prints each has been entered under
  std::vector<std::uint32_t> full;  // prints of more than kCommonRun reports: they count for nothing, and take no more
};

/// What finding asks of whoever keeps the reports, each under a number that grows in the order of arrival.
class CopyIndex {
 public:
  virtual ~CopyIndex() = default;
  virtual Result<Shared> sharing(const std::vector<std::uint32_t>& prints) = 0;
  virtual Status enter(const std::vector<std::uint32_t>& prints, int report) = 0;
  /// With its id, publisher, published, day, version_of, cited, credits and words.
  virtual Result<ReportFacts> text(int report) = 0;
  /// The report that it is a version of and, of the reports entered before, its own versions.
  virtual Result<std::vector<int>> states_of(const ReportFacts& facts) = 0;
};

struct FoundCopies {
  std::vector<Copy> copies;
  std::vector<int> later;           // reports entered before that come after this one and may have its words
  std::vector<std::uint32_t> full;  // its prints that take no more
};

/// The prints that a text is entered under and sought by, each once.
std::vector<std::uint32_t> prints_of(const ReportFacts& facts);

/// Where a report's words are from. It is not entered.
Result<FoundCopies> find_originals(CopyIndex& index, const ReportFacts& facts, int report);

/// Enters a report, so that copies of it are found: all its prints, or of a copy those outside what it shares. `found`: of it, just now.
Status enter_text(CopyIndex& index, const ReportFacts& facts, int report, const FoundCopies& found);

/// Among reports in memory; their numbers are their places. In the order of the list.
std::vector<Copy> find_copies(const std::vector<ReportFacts>& reports);

}  // namespace dateline::incidents
