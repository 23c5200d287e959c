// Actors and places by their names.
#include <algorithm>
#include <set>

#include "archive/conditions.h"
#include "archive/find_search.h"
#include "archive/order.h"
#include "archive/query_terms.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

constexpr Order kActorOrders[] = {
    {"-reports", {{"g.reports", true}, {"g.id"}}, true},
    {"name", {{"g.folded"}, {"g.id"}}, false},
};
constexpr Order kPlaceOrders[] = {
    {"-reports", {{"f.reports", true}, {"f.folded"}, {"f.country"}}, true},
    {"name", {{"f.folded"}, {"f.country"}}, false},
};

Status refuse_others(Filter filter, std::string_view what, std::string_view takes) {
  filter.country.clear();
  if (!asks_of_reports(filter) && !filter.min_independent && filter.review.empty()) return {};
  return Error{ErrorCode::kUsage, "search --in " + std::string(what) + " takes " + std::string(takes) + "--country, --sort, --limit and --cursor"};
}

/// "folded GLOB ? AND folded GLOB ?": names that hold all words.
Result<Where> names_with(std::string_view query) {
  DL_ASSIGN(const std::vector<Term> terms, terms_of(query));
  Where out;
  for (const Term& term : terms) {
    if (!term.field.empty() || term.without || term.text == "OR" || term.text.starts_with("NEAR")) {
      return bad_query(query, "names are searched by words and phrases alone; leave out OR, NEAR, fields and -");
    }
    if (has_words(term.text)) out.add("folded GLOB ?", part_of_name(term.text));
  }
  if (out.empty()) return bad_query(query, "there is no word in it to look for");
  return out;
}

}  // namespace

Result<ActorHits> search_actors(const Archive& archive, std::string_view query, const Filter& filter) {
  DL_TRY(refuse_others(filter, "actors", ""));
  DL_ASSIGN(const Order* order, order_of(kActorOrders, filter.sort, "actors"));
  DL_ASSIGN(const Where names, names_with(query));
  Where where;
  where.add_all("g.id IN (SELECT actor FROM actor_names WHERE folded IN (SELECT folded FROM name_parts" + names.sql() + "))", names);
  if (!filter.country.empty()) where.add("g.country = upper(?)", filter.country);
  DL_TRY(add_after(where, *order, filter.cursor));
  DL_ASSIGN(Statement rows, archive.database().prepare(
      "SELECT g.id, g.name, (SELECT min(folded) FROM actor_names WHERE actor = g.id AND folded IN (SELECT folded FROM name_parts" + names.sql() +
      ")), g.type, g.country, g.reports, g.incidents" + order_columns(*order) + " FROM actor_groups g" + where.sql() + order_by(*order) + " LIMIT ?"));
  rows.bind(where.bind(rows, names.bind(rows)), filter.limit ? *filter.limit + 1 : -1);
  ActorHits page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 7, filter.limit, [&](const Statement& row) -> Status {
    page.hits.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6)});
    return {};
  }));
  return page;
}

Result<PlaceHits> search_places(const Archive& archive, std::string_view query, const Filter& filter) {
  DL_TRY(refuse_others(filter, "places", ""));
  const Database& database = archive.database();
  DL_ASSIGN(const Order* order, order_of(kPlaceOrders, filter.sort, "places"));
  DL_ASSIGN(const Where names, names_with(query));
  Where where;
  if (!filter.country.empty()) where.add("f.country = upper(?)", filter.country);
  DL_TRY(add_after(where, *order, filter.cursor));
  // A name and its other spellings: those that one entry of the gazetteer has.
  DL_ASSIGN(Statement rows, database.prepare(
      "WITH found AS (SELECT folded FROM name_parts" + names.sql() + "), all_names AS (SELECT folded FROM found UNION SELECT b.folded FROM found JOIN place_spellings a "
      "ON a.folded = found.folded JOIN place_spellings b ON b.place = a.place) SELECT f.name, f.folded, f.country, f.lat, f.lon, f.reports" + order_columns(*order) +
      " FROM (SELECT min(p.name) AS name, p.folded AS folded, p.country AS country, min(p.lat) AS lat, min(p.lon) AS lon, count(DISTINCT p.report) AS reports "
      "FROM places p WHERE p.folded IN all_names GROUP BY p.folded, p.country) f" + where.sql() + order_by(*order) + " LIMIT ?"));
  rows.bind(where.bind(rows, names.bind(rows)), filter.limit ? *filter.limit + 1 : -1);
  PlaceHits page;
  DL_ASSIGN(page.cursor, take_page(rows, *order, 6, filter.limit, [&](const Statement& row) -> Status {
    const auto degrees = [&](int at) { return row.is_null(at) ? std::optional<double>() : row.real(at); };
    PlaceHit hit{row.text(0), row.text(2), degrees(3), degrees(4), row.integer(5), {}};
    DL_ASSIGN(Statement spellings, database.query("SELECT DISTINCT b.written FROM place_spellings a JOIN place_spellings b ON b.place = a.place WHERE a.folded = ? ORDER BY 1", row.text(1)));
    while (true) {
      DL_ASSIGN(const bool more, spellings.step());
      if (!more) break;
      hit.spellings.push_back(spellings.text(0));
    }
    page.hits.push_back(std::move(hit));
    return {};
  }));
  return page;
}

}  // namespace dateline::archive
