#pragma once
// The parts of an office document's package and how they lead to each other (ECMA-376 part 2, 9.3).
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "formats/xml_tree.h"
#include "formats/zip.h"

namespace dateline::formats {

/// How the type of a relation ends.
inline constexpr std::string_view kDocumentRelation = "/officeDocument", kFootnotesRelation = "/footnotes", kEndnotesRelation = "/endnotes",
                                  kStylesRelation = "/styles", kNumberingRelation = "/numbering", kLinkRelation = "/hyperlink", kImageRelation = "/image";

struct Relation {
  std::string type, target;
};
using Relations = std::map<std::string, Relation>;  // by id

/// "word/document.xml" -> "word/".
std::string folder_of(const std::string& part);
/// Those of a part, "" for the package itself; none where there are none to read.
Relations read_relations(const ZipFile& zip, const std::string& part, const std::string& name);
/// The part that a relation of this type leads to from a part in `folder`; empty if there is none.
std::string target_of(const Relations& relations, std::string_view type, const std::string& folder);

/// A part that may be missing; an empty tree then.
struct OptionalPart {
  std::optional<XmlTree> tree;
  XmlElement root() const { return tree ? tree->root() : XmlElement(); }
};
OptionalPart read_part(const ZipFile& zip, const std::string& part, const std::string& name);

}  // namespace dateline::formats
