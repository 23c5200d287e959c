#pragma once
// What a page says of itself in JSON-LD (schema.org): the article's own record, found among breadcrumbs, organisations and lists.
#include <string>
#include <vector>

#include "ingest/html.h"

namespace dateline::ingest {

struct ArticleRecord {
  std::string type;  // "NewsArticle"
  std::string headline, published, modified, publisher, section, url;
  std::vector<std::string> authors;
};

/// Empty fields where the page has no such record or it cannot be read.
/// Of several records the one of the page's own address or title; the first where none is.
ArticleRecord read_json_ld(const HtmlPage& page, std::string_view url, std::string_view title);

}  // namespace dateline::ingest
