#include "incidents/citations.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "incidents/names.h"

namespace dateline::incidents {
namespace {

/// The reports of each outlet, and the outlets that a name can mean; names recur, so each is compared with all outlets once.
class Outlets {
 public:
  explicit Outlets(const std::vector<ReportFacts>& reports) {
    for (int i = 0; i < static_cast<int>(reports.size()); ++i) {
      const std::string& publisher = reports[static_cast<std::size_t>(i)].publisher;
      if (!publisher.empty()) reports_[publisher].push_back(i);
    }
  }
  const std::vector<int>& named(const std::string& name) {
    const auto [at, added] = known_.emplace(name, std::vector<int>());
    if (!added) return at->second;
    for (const auto& [publisher, reports] : reports_) {
      if (same_name(name, publisher)) at->second.insert(at->second.end(), reports.begin(), reports.end());
    }
    return at->second;
  }

 private:
  std::map<std::string, std::vector<int>> reports_, known_;
};

}  // namespace

std::vector<std::string> outlets_of(std::string_view name, const std::vector<std::string>& outlets) {
  std::vector<std::string> out;
  std::copy_if(outlets.begin(), outlets.end(), std::back_inserter(out), [&](const std::string& outlet) { return same_name(name, outlet); });
  return out;
}

Citations::Citations(const std::vector<ReportFacts>& reports) : cited_(reports.size()) {
  Outlets outlets(reports);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!reports[i].day) continue;
    for (const std::string& name : reports[i].cited) {
      for (int other : outlets.named(name)) {
        const auto& day = reports[static_cast<std::size_t>(other)].day;
        if (static_cast<std::size_t>(other) != i && day && *day <= *reports[i].day && *reports[i].day - *day <= kCitedWithin) cited_[i].push_back(other);
      }
    }
    std::sort(cited_[i].begin(), cited_[i].end());
    cited_[i].erase(std::unique(cited_[i].begin(), cited_[i].end()), cited_[i].end());
  }
}

bool Citations::cites(int report, int other) const {
  const std::vector<int>& list = cited_by(report);
  return std::binary_search(list.begin(), list.end(), other);
}

}  // namespace dateline::incidents
