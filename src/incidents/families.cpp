#include <algorithm>

#include "incidents/origins.h"

namespace dateline::incidents {

Families::Families(const std::vector<ReportFacts>& reports, const std::vector<Copy>& copies)
    : of_(reports.size(), -1), copy_(reports.size(), nullptr), superseded_(reports.size(), false) {
  for (const Copy& copy : copies) {
    if (copy.kind == CopyKind::kQuotes || copy.kind == CopyKind::kCites) continue;
    of_[static_cast<std::size_t>(copy.report)] = copy.of;
    copy_[static_cast<std::size_t>(copy.report)] = &copy;
  }
  // Among the versions of one report only the latest stands.
  std::vector<int> latest(reports.size(), -1);
  for (int report : by_publication(reports)) {
    int& last = latest[static_cast<std::size_t>(first_version(report))];
    if (last >= 0) superseded_[static_cast<std::size_t>(last)] = true;
    last = report;
  }
}

int Families::issuing(int report, std::uint32_t position) const {
  for (std::size_t steps = 0; steps < of_.size(); ++steps) {
    const Copy* copy = copy_[static_cast<std::size_t>(report)];
    if (!copy) return report;
    if (copy->kind == CopyKind::kEmbedded &&
        std::none_of(copy->spans.begin(), copy->spans.end(), [&](const auto& pair) { return pair.first.contains(position); })) {
      return report;
    }
    report = copy->of;
    position = 0;
    if (copy_[static_cast<std::size_t>(report)] && copy_[static_cast<std::size_t>(report)]->kind == CopyKind::kEmbedded) return report;
  }
  return report;
}

int Families::first_version(int report) const {
  for (std::size_t steps = 0; steps < of_.size(); ++steps) {
    const Copy* copy = copy_[static_cast<std::size_t>(report)];
    if (!copy || copy->kind != CopyKind::kVersion) return report;
    report = copy->of;
  }
  return report;
}

bool Families::carries_old_text(int report) const {
  for (std::size_t steps = 0; steps < of_.size() && report >= 0; ++steps) {
    if (superseded_[static_cast<std::size_t>(report)]) return true;
    const Copy* copy = copy_[static_cast<std::size_t>(report)];
    if (!copy || copy->kind == CopyKind::kVersion || copy->kind == CopyKind::kEmbedded) return false;
    report = copy->of;
  }
  return false;
}

}  // namespace dateline::incidents
