#pragma once
// Open blocks: a headline, a caption or an item of a list bears no full stop, and what stands below it would be read as the rest of its sentence:
// "UN condemns attack on convoy / The United Nations ...". It is read as a sentence of its own. Same positions: the line end is read as the stop.
#include <optional>
#include <span>

#include "base/text.h"
#include "model/article.h"

namespace dateline::nlp {

/// The text with a full stop behind each block that lacks one and that another begins behind; nothing where there is none.
std::optional<Text> end_open_blocks(const Text& text, std::span<const Block> blocks);

}  // namespace dateline::nlp
