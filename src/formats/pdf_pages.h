#pragma once
// The words of a PDF with their places on each page, as poppler's `pdftotext -bbox-layout -enc UTF-8` writes them: pages hold flows, flows
// blocks, blocks lines, lines words, in the order in which they are read. Lengths are points, from the page's upper left corner. Any bytes
// give pages; what is not of this form is passed over.
#include <string>
#include <string_view>
#include <vector>

namespace dateline::formats {

inline constexpr std::size_t kMaxPdfPages = 20'000;
inline constexpr std::size_t kMaxPdfWords = 4'000'000;
inline constexpr std::size_t kMaxPageLines = 4'000;

struct PdfBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  double height() const { return bottom - top; }
  double width() const { return right - left; }
};

struct PdfWord {
  PdfBox box;
  std::string text;
};

struct PdfLine {
  PdfBox box;
  int block = 0;  // number of its block on the page
  std::vector<PdfWord> words;
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfLine> lines;
};

struct PdfPages {
  std::string title, author, created, modified;  // as the file's properties have them
  std::vector<PdfPage> pages;
  bool truncated = false;
};

PdfPages read_pdf_pages(std::string_view bbox_layout);

}  // namespace dateline::formats
