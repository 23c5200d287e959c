#pragma once
// PageBlocks: a page cut into the blocks of words that a reader sees (paragraphs, headings, list items, cells), in order, each with what tells
// article from furniture: how much of it is link, what part of the page its surroundings say they are. No choice is made here.
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/cues.h"
#include "ingest/hidden.h"
#include "ingest/html.h"
#include "model/article.h"

namespace dateline::ingest {

struct LinkSpot {
  std::size_t start, end;  // bytes of the block's text
  NodeId anchor;
};

struct PageBlock {
  NodeId node = 0;         // the element whose words these are
  NodeId first_text = 0;   // where in the page it begins
  BlockKind kind = BlockKind::kParagraph;
  int heading = 0;         // 1-6
  std::uint32_t parts = 0; // what the elements around say, those of dropping left out
  bool dropped = false;    // inside something that is not the article, by cue or by element
  bool in_list = false;
  bool paragraph_tag = false;
  std::string text;        // blanks collapsed; rows of a table are parted by line ends
  std::size_t link_bytes = 0;
  std::vector<LinkSpot> links;

  double link_share() const { return text.empty() ? 0 : static_cast<double>(link_bytes) / static_cast<double>(text.size()); }
};

/// Lenient: classes and ids do not drop anything but comments; for pages whose article hides in an odd place.
enum class Lenience { kStrict, kLenient };

/// `parts`: of each node, from parts_of_nodes; `hiding`: of the page.
std::vector<PageBlock> cut_into_blocks(const HtmlPage& page, const std::vector<std::uint32_t>& parts, const Hiding& hiding, Lenience lenience = Lenience::kStrict);

}  // namespace dateline::ingest
