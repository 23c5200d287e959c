// What a page declares of its charset: the HTML Standard, 13.2.3.2, "prescan a byte stream to determine its encoding".
#include <algorithm>
#include <optional>

#include "base/data_file.h"
#include "base/utf8.h"
#include "formats/charset.h"

namespace dateline::formats {
namespace {

// The Standard's browsers look at 1024 bytes, but begin again when a <meta> stands further on.
constexpr std::size_t kLookAt = 64 * 1024;
constexpr std::size_t kMaxLabel = 256;

constexpr std::string_view kBlanks("\t\n\f\r ", 5);

bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// ASCII letters to lower case, other bytes as they are.
std::string lowered(std::string_view bytes) {
  std::string out(bytes);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

struct Attribute {
  std::string name, value;
};

class Scan {
 public:
  explicit Scan(std::string_view bytes) : bytes_(bytes) {}

  bool over() const { return at_ >= bytes_.size(); }
  char here() const { return bytes_[at_]; }
  char ahead(std::size_t n) const { return at_ + n < bytes_.size() ? bytes_[at_ + n] : '\0'; }
  void step(std::size_t n = 1) { at_ += n; }
  bool begins(std::string_view word) const { return lowered(bytes_.substr(std::min(at_, bytes_.size()), word.size())) == word; }
  /// Goes to the next `c`; false where there is none.
  bool to(char c) {
    at_ = std::min(bytes_.find(c, at_), bytes_.size());
    return !over();
  }
  /// Goes behind the next `end`; to the end of the bytes where there is none.
  void pass(std::string_view end) {
    const std::size_t found = at_ < bytes_.size() ? bytes_.find(end, at_) : std::string_view::npos;
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }
  void to_any(std::string_view set) {
    while (!over() && set.find(here()) == std::string_view::npos) step();
  }
  void skip(std::string_view set) {
    while (!over() && set.find(here()) != std::string_view::npos) step();
  }

  /// "Get an attribute". None at the end of the tag, and none that the bytes end in: what is cut off declares nothing.
  std::optional<Attribute> attribute() {
    skip("\t\n\f\r /");
    if (over() || here() == '>') return {};
    Attribute out;
    const std::size_t start = at_;
    while (!over() && !(here() == '=' && at_ > start) && !is_blank(here()) && here() != '/' && here() != '>') step();
    out.name = lowered(bytes_.substr(start, at_ - start));
    skip(kBlanks);
    if (over()) return {};
    if (here() != '=') return out;
    step();
    skip(kBlanks);
    if (over()) return {};
    const char quote = here();
    if (quote == '"' || quote == '\'') {
      step();
      const std::size_t value = at_;
      to_any(std::string_view(&quote, 1));
      out.value = lowered(bytes_.substr(value, at_ - value));
      if (over()) return {};
      step();
    } else {
      const std::size_t value = at_;
      while (!over() && !is_blank(here()) && here() != '>') step();
      out.value = lowered(bytes_.substr(value, at_ - value));
      if (over()) return {};
    }
    return out;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// "Extract a character encoding from a meta element": the label in "text/html; charset=...".
std::string label_in_content(std::string_view content) {
  for (std::size_t at = content.find("charset"); at != std::string_view::npos; at = content.find("charset", at)) {
    at = content.find_first_not_of(kBlanks, at + 7);
    if (at == std::string_view::npos) return {};
    if (content[at] != '=') continue;
    at = content.find_first_not_of(kBlanks, at + 1);
    if (at == std::string_view::npos) return {};
    if (content[at] == '"' || content[at] == '\'') {
      const std::size_t end = content.find(content[at], at + 1);
      return end == std::string_view::npos ? std::string() : std::string(content.substr(at + 1, end - at - 1));
    }
    return std::string(content.substr(at, content.find_first_of("\t\n\f\r ;", at) - at));
  }
  return {};
}

/// The label that a <meta> declares; the scan stands behind the word "meta".
std::string label_of_meta(Scan& scan) {
  std::string charset, content;
  bool got_pragma = false, has_charset = false, has_content = false, has_equiv = false;
  while (const std::optional<Attribute> a = scan.attribute()) {
    if (a->name == "http-equiv" && !has_equiv) {
      has_equiv = true;
      got_pragma = a->value == "content-type";
    } else if (a->name == "content" && !has_content) {
      has_content = true;
      content = label_in_content(a->value);
    } else if (a->name == "charset" && !has_charset) {
      has_charset = true;
      charset = a->value;
    }
  }
  if (scan.over()) return {};  // cut off within the tag
  return has_charset ? charset : got_pragma ? content : std::string();
}

/// "Get an XML encoding": <?xml version="1.0" encoding="...">; XHTML pages may declare nothing else.
std::string label_of_xml(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view head = bytes.substr(0, bytes.find('>'));
  if (head.size() == bytes.size()) return {};
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  at = head.find_first_not_of(kBlanks, at + 8);
  if (at == std::string_view::npos || head[at] != '=') return {};
  at = head.find_first_not_of(kBlanks, at + 1);
  if (at == std::string_view::npos || (head[at] != '"' && head[at] != '\'')) return {};
  const std::size_t end = head.find(head[at], at + 1);
  return end == std::string_view::npos ? std::string() : lowered(head.substr(at + 1, end - at - 1));
}

void pass_tag(Scan& scan) {
  scan.to_any("\t\n\f\r >");
  while (scan.attribute()) {
  }
}

}  // namespace

std::string declared_charset(std::string_view html) {
  html = html.substr(0, kLookAt);
  std::string unknown;
  for (Scan scan(html); scan.to('<');) {
    if (scan.begins("<!--")) {
      scan.step(2);  // "<!-->" is a whole comment
      scan.pass("-->");
    } else if (scan.begins("<meta") && (is_blank(scan.ahead(5)) || scan.ahead(5) == '/')) {
      scan.step(5);
      std::string label(trim(mend_utf8(label_of_meta(scan).substr(0, kMaxLabel))));
      if (!charset_of_label(label).empty()) return label;
      if (unknown.empty()) unknown = std::move(label);
    } else if (is_letter(scan.ahead(1)) || (scan.ahead(1) == '/' && is_letter(scan.ahead(2)))) {
      pass_tag(scan);
    } else if (scan.begins("<!") || scan.begins("</") || scan.begins("<?")) {
      scan.pass(">");
    } else {
      scan.step();
    }
  }
  std::string xml = label_of_xml(html);
  return xml.empty() ? unknown : xml;
}

}  // namespace dateline::formats
