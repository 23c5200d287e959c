#include "nlp/open_blocks.h"

#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::nlp {
namespace {

constexpr std::u32string_view kStops = U".!?…:;,-–—";  // behind these a sentence has ended, or goes on below
constexpr std::u32string_view kClosing = U"\"”’')]»";

/// Whatever its last word is, what follows is not the rest of it. A paragraph's end is told by the model well enough.
bool ends_by_itself(BlockKind kind) {
  return kind == BlockKind::kHeadline || kind == BlockKind::kSubhead || kind == BlockKind::kList || kind == BlockKind::kCaption;
}

bool is_open(std::u32string_view words) {
  while (!words.empty() && (words.back() == U' ' || kClosing.find(words.back()) != std::u32string_view::npos)) words.remove_suffix(1);
  return !words.empty() && kStops.find(words.back()) == std::u32string_view::npos;
}

bool begins_sentence(std::u32string_view words) {
  const char32_t first = words.empty() ? U'\0' : words.front();
  return is_upper(first) || (first >= U'0' && first <= U'9') || first == U'"' || first == U'“';
}

}  // namespace

std::optional<Text> end_open_blocks(const Text& text, std::span<const Block> blocks) {
  const std::u32string all = decode_utf8(text.view());
  std::u32string letters = all;
  bool changed = false;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const Span block = blocks[i].span, next = blocks[i + 1].span;
    if (!ends_by_itself(blocks[i].kind) || block.end >= all.size() || all[block.end] != U'\n') continue;
    if (!is_open(std::u32string_view(all).substr(block.start, block.end - block.start)) || !begins_sentence(std::u32string_view(all).substr(next.start, 1))) continue;
    letters[block.end] = U'.';
    // As one blank: an empty line before it makes the model take a first word for a name.
    for (std::size_t at = block.end + 1; at < next.start; ++at) letters[at] = U' ';
    changed = true;
  }
  return changed ? std::optional(Text(encode_utf8(letters))) : std::nullopt;
}

}  // namespace dateline::nlp
