#pragma once
// BlockWriter: the text of an article as it grows, block by block, a blank line between two.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"

namespace dateline::ingest {

class BlockWriter {
 public:
  /// `words` is valid UTF-8 and not empty.
  Span add(std::string_view words, BlockKind kind, int page = 1);
  /// `url` stands at the bytes [start, end) of the last block's words.
  void link_in_last(std::size_t start, std::size_t end, std::string url, LinkRole role = LinkRole::kInText);
  bool empty() const { return blocks_.empty(); }
  std::vector<Block>& blocks() { return blocks_; }

  /// Moves text, blocks and links into the article.
  void finish(Article& article);

 private:
  std::string text_;
  std::uint32_t size_ = 0;      // code points
  std::size_t last_start_ = 0;  // byte at which the last block begins
  std::size_t counted_bytes_ = 0;  // of the last block, up to its last link,
  std::uint32_t counted_ = 0;      // and in code points
  std::vector<Block> blocks_;
  std::vector<Link> links_;
};

}  // namespace dateline::ingest
