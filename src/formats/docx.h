#pragma once
// DOCX: a word processor's document (ECMA-376, WordprocessingML in a ZIP archive): paragraphs, headings by their style or outline level,
// lists with their numbers, quotes, tables, footnotes and endnotes, links. What is deleted, hidden or stands in running heads and drawings
// is left out, what is inserted counts. Page numbers are those at which the writer's program broke pages when it saved.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/text_document.h"

namespace dateline::formats {

/// `bytes` should be all of the file: its list of parts stands at its end.
bool looks_like_docx(std::string_view bytes);

/// `name` begins the message of an Error.
Result<TextDocument> read_docx(std::string_view bytes, const std::string& name);

/// A picture that stands in the document, as the package has it.
struct DocumentPicture {
  std::string part;  // "word/media/image1.jpeg"
  std::string bytes;
};

inline constexpr std::size_t kMaxPictureBytes = 64 << 20;  // of all of them
/// At most `most`, in the order of their parts' names; what does not fit is left out. None where the package cannot be read.
std::vector<DocumentPicture> read_docx_pictures(std::string_view bytes, const std::string& name, std::size_t most);

}  // namespace dateline::formats
