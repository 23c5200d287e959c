#include "formats/pdf_document.h"

#include <algorithm>
#include <map>

#include "base/data_file.h"
#include "formats/pdf_lines.h"
#include "formats/pdf_paragraphs.h"

namespace dateline::formats {
namespace {

constexpr double kSameColumn = 0.35;  // of the page's width between the left edges of one column's lines

/// How far the lines of each line's column reach.
void measure_columns(std::vector<PdfTextLine>& lines, double page_width) {
  for (PdfTextLine& line : lines) {
    line.column_right = line.box.right;
    for (const PdfTextLine& other : lines) {
      if (std::abs(other.box.left - line.box.left) < kSameColumn * page_width)
        line.column_right = std::max(line.column_right, other.box.right);
    }
  }
}

/// A page's lines in reading order, a table in the place of its first line.
std::vector<PdfTextLine> lines_of_page(const PdfPage& page, int number, const std::set<std::string>& notes) {
  std::map<std::size_t, const PdfTable*> table_at;
  std::vector<bool> in_table(page.lines.size(), false);
  const std::vector<PdfTable> tables = find_tables(page);
  for (const PdfTable& table : tables) {
    table_at[table.first_line] = &table;
    for (std::size_t i : table.lines) in_table[i] = true;
  }
  std::vector<PdfTextLine> out;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (const auto table = table_at.find(i); table != table_at.end()) {
      PdfTextLine row;
      row.text = table->second->text;
      row.box = page.lines[i].box;
      row.is_table = true;
      out.push_back(std::move(row));
    } else if (!in_table[i]) {
      out.push_back(text_line(page.lines[i], notes));
    }
  }
  for (PdfTextLine& line : out) line.page = number;
  measure_columns(out, page.width);
  return out;
}

/// Numbering may begin anew on each page: a name that was there before gets a number of its own ("3-2").
struct NoteNames {
  std::map<std::string, int> seen;
  std::vector<std::map<std::string, std::string>> by_page;  // mark -> name

  std::string give(const PdfNote& note) {
    const int times = ++seen[note.mark];
    std::string name = times == 1 ? note.mark : note.mark + "-" + std::to_string(times);
    by_page[static_cast<std::size_t>(note.page) - 1].emplace(note.mark, name);
    return name;
  }
};

DocumentBlock note_block(const PdfNote& note, std::string name) {
  DocumentBlock out;
  out.kind = BlockKind::kFootnote;
  out.page = note.page;
  out.note = std::move(name);
  for (const PdfLine& line : note.lines) append_line(out.text, out.marks, text_line(line, {}));
  return out;
}

/// Each mark names the note of its page; the first of a page's marks for it counts.
std::vector<PdfTextLine> all_lines(const std::vector<PdfPage>& pages, const NoteNames& names) {
  std::vector<PdfTextLine> out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::set<std::string> marks;
    for (const auto& [mark, name] : names.by_page[i]) marks.insert(mark);
    for (PdfTextLine& line : lines_of_page(pages[i], static_cast<int>(i) + 1, marks)) {
      for (NoteMark& mark : line.marks) mark.note = names.by_page[i].at(mark.note);
      out.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace

TextDocument read_pdf_document(PdfPages pages) {
  TextDocument out;
  out.title = std::move(pages.title);
  out.author = std::move(pages.author);
  out.created = std::move(pages.created);
  out.modified = std::move(pages.modified);
  out.truncated = pages.truncated;
  drop_furniture(pages.pages);
  for (PdfPage& page : pages.pages) join_hanging_marks(page);
  const double body = body_size(pages.pages);
  const std::vector<PdfNote> notes = take_notes(pages.pages, body);
  NoteNames names;
  names.by_page.resize(pages.pages.size());
  std::vector<DocumentBlock> note_blocks;
  for (const PdfNote& note : notes) {
    DocumentBlock block = note_block(note, names.give(note));
    if (!block.text.empty()) note_blocks.push_back(std::move(block));
  }
  out.blocks = make_paragraphs(all_lines(pages.pages, names), body);
  std::move(note_blocks.begin(), note_blocks.end(), std::back_inserter(out.blocks));
  return out;
}

}  // namespace dateline::formats
