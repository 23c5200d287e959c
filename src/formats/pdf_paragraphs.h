#pragma once
// Lines of a PDF, furniture and notes taken out, -> paragraphs, headings, items of lists.
#include <set>
#include <string>
#include <vector>

#include "formats/pdf_pages.h"
#include "formats/text_document.h"

namespace dateline::formats {

/// A line ready to be joined to others.
struct PdfTextLine {
  std::string text;
  std::vector<NoteMark> marks;
  PdfBox box;
  double size = 0;          // of its letters
  double column_right = 0;  // where the lines of its column end
  int page = 1;
  int block = 0;
  bool is_table = false;
};

/// The words of a line, its raised marks of these notes taken out and kept apart.
PdfTextLine text_line(const PdfLine& line, const std::set<std::string>& notes);

/// Adds a line's words to a text: a blank between, or nothing where a line end cut a word.
void append_line(std::string& text, std::vector<NoteMark>& marks, const PdfTextLine& line);

/// `body` is the size of most letters.
std::vector<DocumentBlock> make_paragraphs(const std::vector<PdfTextLine>& lines, double body);

}  // namespace dateline::formats
