#include "archive/find_actors.h"

#include <algorithm>

#include "archive/actor_rows.h"
#include "archive/case_members.h"
#include "archive/compress.h"
#include "archive/conditions.h"
#include "archive/where.h"
#include "base/unicode.h"
#include "incidents/take_actor.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

constexpr int kMostNamed = 8;  // actors that a message lists

struct Order {
  std::string_view name;
  const char* key;  // what rows are sorted by, before their id
  bool descending;
};
constexpr Order kOrders[] = {
    {"-reports", "printf('%08d %08d', g.reports, g.incidents)", true},
    {"-incidents", "printf('%08d %08d', g.incidents, g.reports)", true},
    {"name", "g.folded", false},
    {"first_published", "CASE g.first_published WHEN '' THEN '9999' ELSE g.first_published END", false},
    {"-last_published", "g.last_published", true},
};

Result<Order> order_of(std::string_view name) {
  if (name.empty()) return kOrders[0];
  for (const Order& order : kOrders) {
    if (order.name == name) return order;
  }
  return Error{ErrorCode::kUsage,
               "--sort " + std::string(name) + ": actors are sorted by -reports, -incidents, name, first_published or -last_published"};
}

constexpr char kNamedIn[] = "EXISTS (SELECT 1 FROM actor_members m JOIN reports r ON r.n = m.report WHERE m.actor = g.id AND (";

Status refuse_others(const Filter& filter) {
  const bool other = !filter.place.empty() || filter.bbox || !filter.source.empty() || filter.min_independent || !filter.q.empty() || !filter.as_known_at.empty();
  if (!other) return {};
  return Error{
      ErrorCode::kUsage,
      "actors takes --actor, --type, --country, --kind, --from, --to, --publisher, --genre, --language, --case, --review, --sort, --limit and "
      "--cursor; use `incidents` for the rest"};
}

Result<Where> conditions(const Database& database, const Filter& filter) {
  DL_TRY(refuse_others(filter));
  Where where;
  if (filter.among) where.add_one_of("g.id", *filter.among);
  if (!filter.in_case.empty()) {
    DL_ASSIGN(const CaseIds ids, ids_of_case(database, filter.in_case));
    where.add(std::string("g.id IN ") + kListed, ids.actors);
  }
  if (!filter.actor.empty()) {
    where.add(
        "g.id = ? OR EXISTS (SELECT 1 FROM actor_aliases o WHERE o.id = ? AND o.actor = g.id) OR "
        "EXISTS (SELECT 1 FROM actor_names n WHERE n.actor = g.id AND n.folded LIKE ? ESCAPE '\\')",
        filter.actor, filter.actor, like_contains(fold_name(filter.actor)));
  }
  if (!filter.type.empty()) where.add("g.type = ?", to_lower(filter.type));
  if (!filter.country.empty()) where.add("g.country = upper(?)", filter.country);
  if (!filter.kind.empty()) {
    where.add("EXISTS (SELECT 1 FROM incident_actors a JOIN incidents i ON i.id = a.incident WHERE a.id = g.id AND i.kind = ?)",
              to_lower(filter.kind));
  }
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add(std::string(kNamedIn) + "r.day >= ?))", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add(std::string(kNamedIn) + "r.day <> '' AND r.day <= ?))", day);
  }
  if (!filter.publisher.empty()) {
    where.add(std::string(kNamedIn) + "lower(r.domain) = lower(?) OR r.publisher LIKE ? ESCAPE '\\'))", filter.publisher,
              like_contains(filter.publisher));
  }
  if (!filter.genre.empty()) where.add(std::string(kNamedIn) + "r.genre = ?))", to_lower(filter.genre));
  if (!filter.language.empty()) where.add(std::string(kNamedIn) + "r.language = ?))", to_lower(filter.language));
  if (!filter.review.empty()) where.add("g.review = ?", filter.review);
  return where;
}

constexpr char kColumns[] = "SELECT g.id, g.incidents, g.kept, g.name, g.country, g.type FROM actor_groups g ";

Result<ActorRow> row_of(const Statement& row) {
  DL_ASSIGN(const KeptActor kept, incidents::kept_from_bytes(row.view(2)));
  return ActorRow{row.text(0), static_cast<int>(row.integer(1)), incidents::actor_to_json(actor_of(kept))};
}

/// With the other ids that lead to it, and whom it is kept apart from.
Result<ActorRow> whole_row(const Database& database, ActorRow row) {
  const DecidedEntities nothing;
  ActorRows rows(database, nothing);
  DL_ASSIGN(const KeptActor* kept, rows.actor(row.id));
  if (!kept) return row;
  incidents::Actor actor = actor_of(*kept);
  DL_ASSIGN(Statement ids, database.query("SELECT id FROM actor_aliases WHERE actor = ? ORDER BY id", row.id));
  while (true) {
    DL_ASSIGN(const bool more, ids.step());
    if (!more) break;
    actor.ids.push_back(ids.text(0));
  }
  DL_ASSIGN(const auto others, kept_apart(rows, *kept));
  for (const incidents::ApartFrom& other : others) {
    DL_ASSIGN(const KeptActor* rival, rows.actor(other.actor));
    actor.apart.push_back({rival->id, main_name(*rival), other.why});
  }
  row.content = incidents::actor_to_json(actor);
  return row;
}

Error unclear(std::string_view name, const std::vector<std::string>& who) {
  std::string list;
  for (const std::string& one : who) list += "\n  " + one;
  return {ErrorCode::kUsage, std::string(name) + ": more than one actor has this name; name one by its id:" + list};
}

