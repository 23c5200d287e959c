#include "incidents/copies.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/unicode.h"
#include "base/utc_time.h"
#include "incidents/names.h"
#include "incidents/passages.h"

namespace dateline::incidents {
namespace {

// Shares of common runs of words. Two reporters who write about one thing share almost none by chance; names, titles and quoted
// statements give a few in a hundred.
constexpr double kSameText = 0.85;    // both ways: verbatim
constexpr double kMostly = 0.7;       // of the copy: a cut, where whole sentences stand; else an edited text
constexpr double kReworded = 0.25;    // of the copy, all through it, in short stretches: sentence by sentence with words changed
constexpr double kSentence = 12;      // runs: stretches shorter than this on average are sentences with words changed
constexpr double kThroughout = 0.75;  // of the copy's tenths that hold shared words
constexpr double kFewestRuns = 10;
// Words of a copied passage. Shorter passages are names, titles and phrases of the trade.
constexpr std::size_t kPhrase = 10;
constexpr double kQuotedWord = 0.25;  // what others said stands in the reports of all who heard it: such a word tells a quarter of another
constexpr double kSentences = 25;     // words so weighed: more than one sentence, or one long one
constexpr double kQuotation = 12;     // quoted words: one sentence that an outlet is credited with
constexpr std::size_t kLongestFooter = 60;  // words at the end of texts of one outlet
constexpr std::size_t kMostOf = 6;          // rows for one report
constexpr auto kVersionWithin = std::chrono::days(4);   // of a report without an address in common: later it is of something else
constexpr auto kCreditedWithin = std::chrono::days(3);  // a page may bear a later day than those that have its words
constexpr double kAsMuch = 0.02;            // of two that share as much, within this, the earlier is the original

bool same_outlet(const ReportFacts& a, const ReportFacts& b) {
  return !a.publisher.empty() && fold_name(a.publisher) == fold_name(b.publisher);
}

/// How the words lie that a copy has from one original.
struct Shape {
  double words = 0, runs = 0;  // in passages
  double stretches = 0;        // passages
  double tenths = 0;           // share of the copy's tenths that hold some
  double weight = 0;           // words of passages longer than a phrase, quoted ones less
  double quoted = 0;           // words between quotation marks
};

Shape shape_of(const std::vector<TextWord>& copy, const std::vector<TextWord>& original, const std::vector<Passage>& passages) {
  Shape out;
  std::set<std::size_t> tenths;
  for (const Passage& passage : passages) {
    out.words += static_cast<double>(passage.length);
    out.runs += static_cast<double>(passage.length - kRun + 1);
    out.stretches += 1;
    for (std::size_t i = 0; i < passage.length; ++i) {
      tenths.insert((passage.copy + i) * 10 / copy.size());
      const bool quoted = copy[passage.copy + i].quoted || original[passage.original + i].quoted;
      out.quoted += quoted ? 1 : 0;
      if (passage.length >= kPhrase) out.weight += quoted ? kQuotedWord : 1;
    }
  }
  out.tenths = static_cast<double>(tenths.size()) / 10;
  return out;
}

bool credits(const ReportFacts& facts, const ReportFacts& original) {
  return !original.publisher.empty() &&
         std::any_of(facts.cited.begin(), facts.cited.end(), [&](const std::string& name) { return same_name(name, original.publisher); });
}

/// What a copy is by how much is shared and how it lies, or nothing.
std::optional<CopyKind> kind_of(const ReportFacts& facts, const ReportFacts& original, const Shape& shape) {
  const auto runs = [](const ReportFacts& report) { return std::max(1.0, static_cast<double>(report.words.size()) - kRun + 1); };
  const double of_copy = shape.runs / runs(facts), of_original = shape.runs / runs(original);
  if (shape.runs >= kFewestRuns) {
    if (of_copy >= kSameText && of_original >= kSameText) return CopyKind::kVerbatim;
    if (of_copy >= kReworded && shape.tenths >= kThroughout && shape.runs < kSentence * shape.stretches) return CopyKind::kEdited;
    if (of_copy >= kMostly) return CopyKind::kCut;
  }
  if (shape.weight >= kSentences) return CopyKind::kEmbedded;
  if (shape.quoted >= kQuotation && credits(facts, original)) return CopyKind::kQuotes;
  return std::nullopt;
}

/// What an outlet puts under all its texts.
bool is_footer(const Passage& passage, const std::vector<TextWord>& copy, const std::vector<TextWord>& original) {
  return passage.length <= kLongestFooter && passage.copy + passage.length == copy.size() &&
         passage.original + passage.length == original.size() && passage.length < copy.size() && passage.length < original.size();
}

struct Found {
  Original original;
  std::vector<Passage> passages;
};

/// Passages of which no more than half has been found elsewhere.
std::vector<Passage> fresh(const std::vector<Passage>& passages, const std::vector<bool>& taken) {
  std::vector<Passage> out;
  for (const Passage& passage : passages) {
    const auto from = taken.begin() + static_cast<std::ptrdiff_t>(passage.copy);
    const auto known = std::count(from, from + static_cast<std::ptrdiff_t>(passage.length), true);
    if (2 * static_cast<std::size_t>(known) <= passage.length) out.push_back(passage);
  }
  return out;
}

std::size_t words_in(const std::vector<Passage>& passages) {
  std::size_t out = 0;
  for (const Passage& passage : passages) out += passage.length;
  return out;
}

std::vector<Found> align(const ReportFacts& facts, const std::vector<Original>& others) {
  std::vector<Found> out;
  const Aligner aligner(facts.words);
  for (const Original& other : others) {
    Found found{other, aligner.passages(other.facts->words)};
    if (same_outlet(facts, *other.facts)) {
      std::erase_if(found.passages, [&](const Passage& passage) { return is_footer(passage, facts.words, other.facts->words); });
    }
    if (!found.passages.empty() || is_later_state(facts, *other.facts)) out.push_back(std::move(found));
  }
  return out;
}

Copy row(const ReportFacts& facts, int report, const Found& found, CopyKind kind) {
  Copy out{report, found.original.report, kind, 0, {}};
  if (!facts.words.empty()) out.share = static_cast<double>(words_in(found.passages)) / static_cast<double>(facts.words.size());
  const auto span = [](const std::vector<TextWord>& words, std::size_t first, std::size_t length) {
    return cover(words[first].span(), words[first + length - 1].span());
  };
  for (const Passage& passage : found.passages) {
    out.spans.emplace_back(span(facts.words, passage.copy, passage.length),
                           span(found.original.facts->words, passage.original, passage.length));
  }
  return out;
}

/// The one that shares most with what is not yet found; of equals the earliest.
std::size_t best_of(const std::vector<Found>& found) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const double most = static_cast<double>(words_in(found[best].passages));
    if (static_cast<double>(words_in(found[i].passages)) > most * (1 + kAsMuch) + 1) best = i;
  }
  return best;
}

