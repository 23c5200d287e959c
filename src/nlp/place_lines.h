#pragma once
// Place lines: "KHARTOUM - Police arrested ...", "PARIS, May 2 (AFP) - ...": a dateline, with or without its day. Read as part of the sentence it
// becomes somebody's name or the scene of what is told; it is read as a sentence of its own. Same letters but for the dash, same positions.
#include <optional>

#include "base/text.h"

namespace dateline::nlp {

/// The text with the dash behind each place line as a full stop; nothing where there is none.
std::optional<Text> end_place_lines(const Text& text);

}  // namespace dateline::nlp
