#pragma once
// Judgements in the archive: which are on a report, what became of its items by them, and how an incident stands that people judged. What
// is derived from a report is derived from its reading with these laid over (src/review). All writing inside a transaction only.
#include <optional>
#include <string>
#include <vector>

#include "archive/decisions.h"
#include "archive/sqlite.h"
#include "incidents/incident.h"
#include "model/article.h"
#include "model/reading.h"
#include "review/overlay.h"

namespace dateline::archive {

/// Notes anew which judgements are in force, and on which reports.
Status note_judgements(const Database& database);

/// Those in force on a report: made on it, or on the same text where the report that they were made on is not here.
Result<std::vector<review::Judgement>> judgements_on(const Database& database, std::string_view report, std::string_view text_sha256);

/// Lays them over a reading of the report.
Result<review::Overlaid> lay_judgements_over(const Database& database, std::string_view report, const Article& article, Reading& reading);

Status insert_reviews(const Database& database, std::int64_t report, const review::Overlaid& overlaid);
Status remove_reviews(const Database& database, std::int64_t report);

/// Reports (captures.seq) that a judgement is on.
Result<std::vector<std::int64_t>> reports_judged(const Database& database, const review::Evidence& evidence);

/// Ties judgements on incidents to what stands at their evidence now; those that changed are to be told anew.
Status review_incidents(const Database& database, std::vector<Decision>& decisions);
/// Sets state and note of judgements on items of readings; set_undone comes first.
Status set_judgement_states(const Database& database, std::vector<Decision>& decisions);

/// Fills in the review of an incident and of its claims, and what people set in it.
Status add_reviews(const Database& database, std::int64_t n, incidents::Incident& incident);

/// {"state", "by", "when", "why"} of the decision that an item stands by.
struct ReviewRow {
  std::string state = "unreviewed", by, when, why;
  bool rejected = false;
  std::int64_t judgement = 0;
};
/// Judgements that count on these items of a report (reports.id), in order.
using ReadItem = std::pair<review::ItemKind, int>;
Result<std::vector<Decision>> judgements_of(const Database& database, std::string_view report, const std::vector<ReadItem>& items);
/// Of one item of a report (reports.id); unreviewed where nobody judged it.
Result<ReviewRow> review_of(const Database& database, std::string_view report, review::ItemKind item, int index);

}  // namespace dateline::archive
