#pragma once
// Marked reports and incidents: all at once that a page needs to show a report's text with what was read from it, or an incident with its sentences.
#include <string>
#include <string_view>

#include "archive/archive.h"

namespace dateline::query {

/// {"report": row of `latest`, "reading", "states", "copies", "actors", "incidents", "reviews"}: docs/http-api.md. The reading is the latest, with
/// people's judgements laid over.
Result<std::string> marked_report(const archive::Archive& archive, std::string_view report);

/// {"incident", "claims": [as `claim KEY`], "reports": [rows of `latest`], "more"}: the claims of an incident with their sentences, at most so many as
/// `more` does not count.
Result<std::string> told_incident(const archive::Archive& archive, std::string_view id, const std::string& as_known_at);

}  // namespace dateline::query
