#include "ingest/mail_text.h"

#include <string>
#include <string_view>

#include "base/data_file.h"
#include "formats/charset.h"
#include "ingest/block_writer.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

struct MailLine {
  int depth = 0;      // of quoting
  bool soft = false;  // goes on in the next line
  std::string_view words;
};

MailLine read_line(std::string_view line, const formats::MailPart& part) {
  MailLine out;
  for (;;) {
    const std::size_t mark = line.find_first_not_of(' ');
    if (mark == std::string_view::npos || line[mark] != '>' || mark > 1) break;
    line.remove_prefix(mark + 1);
    ++out.depth;
  }
  // A flowed line that would look like a mark has a blank put before it.
  if ((out.depth > 0 || part.flowed) && line.starts_with(' ')) line.remove_prefix(1);
  out.soft = part.flowed && line.ends_with(' ') && line != "-- ";
  if (out.soft && part.deletes_space) line.remove_suffix(1);
  out.words = line;
  return out;
}

class Paragraphs {
 public:
  explicit Paragraphs(BlockWriter& writer) : writer_(writer) {}

  void add(const MailLine& line) {
    const std::string words = collapsed(line.words);
    if (words.empty() || line.depth != depth_) flush();
    if (words.empty()) return;
    depth_ = line.depth;
    if (!text_.empty() && !soft_) text_ += '\n';
    if (!text_.empty() && soft_ && !joins_bare_) text_ += ' ';
    text_ += words;
    soft_ = line.soft;
    joins_bare_ = line.soft && !line.words.ends_with(' ');
  }
  void flush() {
    if (!text_.empty()) writer_.add(text_, depth_ > 0 ? BlockKind::kQuote : BlockKind::kParagraph);
    text_.clear();
    soft_ = false;
  }

 private:
  BlockWriter& writer_;
  std::string text_;
  int depth_ = 0;
  bool soft_ = false, joins_bare_ = false;
};

void write_part(const formats::MailPart& part, BlockWriter& writer) {
  const std::string text = clean_lines(formats::decode_bytes(part.bytes, part.charset).text);
  Paragraphs paragraphs(writer);
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string::npos) end = text.size();
    const std::string_view raw = std::string_view(text).substr(start, end - start);
    start = end + 1;
    const MailLine line = read_line(raw, part);
    if (line.depth == 0 && (raw == "-- " || raw == "--")) break;  // the signature; what follows is the sender's card
    paragraphs.add(line);
  }
  paragraphs.flush();
}

}  // namespace

bool write_mail_text(const std::vector<const formats::MailPart*>& parts, Article& article) {
  BlockWriter writer;
  for (const formats::MailPart* part : parts) write_part(*part, writer);
  const bool has_words = !writer.empty();
  writer.finish(article);
  return has_words;
}

}  // namespace dateline::ingest
