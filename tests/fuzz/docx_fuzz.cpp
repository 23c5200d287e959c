// Any bytes taken for a DOCX, and any XML put into one as its main part, give a document within bounds or an Error that says something.
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "formats/docx.h"
#include "ingest/carried_media.h"
#include "ingest/ingest.h"

namespace {

void check(std::string bytes) {
  using namespace dateline;
  ingest::RawReport raw;
  raw.bytes = std::move(bytes);
  raw.kind = ingest::InputKind::kDocx;
  raw.name = "fuzz";
  const auto article = ingest::make_article(raw);
  if (!article) {
    if (!article.error().message.starts_with("fuzz: ")) std::abort();
    return;
  }
  if (!is_valid_utf8(article->text.view())) std::abort();
  std::size_t carried = 0;
  for (const ingest::CarriedMedia& media : ingest::carried_media(raw, *article)) carried += media.bytes.size();
  if (carried > formats::kMaxPictureBytes) std::abort();
  for (const Block& block : article->blocks) {
    if (block.span.start >= block.span.end || block.span.end > article->text.size()) std::abort();
  }
  for (const Link& link : article->links) {
    if (link.span.start >= link.span.end || link.span.end > article->text.size()) std::abort();
  }
}

/// The main part and its companions are one and the same XML.
std::string docx_of(const std::string& xml) {
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  const std::string relations =
      "<R><r Id='a' Type='/styles' Target='s.xml'/><r Id='b' Type='/numbering' Target='s.xml'/><r Id='c' Type='/footnotes' "
      "Target='s.xml'/><r Id='d' Type='/image' Target='s.xml'/></R>";
  const auto add = [&](const char* name, const std::string& content) {
    zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
  };
  add("word/document.xml", xml);
  add("word/s.xml", xml);
  add("word/_rels/document.xml.rels", relations);
  add("docProps/core.xml", xml);
  zip_close(archive);
  zip_source_open(buffer);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, out.data(), out.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  check(docx_of(bytes));
  return 0;
}
