#include "formats/xml_mend.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/charset.h"
#include "formats/repairs.h"
#include "formats/xml_references.h"
#include "formats/xml_tag.h"

namespace dateline::formats {
namespace {

bool starts_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && to_lower(text.substr(0, lower.size())) == lower;
}

/// A name as messages show it.
std::string shown(std::string_view name, std::string_view open = "<") {
  constexpr std::size_t kLongest = 40;
  return std::string(open) + mend_utf8(name.substr(0, kLongest)) + ">";
}

std::string c1_as_windows(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool is_c1 = words[at] == '\xC2' && at + 1 < words.size() && static_cast<unsigned char>(words[at + 1]) < 0xA0;
    out += is_c1 ? decode_bytes(words.substr(++at, 1), "windows-1252").text : std::string(1, words[at]);
  }
  return out;
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + text.size() / 8); }

  MendedXml run() {
    while (at_ < text_.size() && !ended_) {
      if (text_[at_] == '<') {
        markup();
      } else if (text_[at_] == '&' && !open_.empty()) {
        references_.append(out_, text_, at_, repairs_, line());
      } else {
        words();
      }
    }
    if (ended_) check_rest();
    if (!open_.empty()) repairs_.note("cut off inside " + shown(open_.back()), line());
    while (!open_.empty()) close_last();
    return {std::move(out_), repairs_.list()};
  }

 private:
  /// The line that at_ stands in; it never goes back.
  std::size_t line() {
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    counted_ = at_;
    return line_;
  }
  void note(std::string what) { repairs_.note(std::move(what), line()); }

  std::string_view rest() const { return text_.substr(at_); }
  std::size_t blanks_from(std::size_t at) const { return std::min(text_.find_first_not_of(" \t\r\n", at), text_.size()); }

  void add_words(std::string_view words) {
    // U+0080 to U+009F are controls that nobody means: they are windows-1252, decoded as if it were Latin 1.
    const bool has_c1 = words.find('\xC2') != std::string_view::npos;
    if (append_xml_text(out_, has_c1 ? c1_as_windows(words) : words) > 0) note("control characters");
  }

  void words() {
    const std::size_t end = std::min(text_.find_first_of(open_.empty() ? "<" : "<&", at_), text_.size());
    const std::string_view words = text_.substr(at_, end - at_);
    if (!open_.empty()) {
      add_words(words);
    } else if (!trim(words).empty()) {
      note("words before the first tag");
    }
    at_ = end;
  }

  void markup() {
    const std::string_view here = rest();
    if (here.starts_with("<!--")) return skip_past("-->", "comment");
    if (here.starts_with("<?")) return skip_past("?>", "instruction");
    if (here.starts_with("<![CDATA[")) return cdata();
    if (starts_with_folded(here, "<!doctype")) return doctype();
    if (here.starts_with("</") && xml_name_end(text_, at_ + 2) > at_ + 2) return end_tag();
    if (xml_name_end(text_, at_ + 1) > at_ + 1) return start_tag();
    note("bare '<'");
    if (!open_.empty()) out_ += "&lt;";
    ++at_;
  }

  /// What has no end is taken to end with its line. That there is none is found out once: time stays linear.
  void skip_past(std::string_view end, const char* what) {
    bool& is_missing = end == "-->" ? no_comment_end_ : end == "?>" ? no_instruction_end_ : no_tag_end_;
    const std::size_t found = is_missing ? std::string_view::npos : text_.find(end, at_);
    is_missing = found == std::string_view::npos;
    if (is_missing) note(std::string(what) + " without end");
    at_ = is_missing ? std::min(text_.find('\n', at_), text_.size()) : found + end.size();
  }

  void cdata() {
    const std::size_t start = at_ + 9;
    std::size_t end = text_.find("]]>", start);
    if (end == std::string_view::npos) {
      note("CDATA section without end");
      end = text_.size();
    }
    if (!open_.empty()) add_words(text_.substr(start, end - start));
    at_ = std::min(end + 3, text_.size());
  }

  /// Only the first is read.
  void doctype() {
    std::size_t at = std::exchange(has_doctype_, true) ? text_.size() : at_;
    int brackets = 0;
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '"' || c == '\'') {
        const std::size_t end = text_.find(c, at + 1);
        if (end == std::string_view::npos) break;
        at = end;
      } else if (text_.substr(at, 4) == "<!--") {
        at = std::min(text_.find("-->", at), text_.size() - 1);
      } else if (c == '[' || c == ']') {
        brackets += c == '[' ? 1 : -1;
      } else if (c == '>' && brackets <= 0) {
        references_.declare(text_.substr(at_, at - at_));
        at_ = at + 1;
        return;
      }
    }
    skip_past(">", "DOCTYPE");
  }

  void start_tag() {
    const XmlTag tag = read_xml_tag(text_, at_);
    for (std::string_view odd : tag.odd) note(std::string(odd));
    if (tag.is_cut) {
      note("cut off inside the tag " + shown(tag.name));
    } else {
      write_start(tag);
    }
    at_ = tag.end;
  }

  void write_start(const XmlTag& tag) {
    if (open_.size() >= kMaxXmlDepth) {
      note("tags nested more than " + std::to_string(kMaxXmlDepth) + " deep left out");
    } else {
      out_.append("<").append(tag.name);
      for (const XmlTag::Attribute& attribute : tag.attributes) {
        out_.append(" ").append(attribute.name).append("=\"");
        write_value(attribute.value);
        out_ += '"';
      }
      out_ += tag.is_empty ? "/>" : ">";
    }
    if (!tag.is_empty) {
      open_.push_back(tag.name);
      ++times_open_[tag.name];
    } else if (open_.empty()) {
      ended_ = true;
    }
  }

  void write_value(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
      if (value[at] == '&') {
        references_.append(out_, value, at, repairs_, line());
        continue;
      }
      const std::size_t end = std::min(value.find('&', at), value.size());
      add_words(value.substr(at, end - at));
      at = end;
    }
  }

  void end_tag() {
    const std::size_t end = xml_name_end(text_, at_ + 2);
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    const std::size_t next = text_.find_first_of("<>", end);
    const auto open = times_open_.find(name);
    if (open == times_open_.end() || open->second == 0) {
      if (!open_.empty() && open_.back().size() == name.size() && to_lower(open_.back()) == to_lower(name)) {
        note(shown(name, "</") + " closes " + shown(open_.back()));
        close_last();
      } else {
        note("stray " + shown(name, "</"));
      }
    } else {
      while (open_.back() != name) {
        note(shown(open_.back()) + " not closed");
        close_last();
      }
      close_last();
    }
    if (next == std::string_view::npos || text_[next] == '<') note("tag without end");
    at_ = next == std::string_view::npos ? text_.size() : next + (text_[next] == '>' ? 1 : 0);
  }

  void close_last() {
    if (open_.size() <= kMaxXmlDepth) out_.append("</").append(open_.back()).append(">");
    --times_open_[open_.back()];
    open_.pop_back();
    ended_ = open_.empty();
  }

  void check_rest() {
    while (at_ < text_.size()) {
      at_ = blanks_from(at_);
      const std::string_view here = rest();
      if (here.empty()) return;
      if (!here.starts_with("<!--") && !here.starts_with("<?")) return note("more behind the end");
      skip_past(here[1] == '!' ? "-->" : "?>", "comment");
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  XmlReferences references_;
  Repairs repairs_;
  std::vector<std::string_view> open_;
  std::unordered_map<std::string_view, std::size_t> times_open_;
  bool ended_ = false;
  bool has_doctype_ = false;
  bool no_comment_end_ = false, no_instruction_end_ = false, no_tag_end_ = false;
  std::size_t line_ = 1, counted_ = 0;
};

}  // namespace

std::size_t append_xml_text(std::string& out, std::string_view words) {
  std::size_t left_out = 0;
  for (const char c : words) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') {
          out += c;
        } else {
          ++left_out;
        }
    }
  }
  return left_out;
}

MendedXml mend_xml(std::string_view text) { return Mender(text).run(); }

}  // namespace dateline::formats
