#include "ingest/article_document.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/try.h"
#include "base/utf8.h"
#include "formats/docx.h"
#include "formats/pdf_document.h"
#include "formats/web_address.h"
#include "ingest/authors.h"
#include "ingest/block_writer.h"
#include "ingest/clean_text.h"
#include "ingest/written_date.h"

namespace dateline::ingest {
namespace {

using formats::DocumentBlock;
using formats::TextDocument;

constexpr std::size_t kShortestTitle = 12;  // bytes
constexpr std::size_t kMastheadLine = 60;   // bytes: a longer line is no masthead's
constexpr std::size_t kMastheadBlocks = 20;

/// Word processors write file names into the title, or the name of the empty document.
bool is_title(std::string_view title) {
  if (title.size() < kShortestTitle || title.find(' ') == std::string_view::npos) return false;
  const std::string words = folded(title);
  const auto rows = data_table("ingest/no_titles.tsv");
  return std::none_of(rows.begin(), rows.end(), [&](const TableRow& row) {
    return row.size() == 2 && (row[0] == "begin" ? words.starts_with(row[1]) : words.find(row[1]) != std::string::npos);
  });
}

/// The headline: the block that is marked as one, else the one that repeats the title of the properties, else the first heading with the
/// words of a title among the first blocks.
std::size_t find_headline(const TextDocument& document, std::string_view title) {
  const auto& blocks = document.blocks;
  const std::size_t none = blocks.size();
  const std::size_t near = std::min(blocks.size(), kMastheadBlocks);
  for (std::size_t i = 0; i < near; ++i) {
    if (blocks[i].kind == BlockKind::kHeadline) return i;
  }
  for (std::size_t i = 0; i < near; ++i) {
    if (!title.empty() && folded(blocks[i].text) == folded(title)) return i;
  }
  std::size_t first = none;
  for (std::size_t i = 0; i < near && blocks[i].page == blocks[0].page; ++i) {
    const std::string& text = blocks[i].text;
    if (blocks[i].kind != BlockKind::kSubhead || text.find('@') != std::string::npos) continue;
    // One word or two are the name of who publishes, if there is another heading.
    if (std::count(text.begin(), text.end(), ' ') >= 2) return i;
    if (first == none) first = i;
  }
  return first;
}

/// The word that ends before `at`: where a note's mark stood.
std::pair<std::size_t, std::size_t> word_before(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at, text.size());
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  std::size_t start = end;
  while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n') --start;
  return {start, end};
}

/// The same block without control characters, every blank a space but for the line ends between rows; what stands at a byte still does.
DocumentBlock cleaned(const DocumentBlock& block) {
  DocumentBlock out = block;
  out.text.clear();
  std::vector<std::size_t> place(block.text.size() + 1, 0);  // of each byte in the cleaned text
  for (std::size_t at = 0; at < block.text.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(block.text, at);
    std::fill(place.begin() + static_cast<std::ptrdiff_t>(before), place.begin() + static_cast<std::ptrdiff_t>(at), out.text.size());
    const bool blank = is_blank(c) && c != '\n';
    if (blank && !out.text.empty() && !out.text.ends_with(' ')) out.text += ' ';
    if (!blank && !is_control(c)) out.text.append(block.text, before, at - before);
  }
  while (out.text.ends_with(' ')) out.text.pop_back();
  place.back() = out.text.size();
  const auto moved = [&](std::size_t at) { return std::min(place[std::min(at, block.text.size())], out.text.size()); };
  for (formats::DocumentLink& link : out.links) {
    link.start = moved(link.start);
    link.end = moved(link.end);
  }
  for (formats::NoteMark& mark : out.marks) mark.at = moved(mark.at);
  return out;
}

void write_block(const DocumentBlock& block, BlockKind kind, BlockWriter& writer) {
  writer.add(block.text, kind, block.page);
  writer.blocks().back().note = block.note;
  for (const formats::DocumentLink& link : block.links) {
    std::string url = formats::absolute_url("", link.url);
    if (!url.empty()) writer.link_in_last(link.start, link.end, std::move(url));
  }
  for (const formats::NoteMark& mark : block.marks) {
    const auto [start, end] = word_before(block.text, mark.at);
    if (start < end) writer.link_in_last(start, end, "#footnote-" + mark.note, LinkRole::kSource);
  }
}

/// A day that stands alone, or nearly, on a short line of the first page is that of publication ("Distr.: General 12 March 2030").
std::string masthead_day(const TextDocument& document) {
  for (std::size_t i = 0; i < std::min(document.blocks.size(), kMastheadBlocks); ++i) {
    const DocumentBlock& block = document.blocks[i];
    if (block.page != document.blocks[0].page) break;
    if (block.kind == BlockKind::kFootnote || block.text.size() > kMastheadLine) continue;
    if (std::string day = date_in_words(block.text); !day.empty()) return day;
  }
  return {};
}

void take_dates(const TextDocument& document, Article& article) {
  article.published = masthead_day(document);
  article.published_basis = PublishedBasis::kText;
  if (article.published.empty()) {
    article.published = iso_date(document.created);
    article.published_basis = PublishedBasis::kMetadata;
  }
  if (article.published.empty()) article.published_basis = PublishedBasis::kUnknown;
  article.modified = iso_date(document.modified);
}

Result<Article> article_from_document(const RawReport& raw, const TextDocument& document) {
  Article article;
  article.genre = Genre::kDocument;
  const std::string told = collapsed(raw.title.empty() ? document.title : raw.title);
  article.title = !raw.title.empty() || is_title(told) ? told : std::string();
  const std::size_t headline = find_headline(document, article.title);
  if (headline < document.blocks.size() && article.title.empty()) article.title = collapsed(document.blocks[headline].text);
  BlockWriter writer;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const DocumentBlock block = cleaned(document.blocks[i]);
    if (trim(block.text).empty()) continue;
    const BlockKind kind = i == headline ? BlockKind::kHeadline : block.kind == BlockKind::kHeadline ? BlockKind::kSubhead : block.kind;
    write_block(block, kind, writer);
  }
  if (writer.empty()) return Error{ErrorCode::kNoText, raw.name + ": the document holds no words; give its text"};
  writer.finish(article);
  article.authors = names_of_persons(document.author);
  take_dates(document, article);
  if (document.truncated) article.flags.push_back("truncated");
  return article;
}

}  // namespace

Result<Article> article_from_docx(const RawReport& raw) {
  DL_ASSIGN(const TextDocument document, formats::read_docx(raw.bytes, raw.name));
  return article_from_document(raw, document);
}

Result<Article> article_from_pdf(const RawReport& raw, const PdfReader& read_pdf) {
  if (!read_pdf)
    return Error{ErrorCode::kProgramMissing, raw.name + ": is a PDF, and no reader of PDFs is there; give the document's words as text"};
  const Result<std::string> layout = read_pdf(raw.bytes);
  if (!layout) return Error{layout.error().code, raw.name + ": " + layout.error().message};
  const TextDocument document = formats::read_pdf_document(formats::read_pdf_pages(*layout));
  if (document.blocks.empty()) {
    return Error{ErrorCode::kNoText,
                 raw.name + ": the PDF has no text layer (it is a scan, or pictures only); run text recognition over it first"};
  }
  return article_from_document(raw, document);
}

}  // namespace dateline::ingest
