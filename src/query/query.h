#pragma once
// Query: what a person or a program asks of an archive, answered in the JSON shapes of docs/formats/archive.md. Each answer is one object
// as text, ready to print; "cursor" is null where there is no more.
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "archive/find_search.h"

namespace dateline::query {

using archive::Archive;
using archive::Filter;

/// {"reports": [...], "cursor"}: newest first.
Result<std::string> latest(const Archive& archive, const Filter& filter);
/// {"in", "hits": [...], "facets", "counted", "widened", "sorted", "cursor"}
Result<std::string> search(const Archive& archive, std::string_view words, archive::SearchIn in, const Filter& filter);
/// {"incidents": [...], "cursor"}: in the order in which they happened (timeline), or latest known first (incidents).
Result<std::string> timeline(const Archive& archive, Filter filter);
Result<std::string> incidents(const Archive& archive, Filter filter);
/// A FeatureCollection of GeoJSON (RFC 7946) of incidents, facilities and the legs of corridors: docs/formats/map.md.
Result<std::string> map(const Archive& archive, const Filter& filter);
/// One incident, with why it counts as it does; any id that was ever given out resolves. With a day, as it stood then.
Result<std::string> incident(const Archive& archive, std::string_view id, const std::string& as_known_at = {});
/// One claim with its words: {"claim", "report", "incident", "event", "words", "sentence", "attribution": [...]}.
Result<std::string> claim(const Archive& archive, std::string_view key);
/// {"versions": [{"id", "captured_at", "title", "text_sha256", "new_claims", "gone_claims"}]}: the states of a report, oldest first, each with the
/// claims that it makes and the one before did not, and the other way round, by their words.
Result<std::string> versions(const Archive& archive, std::string_view report);
/// {"actors": [{"id", "name", "aliases", "type", ..., "roles"}], "cursor"}: with the roles that each holds at the day `as_of`, or holds as told last ("").
Result<std::string> actors(const Archive& archive, const Filter& filter, const std::string& as_of);
/// A dossier: {"actor", "as_of", "offices", "roles", "relations", "incidents", "sources", "reports"}; with a day, what held on it.
Result<std::string> actor(const Archive& archive, std::string_view name_or_id, const std::string& as_of);
struct NetworkQuestion {
  std::vector<std::string> types;  // of relations; empty: all
  int depth = 1;                   // steps from the filter's actor
};
/// {"actors": [...], "relations": [...], "cursor"}: the graph around the filter's actor, or all of it; whereabouts only where they are asked for.
Result<std::string> network(const Archive& archive, const Filter& filter, const NetworkQuestion& question);
/// {"decisions": [...]}: what people decided on actors, and what became of it.
Result<std::string> decisions(const Archive& archive);
/// The same of incidents.
Result<std::string> incident_decisions(const Archive& archive);
/// One of these; an undo does not say itself on which of the two it is.
std::string decision(const archive::Decision& decision, bool on_incidents);
/// {"copies": [...], "cursor"}
Result<std::string> copies(const Archive& archive, const Filter& filter);
/// {"stories": [{"id", "title", "first", "last", "reports": [ids, oldest first]}], "cursor"}: those of several reports, the latest first.
Result<std::string> stories(const Archive& archive, const Filter& filter);
/// {"related": [{"report", "why", "score"}], "cursor"}: reports of the same happening, story, words or actors, closest first.
Result<std::string> related(const Archive& archive, std::string_view report, const Filter& filter);
/// Which exhibits to give. With a sha256 to be like: those of the same bytes, or with a print at most `within` bits from `like_print`.
struct ExhibitFilter {
  std::string report;  // an id; empty: all
  std::string like_sha256, like_print;
  int within = 10;
  bool with_location = false;  // also what the file says of where it was made
};
/// {"exhibits": [...], "linked": [...]}: files, and what the report's page shows.
Result<std::string> exhibits(const Archive& archive, const ExhibitFilter& filter);
/// {"format", "transfers": [...], "cursor"}: transfers of goods as rows of a register, docs/formats/register.md. The filter's kind is transfer or empty.
Result<std::string> transfer_register(const Archive& archive, Filter filter);
/// Its rows as CSV (RFC 4180) under a line of names; what holds several is parted by "; ".
std::string register_csv(const std::string& answer);
/// {"reports", "readings", ..., "languages": {...}, "publishers": {...}}
Result<std::string> stats(const Archive& archive);
/// How a report came to be held: {"report", "identification", "collection", "preservation", "integrity", "readings", "versions"}
Result<std::string> custody(const Archive& archive, std::string_view report);
/// {"ok", "reports", "problems": [{"what", "where"}]}
Result<std::string> check(const Archive& archive);

}  // namespace dateline::query
