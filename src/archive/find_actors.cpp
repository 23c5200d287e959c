#include "archive/find.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

Result<std::vector<std::string>> contents(Statement rows) {
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back(rows.text(0));
  }
}

/// Reports are counted with leading noughts, so that a cursor compares them as text.
constexpr char kByReports[] = "printf('%08d', a.reports)";

Error several(std::string_view name, Statement& rows, std::string first) {
  std::string list = std::move(first);
  for (int n = 0; n < 10; ++n) {
    const auto row = rows.step();
    if (!row || !*row) break;
    list += ", " + rows.text(0) + " (" + rows.text(1) + ", " + rows.text(2) + ")";
  }
  return Error{ErrorCode::kUsage, std::string(name) + ": several actors bear this name; ask by id: " + list};
}

Result<std::optional<std::string>> id_by_name(const Archive& archive, std::string_view name) {
  const std::string folded = fold_name(name);
  for (const std::string& condition : {std::string("n.folded = ?"), std::string("n.folded LIKE ? ESCAPE '\\'")}) {
    const bool whole = condition.ends_with("= ?");
    DL_ASSIGN(Statement rows, archive.database().query("SELECT DISTINCT a.id, a.name, a.type FROM actor_names n JOIN actor_groups a ON a.id = n.actor WHERE " + condition +
                                                           " ORDER BY a.reports DESC, a.id", whole ? folded : like_contains(folded)));
    DL_ASSIGN(const bool one, rows.step());
    if (!one) continue;
    const std::string id = rows.text(0), described = rows.text(0) + " (" + rows.text(1) + ", " + rows.text(2) + ")";
    DL_ASSIGN(const bool more, rows.step());
    if (!more) return std::optional(id);
    return several(name, rows, described + ", " + rows.text(0) + " (" + rows.text(1) + ", " + rows.text(2) + ")");
  }
  return std::optional<std::string>();
}

}  // namespace

Result<ActorPage> find_actors(const Archive& archive, const Filter& filter) {
  if (!filter.sort.empty() && filter.sort != "-reports" && filter.sort != "name") {
    return Error{ErrorCode::kUsage, "--sort " + filter.sort + ": actors are sorted by -reports or name"};
  }
  const bool others = !filter.place.empty() || filter.bbox || !filter.from.empty() || !filter.to.empty() || !filter.publisher.empty() || !filter.source.empty() ||
                      !filter.genre.empty() || !filter.language.empty() || filter.min_independent || !filter.review.empty() || !filter.q.empty();
  if (others) return Error{ErrorCode::kUsage, "actors are chosen by --actor, --country and --kind; ask `incidents` with the other filters for who takes part"};
  const bool by_name = filter.sort == "name";
  const std::string key = by_name ? "a.folded" : kByReports;
  Where where;
  if (!filter.actor.empty()) {
    where.add("a.id = ? OR EXISTS (SELECT 1 FROM actor_names n WHERE n.actor = a.id AND n.folded LIKE ? ESCAPE '\\')", filter.actor, like_contains(fold_name(filter.actor)));
  }
  if (!filter.country.empty()) where.add("a.country = upper(?)", filter.country);
  if (!filter.kind.empty()) where.add("a.type = lower(?)", filter.kind);
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 3));
    if (after[0] != (by_name ? "name" : "-reports")) return Error{ErrorCode::kUsage, "--cursor belongs to another --sort"};
    where.add("(" + key + ", a.id) " + (by_name ? ">" : "<") + " (?, ?)", after[1], after[2]);
  }
  const std::string down = by_name ? "" : " DESC";
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT a.id, json_set(a.content, '$.incidents', a.incidents), " + key + " FROM actor_groups a" + where.sql() +
                                                       " ORDER BY " + key + down + ", a.id" + down + " LIMIT ?"));
  const int limit_at = where.bind(rows);
  rows.bind(limit_at, filter.limit ? *filter.limit + 1 : -1);
  ActorPage page;
  std::vector<std::string> last;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return page;
    if (filter.limit && static_cast<int>(page.actors.size()) == *filter.limit) {
      if (!last.empty()) page.cursor = write_cursor(last);
      return page;
    }
    page.actors.push_back(rows.text(1));
    last = {by_name ? "name" : "-reports", rows.text(2), rows.text(0)};
  }
}

Result<std::string> find_actor(const Archive& archive, std::string_view name_or_id) {
  const Database& database = archive.database();
  constexpr std::string_view kContent = "SELECT json_set(content, '$.incidents', incidents) FROM actor_groups WHERE id = ?";
  DL_ASSIGN(auto found, database.word(kContent, name_or_id));
  if (found) return std::move(*found);
  DL_ASSIGN(auto id, database.word("SELECT actor FROM actor_aliases WHERE id = ?", name_or_id));
  if (!id) {
    DL_ASSIGN(id, id_by_name(archive, name_or_id));
  }
  if (id) {
    DL_ASSIGN(found, database.word(kContent, *id));
    if (found) return std::move(*found);
  }
  return Error{ErrorCode::kNotFound, std::string(name_or_id) + ": no actor of this name is followed in the archive; `dateline actors` lists them. People without an "
                                     "office, a command, a spokesman's role or a confirmed listing have no dossier"};
}

Result<std::vector<std::string>> find_relations(const Archive& archive, const RelationFilter& filter) {
  Where where;
  if (!filter.end.empty()) where.add("from_end = ? OR to_end = ? OR (body <> '' AND body = ?)", filter.end, filter.end, filter.end);
  if (!filter.types.empty()) {
    std::string list;
    for (const std::string& type : filter.types) {
      if (!from_name<RelationType>(type)) return Error{ErrorCode::kUsage, "--type " + type + ": no such relation; docs/formats/reading.md lists them (leads, deputy_of, ...)"};
      list += (list.empty() ? "'" : ", '") + type + "'";
    }
    where.add("type IN (" + list + ")");
  }
  if (!filter.as_of.empty()) {
    DL_ASSIGN(const std::string first, first_day(filter.as_of));
    DL_ASSIGN(const std::string last, last_day(filter.as_of));
    where.add("(start = '' OR start <= ?) AND (stop = '' OR stop >= ?)", last, first);
  }
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT content FROM actor_relations" + where.sql() + " ORDER BY CASE start WHEN '' THEN told ELSE start END, stop, id"));
  where.bind(rows);
  return contents(std::move(rows));
}

Result<std::vector<std::string>> find_incidents_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT content FROM incidents WHERE id IN (SELECT incident FROM incident_actors WHERE id = ?) "
                                                     "ORDER BY CASE start WHEN '' THEN '9999' ELSE start END, id", actor));
  return contents(std::move(rows));
}

Result<std::vector<Count>> find_sources_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT name, count(DISTINCT incident) FROM incident_sources WHERE incident IN (SELECT incident FROM incident_actors "
                                                     "WHERE id = ?) GROUP BY name ORDER BY name", actor));
  std::vector<Count> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.integer(1)});
  }
}

Result<std::vector<ReportRow>> find_reports_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT DISTINCT r.id, r.url, r.title, r.publisher, r.published, r.n FROM actor_members m JOIN reports r ON r.n = m.report "
                                                     "WHERE m.actor = ? ORDER BY r.day, r.n", actor));
  std::vector<ReportRow> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    ReportRow report;
    report.id = rows.text(0);
    report.url = rows.text(1);
    report.title = rows.text(2);
    report.publisher = rows.text(3);
    report.published = rows.text(4);
    out.push_back(std::move(report));
  }
}

}  // namespace dateline::archive
