#include <set>

#include "formats/docx.h"
#include "formats/docx_package.h"

namespace dateline::formats {

std::vector<DocumentPicture> read_docx_pictures(std::string_view bytes, const std::string& name, std::size_t most) {
  std::vector<DocumentPicture> out;
  const auto zip = ZipFile::open(bytes, name);
  if (!zip) return out;
  std::string main = target_of(read_relations(*zip, "", name), kDocumentRelation, "");
  if (main.empty()) main = "word/document.xml";
  std::set<std::string> parts;  // one picture may stand in several places
  for (const auto& [id, relation] : read_relations(*zip, main, name)) {
    if (relation.type.ends_with(kImageRelation)) parts.insert(target_of({{id, relation}}, kImageRelation, folder_of(main)));
  }
  std::size_t left = kMaxPictureBytes;
  for (const std::string& part : parts) {
    if (out.size() >= most || !zip->has(part)) continue;  // what is linked only is not there
    auto picture = zip->read(part, left);
    if (!picture) continue;
    left -= picture->size();
    out.push_back({part, std::move(*picture)});
  }
  return out;
}

}  // namespace dateline::formats
