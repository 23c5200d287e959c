#include "incidents/copy_finder.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/assert.h"
#include "base/try.h"
#include "incidents/group.h"
#include "incidents/prints.h"

namespace dateline::incidents {
namespace {

struct KeptRun {
  std::uint32_t print;
  Span span;
};

std::vector<KeptRun> kept_in(const ReportFacts& facts) {
  const std::vector<std::uint32_t> runs = runs_of(facts.words);
  std::vector<KeptRun> out;
  for (const std::uint32_t at : kept_runs(runs))
    out.push_back({runs[at], cover(facts.words[at].span(), facts.words[at + kRun - 1].span())});
  std::stable_sort(out.begin(), out.end(), [](const KeptRun& a, const KeptRun& b) { return a.print < b.print; });
  out.erase(std::unique(out.begin(), out.end(), [](const KeptRun& a, const KeptRun& b) { return a.print == b.print; }), out.end());
  return out;
}

/// Those that share most, in the order of arrival.
std::vector<int> foremost(const std::map<int, int>& sharing) {
  std::vector<std::pair<int, int>> most;
  for (const auto& [other, prints] : sharing) most.emplace_back(-prints, other);
  std::sort(most.begin(), most.end());
  if (most.size() > kMostOriginals) most.resize(kMostOriginals);
  std::vector<int> out;
  for (const auto& [prints, other] : most) out.push_back(other);
  std::sort(out.begin(), out.end());
  return out;
}

/// A report that has words of another.
struct Sharing {
  int report = 0;
  ReportFacts text;
  bool credited = false;  // by one of those that share them
};

/// Sets which of them are credited; whether the report itself is.
bool set_credited(const ReportFacts& facts, std::vector<Sharing>& sharing) {
  std::vector<const ReportFacts*> all;
  for (const Sharing& other : sharing) all.push_back(&other.text);
  all.push_back(&facts);
  const std::vector<bool> credited = credited_among(all);
  for (std::size_t i = 0; i < sharing.size(); ++i) sharing[i].credited = credited[i];
  return credited.back();
}

class InMemory : public CopyIndex {
 public:
  explicit InMemory(const std::vector<ReportFacts>& reports) : reports_(reports) {}
  Result<Shared> sharing(const std::vector<std::uint32_t>& prints) override {
    Shared out;
    for (std::uint32_t print : prints) {
      const auto found = holders_.find(print);
      if (found == holders_.end()) continue;
      if (found->second.size() > kCommonRun) out.full.push_back(print);
      else for (int other : found->second) ++out.reports[other];
    }
    return out;
  }
  Status enter(const std::vector<std::uint32_t>& prints, int report) override {
    for (std::uint32_t print : prints) holders_[print].push_back(report);
    return {};
  }
  Result<ReportFacts> text(int report) override { return reports_[static_cast<std::size_t>(report)]; }
  Result<std::vector<int>> states_of(const ReportFacts& facts) override {
    if (versions_.empty()) {
      for (std::size_t i = 0; i < reports_.size(); ++i) {
        numbers_.emplace(reports_[i].id, static_cast<int>(i));
        versions_.emplace(reports_[i].version_of, static_cast<int>(i));
      }
    }
    std::vector<int> out;
    if (const auto first = numbers_.find(facts.version_of); first != numbers_.end()) out.push_back(first->second);
    for (auto [at, end] = versions_.equal_range(facts.id); at != end; ++at) out.push_back(at->second);
    return out;
  }

 private:
  const std::vector<ReportFacts>& reports_;
  std::unordered_map<std::uint32_t, std::vector<int>> holders_;
  std::map<std::string, int> numbers_;
  std::multimap<std::string, int> versions_;  // by what they are versions of
};

}  // namespace

std::vector<std::uint32_t> prints_of(const ReportFacts& facts) {
  std::vector<std::uint32_t> out;
  for (const KeptRun& run : kept_in(facts)) out.push_back(run.print);
  return out;
}

Result<FoundCopies> find_originals(CopyIndex& index, const ReportFacts& facts, int report) {
  FoundCopies out;
  DL_ASSIGN(Shared shared, index.sharing(prints_of(facts)));
  shared.reports.erase(report);
  out.full = std::move(shared.full);
  std::vector<int> others = foremost(shared.reports);
  DL_ASSIGN(const std::vector<int> states, index.states_of(facts));
  for (const int state : states) {
    if (state != report && std::find(others.begin(), others.end(), state) == others.end()) others.push_back(state);
  }
  std::vector<Sharing> sharing;
  for (int other : others) {
    DL_ASSIGN(ReportFacts text, index.text(other));
    sharing.push_back({other, std::move(text), false});
  }
  const bool credited = set_credited(facts, sharing);
  std::vector<Sharing> earlier;
  for (Sharing& other : sharing) {
    const bool before = other.credited != credited ? other.credited : published_before(other.text, other.report, facts, report);
    // Of two states of a page the earlier one is the original, whatever the places.
    if (is_later_state(facts, other.text) || (!is_later_state(other.text, facts) && before)) earlier.push_back(std::move(other));
    else out.later.push_back(other.report);
  }
  std::stable_sort(earlier.begin(), earlier.end(), [](const Sharing& a, const Sharing& b) {
    return a.credited != b.credited ? a.credited : published_before(a.text, a.report, b.text, b.report);
  });
  std::vector<Original> originals;
  for (const Sharing& other : earlier) originals.push_back({other.report, &other.text});
  out.copies = copies_in(facts, report, originals);
  return out;
}

Status enter_text(CopyIndex& index, const ReportFacts& facts, int report, const FoundCopies& found) {
  const auto copied = [&](Span run) {
    return std::any_of(found.copies.begin(), found.copies.end(), [&](const Copy& copy) {
      return is_whole_copy(copy.kind) &&
             std::any_of(copy.spans.begin(), copy.spans.end(), [&](const auto& pair) { return pair.first.contains(run); });
    });
  };
  std::vector<std::uint32_t> own;
  for (const KeptRun& run : kept_in(facts)) {
    const bool full = std::find(found.full.begin(), found.full.end(), run.print) != found.full.end();
    if (!full && !copied(run.span)) own.push_back(run.print);
  }
  return index.enter(own, report);
}

std::vector<Copy> find_copies(const std::vector<ReportFacts>& reports) {
  InMemory index(reports);
  std::map<int, std::vector<Copy>> copies;
  std::set<int> later;  // that were looked at before one that turned out to be the original
  const auto find = [&](int report) {
    auto found = find_originals(index, reports[static_cast<std::size_t>(report)], report);
    DL_ASSERT(found.ok(), "memory failed to answer");
    return std::move(found).value();
  };
  for (int report : by_publication(reports)) {
    FoundCopies found = find(report);
    later.insert(found.later.begin(), found.later.end());
    const Status entered = enter_text(index, reports[static_cast<std::size_t>(report)], report, found);
    DL_ASSERT(entered.ok(), "memory failed to take a print");
    copies[report] = std::move(found.copies);
  }
  for (const int report : later) copies[report] = find(report).copies;
  std::vector<Copy> out;
  for (auto& [report, rows] : copies) out.insert(out.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  return out;
}

}  // namespace dateline::incidents
