#include "formats/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "formats/charset.h"

namespace dateline::formats {
namespace {

std::string_view view_of(const xmlChar* text) { return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view(); }

const xmlNode* element_from(const xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
  return node;
}

std::string owned(xmlChar* text) {
  std::string out(view_of(text));
  xmlFree(text);
  return out;
}

}  // namespace

std::string_view XmlElement::name() const { return node_ ? view_of(node_->name) : std::string_view(); }

std::string XmlElement::attribute(std::string_view name) const {
  if (node_ == nullptr) return {};
  for (const xmlAttr* at = node_->properties; at != nullptr; at = at->next) {
    if (view_of(at->name) == name) return owned(xmlNodeListGetString(node_->doc, at->children, 1));
  }
  return {};
}

XmlElement XmlElement::first_child() const { return XmlElement(node_ ? element_from(node_->children) : nullptr); }
XmlElement XmlElement::next() const { return XmlElement(node_ ? element_from(node_->next) : nullptr); }

XmlElement XmlElement::child(std::string_view name) const {
  XmlElement at = first_child();
  while (at && !at.is(name)) at = at.next();
  return at;
}

std::string XmlElement::text() const { return node_ ? owned(xmlNodeGetContent(node_)) : std::string(); }

void XmlTree::Free::operator()(_xmlDoc* doc) const { xmlFreeDoc(doc); }

Result<XmlTree> XmlTree::parse(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, name + ": larger than " + std::to_string(kMaxBytes >> 20) + " MiB; split the document"};
  }
  xmlInitParser();
  // Office documents are in UTF-8 or marked UTF-16 (ECMA-376 part 2, 8.1.4). Ill-formed bytes are mended first: libxml2 would print of
  // them.
  const std::string text = decode_bytes(bytes, "utf-8").text;
  // Neither XML_PARSE_NOENT nor XML_PARSE_HUGE: no entity is put in, and libxml2's own limits on depth and lengths hold.
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
  XmlTree tree(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
  if (!tree.doc_ || !tree.root()) return Error{ErrorCode::kBadInput, name + ": is not well-formed XML; save the document again"};
  if (tree.doc_->intSubset != nullptr)
    return Error{ErrorCode::kBadInput, name + ": declares a document type, which is not read; save the document again"};
  return tree;
}

XmlElement XmlTree::root() const { return XmlElement(xmlDocGetRootElement(doc_.get())); }

}  // namespace dateline::formats
