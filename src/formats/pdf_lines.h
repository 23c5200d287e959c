#pragma once
// Steps from a PDF's lines to its document; see pdf_document.h. Each takes lines out of the pages or gives them a meaning.
#include <string>
#include <vector>

#include "formats/pdf_pages.h"
#include "formats/text_document.h"

namespace dateline::formats {

/// The size of a line's letters: the height of the words that most of its characters are in.
double letter_size(const PdfLine& line);
/// The size of most letters of the document.
double body_size(const std::vector<PdfPage>& pages);
/// The words of a line as they stand, a blank between.
std::string plain_words(const PdfLine& line);

/// They stand beside each other, or one below the other.
bool share_row(const PdfBox& a, const PdfBox& b);
bool share_column(const PdfBox& a, const PdfBox& b);

/// "12.", "(a)", "IV.", a bullet: what a paragraph or an item of a list begins with.
bool is_item_mark(std::string_view word);
bool is_bullet(std::string_view word);

/// Numbers and bullets that hang beside their paragraph are put before its first line.
void join_hanging_marks(PdfPage& page);

/// Takes running heads, running feet, page numbers and the lines of a table of contents out.
void drop_furniture(std::vector<PdfPage>& pages);

/// A footnote: its mark and its lines.
struct PdfNote {
  std::string mark;
  int page = 1;
  std::vector<PdfLine> lines;
};
/// Takes the footnotes out of the pages.
std::vector<PdfNote> take_notes(std::vector<PdfPage>& pages, double body);

/// A table found on a page, and which lines of it: "a | b", a line end between rows.
struct PdfTable {
  std::size_t first_line = 0;  // its place in the order of reading
  std::vector<std::size_t> lines;
  std::string text;
};
std::vector<PdfTable> find_tables(const PdfPage& page);

}  // namespace dateline::formats
