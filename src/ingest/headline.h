#pragma once
// The headline of a page: what its <h1> says where that agrees with the page's metadata; never with the site's name at its end.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/page_blocks.h"

namespace dateline::ingest {

struct TitleHints {
  std::string meta;        // og:title and the like
  std::string record;      // JSON-LD
  std::string page_title;  // <title>
  std::string site;        // the publisher's name, if known
  std::string domain;
};

struct Headline {
  std::string title;
  std::string site;  // the name of the site as <title> adds it to the headline; empty if it does not
};

Headline find_headline(const HtmlPage& page, const std::vector<PageBlock>& blocks, const TitleHints& hints);

/// The block that shows the headline; blocks.size() if none does.
std::size_t title_block(const std::vector<PageBlock>& blocks, std::string_view title);

}  // namespace dateline::ingest
