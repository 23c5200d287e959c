#pragma once
// Blocks of a text without markup: paragraphs are parted by blank lines, the lines of a hard-wrapped paragraph belong together.
#include <string_view>
#include <vector>

#include "model/article.h"

namespace dateline::ingest {

/// Blocks in order; a text without blank lines but with long lines has a paragraph a line.
std::vector<Block> paragraph_blocks(const Text& text);

/// The first block's words look like a headline: one short line without a full stop, other blocks behind it.
bool begins_with_headline(const Text& text, const std::vector<Block>& blocks);

}  // namespace dateline::ingest
