#pragma once
// Searching: where words of reports stand, and what has them in its words or name. Words are as query_words.h says.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/filter.h"
#include "archive/query_words.h"
#include "base/enum_names.h"
#include "model/article.h"

namespace dateline::archive {

/// What a search gives.
enum class SearchIn { kReports, kSentences, kClaims, kIncidents, kActors, kPlaces };

struct Hit {
  std::string report, title, publisher, published;
  Span span;
  std::string snippet;  // the words of the span, found words between [ and ]
  std::optional<double> score;  // nothing where hits are not ranked
  std::string claim;    // key of a claim that the span holds, of the claim found; empty if none
};
using Facet = std::vector<std::pair<std::string, std::int64_t>>;
struct SearchPage {
  std::vector<Hit> hits;
  Facet publishers, languages, months;  // how many reports in all
  std::int64_t counted = 0;             // reports that facets count
  bool of_more = false;                 // more than kMostRanked have the words: facets count the latest of them only
  bool hits_of_more = false;            // and hits are of these only
  std::vector<Widened> widened;
  std::vector<Begun> begun;
  std::string sorted;                   // the order of the hits
  std::string cursor;
};
/// Reports: the sentence of each that holds most of the words. Sentences, claims: those that hold all of them, report by report; a page looks
/// through so many reports only, so that it may hold fewer than the limit and still have a cursor.
/// Sort: "relevance" (default), "-published", "published". What very many reports have is sorted by -published where no order is given. By relevance a
/// later page is of the reports that its first page knew, with the scores that they had.
Result<SearchPage> search(const Archive& archive, std::string_view query, SearchIn in, const Filter& filter);

struct IncidentHit {
  std::string content;  // the incident's JSON
  std::string snippet;
  std::optional<double> score;  // nothing where hits are not ranked
};
struct IncidentHits {
  std::vector<IncidentHit> hits;
  Facet kinds, standings, months;
  std::int64_t counted = 0;
  bool of_more = false, hits_of_more = false;  // as of reports
  std::vector<Widened> widened;
  std::vector<Begun> begun;
  std::string sorted, cursor;
};
/// Sort: "relevance" (default), and those of find_incidents.
Result<IncidentHits> search_incidents(const Archive& archive, std::string_view query, const Filter& filter);

struct ActorHit {
  std::string id, name, found, type, country;  // found: the name, folded, that has the words
  std::int64_t reports = 0, incidents = 0;
};
struct ActorHits {
  std::vector<ActorHit> hits;
  std::string cursor;
};
/// Actors one of whose names holds all words. Of the filter: country. Sort: "-reports" (default), "name".
Result<ActorHits> search_actors(const Archive& archive, std::string_view query, const Filter& filter);

struct PlaceHit {
  std::string name, country;
  std::optional<double> lat, lon;
  std::int64_t reports = 0;
  std::vector<std::string> spellings;
};
struct PlaceHits {
  std::vector<PlaceHit> hits;
  std::string cursor;
};
/// Places of happenings whose name, in any spelling, holds all words. Of the filter: country. Sort: "-reports" (default), "name".
Result<PlaceHits> search_places(const Archive& archive, std::string_view query, const Filter& filter);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 6> kEnumNames<archive::SearchIn>{"reports", "sentences", "claims", "incidents", "actors", "places"};
}  // namespace dateline
