#pragma once
// From words with places on pages to a document in reading order. Running heads, running feet and page numbers are left out (lines that
// stand at the same place on many pages, but for their numbers), and tables of contents. Paragraphs are joined over lines, columns and
// pages, words that a line end cut are whole again, a paragraph keeps the number that it begins with ("12. The Panel ..."). Footnotes stand
// apart, tied to the place of their mark; rows of tables are kept where columns show.
#include "formats/pdf_pages.h"
#include "formats/text_document.h"

namespace dateline::formats {

/// A document without blocks has no text layer: it is a scan.
TextDocument read_pdf_document(PdfPages pages);

}  // namespace dateline::formats
