#include "formats/docx_package.h"

namespace dateline::formats {

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

constexpr std::size_t kLongestTarget = 4000;  // bytes

/// "word/document.xml" -> "word/_rels/document.xml.rels".
Relations read_relations(const ZipFile& zip, const std::string& part, const std::string& name) {
  Relations out;
  const std::string folder = folder_of(part);
  const auto bytes = zip.read(folder + "_rels/" + part.substr(folder.size()) + ".rels", XmlTree::kMaxBytes);
  if (!bytes) return out;
  const auto tree = XmlTree::parse(*bytes, name);
  if (!tree) return out;
  for (XmlElement node = tree->root().first_child(); node; node = node.next()) {
    // What is longer is no address; it would be copied into each of its links.
    if (std::string_view(node.attribute("Target")).size() > kLongestTarget) continue;
    out[node.attribute("Id")] = {node.attribute("Type"), node.attribute("Target")};
  }
  return out;
}

std::string target_of(const Relations& relations, std::string_view type, const std::string& folder) {
  for (const auto& [id, relation] : relations) {
    if (!relation.type.ends_with(type)) continue;
    return relation.target.starts_with('/') ? relation.target.substr(1) : folder + relation.target;
  }
  return {};
}

OptionalPart read_part(const ZipFile& zip, const std::string& part, const std::string& name) {
  OptionalPart out;
  if (part.empty()) return out;
  if (auto bytes = zip.read(part, XmlTree::kMaxBytes)) {
    if (auto tree = XmlTree::parse(*bytes, name)) out.tree.emplace(std::move(*tree));
  }
  return out;
}

}  // namespace dateline::formats
