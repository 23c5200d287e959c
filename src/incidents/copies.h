#pragma once
// Copies: which reports carry another's words. A copy adds no source of its own: what it shares goes back to the original's roots.
// `of` is always an earlier report (by day of publication, then by order of arrival), so that copies form trees.
#include <string>
#include <utility>
#include <vector>

#include "base/enum_names.h"
#include "incidents/facts.h"

namespace dateline::incidents {

enum class CopyKind { kVerbatim, kCut, kEdited, kEmbedded, kQuotes, kCites, kVersion };

struct Copy {
  int report = 0;  // places in the list of reports
  int of = 0;
  CopyKind kind = CopyKind::kVerbatim;
  double share = 0;  // of the copy's runs of words that stand in the original, 0-1
  std::vector<std::pair<Span, Span>> spans;  // in the copy, in the original
};

/// At most one row a report. Work grows with the number of shared runs, not with the square of the reports.
std::vector<Copy> find_copies(const std::vector<ReportFacts>& reports);

}  // namespace dateline::incidents

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<incidents::CopyKind>{"verbatim", "cut",   "edited", "embedded",
                                                                                "quotes",   "cites", "version"};
}  // namespace dateline
