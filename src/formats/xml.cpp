#include "formats/xml.h"

#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "base/data_file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/charset.h"
#include "formats/repairs.h"
#include "formats/xml_mend.h"

namespace dateline::formats {
namespace {

constexpr std::size_t kMostNodes = 2'000'000;
constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

std::string text_of(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

/// Builds the tree from libxml2's events. A node moves to its parent when its tag closes.
struct Builder {
  std::vector<XmlNode> open;
  std::optional<XmlNode> root;
  std::vector<std::string> namespaces;
  std::size_t nodes = 0, left_out = 0;
  Repairs repairs;
};

void start_element(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int declared, const xmlChar** namespaces,
                   int count, int, const xmlChar** attributes) {
  Builder& builder = *static_cast<Builder*>(user);
  ++builder.nodes;
  XmlNode node;
  node.space = text_of(space);
  node.prefix = text_of(prefix);
  node.name = text_of(name);
  for (int i = 0; i < count && builder.nodes <= kMostNodes; ++i, ++builder.nodes) {
    const xmlChar** a = attributes + 5 * i;
    const char* value = reinterpret_cast<const char*>(a[3]);
    node.attributes.push_back({text_of(a[2]), text_of(a[1]), text_of(a[0]), std::string(value, static_cast<std::size_t>(a[4] - a[3]))});
  }
  // Pairs of prefix and address.
  for (int i = 0; builder.open.empty() && !builder.root && i < declared; ++i) builder.namespaces.push_back(text_of(namespaces[2 * i + 1]));
  builder.open.push_back(std::move(node));
}

void end_element(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  Builder& builder = *static_cast<Builder*>(user);
  if (builder.open.empty()) return;
  XmlNode node = std::move(builder.open.back());
  builder.open.pop_back();
  if (builder.open.empty()) {
    if (!builder.root) builder.root = std::move(node);
  } else if (builder.nodes <= kMostNodes) {
    builder.open.back().children.push_back(std::move(node));
  } else {
    ++builder.left_out;
  }
}

void characters(void* user, const xmlChar* text, int size) {
  Builder& builder = *static_cast<Builder*>(user);
  if (builder.open.empty()) return;
  std::vector<XmlNode>& children = builder.open.back().children;
  if (children.empty() || !children.back().is_words()) {
    if (++builder.nodes > kMostNodes) return;
    children.emplace_back();
  }
  children.back().text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

void note_error(void* user, xmlErrorPtr error) {
  Builder& builder = *static_cast<Builder*>(user);
  if (error->code == XML_NS_ERR_UNDEFINED_NAMESPACE) {
    builder.repairs.note("undeclared prefix '" + text_of(reinterpret_cast<const xmlChar*>(error->str1)) + "'");
  } else if (error->level == XML_ERR_FATAL) {
    builder.repairs.note(std::string(trim(text_of(reinterpret_cast<const xmlChar*>(error->message)))));
  }
}

const XmlAttribute* find_attribute(const XmlNode& element, std::string_view lower_name) {
  const auto found = std::find_if(element.attributes.begin(), element.attributes.end(), [&](const XmlAttribute& a) {
    return a.name.size() == lower_name.size() && to_lower(a.name) == lower_name;
  });
  return found == element.attributes.end() ? nullptr : &*found;
}

/// "a:b" without a namespace (libxml2 leaves undeclared prefixes in the name).
void split_prefix(XmlNode& node) {
  const std::size_t colon = node.name.find(':');
  if (colon != std::string::npos && node.space.empty() && colon + 1 < node.name.size()) {
    node.prefix = node.name.substr(0, colon);
    node.name.erase(0, colon + 1);
  }
  for (XmlNode& child : node.children) split_prefix(child);
}

/// The charset parameter of a Content-Type.
std::string charset_parameter(std::string_view content_type) {
  const std::string lower = to_lower(content_type);
  std::size_t at = lower.find("charset");
  if (at == std::string::npos) return {};
  at = lower.find_first_not_of(" \t=", at + 7);
  if (at == std::string::npos) return {};
  at = lower.find_first_not_of("\"'", at);
  if (at == std::string::npos) return {};
  return lower.substr(at, lower.find_first_of(" \t;\"',", at) - at);
}

/// The encoding that the XML declaration names. Comments and blanks before it are forgiven.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::size_t kLookAt = 4096;
  std::string_view head = bytes.substr(0, kLookAt);
  const std::size_t open = head.find("<?xml ");
  if (open == std::string_view::npos) return {};
  head = head.substr(open, head.find("?>", open) - open);
  const std::size_t key = head.find("encoding");
  if (key == std::string_view::npos) return {};
  const std::size_t value = head.find_first_not_of(" \t\r\n=\"'", key + 8);
  if (value == std::string_view::npos) return {};
  return to_lower(head.substr(value, head.find_first_of(" \t\r\n\"'", value) - value));
}

/// The byte order mark that UTF-16 and UTF-32 lack, told by how "<" is written (XML 1.0, appendix F).
std::string_view missing_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\0\0\0<"sv)) return "\0\0\xFE\xFF"sv;
  if (bytes.starts_with("<\0\0\0"sv)) return "\xFF\xFE\0\0"sv;
  if (bytes.starts_with("\0<"sv)) return "\xFE\xFF"sv;
  if (bytes.starts_with("<\0"sv)) return "\xFF\xFE"sv;
  return {};
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view lower_name) const {
  const XmlAttribute* found = find_attribute(*this, lower_name);
  return found ? std::string_view(found->value) : std::string_view();
}

bool XmlNode::has_attribute(std::string_view lower_name) const { return find_attribute(*this, lower_name) != nullptr; }

XmlText decode_xml(std::string_view bytes, std::string_view content_type) {
  if (const std::string_view mark = missing_mark(bytes); !mark.empty()) {
    Decoded decoded = decode_bytes(std::string(mark) + std::string(bytes), "");
    return {std::move(decoded.text), std::move(decoded.note)};
  }
  std::string declared = charset_parameter(content_type);
  if (declared.empty()) declared = declared_encoding(bytes);
  Decoded decoded = decode_bytes(bytes, declared);
  // What begins with a tag in ASCII does so in its charset, whatever the statistics say.
  if (trim(bytes).starts_with('<') && !trim(decoded.text).starts_with('<')) decoded = decode_bytes(bytes, "windows-1252");
  if (declared.empty() && decoded.note.empty() && !decoded.charset.starts_with("utf-"))
    decoded.note = "no charset told, read as " + decoded.charset;
  if (decoded.note.empty() && decoded.text.find(kUnreadable) != std::string::npos && bytes.find(kUnreadable) == std::string_view::npos) {
    decoded.note = "bytes that are no " + decoded.charset;
  }
  return {std::move(decoded.text), mend_utf8(decoded.note)};  // a label may be any bytes
}

std::optional<XmlDocument> read_xml(std::string_view text) {
  MendedXml mended = mend_xml(text);
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (!context || mended.text.empty() || mended.text.size() > INT32_MAX) return std::nullopt;
  Builder builder;
  xmlSAXHandler& handler = *context->sax;
  handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = handler.ignorableWhitespace = characters;
  handler.serror = note_error;
  context->userData = &builder;
  // NOENT: without it "&amp;" in attributes stays a reference. There is no DTD left that could declare others.
  xmlFreeDoc(xmlCtxtReadMemory(context.get(), mended.text.data(), static_cast<int>(mended.text.size()), nullptr, "UTF-8",
                               XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT));
  while (!builder.open.empty()) end_element(&builder, nullptr, nullptr, nullptr);
  if (!builder.root) return std::nullopt;
  if (builder.left_out) builder.repairs.note("more than " + std::to_string(kMostNodes) + " elements: the rest left out");
  XmlDocument out{std::move(*builder.root), std::move(builder.namespaces), std::move(mended.repairs)};
  split_prefix(out.root);
  for (std::string& repair : builder.repairs.list()) out.repairs.push_back(std::move(repair));
  return out;
}

std::string words_of(const XmlNode& element) {
  if (element.is_words()) return element.text;
  std::string out;
  for (const XmlNode& child : element.children) out += words_of(child);
  return out;
}

}  // namespace dateline::formats
