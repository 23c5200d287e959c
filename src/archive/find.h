#pragma once
// Finding in the archive: plain values out. Pages go on where their cursor says, also when reports are added in between.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "archive/map_items.h"

namespace dateline::archive {

struct ReportRow {
  std::string id, url, title, publisher, domain, published, published_basis, language, unread, version_of, copy_of;
  std::vector<std::string> incidents;
};
struct ReportPage {
  std::vector<ReportRow> reports;
  std::string cursor;  // empty: there is no more
};
/// Newest first. Sort: "-published" (default) or "published". Not for reports: bbox without coordinates of events, min_independent, review.
Result<ReportPage> find_reports(const Archive& archive, const Filter& filter);

struct IncidentPage {
  std::vector<std::string> incidents;  // JSON objects
  std::string cursor;
};
/// Sort: "time" (default), "-time", "first_published", "-first_published", "-independent".
Result<IncidentPage> find_incidents(const Archive& archive, const Filter& filter);

/// By an id of today or any that was given out before; kNotFound for others. With a day, as it stood then.
Result<std::string> find_incident(const Archive& archive, std::string_view id, const std::string& as_known_at = {});

/// The id of today of an incident that has, or had, this id; empty: there is none.
Result<std::string> incident_now(const Database& database, std::string_view id);

/// Facilities and legs of corridors, in the order of publication; one for each report that tells it. The days of a filter are those of a leg's
/// own time, else of publication. `kind` and `min_independent` ask for incidents: none of these is found. No pages.
Result<std::vector<MapItem>> find_map_items(const Archive& archive, const Filter& filter);

struct ClaimPlace {
  std::string report;
  int claim = 0;  // place in the reading's list
  std::string incident;
};
/// Where a claim stands in its latest reading; kNotFound for an unknown key.
Result<ClaimPlace> find_claim(const Archive& archive, std::string_view key);

struct CopyRow {
  std::string report, of, kind;
  double share = 0;
  std::string spans;  // JSON
};
struct CopyPage {
  std::vector<CopyRow> copies;
  std::string cursor;
};
/// The filter asks for the copy; with as_known_at the original, too, was published by then. Sort: "added" (default), "-share".
Result<CopyPage> find_copies(const Archive& archive, const Filter& filter);

struct FoundStory {
  std::string id;  // "st-" and ten digits, from its first report
  std::string title;
  std::string first, last;            // days of publication; empty if unknown
  std::vector<std::string> reports;   // oldest first
};
struct StoryPage {
  std::vector<FoundStory> stories;
  std::string cursor;
};
/// Stories of several reports, one of which is what the filter asks for. With as_known_at only the reports published by then, where there are
/// still several. Sort: "-last" (default), "first", "-reports".
Result<StoryPage> find_stories(const Archive& archive, const Filter& filter);

struct RelatedRow {
  std::string report, why;  // "same happening, same story"
  double score = 0;         // 0-1
};
struct RelatedPage {
  std::vector<RelatedRow> related;
  std::string cursor;
};
/// Closest first, not all that have a common actor; the filter asks for the other report. No sort. kNotFound: no such report.
Result<RelatedPage> find_related(const Archive& archive, std::string_view report, const Filter& filter);

/// A source that reports name, across the archive.
struct SourceRow {
  std::string name, folded, kind;
  std::int64_t reports = 0;    // that rest on it or are published by it
  std::int64_t published = 0;  // of these, those that it publishes
  std::int64_t incidents = 0;  // of which it is a root source
  std::int64_t alone = 0;      // of these, those for which no independent source stands beside it
};
struct SourcePage {
  std::vector<SourceRow> sources;
  std::string cursor;
  std::int64_t more = 0;     // beyond the limit
  std::int64_t unnamed = 0;  // sources of reports that nobody names, or whose names are kept back; they are not told apart across reports
};
/// `source` is a part of the name; the rest of the filter asks for the reports, and the happenings that they tell, which are counted; with
/// as_known_at these as they stood then. The name is written as the report that came first writes it.
/// Sort: "-reports" (default), "-incidents", "-alone", "name".
Result<SourcePage> find_sources(const Archive& archive, const Filter& filter);

struct Count {
  std::string name;
  std::int64_t number = 0;
};
Result<std::vector<Count>> count_all(const Archive& archive);
struct Spread {
  std::vector<Count> languages, publishers, kinds, standings;
  std::vector<Count> reviewed_claims, reviewed_incidents;  // by state; nothing of what nobody judged
  std::string first_published, last_published;
};
Result<Spread> spread_of(const Archive& archive);

/// One state of a report.
struct VersionRow {
  std::string id, captured_at;
};
/// The first of the states that a report is one of, and all that followed it, as they came in. kNotFound: no such report.
Result<std::vector<VersionRow>> find_versions(const Archive& archive, std::string_view report);

}  // namespace dateline::archive
