// Relations between actors, and the network that they make.
#include <algorithm>
#include <set>

#include "archive/case_members.h"
#include "archive/conditions.h"
#include "archive/find_actors.h"
#include "archive/relation_reviews.h"
#include "archive/relation_rows.h"
#include "archive/where.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

/// Entries of lists keep their review in their row, all others by what people judged of their claims.
Status add_review_filter(const Database& database, const std::string& state, Where& where) {
  if (state.empty()) return {};
  const bool judged = state != "unreviewed";
  DL_ASSIGN(const std::string numbers, relations_judged(database, judged ? state : ""));
  if (judged) where.add(std::string("r.review = ? OR r.n IN ") + kListed, state, numbers);
  else where.add(std::string("r.review = 'unreviewed' AND r.n NOT IN ") + kListed, numbers);
  return {};
}

/// What must be so of a relation. One that ended before the first day is over, one that began after the last was not yet.
Result<Where> conditions(const Database& database, const NetworkFilter& network, const Filter& filter) {
  Where where;
  where.add("r.from_end <> '' AND r.to_end <> ''");
  if (!network.types.empty()) where.add_one_of("r.type", network.types);
  if (!filter.from.empty()) {
    DL_ASSIGN(std::string day, first_day(filter.from));
    where.add("r.stop = '' OR r.stop >= ?", day);
  }
  if (!filter.to.empty()) {
    DL_ASSIGN(std::string day, last_day(filter.to));
    where.add("r.start = '' OR r.start <= ?", day);
  }
  if (!filter.in_case.empty()) {
    DL_ASSIGN(const CaseIds ids, ids_of_case(database, filter.in_case));
    where.add(std::string("r.from_end IN ") + kListed + " OR r.to_end IN " + kListed, ids.actors, ids.actors);
  }
  DL_TRY(add_review_filter(database, to_lower(filter.review), where));
  return where;
}

struct Edge {
  std::int64_t n = 0;
  std::string id, from, to;
};

Result<std::vector<Edge>> edges_of(const Database& database, const Where& where) {
  DL_ASSIGN(Statement rows, database.prepare("SELECT r.n, r.id, r.from_end, r.to_end FROM actor_relations r" + where.sql() + " ORDER BY r.id"));
  where.bind(rows);
  std::vector<Edge> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3)});
  }
}

/// Those within so many steps of where it begins.
std::vector<Edge> near(const std::vector<Edge>& edges, const NetworkFilter& network) {
  std::set<std::string> reached(network.around.begin(), network.around.end());
  std::vector<bool> taken(edges.size(), false);
  for (int step = 0; step < network.depth; ++step) {
    std::set<std::string> next = reached;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (!reached.contains(edges[i].from) && !reached.contains(edges[i].to)) continue;
      taken[i] = true;
      next.insert(edges[i].from);
      next.insert(edges[i].to);
    }
    if (next.size() == reached.size()) break;
    reached = std::move(next);
  }
  std::vector<Edge> out;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (taken[i]) out.push_back(edges[i]);
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> find_relations_of(const Archive& archive, std::string_view end) {
  DL_ASSIGN(Statement rows, archive.database().query("SELECT n FROM actor_relations WHERE n IN (SELECT n FROM actor_relations "
                                                     "WHERE from_end = ? UNION SELECT n FROM actor_relations WHERE to_end = ? "
                                                     "UNION SELECT n FROM actor_relations WHERE body = ? AND body <> '') "
                                                     "ORDER BY CASE WHEN start <> '' THEN start WHEN told <> '' THEN told ELSE '9999' END, "
                                                     "(SELECT count(*) FROM relation_claims c WHERE c.relation = actor_relations.n) DESC, id",
                                                     end, end, end));
  std::vector<std::string> out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(std::string relation, read_relation(archive.database(), rows.integer(0)));
    out.push_back(std::move(relation));
  }
}

Result<RelationPage> find_network(const Archive& archive, const NetworkFilter& network, const Filter& filter) {
  DL_ASSIGN(const Where where, conditions(archive.database(), network, filter));
  DL_ASSIGN(std::vector<Edge> edges, edges_of(archive.database(), where));
  if (!network.around.empty()) edges = near(edges, network);
  if (!filter.cursor.empty()) {
    DL_ASSIGN(const auto after, read_cursor(filter.cursor, 1));
    std::erase_if(edges, [&](const Edge& edge) { return edge.id <= after[0]; });
  }
  RelationPage page;
  if (filter.limit && edges.size() > static_cast<std::size_t>(*filter.limit)) {
    edges.resize(static_cast<std::size_t>(*filter.limit));
    if (!edges.empty()) page.cursor = write_cursor({edges.back().id});
  }
  for (const Edge& edge : edges) {
    DL_ASSIGN(std::string relation, read_relation(archive.database(), edge.n));
    page.relations.push_back(std::move(relation));
  }
  return page;
}

}  // namespace dateline::archive
