// Actors and sources: who acts, who stands to whom, whom the reports rest on.
#include <algorithm>
#include <iterator>

#include "model/json_fields.h"
#include "query/sources.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

using archive::Archive;

/// A name that several actors have is a question that makes no sense; one that nobody has is an address where nothing is.
Result<std::string> dossier(const Archive& archive, const Asked& asked, const About&) {
  auto told = query::actor(archive, asked.what, asked.as_of);
  if (told || told.error().code != ErrorCode::kUsage) return told;
  archive::Filter named;
  named.actor = asked.what;
  named.limit = 1;
  const auto some = query::actors(archive, named, asked.as_of);
  if (some && json::Json::parse(*some).at("actors").empty()) return Error{ErrorCode::kNotFound, told.error().message};
  return told;
}

Result<std::string> actors(const Archive& archive, const Asked& asked, const About&) {
  static constexpr std::string_view kTypes[] = {"person", "organization", "unit", "group", "country"};
  const std::string& type = asked.filter.type;
  if (!type.empty() && std::find(std::begin(kTypes), std::end(kTypes), type) == std::end(kTypes)) {
    return Error{ErrorCode::kUsage, "--type " + type + ": write person, organization, unit, group or country"};
  }
  return query::actors(archive, asked.filter, asked.as_of);
}

Result<std::string> network(const Archive& archive, const Asked& asked, const About&) {
  archive::Filter filter = asked.filter;
  if (!asked.as_of.empty()) {
    if (!filter.from.empty() || !filter.to.empty()) {
      return Error{ErrorCode::kUsage, "--as-of does not go with --from and --to; ask for a day or for a time"};
    }
    filter.from = filter.to = asked.as_of;
  }
  filter.type.clear();  // of relations here
  return query::network(archive, filter, asked.network);
}

}  // namespace

std::vector<Route> actor_routes() {
  return {
      {"/actors",
       "Who acts: names, type, country, roles",
       {"actor", "type", "country", "kind", "from", "to", "publisher", "genre", "language", "case", "review", "as-of", "limit", "cursor", "sort"},
       {},
       actors},
      {"/actors/{actor}",
       "A dossier, by name or id: names, roles over time, relations, happenings, sources, reports",
       {"as-of"},
       {},
       dossier},
      {"/network",
       "Who stands to whom and when, as a graph",
       {"actor", "depth", "type", "from", "to", "as-of", "case", "review", "limit", "cursor"},
       {},
       network},
      {"/decisions/actors",
       "What people decided on actors, and what became of it",
       {},
       {},
       [](const Archive& a, const Asked&, const About&) { return query::decisions(a); }},
      {"/sources",
       "Whom the reports rest on, how often alone, and how people grade them",
       {"actor", "kind", "place", "country", "bbox", "from", "to", "publisher", "source", "genre", "language", "case", "q", "as-written",
        "as-known-at", "limit", "cursor", "sort"},
       {},
       [](const Archive& a, const Asked& q, const About&) { return query::sources(a, q.filter); }},
      {"/grades",
       "All grades that people ever gave, and which are in force",
       {},
       {},
       [](const Archive& a, const Asked&, const About&) { return query::grades(a); }},
  };
}

}  // namespace dateline::serve
