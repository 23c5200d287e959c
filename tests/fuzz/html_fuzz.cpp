// Any bytes taken as a page give a page whose ranges hold together, and an Article or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/html.h"
#include "ingest/ingest.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void look_at_tree(const std::string& utf8) {
  const dateline::ingest::HtmlPage page = dateline::ingest::parse_html(utf8);
  require(page.size() > 0 && page[0].end == page.size());
  for (dateline::ingest::NodeId id = 1; id < page.size(); ++id) {
    const auto& node = page[id];
    require(node.parent < id && node.end > id && node.end <= page[node.parent].end);
    require(dateline::is_valid_utf8(page.text(id)));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  look_at_tree(dateline::mend_utf8(bytes));
  dateline::ingest::RawReport raw;
  raw.bytes = bytes;
  raw.kind = dateline::ingest::InputKind::kHtml;
  raw.name = "fuzz";
  const auto article = dateline::ingest::make_article(raw);
  if (!article) return 0;
  std::uint32_t before = 0;
  for (const dateline::Block& block : article->blocks) {
    require(block.span.start >= before && block.span.end > block.span.start && block.span.end <= article->text.size());
    before = block.span.end;
  }
  for (const dateline::Link& link : article->links) require(link.span.end <= article->text.size() && !link.url.empty());
  for (const dateline::MediaLink& media : article->media) require(!media.url.empty() && (!media.caption || media.caption->end <= article->text.size()));
  require(dateline::is_valid_utf8(article->text.view()) && dateline::is_valid_utf8(article->title));
  return 0;
}