/// As both tell it.
bool dated_before(const ReportFacts& a, const ReportFacts& b) {
  if (!a.day || !b.day) return false;
  const auto time_a = changed_at(a), time_b = changed_at(b);
  return time_a && time_b ? *time_a < *time_b : *a.day < *b.day;
}

}  // namespace

bool is_whole_copy(CopyKind kind) { return kind != CopyKind::kEmbedded && kind != CopyKind::kQuotes && kind != CopyKind::kCites; }

bool published_before(const ReportFacts& a, int place_a, const ReportFacts& b, int place_b) {
  const auto time_a = published_at(a), time_b = published_at(b);
  return time_a != time_b ? time_a < time_b : place_a < place_b;
}

bool is_later_state(const ReportFacts& a, const ReportFacts& b) {
  if (a.version_of == b.id) return !dated_before(a, b);
  const bool one_page = b.version_of == a.id || (!a.version_of.empty() && a.version_of == b.version_of);
  return one_page && dated_before(b, a);
}

std::vector<bool> credited_among(const std::vector<const ReportFacts*>& sharing) {
  const auto names = [](const ReportFacts& a, const ReportFacts& b) {
    if (b.publisher.empty() || same_outlet(a, b)) return false;
    if (a.day && b.day && std::chrono::abs(*a.day - *b.day) > kCreditedWithin) return false;
    const auto publisher = name_words(b.publisher);
    const auto is_publisher = [&](const std::string& name) { return name_words(name) == publisher; };
    return std::any_of(a.credits.begin(), a.credits.end(), is_publisher) || std::any_of(a.cited.begin(), a.cited.end(), is_publisher);
  };
  const auto any = [&](auto that) { return std::any_of(sharing.begin(), sharing.end(), that); };
  std::vector<bool> out;
  for (const ReportFacts* one : sharing) {
    out.push_back(any([&](const ReportFacts* other) { return names(*other, *one); }) && !any([&](const ReportFacts* other) { return names(*one, *other); }));
  }
  return out;
}

std::vector<Copy> copies_in(const ReportFacts& facts, int report, const std::vector<Original>& others) {
  std::vector<Copy> out;
  std::vector<Found> found = align(facts, others);
  std::vector<bool> taken(facts.words.size());
  const auto take = [&](std::size_t which, CopyKind kind) {
    for (const Passage& passage : found[which].passages)
      std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(passage.copy), passage.length, true);
    out.push_back(row(facts, report, found[which], kind));
  };
  const auto earlier_state =
      std::find_if(found.begin(), found.end(), [&](const Found& f) { return is_later_state(facts, *f.original.facts); });
  if (earlier_state != found.end()) {
    take(static_cast<std::size_t>(earlier_state - found.begin()), CopyKind::kVersion);
    found.erase(earlier_state);
  }
  while (out.size() < kMostOf) {
    for (Found& f : found) f.passages = fresh(f.passages, taken);
    std::erase_if(found, [](const Found& f) { return f.passages.empty(); });
    if (found.empty()) break;
    const std::size_t best = best_of(found);
    const ReportFacts& original = *found[best].original.facts;
    auto kind = kind_of(facts, original, shape_of(facts.words, original.words, found[best].passages));
    // The same outlet's much the same text under another address is a later state of its report, not a copy of it.
    const bool soon = !facts.day || !original.day || *facts.day - *original.day <= kVersionWithin;
    if (kind && is_whole_copy(*kind) && soon && same_outlet(facts, original)) kind = CopyKind::kVersion;
    if (kind) take(best, *kind);
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(best));
  }
  return out;
}

}  // namespace dateline::incidents
