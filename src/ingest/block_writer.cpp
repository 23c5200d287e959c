#include "ingest/block_writer.h"

#include "base/assert.h"
#include "base/utf8.h"

namespace dateline::ingest {

Span BlockWriter::add(std::string_view words, BlockKind kind, int page) {
  DL_ASSERT(!words.empty(), "a block without words");
  if (!text_.empty()) {
    text_ += "\n\n";
    size_ += 2;
  }
  last_start_ = text_.size();
  const std::uint32_t start = size_;
  text_ += words;
  size_ += static_cast<std::uint32_t>(count_code_points(words));
  blocks_.push_back({{start, size_}, kind, page});
  return blocks_.back().span;
}

void BlockWriter::link_in_last(std::size_t start, std::size_t end, std::string url, LinkRole role) {
  DL_ASSERT(start <= end && last_start_ + end <= text_.size(), "a link outside its block");
  const std::string_view words = std::string_view(text_).substr(last_start_);
  const auto from = blocks_.back().span.start + static_cast<std::uint32_t>(count_code_points(words.substr(0, start)));
  const auto size = static_cast<std::uint32_t>(count_code_points(words.substr(start, end - start)));
  if (size > 0) links_.push_back({{from, from + size}, std::move(url), role});
}

void BlockWriter::finish(Article& article) {
  article.text = Text(std::move(text_));
  article.blocks = std::move(blocks_);
  article.links = std::move(links_);
}

}  // namespace dateline::ingest
