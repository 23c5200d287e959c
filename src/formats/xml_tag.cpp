#include "formats/xml_tag.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMostAttributes = 256;

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  XmlTag read(std::size_t start) {
    std::size_t at = xml_name_end(text_, start + 1);
    tag_.name = text_.substr(start + 1, at - start - 1);
    while (!ends(at)) at = attribute(at);
    return std::move(tag_);
  }

 private:
  void note(std::string_view what) {
    if (std::find(tag_.odd.begin(), tag_.odd.end(), what) == tag_.odd.end()) tag_.odd.push_back(what);
  }
  std::size_t blanks_from(std::size_t at) const { return std::min(text_.find_first_not_of(" \t\r\n", at), text_.size()); }

  /// Whether the tag ends here; moves over blanks.
  bool ends(std::size_t& at) {
    at = blanks_from(at);
    tag_.end = at;
    tag_.is_cut = at >= text_.size();
    if (tag_.is_cut) return true;
    if (text_[at] == '<') {
      note("tag without end");
      return true;
    }
    tag_.is_empty = text_.substr(at, 2) == "/>";
    if (!tag_.is_empty && text_[at] != '>') return false;
    tag_.end = at + (tag_.is_empty ? 2 : 1);
    return true;
  }

  /// Reads what stands at `at`, and returns where it ends.
  std::size_t attribute(std::size_t at) {
    const std::size_t end = xml_name_end(text_, at);
    if (end == at) {
      note("odd signs in a tag");
      return at + 1;
    }
    const std::string_view name = text_.substr(at, end - at);
    at = blanks_from(end);
    std::string_view value;
    if (at < text_.size() && text_[at] == '=') {
      at = blanks_from(at + 1);
      value = attribute_value(at);
    } else {
      note("attribute without value");
    }
    add(name, value);
    return at;
  }

  /// The value behind '=', which begins at `at`; moves behind it.
  std::string_view attribute_value(std::size_t& at) {
    const auto until = [&](std::size_t start, const char* ends) {
      const std::size_t end = std::min(text_.find_first_of(ends, start), text_.size());
      at = end;
      return text_.substr(start, end - start);
    };
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) {
      note("attribute without quotes");
      return until(at, " \t\r\n>");
    }
    const std::size_t start = at + 1, end = text_.find(text_[at], start);
    const std::string_view value = text_.substr(start, end == std::string_view::npos ? 0 : end - start);
    const char next = end == std::string_view::npos || end + 1 >= text_.size() ? '>' : text_[end + 1];
    const bool runs_on = value.find('<') != std::string_view::npos && !is_blank_byte(next) && next != '>' && next != '/';
    if (end == std::string_view::npos || runs_on) {
      note("attribute without closing quote");
      return until(start, " \t\r\n>");
    }
    at = end + 1;
    return value;
  }

  void add(std::string_view name, std::string_view value) {
    const bool again = std::any_of(tag_.attributes.begin(), tag_.attributes.end(), [&](const auto& a) { return a.name == name; });
    if (again || tag_.attributes.size() >= kMostAttributes) return note(again ? "attribute given twice" : "too many attributes");
    tag_.attributes.push_back({name, value});
  }

  std::string_view text_;
  XmlTag tag_;
};

}  // namespace

std::size_t xml_name_end(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at < text.size()) {
    const char c = text[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    if (letter || (at > start && ((c >= '0' && c <= '9') || c == '-' || c == '.'))) {
      ++at;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      std::size_t next = at;
      if (!is_letter(next_code_point(text, next))) break;
      at = next;
    } else {
      break;
    }
  }
  return at;
}

XmlTag read_xml_tag(std::string_view text, std::size_t at) { return TagReader(text).read(at); }

}  // namespace dateline::formats
