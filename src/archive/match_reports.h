#pragma once
// Which reports have the words of a query and meet a filter, in an order. For search.cpp and search_parts.cpp.
#include "archive/candidates.h"
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
};

/// The words of a search, in all spellings, with the filter that stood among them.
struct Asked {
  Words words;
  Filter filter;
};
Result<Asked> asked_of(const Database& database, std::string_view query, bool titles, const Filter& filter);

/// What all answers say of the words, into a page.
template <class Page>
void tell_words(const Words& words, Page& page) {
  page.widened = words.widened;
  page.begun = words.begun;
}

/// The order that is asked for or that the cursor is of; else the first, or the second where more than kMostRanked have the words. A cursor of the
/// first, by relevance, holds the last number that its first page knew.
Result<const Order*> order_for(std::span<const Order> orders, const Filter& filter, bool many, std::string_view what);
Result<std::int64_t> last_known(std::span<const Order> orders, const Filter& filter);

/// The first `most` behind filter.cursor (all without a number). Tells the page its order, facets and whether they are of some only.
Result<Matches> match_reports(const Database& database, const Asked& asked, std::optional<int> most, SearchPage& page);

}  // namespace dateline::archive
