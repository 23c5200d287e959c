#pragma once
// The words of a report for telling others: the names of private and protected persons are replaced.
#include <string>

#include "model/reading_json.h"

namespace dateline::archive {

/// One text for each span, on one line, with "[person]" for each name that is kept back.
std::vector<std::string> masked_words(const StoredReading& stored, const std::vector<Span>& spans);

/// The whole text: each code point of a name that is kept back is U+00B7, so that spans of the reading hold in it.
std::string dotted_text(const StoredReading& stored);

/// Words that need not stand in the text, as the title, or what a person wrote on the report.
std::string masked_text(const StoredReading& stored, std::string_view words);
std::string masked_title(const StoredReading& stored);

}  // namespace dateline::archive
