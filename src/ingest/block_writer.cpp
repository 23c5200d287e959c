#include "ingest/block_writer.h"

#include "base/assert.h"
#include "base/utf8.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMostLinks = 20'000;  // of one article

}  // namespace

Span BlockWriter::add(std::string_view words, BlockKind kind, int page) {
  DL_ASSERT(!words.empty(), "a block without words");
  if (!text_.empty()) {
    text_ += "\n\n";
    size_ += 2;
  }
  last_start_ = text_.size();
  counted_bytes_ = counted_ = 0;
  const std::uint32_t start = size_;
  text_ += words;
  size_ += static_cast<std::uint32_t>(count_code_points(words));
  blocks_.push_back({{start, size_}, kind, page});
  return blocks_.back().span;
}

void BlockWriter::link_in_last(std::size_t start, std::size_t end, std::string url, LinkRole role) {
  DL_ASSERT(start <= end && last_start_ + end <= text_.size(), "a link outside its block");
  if (links_.size() >= kMostLinks) return;
  // Links mostly come in order: code points are counted on from the last one.
  if (start < counted_bytes_) counted_bytes_ = counted_ = 0;
  const std::string_view words = std::string_view(text_).substr(last_start_);
  counted_ += static_cast<std::uint32_t>(count_code_points(words.substr(counted_bytes_, start - counted_bytes_)));
  counted_bytes_ = start;
  const auto from = blocks_.back().span.start + counted_;
  const auto size = static_cast<std::uint32_t>(count_code_points(words.substr(start, end - start)));
  if (size > 0) links_.push_back({{from, from + size}, std::move(url), role});
}

void BlockWriter::finish(Article& article) {
  article.text = Text(std::move(text_));
  article.blocks = std::move(blocks_);
  article.links = std::move(links_);
}

}  // namespace dateline::ingest
