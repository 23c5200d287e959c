// Whom the archive's reports rest on, by name: from kept counts, or counted among the reports that a filter asks for.
#include <map>
#include <set>

#include "archive/as_known.h"
#include "archive/conditions.h"
#include "archive/find.h"
#include "archive/order.h"
#include "base/unicode.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

constexpr Order kOrders[] = {
    {"-reports", {{"f.reports", true}, {"f.incidents", true}, {"f.folded"}}, true},
    {"-incidents", {{"f.incidents", true}, {"f.reports", true}, {"f.folded"}}, true},
    {"-alone", {{"f.alone", true}, {"f.incidents", true}, {"f.folded"}}, true},
    {"name", {{"f.folded"}}, false},
};

/// Conditions on the reports that are counted.
Result<Where> reports_of(const Database& database, Filter filter) {
  filter.source.clear();
  DL_ASSIGN(const Conditions conditions, of_reports(database, filter));
  return as_tests(conditions, "r.n");
}

/// As the report that came first writes it.
Status set_name(const Database& database, SourceRow& source) {
  DL_ASSIGN(Statement row, database.query("SELECT name, kind FROM sources WHERE folded = ? AND anonymous = 0 ORDER BY report, source LIMIT 1", source.folded));
  DL_TRY(row.step());
  source.name = row.text(0);
  source.kind = row.text(1);
  return {};
}

/// One page of the rows `f`.
Result<SourcePage> page_of(const Database& database, const Order& order, const Filter& filter, Selection rows_of) {
  DL_TRY(add_after(rows_of.where, order, filter.cursor));
  const std::string from = " FROM " + rows_of.from + rows_of.where.sql();
  DL_ASSIGN(Statement rows, database.prepare("SELECT f.folded, f.reports, f.published, f.incidents, f.alone" + order_columns(order) + from + order_by(order) + " LIMIT ?"));
  rows.bind(rows_of.bind(rows), filter.limit ? *filter.limit + 1 : -1);
  SourcePage page;
  DL_ASSIGN(page.cursor, take_page(rows, order, 5, filter.limit, [&](const Statement& row) -> Status {
    page.sources.push_back({{}, row.text(0), {}, row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
    return set_name(database, page.sources.back());
  }));
  if (page.cursor.empty()) return page;
  DL_ASSIGN(Statement all, database.prepare("SELECT count(*)" + from));
  rows_of.bind(all);
  DL_TRY(all.step());
  page.more = all.integer(0) - static_cast<std::int64_t>(page.sources.size());
  return page;
}

/// Of all reports, as they are counted all the time.
Result<SourcePage> of_all(const Database& database, const Order& order, const Filter& filter) {
  Selection kept{"source_counts f", {}, {}};
  kept.where.add("f.reports > 0");
  if (!filter.source.empty()) kept.where.add(std::string("f.folded IN ") + kNamesWithPart, part_of_name(filter.source));
  DL_ASSIGN(SourcePage page, page_of(database, order, filter, std::move(kept)));
  DL_ASSIGN(page.unnamed, database.number("SELECT number FROM counts WHERE what = 'rows' AND name = 'unnamed sources'"));
  return page;
}

struct Tally {
  std::int64_t reports = 0, published = 0, incidents = 0, alone = 0;
};
using Tallies = std::map<std::string, Tally>;  // by folded name

Status tally_reports(const Database& database, const Where& reports, const std::string& part, Tallies& out) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT s.folded, count(DISTINCT s.report), count(DISTINCT CASE s.source WHEN 0 THEN s.report END) FROM reports r CROSS JOIN sources s ON s.report = r.n" +
                                             reports.sql() + " AND s.anonymous = 0 AND s.folded <> '' AND s.folded GLOB ? GROUP BY s.folded"));
  rows.bind(reports.bind(rows), part);
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    out[rows.text(0)] = {rows.integer(1), rows.integer(2), 0, 0};
  }
}

std::string incidents_told(const Where& reports) { return "(SELECT h.happening FROM reports r JOIN happening_events h ON h.report = r.n" + reports.sql() + ")"; }

Status tally_incidents(const Database& database, const Where& reports, Tallies& out) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT s.folded, count(DISTINCT i.n), count(DISTINCT CASE WHEN i.independent <= 1 THEN i.n END) FROM incidents i "
                                             "JOIN incident_sources s ON s.incident = i.id WHERE i.n IN " + incidents_told(reports) + " GROUP BY s.folded"));
  reports.bind(rows);
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    const auto found = out.find(rows.text(0));
    if (found == out.end()) continue;
    found->second.incidents = rows.integer(1);
    found->second.alone = rows.integer(2);
  }
}

/// The same of incidents as they stood on a day: each is made anew from what was published by then.
Status tally_incidents_known(const Database& database, const Where& reports, const std::string& day, Tallies& out) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT i.n, i.id FROM incidents i WHERE i.n IN " + incidents_told(reports)));
  reports.bind(rows);
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return {};
    DL_ASSIGN(const auto known, incident_as_known(database, rows.integer(0), rows.text(1), day));
    if (!known) continue;
    std::set<std::string> roots;
    for (const auto& claim : known->claims) {
      if (claim.followed) roots.insert(fold_name(claim.root_name));
    }
    for (const std::string& root : roots) {
      const auto found = out.find(root);
      if (found == out.end()) continue;
      ++found->second.incidents;
      found->second.alone += known->independent_sources <= 1;
    }
  }
}

/// Of the reports that meet these conditions: what costs a look at each of them.
Result<SourcePage> of_some(const Database& database, const Order& order, const Filter& filter, const Where& reports) {
  Tallies tallies;
  DL_TRY(tally_reports(database, reports, part_of_name(filter.source), tallies));
  if (filter.as_known_at.empty()) {
    DL_TRY(tally_incidents(database, reports, tallies));
  } else {
    DL_ASSIGN(const std::string day, last_day(filter.as_known_at));
    DL_TRY(tally_incidents_known(database, reports, day, tallies));
  }
  json::Json list = json::Json::array();
  for (const auto& [folded, t] : tallies) list.push_back({folded, t.reports, t.published, t.incidents, t.alone});
  Selection counted{"(SELECT value ->> 0 AS folded, value ->> 1 AS reports, value ->> 2 AS published, value ->> 3 AS incidents, value ->> 4 AS alone FROM json_each(?)) f", {}, {}};
  counted.from_values.add_value(std::string_view(list.dump(-1, ' ', false, json::Json::error_handler_t::replace)));
  DL_ASSIGN(SourcePage page, page_of(database, order, filter, std::move(counted)));
  DL_ASSIGN(Statement unnamed, database.prepare("SELECT count(*) FROM reports r JOIN sources s ON s.report = r.n" + reports.sql() + " AND (s.anonymous = 1 OR s.folded = '')"));
  reports.bind(unnamed);
  DL_TRY(unnamed.step());
  page.unnamed = unnamed.integer(0);
  return page;
}

}  // namespace

Result<SourcePage> find_sources(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order* order, order_of(kOrders, filter.sort, "sources"));
  DL_ASSIGN(const Where reports, reports_of(archive.database(), filter));
  return reports.empty() ? of_all(archive.database(), *order, filter) : of_some(archive.database(), *order, filter, reports);
}

}  // namespace dateline::archive
