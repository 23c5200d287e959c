#pragma once
// Wrapped lines: a wire, a mail or a cable breaks its lines at a fixed width, in the middle of sentences and names ("San\nSalvador"). The
// model was trained on text without such breaks: it is read with blanks in their place. Same letters, same positions.
#include <optional>

#include "base/text.h"

namespace dateline::nlp {

/// The text with the breaks that only the width made as blanks, where its lines are filled so; nothing for any other text.
std::optional<Text> join_wrapped_lines(const Text& text);

}  // namespace dateline::nlp
