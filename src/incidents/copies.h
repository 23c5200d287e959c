#pragma once
// Copies: which reports carry another's words: how much, which passages, from when. A copy adds no source of its own: what it shares goes
// back to the original's roots. `of` is an earlier report: one that another of those with its words credits, else by day of publication, then by
// order of arrival, so that copies form trees. What two reporters share who write about one thing in their own words (names, formulas, sentences of one press statement) is no
// copy.
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
  double share = 0;                          // of the copy's words that stand in the original, 0-1
  std::vector<std::pair<Span, Span>> spans;  // in the copy, in the original; of equal words
};

/// What a report has from others: that of which it has most first, each passage from one only. `others`: earlier reports that may be
/// originals, in the order of publication; `spans` of each copy in the order of the text.
struct Original {
  int report = 0;  // for Copy::of
  const ReportFacts* facts = nullptr;
};
std::vector<Copy> copies_in(const ReportFacts& facts, int report, const std::vector<Original>& others);

/// A run of words in more reports than this is a formula ("did not immediately respond to a request"), and finds none.
inline constexpr std::size_t kCommonRun = 24;
/// The reports that share most runs with one, of which originals are sought.
inline constexpr std::size_t kMostOriginals = 16;

/// Whether it is, by and large, the other's text: it needs not be found by what both have.
bool is_whole_copy(CopyKind kind);

/// Is report `a` published before `b`? The places decide where the times do not.
bool published_before(const ReportFacts& a, int place_a, const ReportFacts& b, int place_b);

/// One is a state of the other's page: `a` the later one. The state that came in first is the earlier, unless what they say of when they were changed or published tells otherwise.
bool is_later_state(const ReportFacts& a, const ReportFacts& b);

/// Of reports that share words, those whose outlet another credits, or names as its source, within a few days, and that do so with no other of
/// them: the words are theirs, whatever the days. By places in `sharing`.
std::vector<bool> credited_among(const std::vector<const ReportFacts*>& sharing);

}  // namespace dateline::incidents

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 7> kEnumNames<incidents::CopyKind>{"verbatim", "cut",   "edited", "embedded",
                                                                                 "quotes",   "cites", "version"};
}  // namespace dateline
