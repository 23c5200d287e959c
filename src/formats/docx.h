#pragma once
// DOCX: a word processor's document (ECMA-376, WordprocessingML in a ZIP archive): paragraphs, headings by their style or outline level,
// lists with their numbers, quotes, tables, footnotes and endnotes, links. What is deleted, hidden or stands in running heads and drawings
// is left out, what is inserted counts. Page numbers are those at which the writer's program broke pages when it saved.
#include <string>
#include <string_view>

#include "base/result.h"
#include "formats/text_document.h"

namespace dateline::formats {

/// `bytes` should be all of the file: its list of parts stands at its end.
bool looks_like_docx(std::string_view bytes);

/// `name` begins the message of an Error.
Result<TextDocument> read_docx(std::string_view bytes, const std::string& name);

}  // namespace dateline::formats
