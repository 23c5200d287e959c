#include "formats/pdf_document.h"

#include <gtest/gtest.h>

#include "base/data_file.h"

namespace dateline::formats {
namespace {

constexpr double kLetter = 5;  // width of a letter

/// Writes layouts as pdftotext does, a block for each call of line() unless it says otherwise.
class Layout {
 public:
  Layout& page() {
    text_ += "<page width=\"600\" height=\"800\">\n";
    return *this;
  }
  /// "^12" is a raised word.
  Layout& line(double left, double top, std::string_view words, double size = 10, bool same_block = false) {
    if (!same_block) text_ += "<block " + box(left, top, left, top) + ">\n";
    text_ += "<line " + box(left, top, left + static_cast<double>(words.size()) * kLetter, top + size) + ">\n";
    for (std::string_view word : split(words, ' ')) {
      const bool raised = word.starts_with('^');
      if (raised) word.remove_prefix(1);
      if (raised && left > 80) left -= kLetter;
      const double right = left + static_cast<double>(word.size()) * kLetter;
      text_ += "<word " + (raised ? box(left, top - 1, right, top + size * 0.5) : box(left, top, right, top + size)) + ">" +
               std::string(word) + "</word>\n";
      left = right + kLetter;
    }
    return *this;
  }
  TextDocument read() const { return read_pdf_document(read_pdf_pages(text_)); }

 private:
  static std::string box(double left, double top, double right, double bottom) {
    return "xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" + std::to_string(right) + "\" yMax=\"" +
           std::to_string(bottom) + "\"";
  }
  std::string text_ = "<title>A &amp; B</title>\n<meta name=\"Author\" content=\"Ann Example\"/>\n<doc>\n";
};

const std::string kLong = "The guards at the northern gate wrote down every lorry that came through in the night and";

TEST(PdfDocument, JoinsLinesAndCutWords) {
  const auto document = Layout()
                            .page()
                            .line(72, 100, "12. " + kLong + " sup-")
                            .line(72, 112, "plied the list. The sun-", 10, true)
                            .line(72, 124, "Times wrote of it.", 10, true)
                            .read();
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].text, "12. " + kLong + " supplied the list. The sun- Times wrote of it.");
  EXPECT_EQ(document.title, "A & B");
  EXPECT_EQ(document.author, "Ann Example");
}

TEST(PdfDocument, PartsParagraphs) {
  const auto document = Layout()
                            .page()
                            .line(72, 100, kLong)
                            .line(72, 112, "it was kept.", 10, true)
                            .line(72, 124, "13. Another paragraph stands close below.", 10, true)
                            .line(72, 136, "(a) An item of it;", 10, true)
                            .line(72, 148, "(b) And one more.", 10, true)
                            .line(72, 190, "B. Routes to the coast")
                            .line(72, 220, "Annex", 16)
                            .read();
  ASSERT_EQ(document.blocks.size(), 6u);
  EXPECT_EQ(document.blocks[0].text, kLong + " it was kept.");
  EXPECT_EQ(document.blocks[1].text, "13. Another paragraph stands close below.");
  EXPECT_EQ(document.blocks[2].kind, BlockKind::kList);
  EXPECT_EQ(document.blocks[3].text, "(b) And one more.");
  EXPECT_EQ(document.blocks[4].kind, BlockKind::kSubhead);
  EXPECT_EQ(document.blocks[5].kind, BlockKind::kSubhead);
}

TEST(PdfDocument, DropsHeadsAndPageNumbersAndJoinsOverPages) {
  Layout layout;
  for (int page = 1; page <= 3; ++page) {
    // As books have it: the head stands on the other side of every other page.
    layout.page()
        .line(page % 2 ? 72 : 480, 40, "S/2031/904")
        .line(72, 100, kLong)
        .line(72, 112, page < 3 ? "they counted all that carried" : "then it ended.", 10, true)
        .line(290, 760, std::to_string(page) + "/3");
  }
  const auto document = layout.read();
  std::string all;
  for (const auto& block : document.blocks) all += block.text + "\n";
  EXPECT_EQ(all.find("S/2031"), std::string::npos) << all;
  EXPECT_EQ(all.find("/3"), std::string::npos) << all;
  Layout chapters;
  for (int page = 1; page <= 8; ++page) {
    chapters.page()
        .line(72, 40,
              page < 4   ? "Arms"
              : page < 6 ? "Routes"
                         : "Money")
        .line(500, 40, std::to_string(page))
        .line(72, 100 + page * 7, "Page " + std::to_string(page) + " told of it.");
    if (page == 1) chapters.line(72, 500, "Routes to the coast . . . . . . 4");
  }
  for (const auto& block : chapters.read().blocks) EXPECT_TRUE(block.text.ends_with(" told of it.")) << block.text;
  const auto joined = Layout().page().line(72, 700, kLong).page().line(72, 80, "went on to the coast.").read();
  ASSERT_EQ(joined.blocks.size(), 1u);
  EXPECT_EQ(joined.blocks[0].text, kLong + " went on to the coast.");
  EXPECT_EQ(joined.blocks[0].page, 1);
}

