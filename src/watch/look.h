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

/// Those that the filter finds, and that are among these where ids are given.
Result<ChangedIncidents> changed_incidents(const Look& look, const archive::Filter& filter, const std::vector<std::string>* ids = nullptr);
Reports reports_of(const Look& look);

Result<std::vector<News>> incident_news(const Look& look);   // over incidents or claims
Result<std::vector<News>> report_news(const Look& look);     // over reports
Result<std::vector<News>> threshold_news(const Look& look);  // more happenings within so many days than asked
Result<std::vector<News>> relation_news(const Look& look);   // over actors: roles, offices, relations
Result<std::vector<News>> map_news(const Look& look);        // over the map: facilities, legs
Result<std::vector<News>> citation_news(const Look& look);   // of claims and reports that somebody cited
/// report_changed, report_corrected, report_withdrawn: a new version against the one before it; nothing where its text is the same.
Result<std::optional<News>> news_of_version(const archive::Archive& archive, const std::string& version);
/// report_gone, report_back: what the address of a report answers, where that changed; `page` has the status before.
Result<std::optional<News>> news_of_page(const archive::Archive& archive, const archive::Change& page, const std::string& report);
Result<std::vector<News>> find_news(const Look& look);       // whatever the question is over

}  // namespace dateline::watch
