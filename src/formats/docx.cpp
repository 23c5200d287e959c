#include "formats/docx.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/data_file.h"
#include "base/try.h"
#include "formats/docx_package.h"
#include "formats/docx_styles.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMaxBlocks = 200'000;
constexpr std::size_t kLongCell = 600;      // bytes: a table with longer cells lays the page out, it is no table
constexpr std::size_t kLongListItem = 160;  // bytes: a longer one with a number is a numbered paragraph

bool is_on(XmlElement toggle) {
  if (!toggle) return false;
  const std::string value = toggle.attribute("val");
  return value != "0" && value != "false" && value != "off";
}

/// The words of one paragraph as they are gathered.
class ParagraphText {
 public:
  void add(std::string_view words) {
    for (char c : words) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        blank_ = true;
      } else {
        if (blank_ && !block.text.empty()) block.text.push_back(' ');
        blank_ = false;
        block.text.push_back(c);
      }
    }
  }
  /// Where the next word will stand, at the latest.
  std::size_t position() const { return block.text.size(); }
  void add_link(std::size_t start, std::string url) {
    while (start < block.text.size() && block.text[start] == ' ') ++start;
    if (start < block.text.size()) block.links.push_back({start, block.text.size(), std::move(url)});
  }
  void add_mark(std::string note) { block.marks.push_back({block.text.size(), std::move(note)}); }

  DocumentBlock block;

 private:
  bool blank_ = false;
};

/// Goes through the paragraphs of one part: the body, or the notes.
class Walker {
 public:
  Walker(const DocxStyles& styles, DocxNumbers& numbers, const Relations& relations, TextDocument& out)
      : styles_(styles), numbers_(numbers), relations_(relations), out_(out) {}

  /// Notes in the order in which they are referred to ("f" or "e" and the id in the file), and on which page.
  std::vector<std::string> referred;
  std::map<std::string, int> page_of_note;

  void begin_notes() { in_notes_ = true; }

  void walk(XmlElement container, std::vector<DocumentBlock>& blocks) {
    for (XmlElement node = container.first_child(); node; node = node.next()) {
      if (blocks.size() >= kMaxBlocks) {
        out_.truncated = true;
        return;
      }
      if (node.is("p")) {
        take_paragraph(node, blocks);
      } else if (node.is("tbl")) {
        take_table(node, blocks);
      } else if (!is_left_out(node)) {
        walk(node, blocks);  // content controls, custom XML, insertions
      }
    }
  }

 private:
  static bool is_left_out(XmlElement node) {
    static constexpr std::string_view kLeftOut[] = {"del",     "moveFrom", "pPr",    "rPr",       "sectPr",  "sdtPr",    "sdtEndPr",
                                                    "drawing", "pict",     "object", "instrText", "delText", "Fallback", "AlternateContent",
                                                    "tblPr",   "tblGrid",  "trPr",   "tcPr",      "rt"};
    return std::find(std::begin(kLeftOut), std::end(kLeftOut), node.name()) != std::end(kLeftOut);
  }

  void take_paragraph(XmlElement paragraph, std::vector<DocumentBlock>& blocks) {
    const XmlElement properties = paragraph.child("pPr");
    const std::string style = properties.child("pStyle").attribute("val");
    ParagraphText text;
    text.block.page = page_;
    text.block.kind = styles_.kind(style);
    const XmlElement outline = properties.child("outlineLvl");
    if (outline && outline.attribute("val") != "9") text.block.kind = BlockKind::kSubhead;
    ListPlace place = styles_.list_place(style);
    if (const XmlElement own = properties.child("numPr")) {
      if (own.child("numId")) place.list = own.child("numId").attribute("val");
      if (own.child("ilvl")) place.level = std::clamp(std::atoi(own.child("ilvl").attribute("val").c_str()), 0, 8);
    }
    std::string number;
    if (place.in_list()) number = numbers_.next(place);
    text.add(number.empty() ? "" : number + " ");
    const std::size_t begins = text.position();
    take_runs(paragraph, text);
    if (text.position() == begins) return;
    // A page break inside belongs to the words behind it; the block begins before.
    if (place.in_list() && text.block.kind == BlockKind::kParagraph) {
      text.block.kind = number.empty() || text.block.text.size() < kLongListItem ? BlockKind::kList : BlockKind::kParagraph;
    }
    if (text.block.kind == BlockKind::kFootnote && !in_notes_) text.block.kind = BlockKind::kParagraph;
    blocks.push_back(std::move(text.block));
  }

