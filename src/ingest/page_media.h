#pragma once
// The images and films that a page shows within its report: those among the article's blocks or just above them. Icons, logos, faces of
// authors, advertisements and pictures that lead to other stories are left out by what the page says of them (data/ingest/media_cues.tsv);
// no picture is looked at. The caption is the block of the text that stands with the picture.
#include <string_view>
#include <vector>

#include "ingest/html.h"
#include "ingest/main_text.h"
#include "model/article.h"

namespace dateline::ingest {

/// A block of the article as it was written: where it stands on the page and in the text.
struct PlacedBlock {
  NodeId node = 0;
  Span span;
  BlockKind kind = BlockKind::kParagraph;
};

/// `parts`: of each node, from parts_of_nodes; `blocks` in the order of the text; `base` is the page's address. In the page's order, no address twice.
std::vector<MediaLink> page_media(const HtmlPage& page, const std::vector<std::uint32_t>& parts, NodeId root, const std::vector<PlacedBlock>& blocks,
                                  std::string_view base);

}  // namespace dateline::ingest