TEST(PdfDocument, TiesNotesToTheirMarks) {
  const auto document = Layout()
                            .page()
                            .line(72, 200, kLong)
                            .line(72, 212, "seen. ^7 They were blue.", 10, true)
                            .line(72, 700, "^7 Visit of the Panel to the gate, and a letter of", 7)
                            .line(72, 708, "the guards", 7, true)
                            .page()
                            .line(72, 200, kLong)
                            .line(72, 700, "to the council.", 7)
                            .line(72, 708, "^8 Ibid.", 7)
                            .read();
  ASSERT_EQ(document.blocks.size(), 4u);
  EXPECT_EQ(document.blocks[0].text, kLong + " seen. They were blue.");
  ASSERT_EQ(document.blocks[0].marks.size(), 1u);
  EXPECT_EQ(document.blocks[0].marks[0].note, "7");
  EXPECT_EQ(document.blocks[0].text.substr(0, document.blocks[0].marks[0].at), kLong + " seen.");
  EXPECT_EQ(document.blocks[2].kind, BlockKind::kFootnote);
  EXPECT_EQ(document.blocks[2].note, "7");
  EXPECT_EQ(document.blocks[2].text, "Visit of the Panel to the gate, and a letter of the guards to the council.");
  EXPECT_EQ(document.blocks[3].text, "Ibid.");
  EXPECT_EQ(document.blocks[3].page, 2);
}

TEST(PdfDocument, NumbersThatBeginAnewGetNamesOfTheirOwn) {
  Layout layout;
  for (int page = 0; page < 2; ++page)
    layout.page().line(72, 200, kLong + " seen. ^1 Again.").line(72, 700, page ? "^1 Second source." : "^1 First source.", 7);
  const auto document = layout.read();
  ASSERT_EQ(document.blocks.size(), 4u);
  EXPECT_EQ(document.blocks[2].note, "1");
  EXPECT_EQ(document.blocks[3].note, "1-2");
  EXPECT_EQ(document.blocks[1].marks.at(0).note, "1-2");
}

TEST(PdfDocument, RaisedNumbersThatAreNoMarksStay) {
  const auto document = Layout().page().line(72, 100, kLong + " 40 km ^2 of land.").read();
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].text, kLong + " 40 km2 of land.");
}

TEST(PdfDocument, KeepsRowsOfTablesButNotColumnsOfText) {
  const auto table = Layout()
                         .page()
                         .line(72, 80, kLong + " stopped.")
                         .line(72, 120, "Date")
                         .line(200, 120, "Place")
                         .line(330, 120, "Items")
                         .line(72, 140, "4 February")
                         .line(200, 140, "Port Sample")
                         .line(330, 140, "40 rifles")
                         .line(200, 150, "(old quay)")
                         .read();
  ASSERT_EQ(table.blocks.size(), 2u);
  EXPECT_EQ(table.blocks[1].kind, BlockKind::kTable);
  EXPECT_EQ(table.blocks[1].text, "Date | Place | Items\n4 February | Port Sample (old quay) | 40 rifles");
  Layout columns;
  columns.page();
  for (int i = 0; i < 8; ++i) columns.line(40, 100 + 12 * i, "the left column of running text goes on and on", 10, i > 0);
  for (int i = 0; i < 8; ++i) columns.line(320, 100 + 12 * i, "the right column of running text goes on and", 10, i > 0);
  for (const auto& block : columns.read().blocks) EXPECT_EQ(block.kind, BlockKind::kParagraph);
}

TEST(PdfDocument, AnyBytesGiveADocument) {
  EXPECT_TRUE(read_pdf_document(read_pdf_pages("")).blocks.empty());
  EXPECT_TRUE(read_pdf_document(read_pdf_pages("<page width=\"nan\" height=\"-1e400\">\n<word xMin=\"x\">lost</word>\n<line>\n<word \n"))
                  .blocks.empty());
  std::string many = "<page width=\"600\" height=\"800\">\n";
  for (int i = 0; i < 20000; ++i)
    many += "<line xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">\n<word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">x</word>\n";
  EXPECT_TRUE(read_pdf_document(read_pdf_pages(many)).truncated);
}

}  // namespace
}  // namespace dateline::formats
