#include "archive/report_flags.h"

#include <algorithm>
#include <map>

#include "archive/sqlite.h"
#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

using incidents::Doubtful;

/// A list that the row holds; what is none is empty, because a file may come from anybody.
json::Json list_of(const std::string& text) {
  if (text.empty()) return json::Json::array();
  json::Json out = json::Json::parse(text, nullptr, false);
  return out.is_array() ? out : json::Json::array();
}

std::vector<incidents::Flag> read_flags(const std::string& text) {
  std::vector<incidents::Flag> out;
  for (const auto& one : list_of(text)) {
    if (one.is_object() && one.contains("flag") && one.contains("why") && one["flag"].is_string() && one["why"].is_string()) out.push_back({one["flag"], one["why"]});
  }
  return out;
}

constexpr char kOriginal[] = "(SELECT of FROM copies WHERE report = r.id AND kind IN ('verbatim', 'cut', 'edited', 'version') ORDER BY place LIMIT 1)";

/// The report whose words it has, by and large: from copy to original, and from a later state to the first. `original`: the next on that way.
Result<std::string> origin_of(const Database& database, std::string report, std::string original) {
  constexpr int kMostSteps = 100;
  for (int step = 0; !original.empty() && step < kMostSteps; ++step) {
    report = std::move(original);
    DL_ASSIGN(const auto of, database.word("SELECT " + std::string(kOriginal) + " FROM (SELECT ? AS id) r", report));
    original = of.value_or("");
  }
  return report;
}

bool is_in(const std::string& id, const std::vector<std::string>& list) { return std::find(list.begin(), list.end(), id) != list.end(); }

/// When a report tells that a happening was; nothing where it gives no day at either end.
Result<std::optional<std::pair<Day, Day>>> days_told(const Database& database, const std::string& report, const std::string& incident) {
  DL_ASSIGN(Statement row, database.query("SELECT min(e.start), max(e.stop) FROM reports r JOIN incident_events i ON i.report = r.n JOIN events e ON e.report = i.report AND e.event = i.event "
                                          "WHERE r.id = ? AND i.incident = ? AND e.start <> '' AND e.stop <> ''", report, incident));
  DL_TRY(row.step());
  const auto start = parse_iso_day(row.text(0)), stop = parse_iso_day(row.text(1));
  return start && stop ? std::optional(std::pair(*start, *stop)) : std::nullopt;
}

/// The outlet of the first of these reports whose words this one has.
Result<std::string> outlet_copied(const Database& database, const std::string& report, const std::vector<Doubtful>& among) {
  DL_ASSIGN(Statement rows, database.query("SELECT of FROM copies WHERE report = ? ORDER BY place", report));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return std::string("another report");
    const auto original = std::find_if(among.begin(), among.end(), [&](const Doubtful& one) { return one.id == rows.text(0); });
    if (original != among.end()) return original->outlet;
  }
}

Result<std::vector<Doubtful>> doubtful(const Database& database, const std::vector<std::string>& reports) {
  std::vector<Doubtful> out;
  if (reports.empty()) return out;
  // In one statement: a list asks it of hundreds of reports.
  DL_ASSIGN(Statement row, database.query("SELECT r.publisher, r.domain, r.url, r.day, d.bylines, d.flags, " + std::string(kOriginal) +
                                              ", r.id FROM json_each(?) j CROSS JOIN reports r ON r.id = j.value LEFT JOIN report_doubts d ON d.n = r.n ORDER BY j.id",
                                          json::Json(reports).dump()));
  while (true) {
    DL_ASSIGN(const bool there, row.step());
    if (!there) return out;
    Doubtful one;
    one.id = row.text(7);
    one.outlet = !row.text(0).empty() ? row.text(0) : !row.text(1).empty() ? row.text(1) : one.id;
    one.url = row.text(2);
    one.day = parse_iso_day(row.text(3));
    for (const auto& byline : list_of(row.text(4))) {
      if (byline.is_string()) one.bylines.push_back(byline);
    }
    one.flags = read_flags(row.text(5));
    DL_ASSIGN(one.origin, origin_of(database, one.id, row.text(6)));
    out.push_back(std::move(one));
  }
}

}  // namespace

Result<std::vector<incidents::Flag>> flags_of(const Archive& archive, std::string_view report) {
  DL_ASSIGN(const auto flags, archive.database().word("SELECT d.flags FROM reports r JOIN report_doubts d ON d.n = r.n WHERE r.id = ?", report));
  return flags ? read_flags(*flags) : std::vector<incidents::Flag>();
}

Result<std::vector<incidents::ReportFlag>> flags_among(const Archive& archive, const ToldBy& told) {
  const std::vector<std::string>& reports = told.reports;
  DL_ASSIGN(std::vector<Doubtful> looked_at, doubtful(archive.database(), reports));
  std::map<std::string, int> copied;
  for (const Doubtful& one : looked_at) ++copied[one.origin];
  for (Doubtful& one : looked_at) {
    if (copied[one.origin] < 2) continue;
    DL_ASSIGN(one.told, days_told(archive.database(), one.id, told.incident));
    if (!is_in(one.id, told.altered)) continue;
    DL_ASSIGN(one.altered, outlet_copied(archive.database(), one.id, looked_at));
  }
  // Those whose words they have may tell of the happening under another day.
  std::vector<std::string> origins;
  for (const Doubtful& one : looked_at) {
    if (!is_in(one.origin, reports) && !is_in(one.origin, origins)) origins.push_back(one.origin);
  }
  DL_ASSIGN(const std::vector<Doubtful> more, doubtful(archive.database(), origins));
  looked_at.insert(looked_at.end(), more.begin(), more.end());
  std::vector<incidents::ReportFlag> out = find_flags(looked_at, told.rings);
  std::erase_if(out, [&](const incidents::ReportFlag& flag) { return !is_in(flag.report, reports); });
  return out;
}

}  // namespace dateline::archive
