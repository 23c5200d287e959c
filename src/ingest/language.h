#pragma once
// Which language a text is in, by its script and its most frequent little words (data/ingest/stopwords.tsv). Made to be right about whether a
// report is in English; a text too short or too mixed to tell gives "". It does not tell the languages of parts of a text.
#include <string>
#include <string_view>

namespace dateline::ingest {

/// ISO 639-1, lower case; "" when it cannot be told.
std::string detect_language(std::string_view text);

}  // namespace dateline::ingest
