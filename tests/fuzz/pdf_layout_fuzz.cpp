// Any bytes taken for what pdftotext writes give an article whose blocks and links lie in its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  ingest::RawReport raw;
  raw.bytes = "%PDF-";
  raw.kind = ingest::InputKind::kPdf;
  raw.name = "fuzz";
  const auto article = ingest::make_article(raw, ingest::BlankText::kRefused, [&](std::string_view) {
    return Result<std::string>(std::string(reinterpret_cast<const char*>(data), size));
  });
  if (!article) return 0;
  if (!is_valid_utf8(article->text.view())) std::abort();
  for (const Block& block : article->blocks) {
    if (block.span.start >= block.span.end || block.span.end > article->text.size()) std::abort();
  }
  for (const Link& link : article->links) {
    if (link.span.start >= link.span.end || link.span.end > article->text.size()) std::abort();
  }
  return 0;
}
