#pragma once
// Metadata: what a page says about the report on it: headline, publisher, authors, dates. Each from the surest place that has it; nothing is guessed.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/page_blocks.h"
#include "model/article.h"

namespace dateline::ingest {

struct Metadata {
  std::string url;    // the canonical address
  std::string title;
  Publisher publisher;
  std::vector<std::string> authors;
  std::string published, modified;
  PublishedBasis published_basis = PublishedBasis::kUnknown;
  std::string language;  // as the page declares it
  std::string section;
  std::string description;
  std::string origin;    // address of the page that this one says to be a copy of; empty if it does not
  Genre genre = Genre::kUnknown;
};

/// `parts`: of each node, from parts_of_nodes. `url`: where the page was found, if known.
Metadata read_metadata(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks, std::string_view url);

}  // namespace dateline::ingest
