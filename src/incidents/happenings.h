#pragma once
// Happenings: which events of which reports are one happening, taken report by report among all that are kept. Only happenings near in time
// and place, or with a name or a report in common, are ever looked at, through an index: what a report costs depends on its own length and
// on how much is told of its days and places, not on how many reports are kept.
#include <cstdint>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/try.h"
#include "incidents/copies.h"
#include "incidents/decided_events.h"
#include "incidents/evidence.h"

namespace dateline::incidents {

/// What grouping asks of whoever keeps the reports and the happenings, each under a number. A happening's number is never given twice, and
/// grows in the order in which they began.
class HappeningIndex {
 public:
  virtual ~HappeningIndex() = default;
  virtual Result<std::shared_ptr<const ReportFacts>> facts(int report) = 0;
  /// Whose words it has, in the order of the list of copies; not what it only cites.
  virtual Result<std::vector<Copy>> originals_of(int report) = 0;
  /// Earlier reports of the outlets that it names as its sources (citations.h), ascending; of very many the latest.
  virtual Result<std::vector<int>> cited_by(int report) = 0;
  /// How many reports have a name among ReportFacts::names.
  virtual Result<int> having(const std::string& name) = 0;

  /// -1: of none yet.
  virtual Result<int> happening_of(EventRef event) = 0;
  virtual Result<std::shared_ptr<const Happening>> happening(int number) = 0;
  /// Those that were entered under a key, of many the `most` latest.
  virtual Result<std::vector<int>> under(std::uint64_t key, int most) = 0;
  /// Those of which a report tells.
  virtual Result<std::vector<int>> told_in(int report) = 0;
  virtual Result<int> begin(const Happening& happening) = 0;
  /// Writes it anew with one more member, its last.
  virtual Status change(int number, const Happening& happening) = 0;
  virtual Status enter(const std::vector<std::uint64_t>& keys, int number) = 0;
};

/// Events of one report, by their places in its facts, none of them taken yet. The numbers of the happenings that they are of now.
Result<std::set<int>> take_events(HappeningIndex& index, DecidedEvents& decided, int report, const std::vector<int>& events);

/// Where the events that people decided on are already.
Status enter_decided(HappeningIndex& index, const std::vector<EventDecision>& decisions, DecidedEvents& decided);

}  // namespace dateline::incidents
