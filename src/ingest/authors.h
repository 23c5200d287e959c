#pragma once
// Who wrote a report, as the page says it. Better none than a wrong one: the site's own name, addresses and slogans are no authors.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/page_blocks.h"
#include "model/article.h"

namespace dateline::ingest {

/// What a page's metadata says of its authors.
struct AuthorHints {
  const std::vector<std::string>& record;  // JSON-LD
  const std::vector<std::string>& meta;
  const Publisher& publisher;
  std::string_view title;
};

/// `parts`: of each node, from parts_of_nodes.
std::vector<std::string> find_authors(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks,
                                      const AuthorHints& hints);

/// The names in a field that a program filled in: single words ("admin") are none.
std::vector<std::string> names_of_persons(std::string_view field);

/// The names in a byline: "By Ann Example and Bo Sample, Berlin" -> two.
/// In metadata a small word at the beginning is part of the name: "Di Sample".
std::vector<std::string> names_in_byline(std::string_view byline, bool in_metadata = false);

}  // namespace dateline::ingest
