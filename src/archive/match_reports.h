#pragma once
// Which reports have the words of a query and meet a filter, in an order. For search.cpp and search_parts.cpp.
#include <map>

#include "archive/conditions.h"
#include "archive/find_search.h"
#include "archive/order.h"
#include "archive/spellings.h"

namespace dateline::archive {

struct Match {
  std::int64_t n = 0;
  std::optional<double> score;
  std::string cursor;  // behind it
};
struct Matches {
  std::vector<Match> matches;
  bool more = false;
  std::string sorted;
};

/// The words of a search, in all spellings, with the filter that stood among them.
struct Asked {
  Words words;
  Filter filter;
};
Result<Asked> asked_of(const Database& database, std::string_view query, bool titles, const Filter& filter);

/// What has an index's words, up to a bound above which it is not ranked.
inline constexpr std::int64_t kMostRanked = 5000;
Result<bool> have_many(const Database& database, const std::string& table, const std::string& expression);

/// The first `most` behind filter.cursor (all without a number).
Result<Matches> match_reports(const Database& database, const Asked& asked, std::optional<int> most);

/// Publishers, languages and months of the reports that match, most first; of the latest kMostRanked by their words.
Status count_facets(const Database& database, const Asked& asked, SearchPage& page);

/// Names by how often they were counted.
Facet sorted_facet(const std::map<std::string, std::int64_t>& counts);

}  // namespace dateline::archive
