#pragma once
// TextDocument: what office documents and printed pages come to: blocks of words in reading order, with the page that each begins on,
// links, and the notes that are referred to. Blocks have words, blanks collapsed; rows of a table are parted by line ends, its cells by " |
// ". Footnotes and endnotes stand behind all other blocks, in the order in which they are referred to; a note that nothing refers to may
// stand among them.
#include <string>
#include <vector>

#include "model/article.h"

namespace dateline::formats {

struct DocumentLink {
  std::size_t start = 0, end = 0;  // bytes of the block's text
  std::string url;
};

/// Where a note's mark stood; the mark itself is no part of the text.
struct NoteMark {
  std::size_t at = 0;  // byte of the block's text that followed the mark
  std::string note;
};

struct DocumentBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;
  int page = 1;
  std::string note;  // of a footnote: what marks name it by; unique in the document
  std::vector<DocumentLink> links;
  std::vector<NoteMark> marks;
};

struct TextDocument {
  std::string title, author;      // as the file's properties have them; often wrong
  std::string created, modified;  // ISO 8601
  std::vector<DocumentBlock> blocks;
  bool truncated = false;  // something was over a limit and is missing
};

}  // namespace dateline::formats
