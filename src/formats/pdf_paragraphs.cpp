#include "formats/pdf_paragraphs.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/pdf_lines.h"

namespace dateline::formats {
namespace {

constexpr double kRaised = 0.85;              // height of a note's mark in that of its line
constexpr double kNoBlank = 0.1;              // of the letters' size: words nearer than this are one
constexpr double kOtherSize = 0.1;            // letters that differ by so much begin another paragraph
constexpr double kShortLine = 0.15;           // of its column's width missing: the paragraph ends here
constexpr double kIndent = 0.8;               // of the letters' size
constexpr double kWideGap = 0.75;             // of the letters' size between two lines: a new paragraph
constexpr double kLargeLetters = 1.12;        // of the body's: a heading
constexpr std::size_t kLittleLine = 40;       // bytes
constexpr std::size_t kLongestHeading = 200;  // bytes

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool ends_sentence(std::string_view text) {
  while (ends_with_any(text, {"\"", "'", "”", "’", "»", ")", "]"})) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    text = text.substr(0, last);
  }
  return ends_with_any(text, {".", "!", "?", "…", ":", ";", "。", "؟", "।"});
}

bool begins_lower(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t c = next_code_point(text, at);
  return is_letter(c) && !is_upper(c) && to_lower(text.substr(0, at)) == text.substr(0, at);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

bool begins_item(std::string_view text) { return text.find(' ') != std::string_view::npos && is_item_mark(first_word(text)); }

/// "sup-" + "plied": a hyphen at a line end, between two letters of which the second is small.
bool is_cut_word(std::string_view text, std::string_view next) {
  if (!text.ends_with('-') || text.size() < 3 || !begins_lower(next)) return false;
  std::size_t last = text.size() - 2;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return is_letter(next_code_point(text, last));
}

bool same_size(const PdfTextLine& a, const PdfTextLine& b) { return std::abs(a.size - b.size) <= kOtherSize * std::max(a.size, b.size); }

bool is_short(const PdfTextLine& line) {
  const double width = line.column_right - line.box.left;
  return line.column_right - line.box.right > kShortLine * width;
}

class Joiner {
 public:
  explicit Joiner(double body) : body_(body) {}

  void add(const PdfTextLine& line) {
    if (line.text.empty()) return;
    if (line.is_table) {
      flush();
      blocks_.push_back({BlockKind::kTable, line.text, line.page, "", {}, line.marks});
      return;
    }
    if (!lines_.empty() && !goes_on(line)) flush();
    if (lines_.empty()) block_.page = line.page;
    append_line(block_.text, block_.marks, line);
    lines_.push_back(line);
  }

  std::vector<DocumentBlock> finish() {
    flush();
    return std::move(blocks_);
  }

 private:
  bool goes_on(const PdfTextLine& line) const {
    const PdfTextLine& last = lines_.back();
    if (!same_size(last, line)) return false;
    const bool ended = ends_sentence(last.text);
    if (begins_item(line.text) && (ended || is_short(last) || begins_item(lines_[0].text))) return false;
    const bool near = last.page == line.page && last.block == line.block;
    if (!near) return is_rest(last, line);
    if (line.box.top - last.box.bottom > kWideGap * line.size) return is_rest(last, line) && line.box.top - last.box.bottom < 2 * line.size;
    if (is_heading_size(last)) return true;
    if (ended && is_short(last)) return false;
    // A first line that stands farther in than the lines before it.
    const bool indented = line.box.left - last.box.left > kIndent * line.size && share_column(line.box, last.box);
    return !(indented && ended && lines_.size() > 1);
  }

  /// Behind a break of the column or page: the sentence was not at its end.
  bool is_rest(const PdfTextLine& last, const PdfTextLine& line) const {
    if (ends_sentence(last.text) || is_heading_size(last) || begins_item(line.text)) return false;
    return begins_lower(line.text) || (!is_short(last) && last.text.size() > kLittleLine);
  }

  bool is_heading_size(const PdfTextLine& line) const { return line.size > kLargeLetters * body_; }

  BlockKind kind_of_lines() const {
    const std::string& text = block_.text;
    if (text.size() <= kLongestHeading && is_heading_size(lines_[0])) return BlockKind::kSubhead;
    const std::string_view mark = first_word(text);
    const bool has_item = begins_item(text);
    if (has_item && (is_bullet(mark) || mark.ends_with(')'))) return BlockKind::kList;
    // "IV. Findings", "A. Routes": short, lettered, and no sentence. A number may be that of a paragraph.
    const bool lettered = has_item && mark.find_first_of("0123456789") == std::string_view::npos;
    if (lettered && text.size() <= kLongestHeading && !ends_sentence(text)) return BlockKind::kSubhead;
    return BlockKind::kParagraph;
  }

  void flush() {
    if (lines_.empty()) return;
    block_.kind = kind_of_lines();
    blocks_.push_back(std::move(block_));
    block_ = {};
    lines_.clear();
  }

  double body_;
  DocumentBlock block_;
  std::vector<PdfTextLine> lines_;  // of the open block
  std::vector<DocumentBlock> blocks_;
};

}  // namespace

PdfTextLine text_line(const PdfLine& line, const std::set<std::string>& notes) {
  PdfTextLine out;
  out.box = line.box;
  out.block = line.block;
  out.size = letter_size(line);
  const PdfWord* last = nullptr;
  for (const PdfWord& word : line.words) {
    const bool raised = last != nullptr && word.box.height() < kRaised * out.size && word.box.bottom < line.box.bottom - 0.1 * out.size;
    if (raised) {
      // Several notes at one place: "12,13".
      const auto parts = split(word.text, ',');
      if (!parts.empty() &&
          std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return notes.contains(std::string(part)); })) {
        for (std::string_view part : parts) out.marks.push_back({out.text.size(), std::string(part)});
        continue;
      }
    }
    const bool glued = last == nullptr || word.box.left - last->box.right < kNoBlank * out.size;
    if (!glued || (last != nullptr && word.box.right < last->box.left)) out.text += ' ';
    out.text += word.text;
    last = &word;
  }
  return out;
}

void append_line(std::string& text, std::vector<NoteMark>& marks, const PdfTextLine& line) {
  if (is_cut_word(text, line.text)) {
    text.pop_back();
  } else if (!text.empty() && !text.ends_with("\u00AD")) {
    text += ' ';
  } else if (text.ends_with("\u00AD")) {
    text.resize(text.size() - 2);  // a soft hyphen that was shown
  }
  for (const NoteMark& mark : line.marks) marks.push_back({text.size() + mark.at, mark.note});
  text += line.text;
}

std::vector<DocumentBlock> make_paragraphs(const std::vector<PdfTextLine>& lines, double body) {
  Joiner joiner(body);
  for (const PdfTextLine& line : lines) joiner.add(line);
  return joiner.finish();
}

}  // namespace dateline::formats
