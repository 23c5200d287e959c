#pragma once
// Looking: what is news for one watch since its last look. Only what changed since is read: reports that came in later, and incidents,
// relations and pages that the archive's notebook of changes names (data/archive/0014_watches.sql).
#include <string>
#include <vector>

#include "archive/watches.h"
#include "watch/incident_news.h"
#include "watch/question.h"

namespace dateline::watch {

/// What a look is at.
struct Look {
  const archive::Archive& archive;
  const archive::WatchRow& row;
  const Question& question;
  std::vector<archive::NewReport> reports;  // that came in since
};

/// Incidents that are new or changed, with what each was.
struct ChangedIncidents {
  std::vector<IncidentState> now, before;
  std::vector<const IncidentState*> was;  // for each of `now`; null: nothing
};

/// Those that the filter finds.
Result<ChangedIncidents> changed_incidents(const Look& look, const archive::Filter& filter);
Reports reports_of(const Look& look);

Result<std::vector<News>> incident_news(const Look& look);   // over incidents or claims
Result<std::vector<News>> report_news(const Look& look);     // over reports
Result<std::vector<News>> find_news(const Look& look);       // whatever the question is over

}  // namespace dateline::watch
