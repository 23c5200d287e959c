#include "incidents/doubts.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/assert.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

constexpr std::size_t kManyAddresses = 3;
constexpr std::size_t kManyOutlets = 5;
constexpr std::chrono::days kOneDay{1};  // a report may stand a day off: midnight, time zones

/// The sentence of a flag, with what differs filled in.
std::string why(std::string_view flag, const std::vector<std::string>& fill = {}) {
  for (const TableRow& row : data_table("incidents/flags.tsv")) {
    if (row[0] != flag) continue;
    std::string out;
    std::size_t next = 0;
    for (const char c : row[1]) {
      if (c == '#' && next < fill.size()) out += fill[next++];
      else out += c;
    }
    return out;
  }
  DL_ASSERT(false, "a flag that data/incidents/flags.tsv does not have");
  return {};
}

/// Reports that share their words.
struct SameWords {
  std::vector<const Doubtful*> reports;
  std::map<std::string, std::set<std::string>> addresses;  // by outlet
};

class Finder {
 public:
  explicit Finder(const std::vector<Doubtful>& reports) : reports_(reports) {
    for (const Doubtful& report : reports) {
      by_outlet_[report.outlet].push_back(&report);
      SameWords& same = same_[report.origin];
      same.reports.push_back(&report);
      if (!report.url.empty()) same.addresses[fold_name(report.outlet)].insert(report.url);
    }
  }

  std::vector<ReportFlag> find(const std::vector<std::vector<std::string>>& rings) {
    for (const Doubtful& report : reports_) {
      for (const Flag& own : report.flags) out_.push_back({report.id, own.flag, own.why});
      find_unborne_byline(report);
      if (!report.altered.empty()) add(report.id, "other_source_in_copy", {report.altered});
    }
    for (const auto& [origin, same] : same_) {
      find_repeated(same);
      find_unsigned(same);
      find_disputed_bylines(same);
      find_other_days(same);
    }
    for (const auto& ring : rings) find_ring(ring);
    std::stable_sort(out_.begin(), out_.end(), [](const ReportFlag& a, const ReportFlag& b) { return a.flag < b.flag; });
    return std::move(out_);
  }

 private:
  void add(const std::string& report, const char* flag, const std::vector<std::string>& fill = {}) { out_.push_back({report, flag, why(flag, fill)}); }

  void find_repeated(const SameWords& same) {
    for (const Doubtful* report : same.reports) {
      const auto found = same.addresses.find(fold_name(report->outlet));
      if (found == same.addresses.end() || found->second.size() < kManyAddresses) continue;
      add(report->id, "repeats_itself", {report->outlet, std::to_string(found->second.size())});
    }
  }

  void find_unsigned(const SameWords& same) {
    std::set<std::string> outlets;
    for (const Doubtful* report : same.reports) outlets.insert(fold_name(report->outlet));
    const bool is_signed = std::any_of(same.reports.begin(), same.reports.end(), [](const Doubtful* report) { return !report->bylines.empty(); });
    if (outlets.size() < kManyOutlets || is_signed) return;
    for (const Doubtful* report : same.reports) add(report->id, "copies_without_origin", {std::to_string(outlets.size())});
  }

  /// "(Gulf Wire)" here, "(North Agency)" there. Thousands of reports may have one byline: what disputes it is looked for once.
  void find_disputed_bylines(const SameWords& same) {
    std::map<std::string, const Doubtful*> disputing;  // by byline
    for (const Doubtful* report : same.reports) {
      if (report->bylines.empty()) continue;
      const auto [known, is_new] = disputing.emplace(report->bylines.front(), nullptr);
      if (is_new) known->second = other_byline(same, known->first);
      if (known->second) add(report->id, "byline_disputed", {known->second->id});
    }
  }

  static const Doubtful* other_byline(const SameWords& same, const std::string& byline) {
    const auto is_byline = [&](const std::string& name) { return same_name(name, byline); };
    const auto other = std::find_if(same.reports.begin(), same.reports.end(), [&](const Doubtful* r) {
      return !r->bylines.empty() && std::none_of(r->bylines.begin(), r->bylines.end(), is_byline);
    });
    return other == same.reports.end() ? nullptr : *other;
  }

