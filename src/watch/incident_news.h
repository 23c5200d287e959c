#pragma once
// What is news of an incident: rules over what it was and what it is. Pure values.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "watch/incident_state.h"
#include "watch/news.h"

namespace dateline::watch {

/// What the rules ask of the archive.
struct Reports {
  std::function<bool(const std::string& report)> is_new;                   // came in since the watch last looked
  std::function<std::string(const std::string& report)> first_version;    // the report that it is a version of, or itself
  std::function<bool(const std::string& report, const std::string& claim)> said_before = {};  // an earlier version says the same in the same words
};

/// For each incident of today the one that it was: of the same id, else the one with most of its claims. What grouping only renamed, joined or
/// parted is so no news. Nothing: none of its claims was told before.
std::vector<const IncidentState*> counterparts(const std::vector<IncidentState>& now, const std::vector<IncidentState>& before);

/// new_incident, new_source, support, dispute, named, no_longer_told. Nothing where no report, no version and no standing is new.
std::vector<News> news_of(const IncidentState* before, const IncidentState& now, const Reports& reports);

/// new_claim, new_denial: each claim that was not told before, of reports that are new.
std::vector<News> claims_of(const IncidentState* before, const IncidentState& now, const Reports& reports);

/// How firmly an incident stands, for saying that it fell: denied, contested, single-source, multiple-source.
int rank_of(std::string_view standing);

}  // namespace dateline::watch
