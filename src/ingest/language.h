#pragma once
// Which language a text is in, by CLD2's statistics of letters and words. A text too short or too mixed to tell gives "". It does not tell
// the languages of parts of a text.
#include <string>
#include <string_view>

namespace dateline::ingest {

/// ISO 639-1 (639-3 where there is none), lower case; "" when it cannot be told. `text` is valid UTF-8.
std::string detect_language(std::string_view text);

}  // namespace dateline::ingest
