#include "incidents/group.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "incidents/citations.h"
#include "incidents/happenings.h"

namespace dateline::incidents {
namespace {

/// Reports, and happenings among them, in memory. Nothing in it can fail.
class HappeningsInMemory : public HappeningIndex {
 public:
  HappeningsInMemory(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies) : citations_(reports), told_(reports.size()) {
    for (const ReportFacts& report : reports) {
      reports_.emplace_back(std::shared_ptr<void>(), &report);  // the caller keeps them
      for (const std::string& name : report.names) ++having_[name];
    }
    originals_.resize(reports.size());
    for (const Copy& copy : copies) originals_[static_cast<std::size_t>(copy.report)].push_back(copy);
  }

  Result<std::shared_ptr<const ReportFacts>> facts(int report) override { return reports_[static_cast<std::size_t>(report)]; }
  Result<std::vector<Copy>> originals_of(int report) override { return originals_[static_cast<std::size_t>(report)]; }
  Result<std::vector<int>> cited_by(int report) override { return citations_.cited_by(report); }
  Result<int> having(const std::string& name) override { return having_[name]; }
  Result<int> happening_of(EventRef event) override {
    const auto found = where_.find(event);
    return found == where_.end() ? -1 : found->second;
  }
  Result<std::shared_ptr<const Happening>> happening(int number) override { return happenings_[static_cast<std::size_t>(number)]; }
  Result<std::vector<int>> under(std::uint64_t key, int most) override {
    const std::vector<int>& all = lists_[key];
    return std::vector<int>(all.end() - std::min<std::ptrdiff_t>(most, std::ssize(all)), all.end());
  }
  Result<std::vector<int>> told_in(int report) override { return told_[static_cast<std::size_t>(report)]; }
  Result<int> begin(const Happening& happening) override {
    happenings_.push_back(nullptr);
    const int number = static_cast<int>(happenings_.size()) - 1;
    DL_TRY(change(number, happening));
    return number;
  }
  Status change(int number, const Happening& happening) override {
    happenings_[static_cast<std::size_t>(number)] = std::make_shared<Happening>(happening);
    const EventRef event = happening.members.back().event;
    where_[event] = number;
    told_[static_cast<std::size_t>(event.report)].push_back(number);
    return {};
  }
  Status enter(const std::vector<std::uint64_t>& keys, int number) override {
    for (const std::uint64_t key : keys) {
      std::vector<int>& list = lists_[key];
      const auto at = std::lower_bound(list.begin(), list.end(), number);
      if (at == list.end() || *at != number) list.insert(at, number);
    }
    return {};
  }

  const std::vector<std::shared_ptr<const Happening>>& all() const { return happenings_; }

 private:
  Citations citations_;
  std::vector<std::shared_ptr<const ReportFacts>> reports_;
  std::vector<std::vector<Copy>> originals_;
  std::unordered_map<std::string, int> having_;
  std::vector<std::shared_ptr<const Happening>> happenings_;
  std::map<EventRef, int> where_;
  std::vector<std::vector<int>> told_;
  std::unordered_map<std::uint64_t, std::vector<int>> lists_;
};

}  // namespace

bool is_plan(EventStatus status) {
  switch (status) {
    case EventStatus::kPlanned:
    case EventStatus::kIntended:
    case EventStatus::kPromised:
    case EventStatus::kRequested:
    case EventStatus::kThreatened:
    case EventStatus::kHypothetical: return true;
    default: return false;
  }
}

std::vector<int> by_publication(const std::vector<ReportFacts>& reports) {
  std::vector<int> order(reports.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return published_at(reports[static_cast<std::size_t>(a)]) < published_at(reports[static_cast<std::size_t>(b)]);
  });
  return order;
}

std::vector<Group> group_events(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies,
                                const std::vector<EventDecision>& decisions, Reasons* reasons) {
  HappeningsInMemory index(reports, copies);
  DecidedEvents decided(decisions);
  for (const int report : by_publication(reports)) {
    std::vector<int> events(reports[static_cast<std::size_t>(report)].events.size());
    std::iota(events.begin(), events.end(), 0);
    const auto taken = take_events(index, decided, report, events);
    DL_ASSERT(taken.ok(), "memory does not fail");
  }
  std::vector<Group> out;
  for (const auto& happening : index.all()) {
    Group& group = out.emplace_back();
    for (const Member& member : happening->members) {
      group.push_back(member.event);
      if (reasons && !member.why.empty()) (*reasons)[member.event] = member.why;
    }
  }
  return out;
}

}  // namespace dateline::incidents
