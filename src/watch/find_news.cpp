#include "base/try.h"
#include "watch/look.h"

namespace dateline::watch {

Result<std::vector<News>> find_news(const Look& look) {
  if (look.question.is_citation()) return citation_news(look);
  if (look.question.threshold) return threshold_news(look);
  switch (look.question.over) {
    case Over::kReports: return report_news(look);
    case Over::kActors: return relation_news(look);
    case Over::kMap: return map_news(look);
    case Over::kIncidents:
    case Over::kClaims: break;
  }
  return incident_news(look);
}

}  // namespace dateline::watch
