#pragma once
// Which blocks of a page are the article: the container with the most running text is found, grown to what belongs with it (an article that
// advertisements cut in two), and its blocks are sifted: links to other stories, bylines, the site's own words go.
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/page_blocks.h"

namespace dateline::ingest {

struct MainText {
  NodeId root = 0;
  std::vector<std::size_t> blocks;      // indexes of the chosen blocks, in order
  std::vector<std::size_t> more;        // blocks that lead to the rest or to the original
  std::vector<std::size_t> origin;      // blocks that say where it was published first
  bool wall = false;                    // the page asks to pay or to sign in
  std::size_t bytes = 0;                // of the chosen blocks' words
};

/// What is known of the report before its text is: the headline, which is not among the chosen blocks, and who wrote it.
struct MainTextHints {
  std::string_view title;
  const std::vector<std::string>& authors;
};

/// `parts`: of each node, from parts_of_nodes.
MainText find_main_text(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const std::vector<PageBlock>& blocks,
                        const MainTextHints& hints);

}  // namespace dateline::ingest
