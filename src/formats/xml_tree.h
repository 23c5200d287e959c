#pragma once
// XmlTree: the XML of office documents (XML 1.0), which programs write and which can be long: a tree that is read in place. What is not
// well-formed is an Error, nothing is mended or fetched, a document type (and so any entity) is refused, depth and sizes are bounded. Names
// are local names: the prefixes that a file chose do not count. libxml2 does not show here.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct _xmlDoc;
struct _xmlNode;

namespace dateline::formats {

/// A view into an XmlTree; an empty one has no name and no children.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(const _xmlNode* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }

  std::string_view name() const;
  bool is(std::string_view name) const { return node_ != nullptr && this->name() == name; }
  std::string attribute(std::string_view name) const;
  /// The elements inside.
  XmlElement first_child() const;
  XmlElement next() const;
  XmlElement child(std::string_view name) const;
  /// All words inside, markup left out.
  std::string text() const;

 private:
  const _xmlNode* node_ = nullptr;
};

class XmlTree {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{32} << 20;

  /// `name` begins the message of an Error.
  static Result<XmlTree> parse(std::string_view bytes, const std::string& name);
  XmlElement root() const;

 private:
  struct Free {
    void operator()(_xmlDoc* doc) const;
  };
  explicit XmlTree(_xmlDoc* doc) : doc_(doc) {}
  std::unique_ptr<_xmlDoc, Free> doc_;
};

}  // namespace dateline::formats
