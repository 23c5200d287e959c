#include "formats/pdf_pages.h"

#include <algorithm>
#include <charconv>

#include "base/data_file.h"
#include "base/utf8.h"

namespace dateline::formats {
namespace {

constexpr double kLargestLength = 1e6;

/// The value of name="..." in a tag; empty if it is not there.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos; at += name.size()) {
    if (tag.substr(at + name.size(), 2) != "=\"") continue;
    const std::size_t start = at + name.size() + 2;
    return tag.substr(start, tag.find('"', start) - start);
  }
  return {};
}

double length(std::string_view tag, std::string_view name) {
  const std::string_view value = attribute(tag, name);
  double out = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), out);
  // Not-a-number compares false and becomes 0 as well.
  return read.ec == std::errc() && out > -kLargestLength && out < kLargestLength ? out : 0;
}

PdfBox box_of(std::string_view tag) { return {length(tag, "xMin"), length(tag, "yMin"), length(tag, "xMax"), length(tag, "yMax")}; }

std::string unescaped(std::string_view text) {
  struct Escape {
    std::string_view name;
    char sign;
  };
  static constexpr Escape kEscapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto escape =
        std::find_if(std::begin(kEscapes), std::end(kEscapes), [&](const Escape& e) { return text.substr(i).starts_with(e.name); });
    if (escape != std::end(kEscapes)) {
      out.push_back(escape->sign);
      i += escape->name.size();
    } else {
      out.push_back(static_cast<unsigned char>(text[i]) < ' ' ? ' ' : text[i]);
      ++i;
    }
  }
  return mend_utf8(out);
}

class PagesReader {
 public:
  explicit PagesReader(PdfPages& out) : out_(out) {}

  void take(std::string_view line) {
    line = trim(line);
    if (line.starts_with("<word ")) {
      take_word(line);
    } else if (line.starts_with("<line ")) {
      take_line(line);
    } else if (line.starts_with("<block ")) {
      ++block_;
    } else if (line.starts_with("<page ")) {
      if (out_.pages.size() >= kMaxPdfPages) out_.truncated = true;
      is_full_ = is_full_ || out_.truncated;
      if (!is_full_) out_.pages.push_back({length(line, "width"), length(line, "height"), {}});
      block_ = 0;
      is_skipped_ = false;
    } else if (out_.pages.empty()) {
      take_property(line);
    }
  }

 private:
  PdfPage* page() { return is_full_ || out_.pages.empty() ? nullptr : &out_.pages.back(); }

  void take_line(std::string_view line) {
    if (!page()) return;
    is_skipped_ = page()->lines.size() >= kMaxPageLines;
    if (!is_skipped_) page()->lines.push_back({box_of(line), block_, {}});
    out_.truncated |= is_skipped_;
  }

  void take_word(std::string_view line) {
    const std::size_t open = line.find('>');
    if (open == std::string_view::npos || !page() || page()->lines.empty() || is_skipped_) return;
    if (words_ >= kMaxPdfWords) {
      out_.truncated = is_full_ = true;
      return;
    }
    std::string text = unescaped(line.substr(open + 1, line.rfind("</word>") - open - 1));
    text = trim(text);
    if (text.empty()) return;
    ++words_;
    page()->lines.back().words.push_back({box_of(line.substr(0, open)), std::move(text)});
  }

  void take_property(std::string_view line) {
    const std::size_t title = line.find("<title>");
    if (title != std::string_view::npos) out_.title = unescaped(line.substr(title + 7, line.find("</title>") - title - 7));
    if (!line.starts_with("<meta ")) return;
    const std::string_view name = attribute(line, "name");
    std::string value = unescaped(attribute(line, "content"));
    if (name == "Author") out_.author = std::move(value);
    if (name == "CreationDate") out_.created = std::move(value);
    if (name == "ModDate") out_.modified = std::move(value);
  }

  PdfPages& out_;
  int block_ = 0;
  std::size_t words_ = 0;
  bool is_full_ = false;
  bool is_skipped_ = false;  // the line that is open is over the limit
};

}  // namespace

PdfPages read_pdf_pages(std::string_view text) {
  PdfPages out;
  PagesReader reader(out);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    reader.take(text.substr(start, end - start));
    start = end + 1;
  }
  for (PdfPage& page : out.pages) std::erase_if(page.lines, [](const PdfLine& line) { return line.words.empty(); });
  return out;
}

}  // namespace dateline::formats