  void take_runs(XmlElement container, ParagraphText& text) {
    for (XmlElement node = container.first_child(); node; node = node.next()) {
      if (node.is("r")) {
        if (!is_on(node.child("rPr").child("vanish"))) take_run(node, text);
      } else if (node.is("hyperlink")) {
        const std::size_t start = text.position();
        take_runs(node, text);
        const auto relation = relations_.find(node.attribute("id"));
        if (relation != relations_.end() && relation->second.type.ends_with(kLinkRelation)) text.add_link(start, relation->second.target);
      } else if (!is_left_out(node)) {
        take_runs(node, text);
      }
    }
  }

  void take_run(XmlElement run, ParagraphText& text) {
    for (XmlElement node = run.first_child(); node; node = node.next()) {
      if (node.is("t")) {
        text.add(node.text());
      } else if (node.is("tab") || node.is("cr") || node.is("br")) {
        text.add(" ");
        if (node.attribute("type") == "page") turn_page(text);
      } else if (node.is("lastRenderedPageBreak")) {
        turn_page(text);
      } else if (node.is("noBreakHyphen")) {
        text.add("-");
      } else if (node.is("footnoteReference")) {
        refer("f" + node.attribute("id"), text);
      } else if (node.is("endnoteReference")) {
        refer("e" + node.attribute("id"), text);
      }
    }
  }

  void turn_page(ParagraphText& text) {
    ++page_;
    if (text.block.text.empty()) text.block.page = page_;
  }

  void refer(const std::string& id, ParagraphText& text) {
    text.add_mark(id);
    if (page_of_note.emplace(id, page_).second) referred.push_back(id);
  }

  void take_table(XmlElement table, std::vector<DocumentBlock>& blocks) {
    std::vector<std::vector<DocumentBlock>> cells;  // of all rows
    std::vector<std::size_t> row_ends;
    bool lays_out = false;
    std::size_t widest = 0;
    for (XmlElement row = table.first_child(); row; row = row.next()) {
      if (!row.is("tr")) continue;
      if (row.child("trPr").child("del")) continue;
      std::size_t count = 0;
      for (XmlElement cell = row.first_child(); cell; cell = cell.next()) {
        if (!cell.is("tc")) continue;
        cells.emplace_back();
        walk(cell, cells.back());
        std::size_t bytes = 0;
        for (const DocumentBlock& block : cells.back()) bytes += block.text.size();
        lays_out |= bytes > kLongCell && cells.back().size() > 1;
        ++count;
      }
      widest = std::max(widest, count);
      row_ends.push_back(cells.size());
    }
    if (lays_out || widest < 2) {
      for (auto& cell : cells) std::move(cell.begin(), cell.end(), std::back_inserter(blocks));
      return;
    }
    join_rows(cells, row_ends, blocks);
  }

  static void join_rows(const std::vector<std::vector<DocumentBlock>>& cells, const std::vector<std::size_t>& row_ends,
                        std::vector<DocumentBlock>& blocks) {
    DocumentBlock out;
    out.kind = BlockKind::kTable;
    out.page = 0;
    std::size_t at = 0;
    for (std::size_t end : row_ends) {
      const std::size_t row_start = out.text.size();
      bool has_words = false;
      for (std::size_t first = at; at < end; ++at) {
        if (at == first && row_start > 0) out.text += '\n';
        if (at > first) out.text += " | ";
        bool begun = false;
        for (const DocumentBlock& block : cells[at]) {
          if (std::exchange(begun, true)) out.text += ' ';
          for (const NoteMark& mark : block.marks) out.marks.push_back({out.text.size() + mark.at, mark.note});
          for (const DocumentLink& link : block.links)
            out.links.push_back({out.text.size() + link.start, out.text.size() + link.end, link.url});
          out.text += block.text;
          has_words = true;
          if (out.page == 0) out.page = block.page;
        }
      }
      if (!has_words) out.text.resize(row_start);
    }
    if (out.page > 0) blocks.push_back(std::move(out));
  }

