#include <algorithm>
#include <string>
#include <tuple>

#include "incidents/origins.h"

namespace dateline::incidents {

namespace {

constexpr std::uint32_t kNowhere = 0xffffffff;  // words that do not stand in what they are copied from

/// Where the words at a position of the copy stand in the original.
std::uint32_t in_original(const Copy& copy, std::uint32_t position) {
  for (const auto& [here, there] : copy.spans) {
    if (here.contains(position)) return there.start + (position - here.start);
  }
  return kNowhere;
}

/// Of the states of one page: by when each says that it was changed, then the first before its versions, "r1@9" before "r1@10".
std::tuple<std::chrono::sys_seconds, bool, std::size_t, std::string> state_order(const ReportFacts& report) {
  const std::size_t at = report.version_of.empty() ? std::string::npos : report.id.rfind('@');
  std::string number = at == std::string::npos ? std::string() : report.id.substr(at + 1);
  return {changed_at(report).value_or(published_at(report)), !report.version_of.empty(), number.size(), number};
}

}  // namespace

Families::Families(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies)
    : whole_(reports.size()), superseded_(reports.size(), false) {
  for (const Copy& copy : copies) {
    if (copy.kind == CopyKind::kEmbedded) embedded_.emplace(copy.report, &copy);
    const Copy*& whole = whole_[static_cast<std::size_t>(copy.report)];
    if (is_whole_copy(copy.kind) && !whole) whole = &copy;
  }
  // Among the versions of one report only the latest stands.
  std::vector<int> latest(reports.size(), -1);
  for (int report : by_publication(reports)) {
    int& last = latest[static_cast<std::size_t>(first_version(report))];
    const bool earlier = last >= 0 && state_order(reports[static_cast<std::size_t>(report)]) < state_order(reports[static_cast<std::size_t>(last)]);
    if (last >= 0) superseded_[static_cast<std::size_t>(earlier ? report : last)] = true;
    if (!earlier) last = report;
    if (reports[static_cast<std::size_t>(report)].withdrawn) withdrawn_.insert(first_version(report));
  }
}

const Copy* Families::copy_at(int report, std::uint32_t position) const {
  const auto [first, last] = embedded_.equal_range(report);
  const auto passage = std::find_if(first, last, [&](const auto& row) { return in_original(*row.second, position) != kNowhere; });
  return passage != last ? passage->second : whole_[static_cast<std::size_t>(report)];
}

int Families::issuing(int report, std::uint32_t position) const {
  for (std::size_t steps = 0; steps < whole_.size(); ++steps) {
    const Copy* copy = copy_at(report, position);
    if (!copy) return report;
    position = in_original(*copy, position);
    report = copy->of;
  }
  return report;
}

std::optional<int> Families::words_from(int report, std::uint32_t position) const {
  const int own = first_version(report);
  for (std::size_t steps = 0; steps < whole_.size(); ++steps) {
    const Copy* copy = copy_at(report, position);
    if (!copy || in_original(*copy, position) == kNowhere) break;
    position = in_original(*copy, position);
    report = copy->of;
  }
  return first_version(report) == own ? std::nullopt : std::optional(report);
}

int Families::first_version(int report) const {
  for (std::size_t steps = 0; steps < whole_.size(); ++steps) {
    const Copy* copy = whole_[static_cast<std::size_t>(report)];
    if (!copy || copy->kind != CopyKind::kVersion) return report;
    report = copy->of;
  }
  return report;
}

bool Families::carries_old_text(int report) const {
  for (std::size_t steps = 0; steps < whole_.size() && report >= 0; ++steps) {
    if (superseded_[static_cast<std::size_t>(report)]) return true;
    const Copy* copy = whole_[static_cast<std::size_t>(report)];
    if (!copy || copy->kind == CopyKind::kVersion) return false;
    report = copy->of;
  }
  return false;
}

}  // namespace dateline::incidents
