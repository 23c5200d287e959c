#include "ingest/plain_text.h"

#include <algorithm>
#include <string>

#include "base/data_file.h"
#include "base/utf8.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kLongestHeadline = 160;  // bytes
constexpr std::size_t kWrapWidth = 100;        // hard-wrapped text keeps its lines shorter than this

struct Line {
  std::size_t start, end;  // bytes without blanks around; equal for a blank line
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    std::size_t first = start, last = end;
    const auto blank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\t' || text[i] == '\r'; };
    while (first < last && blank(first)) ++first;
    while (last > first && blank(last - 1)) --last;
    // A line of nothing but no-break spaces is blank as well.
    if (last > first && last - first < 64 && collapsed(text.substr(first, last - first)).empty()) last = first;
    out.push_back({first, last});
    start = end + 1;
  }
  return out;
}

bool ends_sentence(std::string_view line) {
  for (std::string_view quote : {"\"", "'", "”", "’", "»", ")"}) {
    if (line.ends_with(quote)) line.remove_suffix(quote.size());
  }
  static constexpr std::string_view kEnds[] = {".", "!", "?", "…", "。", "！", "？", "؟", "।"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return line.ends_with(end); });
}

/// A text whose lines are paragraphs has no blank lines between them, and lines longer than anybody wraps at.
bool lines_are_paragraphs(std::string_view text, const std::vector<Line>& lines) {
  std::size_t filled = 0, over = 0, ending = 0;
  for (const Line& line : lines) {
    if (line.start == line.end) continue;
    ++filled;
    over += line.end - line.start > kWrapWidth;
    ending += ends_sentence(text.substr(line.start, line.end - line.start));
  }
  return filled > 1 && over * 2 >= filled && ending * 2 >= filled;
}

}  // namespace

std::vector<Block> paragraph_blocks(const Text& text) {
  const std::vector<Line> lines = lines_of(text.view());
  const bool by_line = lines_are_paragraphs(text.view(), lines);
  std::vector<Block> out;
  bool open = false;
  for (const Line& line : lines) {
    if (line.start == line.end) {
      open = false;
      continue;
    }
    const Span span{text.position_of_byte(line.start), text.position_of_byte(line.end - 1) + 1};
    if (open && !by_line) {
      out.back().span.end = span.end;
    } else {
      out.push_back({span, BlockKind::kParagraph, 1});
    }
    open = true;
  }
  return out;
}

bool begins_with_headline(const Text& text, const std::vector<Block>& blocks) {
  if (blocks.size() < 2) return false;
  const std::string_view first = text.at(blocks[0].span);
  if (first.size() > kLongestHeadline || first.find('\n') != std::string_view::npos) return false;
  // A blank line must follow: the first line of a list or a poem is no headline.
  const std::string_view between = text.at({blocks[0].span.end, blocks[1].span.start});
  if (std::count(between.begin(), between.end(), '\n') < 2) return false;
  return !ends_sentence(first) || first.ends_with("?") || first.ends_with("!");
}

}  // namespace dateline::ingest