  const DocxStyles& styles_;
  DocxNumbers& numbers_;
  const Relations& relations_;
  TextDocument& out_;
  int page_ = 1;
  bool in_notes_ = false;
};

/// The notes of a part, by "f" or "e" and their id.
void collect_notes(XmlElement root, char kind, Walker& walker, std::map<std::string, DocumentBlock>& notes) {
  for (XmlElement node = root.first_child(); node; node = node.next()) {
    if (node.attribute("type").find("eparator") != std::string::npos) continue;
    std::vector<DocumentBlock> blocks;
    walker.walk(node, blocks);
    if (blocks.empty()) continue;
    DocumentBlock note = std::move(blocks[0]);
    for (std::size_t i = 1; i < blocks.size(); ++i) note.text += " " + blocks[i].text;
    note.kind = BlockKind::kFootnote;
    notes.emplace(kind + node.attribute("id"), std::move(note));
  }
}

/// Notes get the numbers that a reader sees: "1", "2"; endnotes "e1", "e2".
void add_notes(const Walker& body, std::map<std::string, DocumentBlock>& notes, TextDocument& document) {
  std::map<std::string, std::string> names;
  int footnotes = 0, endnotes = 0;
  for (const std::string& id : body.referred) {
    const auto found = notes.find(id);
    if (found == notes.end()) continue;
    std::string name = std::to_string(id[0] == 'f' ? ++footnotes : ++endnotes);
    if (id[0] == 'e') name.insert(name.begin(), 'e');
    names.emplace(id, name);
    found->second.note = name;
    found->second.page = body.page_of_note.at(id);
    document.blocks.push_back(std::move(found->second));
  }
  for (DocumentBlock& block : document.blocks) {
    std::erase_if(block.marks, [&](const NoteMark& mark) { return !names.contains(mark.note); });
    if (block.kind == BlockKind::kFootnote) continue;
    for (NoteMark& mark : block.marks) mark.note = names[mark.note];
  }
}

void take_properties(const ZipFile& zip, const std::string& name, TextDocument& document) {
  const OptionalPart part = read_part(zip, "docProps/core.xml", name);
  document.title = part.root().child("title").text();
  document.author = part.root().child("creator").text();
  document.created = part.root().child("created").text();
  document.modified = part.root().child("modified").text();
}

}  // namespace

bool looks_like_docx(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") && bytes.find("word/document") != std::string_view::npos;
}

Result<TextDocument> read_docx(std::string_view bytes, const std::string& name) {
  DL_ASSIGN(const ZipFile zip, ZipFile::open(bytes, name));
  std::string main = target_of(read_relations(zip, "", name), kDocumentRelation, "");
  if (main.empty()) main = "word/document.xml";
  DL_ASSIGN(const std::string content, zip.read(main, XmlTree::kMaxBytes));
  DL_ASSIGN(const XmlTree tree, XmlTree::parse(content, name));
  const std::string folder = folder_of(main);
  const Relations relations = read_relations(zip, main, name);
  const auto part_of = [&](std::string_view type) { return target_of(relations, type, folder); };
  const OptionalPart styles_part = read_part(zip, part_of(kStylesRelation), name),
                     numbering = read_part(zip, part_of(kNumberingRelation), name);
  const DocxStyles styles(styles_part.root());
  DocxNumbers numbers(numbering.root());

  TextDocument document;
  Walker body(styles, numbers, relations, document);
  body.walk(tree.root().child("body"), document.blocks);
  std::map<std::string, DocumentBlock> notes;
  for (const auto& [type, kind] : {std::pair(kFootnotesRelation, 'f'), std::pair(kEndnotesRelation, 'e')}) {
    const std::string path = part_of(type);
    const OptionalPart part = read_part(zip, path, name);
    const Relations own = path.empty() ? Relations() : read_relations(zip, path, name);
    Walker walker(styles, numbers, own, document);
    walker.begin_notes();
    collect_notes(part.root(), kind, walker, notes);
  }
  add_notes(body, notes, document);
  take_properties(zip, name, document);
  return document;
}

}  // namespace dateline::formats
