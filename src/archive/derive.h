#pragma once
// What is derived from one report: its row, its words for searching, its claims, events, places, actors and sources, what a map
// shows, and the facts that grouping needs. All of it is written and emptied here.
#include <span>

#include "archive/sqlite.h"
#include "model/article.h"
#include "model/reading.h"

namespace dateline::archive {

/// A report as it stands in the archive: its id and address of origin there may differ from what the reading says.
struct ReportKey {
  std::int64_t n = 0;        // captures.seq
  std::int64_t reading = 0;  // readings.seq
  std::string id;
  std::string version_of;
};

/// Replaces what was derived from this report before. Judgements in force are laid over the machine's reading first.
Status derive_report(const Database& database, const ReportKey& key, const Article& article, const Reading& machine, std::span<const Span> sentences);

/// The same from its latest reading. Nothing for a report that is not there.
Status derive_anew(const Database& database, std::int64_t n);

/// The id of its name across reports (incidents/actors.h); empty for what is only described and for people who are not to be followed.
std::string actor_id_of(const Entity& entity);

/// Empties all derived tables.
Status clear_derived(Database& database);

}  // namespace dateline::archive
