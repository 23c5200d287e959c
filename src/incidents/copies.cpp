#include "incidents/copies.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/unicode.h"

namespace dateline::incidents {
namespace {

// Shares of common runs of five words. Two reporters who write about one thing share almost none by chance; names, titles and quoted
// statements give a few in a hundred.
constexpr double kSameText = 0.85;   // both ways: verbatim
constexpr double kMostly = 0.7;      // of the copy: a cut, where whole sentences stand; else an edited text
constexpr double kReworded = 0.25;   // of the copy, all through it, in short stretches: sentence by sentence with words changed
constexpr double kSomeOfIt = 0.12;   // of the copy: sentences inside another text
constexpr double kSentence = 12;     // runs: stretches shorter than this on average are sentences with words changed
constexpr double kThroughout = 0.75; // of the copy's tenths that hold shared words
constexpr std::size_t kFewestRuns = 10;
constexpr std::size_t kCommonRun = 64;  // a run in more reports than this is a formula ("did not immediately respond to a request")

bool earlier(const ReportFacts& a, int ia, const ReportFacts& b, int ib) {
  if (a.day != b.day) return a.day.has_value() && (!b.day || *a.day < *b.day);
  return ia < ib;
}

using Index = std::unordered_map<std::uint32_t, std::vector<int>>;

/// For each run of words the reports that have it, each once.
Index index_runs(const std::vector<ReportFacts>& reports) {
  Index index;
  for (int i = 0; i < static_cast<int>(reports.size()); ++i) {
    for (std::uint32_t print : reports[static_cast<std::size_t>(i)].prints) {
      std::vector<int>& list = index[print];
      if ((list.empty() || list.back() != i) && list.size() <= kCommonRun) list.push_back(i);
    }
  }
  return index;
}

/// Distinct runs that a report shares with each earlier one.
std::map<int, int> shared_with_earlier(const std::vector<ReportFacts>& reports, int report, const Index& index) {
  const ReportFacts& facts = reports[static_cast<std::size_t>(report)];
  std::map<int, int> shared;
  const std::set<std::uint32_t> prints(facts.prints.begin(), facts.prints.end());
  for (std::uint32_t print : prints) {
    const auto found = index.find(print);
    if (found == index.end() || found->second.size() > kCommonRun) continue;
    for (int other : found->second) {
      if (other != report && earlier(reports[static_cast<std::size_t>(other)], other, facts, report)) ++shared[other];
    }
  }
  return shared;
}

std::size_t distinct_runs(const ReportFacts& facts) { return std::set<std::uint32_t>(facts.prints.begin(), facts.prints.end()).size(); }

/// Where runs of the copy stand in the original, joined to stretches.
std::vector<std::pair<Span, Span>> shared_spans(const ReportFacts& copy, const ReportFacts& original) {
  std::unordered_map<std::uint32_t, std::size_t> where;
  for (std::size_t i = original.prints.size(); i-- > 0;) where[original.prints[i]] = i;
  const auto stop = [](const ReportFacts& facts, std::size_t run) {
    // A run ends where the word after its last begins; the last run of a text ends with its last word, which is not known here.
    const std::size_t next = run + 5;
    return next < facts.print_at.size() ? facts.print_at[next] : facts.print_at.back();
  };
  std::vector<std::pair<Span, Span>> out;
  for (std::size_t i = 0; i < copy.prints.size();) {
    const auto found = where.find(copy.prints[i]);
    if (found == where.end()) {
      ++i;
      continue;
    }
    std::size_t length = 1;
    const std::size_t at = found->second;
    while (i + length < copy.prints.size() && at + length < original.prints.size() &&
           copy.prints[i + length] == original.prints[at + length]) {
      ++length;
    }
    out.push_back({{copy.print_at[i], stop(copy, i + length - 1)}, {original.print_at[at], stop(original, at + length - 1)}});
    i += length;
  }
  return out;
}

bool same_outlet(const ReportFacts& a, const ReportFacts& b) {
  return !a.publisher.empty() && fold_name(a.publisher) == fold_name(b.publisher);
}

/// How the shared words lie in the copy.
struct Shape {
  double stretch = 0;  // mean length of unbroken runs
  double spread = 0;   // share of the copy's tenths that hold some
};

Shape shape_of(const ReportFacts& copy, const ReportFacts& original) {
  const std::set<std::uint32_t> theirs(original.prints.begin(), original.prints.end());
  std::set<std::size_t> tenths;
  double stretches = 0, runs = 0;
  bool inside = false;
  for (std::size_t i = 0; i < copy.prints.size(); ++i) {
    const bool shared = theirs.contains(copy.prints[i]);
    if (shared) {
      tenths.insert(i * 10 / copy.prints.size());
      runs += 1;
      stretches += inside ? 0 : 1;
    }
    inside = shared;
  }
  return {stretches == 0 ? 0 : runs / stretches, static_cast<double>(tenths.size()) / 10};
}

/// What a copy is by how much is shared and how it lies, or nothing.
std::optional<CopyKind> kind_of(double of_copy, double of_original, int runs, const Shape& shape) {
  if (of_copy >= kSameText && of_original >= kSameText) return CopyKind::kVerbatim;
  if (of_copy >= kReworded && shape.spread >= kThroughout && shape.stretch < kSentence) return CopyKind::kEdited;
  if (of_copy >= kMostly) return CopyKind::kCut;
  if (of_copy >= kSomeOfIt && runs >= static_cast<int>(2 * kFewestRuns)) return CopyKind::kEmbedded;
  return std::nullopt;
}

std::optional<Copy> by_words(const std::vector<ReportFacts>& reports, int report, const Index& index) {
  const ReportFacts& facts = reports[static_cast<std::size_t>(report)];
  const std::size_t own = distinct_runs(facts);
  if (own < kFewestRuns) return std::nullopt;
  std::optional<Copy> best;
  for (const auto& [other, runs] : shared_with_earlier(reports, report, index)) {
    const ReportFacts& original = reports[static_cast<std::size_t>(other)];
    const double share = static_cast<double>(runs) / static_cast<double>(own);
    if (share < kSomeOfIt) continue;
    const auto kind = kind_of(share, static_cast<double>(runs) / static_cast<double>(std::max<std::size_t>(1, distinct_runs(original))), runs,
                              shape_of(facts, original));
    // The report that shares most is the origin; of equals, the earliest.
    if (!kind || (best && best->share >= share - 0.02 && !earlier(original, other, reports[static_cast<std::size_t>(best->of)], best->of))) continue;
    if (best && best->share > share + 0.02) continue;
    best = Copy{report, other, *kind, share, {}};
  }
  if (best) best->spans = shared_spans(facts, reports[static_cast<std::size_t>(best->of)]);
  return best;
}

std::optional<Copy> as_version(const std::vector<ReportFacts>& reports, int report, const std::map<std::string, int>& by_id) {
  const ReportFacts& facts = reports[static_cast<std::size_t>(report)];
  const auto found = by_id.find(facts.version_of);
  if (facts.version_of.empty() || found == by_id.end() || found->second == report) return std::nullopt;
  const ReportFacts& original = reports[static_cast<std::size_t>(found->second)];
  std::vector<std::pair<Span, Span>> spans = shared_spans(facts, original);
  const std::set<std::uint32_t> theirs(original.prints.begin(), original.prints.end());
  const auto runs = std::count_if(facts.prints.begin(), facts.prints.end(), [&](std::uint32_t print) { return theirs.contains(print); });
  const double share = facts.prints.empty() ? 0 : static_cast<double>(runs) / static_cast<double>(facts.prints.size());
  return Copy{report, found->second, CopyKind::kVersion, share, std::move(spans)};
}

}  // namespace

std::vector<Copy> find_copies(const std::vector<ReportFacts>& reports) {
  std::map<std::string, int> by_id;
  for (int i = 0; i < static_cast<int>(reports.size()); ++i) by_id.emplace(reports[static_cast<std::size_t>(i)].id, i);
  const Index index = index_runs(reports);
  std::vector<Copy> out;
  for (int i = 0; i < static_cast<int>(reports.size()); ++i) {
    std::optional<Copy> copy = as_version(reports, i, by_id);
    if (!copy) {
      copy = by_words(reports, i, index);
      // The same outlet's much the same text under another address is a later state of its report, not a copy of it.
      if (copy && copy->share >= kMostly / 2 && copy->kind != CopyKind::kEmbedded && same_outlet(reports[static_cast<std::size_t>(i)], reports[static_cast<std::size_t>(copy->of)])) {
        copy->kind = CopyKind::kVersion;
      }
    }
    if (copy) out.push_back(std::move(*copy));
  }
  return out;
}

}  // namespace dateline::incidents
