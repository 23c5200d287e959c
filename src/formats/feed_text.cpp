#include "formats/feed_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/beginning.h"
#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/base64.h"
#include "formats/web_address.h"
#include "formats/xml_mend.h"

namespace dateline::formats {
namespace {

constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";

const XmlAttribute* xml_attribute(const XmlNode& element, std::string_view name) {
  for (const XmlAttribute& attribute : element.attributes) {
    if (attribute.space == kXml && attribute.name == name) return &attribute;
  }
  return nullptr;
}

bool has_elements(const XmlNode& element) {
  return std::any_of(element.children.begin(), element.children.end(), [](const XmlNode& child) { return !child.is_words(); });
}

/// HTML's elements without an end tag.
bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kVoid{"area",  "base", "br",   "col",    "embed", "hr", "img",
                                                          "input", "link", "meta", "source", "track", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

/// The children of an element as HTML. Links below an xml:base of their own are made whole, for nothing tells of it in HTML.
void append_inner_html(std::string& out, const XmlNode& element, const std::string& own_base) {
  for (const XmlNode& child : element.children) {
    if (child.is_words()) {
      append_xml_text(out, child.text);
      continue;
    }
    const XmlAttribute* moved = xml_attribute(child, "base");
    const std::string base = moved ? absolute_url(own_base, moved->value) : own_base;
    out.append("<").append(child.name);
    for (const XmlAttribute& attribute : child.attributes) {
      if (attribute.space == kXml && attribute.name == "base") continue;
      const bool is_link = !base.empty() && (attribute.name == "href" || attribute.name == "src");
      const std::string name = attribute.prefix.empty() ? attribute.name : attribute.prefix + ":" + attribute.name;
      const std::string whole = is_link ? absolute_url(base, attribute.value) : std::string();
      out.append(" ").append(name).append("=\"");
      append_xml_text(out, whole.empty() ? attribute.value : whole);
      out += '"';
    }
    out += '>';
    append_inner_html(out, child, base);
    if (!is_void(child.name)) out.append("</").append(child.name).append(">");
  }
}

std::string inner_html(const XmlNode& element) {
  std::string out;
  append_inner_html(out, element, {});
  return out;
}

/// The <div> that Atom 1.0 wraps XHTML in is no part of it (RFC 4287, 3.1.1.3).
const XmlNode& without_wrapper(const XmlNode& element) {
  const XmlNode* only = nullptr;
  for (const XmlNode& child : element.children) {
    if (child.is_words() && trim(child.text).empty()) continue;
    if (only || child.name != "div") return element;
    only = &child;
  }
  return only ? *only : element;
}

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

FeedText from_base64(const XmlNode& element) {
  FeedText out;
  std::optional<std::string> decoded = decode_base64(words_of(element));
  if (!decoded || !is_valid_utf8(*decoded)) return out;  // a picture or the like
  out.value = trimmed(*decoded);
  out.is_html = looks_like_markup(out.value);
  return out;
}

bool is_inline_type(std::string_view type) { return type == "xhtml" || type.ends_with("+xml") || type.ends_with("/xml"); }

FeedText words_by_type(const XmlNode& element) {
  const std::string type = to_lower(element.attribute("type")), mode = to_lower(element.attribute("mode"));
  const bool is_media_type = type.find('/') != std::string::npos;
  const bool is_text = type.starts_with("text/") || type.ends_with("html") || type.ends_with("xml") || type == "text";
  if (mode == "base64" || (is_media_type && !is_text)) return from_base64(element);
  FeedText out;
  const bool escaped = type == "html" || type == "text/html" || mode == "escaped";
  const std::string words = trimmed(words_of(element));
  if (has_elements(element) && !(escaped && looks_like_markup(words))) {
    // Tags that should have been escaped are meant as tags all the same.
    out.value = trimmed(inner_html(type == "xhtml" ? without_wrapper(element) : element));
    out.is_html = true;
  } else if (is_inline_type(type)) {
    append_xml_text(out.value, words);
    out.is_html = true;
  } else {
    out.value = words;
    const bool is_plain = type == "text" || type == "text/plain";
    out.is_html = escaped ? type.ends_with("html") || looks_like_markup(words) : !is_plain && looks_like_markup(words);
  }
  return out;
}

}  // namespace

std::string language_tag(std::string_view written) {
  constexpr std::size_t kLongestTag = 35;  // RFC 5646, 4.4.1
  std::string out(trim(written));
  if (out.size() > kLongestTag) return {};
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

FeedPlace inside(const XmlNode& element, const FeedPlace& outer) {
  FeedPlace out = outer;
  if (const XmlAttribute* base = xml_attribute(element, "base")) {
    std::string written = base->value;
    if (const std::size_t slashes = written.find(":///"); slashes != std::string::npos) written.erase(slashes + 3, 1);
    if (std::string whole = absolute_url(outer.base, written); !whole.empty()) out.base = std::move(whole);
  }
  if (const XmlAttribute* language = xml_attribute(element, "lang")) out.language = language_tag(language->value);
  return out;
}

bool looks_like_markup(std::string_view words) {
  for (std::size_t at = words.find_first_of("<&"); at != std::string_view::npos; at = words.find_first_of("<&", at + 1)) {
    const char next = at + 1 < words.size() ? words[at + 1] : ' ';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (words[at] == '<') {
      if (letter || next == '/' || next == '!') return true;
    } else if (letter || next == '#') {
      const std::size_t end = words.substr(at, 12).find_first_of("; &<\n", 1);
      if (end != std::string_view::npos && words[at + end] == ';') return true;
    }
  }
  return false;
}

FeedText read_feed_text(const XmlNode& element, const FeedPlace& outer) {
  FeedText out = words_by_type(element);
  FeedPlace place = inside(element, outer);
  out.base = std::move(place.base);
  out.language = std::move(place.language);
  return out;
}

std::string plain_words(const FeedText& text) {
  std::string words = text.value;
  if (text.is_html) {
    const auto read = read_xml("<x>" + text.value + "</x>");
    if (read) words = words_of(read->root);
  }
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t before = at;
    if (!is_space(next_code_point(words, at))) {
      out.append(words, before, at - before);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string capped(std::string words) {
  constexpr std::size_t kMost = 1000;  // bytes
  words.resize(beginning(words, kMost).size());
  return words;
}

void cap_authors(std::vector<std::string>& authors) {
  constexpr std::size_t kMost = 20;
  if (authors.size() > kMost) authors.resize(kMost);
  for (std::string& author : authors) author = capped(std::move(author));
}

}  // namespace dateline::formats