/// One row, nothing, or kUsage where there are several.
Result<std::optional<ActorRow>> only_row(const Database& database, std::string_view name, const std::string& condition,
                                         const std::string& value) {
  DL_ASSIGN(Statement rows, database.query(kColumns + condition + " ORDER BY g.reports DESC, g.id LIMIT ?", value, kMostNamed));
  std::optional<ActorRow> out;
  std::vector<std::string> who;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    who.push_back(rows.text(0) + "  " + rows.text(3) + " (" + rows.text(5) + (rows.view(4).empty() ? ")" : ", " + rows.text(4) + ")"));
    if (!out) {
      DL_ASSIGN(out, row_of(rows));
    }
  }
  if (who.size() > 1) return unclear(name, who);
  if (out) {
    DL_ASSIGN(out, whole_row(database, std::move(*out)));
  }
  return out;
}

bool is_id(std::string_view what) {
  return what.size() == 10 && what.starts_with("a-") && what.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

/// Of its time, as it is told; '' where none is.
std::string time_value_of(const std::string& incident) {
  const json::Json read = json::Json::parse(incident, nullptr, false);
  const auto value = json::Json::json_pointer("/time/value");
  return read.contains(value) && read[value].is_string() ? read[value].get<std::string>() : std::string();
}

}  // namespace

Result<ActorPage> find_actors(const Archive& archive, const Filter& filter) {
  DL_ASSIGN(const Order order, order_of(filter.sort));
  DL_ASSIGN(Where where, conditions(archive.database(), filter));
  const std::string key = order.key, down = order.descending ? " DESC" : "";
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 3));
    if (after[0] != order.name) return Error{ErrorCode::kUsage, "--cursor belongs to another --sort"};
    where.add("(" + key + ", g.id) " + (order.descending ? "<" : ">") + " (?, ?)", after[1], after[2]);
  }
  DL_ASSIGN(Statement rows, archive.database().prepare("SELECT g.id, g.incidents, g.kept, " + key + " FROM actor_groups g" +
                                                       where.sql() + " ORDER BY " + key + down + ", g.id" + down + " LIMIT ?"));
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
    DL_ASSIGN(ActorRow actor, row_of(rows));
    page.actors.push_back(std::move(actor));
    last = {std::string(order.name), rows.text(3), rows.text(0)};
  }
}

Result<ActorRow> find_actor(const Archive& archive, std::string_view what) {
  const Database& database = archive.database();
  const std::string given(what), folded = fold_name(what);
  if (is_id(what)) {
    for (const char* condition : {"WHERE g.id = ?", "WHERE g.id = (SELECT actor FROM actor_aliases WHERE id = ?)"}) {
      DL_ASSIGN(auto found, only_row(database, what, condition, given));
      if (found) return std::move(*found);
    }
    return Error{ErrorCode::kNotFound, given + ": no actor with this id in the archive; `dateline actors` lists them"};
  }
  if (!folded.empty()) {
    for (const char* condition : {"WHERE g.folded = ?", "WHERE g.id IN (SELECT actor FROM actor_names WHERE folded = ?)"}) {
      DL_ASSIGN(auto found, only_row(database, what, condition, folded));
      if (found) return std::move(*found);
    }
    DL_ASSIGN(auto found, only_row(database, what, "WHERE g.id IN (SELECT actor FROM actor_names WHERE folded LIKE ? ESCAPE '\\')",
                                   like_contains(folded)));
    if (found) return std::move(*found);
  }
  return Error{
      ErrorCode::kUsage,
      given +
          ": no dossier. Only states, bodies and people with an office, a command, a spokesman's role or a confirmed listing have one; "
          "private people have none. `dateline actors` lists who has, `dateline search` finds reports by their words"};
}

Result<std::vector<ActorIncident>> find_incidents_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT i.id, i.kind, i.status, i.standing, i.start, i.stop, a.role, i.content FROM incident_actors a JOIN "
                                                     "incidents i ON i.id = a.incident WHERE a.id = ? ORDER BY i.start DESC, i.id, a.role", actor));
  std::vector<ActorIncident> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    if (out.empty() || out.back().id != rows.view(0)) {
      DL_ASSIGN(std::string content, unpack(rows.view(7)));
      const std::string value = time_value_of(content);
      out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), value, rows.text(4), rows.text(5), {}, std::move(content)});
    }
    if (out.back().roles.empty() || out.back().roles.back() != rows.view(6)) out.back().roles.push_back(rows.text(6));
  }
}

Result<std::vector<ActorReport>> find_reports_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT DISTINCT r.id, r.title, r.publisher, r.published FROM actor_members m JOIN "
                                                     "reports r ON r.n = m.report WHERE m.actor = ? ORDER BY r.day DESC, r.n DESC",
                                                     actor));
  std::vector<ActorReport> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
  }
}

Result<std::vector<NamedActor>> find_named(const Archive& archive, std::string_view report) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT a.id, a.name FROM actors a JOIN reports r ON r.n = a.report WHERE r.id = ? AND a.id <> '' ORDER BY a.entity", report));
  std::vector<NamedActor> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), rows.text(1)});
  }
}

Result<std::vector<ActorSource>> find_sources_of(const Archive& archive, std::string_view actor) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT s.name, count(DISTINCT s.incident) FROM incident_actors a JOIN "
                                                     "incident_sources s ON s.incident = a.incident WHERE a.id = ? AND s.name <> '' "
                                                     "GROUP BY s.name ORDER BY 2 DESC, 1",
                                                     actor));
  std::vector<ActorSource> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.text(0), static_cast<int>(rows.integer(1))});
  }
}

}  // namespace dateline::archive
