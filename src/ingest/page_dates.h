#pragma once
// When a page says that its report was published, and when it was changed: two dates, never mixed. Of what a page tells, in this order:
// the record and metadata that name the publication, what is shown by the headline, the address, metadata that may mean the last change,
// other dates with a word that says what they are. A day is the day where the publisher is, as far as the page tells it.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/page_blocks.h"
#include "model/article.h"

namespace dateline::ingest {

/// What the page's metadata says, as it is written there; empty where it says nothing.
struct DateHints {
  std::string published;  // the publication, by name
  std::string dated;      // the publication or the last change
  std::string modified;
  std::string url;
  std::string_view title;
  std::string_view language;  // as declared, with the region ("en-gb"): how 3/4/2019 is meant
};

struct PageDates {
  std::string published, modified;  // ISO 8601; empty if unknown
  PublishedBasis basis = PublishedBasis::kUnknown;
};

PageDates find_dates(const HtmlPage& page, const std::vector<PageBlock>& blocks, const DateHints& hints);

}  // namespace dateline::ingest