  /// "On Monday" in words that came out in two weeks: which Monday hangs on which of the two days of publication is right.
  void find_other_days(const SameWords& same) {
    const Doubtful* earliest = nullptr;
    const Doubtful* latest = nullptr;
    for (const Doubtful* report : same.reports) {
      if (!report->told) continue;
      if (!earliest || report->told->second < earliest->told->second) earliest = report;
      if (!latest || report->told->first > latest->told->first) latest = report;
    }
    const auto is_before = [](const Doubtful& a, const Doubtful& b) { return a.told->second + kOneDay < b.told->first; };
    for (const Doubtful* report : same.reports) {
      if (!report->told) continue;
      const Doubtful* other = is_before(*earliest, *report) ? earliest : is_before(*report, *latest) ? latest : nullptr;
      if (other) add(report->id, "copy_dated_otherwise", {other->outlet, iso_day(report->told->first), iso_day(other->told->first)});
    }
  }

  /// What the outlet named in the byline has itself: other words, or the same ones later.
  void find_unborne_byline(const Doubtful& report) {
    for (const std::string& byline : report.bylines) {
      if (same_name(byline, report.outlet)) continue;
      const Doubtful* has = nullptr;
      const Doubtful* lacks = nullptr;
      for (const Doubtful* other : reports_of(byline)) {
        if (other != &report) (other->origin == report.origin ? has : lacks) = other;
      }
      if (!has && lacks) add(report.id, "byline_not_borne_out", {lacks->outlet});
      if (!has || !report.day || !has->day || *report.day + kOneDay >= *has->day) continue;
      add(report.id, "dated_before_its_origin", {iso_day(*report.day), has->outlet, iso_day(*has->day)});
    }
  }

  /// Of the outlets that a byline may mean, in the order in which they are given.
  const std::vector<const Doubtful*>& reports_of(const std::string& byline) {
    const auto [found, is_new] = by_byline_.try_emplace(byline);
    if (!is_new) return found->second;
    for (const auto& [outlet, reports] : by_outlet_) {
      if (same_name(byline, outlet)) found->second.insert(found->second.end(), reports.begin(), reports.end());
    }
    std::sort(found->second.begin(), found->second.end());
    return found->second;
  }

  void find_ring(const std::vector<std::string>& ring) {
    std::string ids;
    for (const std::string& report : ring) ids += (ids.empty() ? "" : ", ") + report;
    for (const std::string& report : ring) add(report, "cites_in_ring", {ids});
  }

  const std::vector<Doubtful>& reports_;
  std::map<std::string, SameWords> same_;
  std::map<std::string, std::vector<const Doubtful*>> by_outlet_, by_byline_;
  std::vector<ReportFlag> out_;
};

/// A day that the report names in full and tells as past, after the day on which it says that it was published.
std::optional<Day> told_day_after(const Article& article, const Reading& reading, Day published) {
  for (const Event& event : reading.events) {
    const bool past = event.status == EventStatus::kOccurred || event.status == EventStatus::kFailed;
    if (event.rejected || !past || event.time.basis != TimeBasis::kStated || !event.time.ref || !event.time.start) continue;
    const TimeExpression& time = reading[event.time.ref];
    const bool whole = time.anchor == TimeAnchor::kNone && time.type == TimexType::kDate && time.value.size() == 10;
    if (whole && *event.time.start > published + kOneDay && article.text.whole().contains(time.span)) return event.time.start;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Flag> own_flags(const Article& article, const Reading& reading) {
  std::vector<Flag> out;
  for (const std::string& flag : article.flags) {
    if (flag == "hidden_text" || flag == "speaks_to_machines" || flag == "digest_wrong") out.push_back({flag, why(flag)});
  }
  const auto published = article.published_day();
  if (!published || article.published_basis == PublishedBasis::kInferred) return out;
  if (const auto told = told_day_after(article, reading, *published)) {
    out.push_back({"dated_before_its_words", why("dated_before_its_words", {iso_day(*published), iso_day(*told)})});
  }
  return out;
}

std::vector<ReportFlag> find_flags(const std::vector<Doubtful>& reports, const std::vector<std::vector<std::string>>& rings) {
  return Finder(reports).find(rings);
}

}  // namespace dateline::incidents
