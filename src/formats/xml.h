#pragma once
// XML: foreign XML of any charset as a tree of plain values. Ill-formed documents are mended (xml_mend.h) and then read by libxml2 in its
// recovering mode; nothing is fetched and no DTD is read. Depth, elements and memory are bounded. The charset is told as RFC 7303 says: by
// a byte order mark, the Content-Type, the XML declaration, and else UTF-8.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::formats {

struct XmlAttribute {
  std::string space, prefix, name, value;
};

/// An element, or words between tags (`name` is empty then).
struct XmlNode {
  std::string space;   // address of its namespace; empty if it has none or its prefix is not declared
  std::string prefix;  // as written
  std::string name;    // without prefix
  std::string text;    // of words
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> children;

  bool is_words() const { return name.empty(); }
  /// The value of an attribute of any namespace or none, whatever its case; empty if it is not there.
  std::string_view attribute(std::string_view lower_name) const;
  bool has_attribute(std::string_view lower_name) const;
};

struct XmlDocument {
  XmlNode root;
  std::vector<std::string> namespaces;  // addresses that the root declares
  std::vector<std::string> repairs;
};

/// XML's text in UTF-8, without byte order mark; `note` says what was odd. `content_type` is the header's value, or empty.
struct XmlText {
  std::string text, note;
};
XmlText decode_xml(std::string_view bytes, std::string_view content_type);

/// Nothing where there is no element at all. `text` is valid UTF-8.
std::optional<XmlDocument> read_xml(std::string_view text);

/// All words inside, without those of comments.
std::string words_of(const XmlNode& element);

}  // namespace dateline::formats
