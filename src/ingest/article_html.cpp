#include "ingest/article_html.h"

#include <algorithm>

#include "ingest/block_writer.h"
#include "ingest/clean_text.h"
#include "ingest/cues.h"
#include "ingest/hidden.h"
#include "ingest/html.h"
#include "ingest/main_text.h"
#include "ingest/metadata.h"
#include "ingest/page_blocks.h"
#include "ingest/page_media.h"
#include "formats/web_address.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kShortLine = 300;   // bytes
constexpr std::size_t kLittleText = 500;  // bytes: an article with fewer was perhaps missed

Span write_block(const HtmlPage& page, const PageBlock& block, std::string_view base, BlockWriter& writer) {
  const Span span = writer.add(block.text, block.kind);
  const bool names_source = block.text.size() < kShortLine && phrase_of(block.text) == Phrase::kSource;
  const LinkRole role = names_source ? LinkRole::kSource : LinkRole::kInText;
  for (const LinkSpot& spot : block.links) {
    std::string url = formats::absolute_url(base, page.attribute(spot.anchor, "href"));
    if (!url.empty()) writer.link_in_last(spot.start, spot.end, std::move(url), role);
  }
  return span;
}

/// "Read more" that leads off this site, or deeper into it: where the report goes on. Its span is the block that it goes on from.
void add_continuations(const HtmlPage& page, const std::vector<PageBlock>& blocks, const MainText& main, const std::string& base, Article& article) {
  const Span from = article.blocks.back().span;
  for (std::size_t index : main.more) {
    for (const LinkSpot& spot : blocks[index].links) {
      std::string url = formats::absolute_url(base, page.attribute(spot.anchor, "href"));
      if (url.empty() || url == article.url) continue;
      article.links.push_back({from, std::move(url), LinkRole::kContinuesAt});
      return;
    }
  }
}

/// The address behind "originally published by", else the words.
std::string named_origin(const HtmlPage& page, const PageBlock& block, std::string_view base) {
  for (const LinkSpot& spot : block.links) {
    std::string url = formats::absolute_url(base, page.attribute(spot.anchor, "href"));
    if (!url.empty()) return url;
  }
  return block.text;
}

/// Where the report was published first: as the page says it, as its metadata does, or where an excerpt goes on at another site.
std::string origin_of(const HtmlPage& page, const std::vector<PageBlock>& blocks, const MainText& main, const std::string& told, const Article& article,
                      std::string_view base) {
  if (!main.origin.empty()) return named_origin(page, blocks[main.origin.front()], base);
  const std::string own = formats::domain_of(article.url);
  if (!told.empty() && !own.empty() && !formats::domain_of(told).ends_with(own) && !own.ends_with(formats::domain_of(told))) return told;
  for (const Link& link : article.links) {
    if (link.role != LinkRole::kContinuesAt || own.empty()) continue;
    const std::string domain = formats::domain_of(link.url);
    if (!domain.empty() && domain != own) return link.url;
  }
  return {};
}

void take_metadata(Metadata meta, Article& article) {
  article.url = std::move(meta.url);
  article.title = std::move(meta.title);
  article.publisher = std::move(meta.publisher);
  article.authors = std::move(meta.authors);
  article.published = std::move(meta.published);
  article.modified = std::move(meta.modified);
  article.published_basis = article.published.empty() ? PublishedBasis::kUnknown : meta.published_basis;
  article.language = std::move(meta.language);
  article.section = std::move(meta.section);
  article.genre = meta.genre;
}

/// What the page's links are relative to: <base href>, else its address.
std::string base_of(const HtmlPage& page, const std::string& url) {
  const NodeId base = page.first(Tag::kBase);
  const std::string given = base ? formats::absolute_url(url, page.attribute(base, "href")) : std::string();
  return given.empty() ? url : given;
}

}  // namespace

Result<Article> article_from_html(const RawReport& raw, std::string_view utf8) {
  const HtmlPage page = parse_html(utf8);
  const std::vector<std::uint32_t> parts = parts_of_nodes(page);
  const Hiding hiding(page);
  std::vector<PageBlock> blocks = cut_into_blocks(page, parts, hiding);
  Metadata meta = read_metadata(page, parts, blocks, raw.url);
  const std::string description = meta.description, told_origin = meta.origin;
  if (!raw.title.empty()) meta.title = collapsed(raw.title);
  Article article;
  take_metadata(std::move(meta), article);
  MainText main = find_main_text(page, parts, blocks, {article.title, article.authors});
  if (main.bytes < kLittleText) {
    std::vector<PageBlock> all = cut_into_blocks(page, parts, hiding, Lenience::kLenient);
    MainText found = find_main_text(page, parts, all, {article.title, article.authors});
    if (found.bytes > 2 * main.bytes) {
      blocks = std::move(all);
      main = std::move(found);
    }
  }
  const std::string base = base_of(page, article.url);
  BlockWriter writer;
  std::vector<PlacedBlock> placed;
  for (std::size_t index : main.blocks) {
    if (writer.empty() && !article.title.empty()) writer.add(article.title, BlockKind::kHeadline);
    const Span span = write_block(page, blocks[index], base, writer);
    placed.push_back({blocks[index].node, span, blocks[index].kind});
  }
  if (writer.empty() && !description.empty() && description.size() > 40) {
    if (!article.title.empty()) writer.add(article.title, BlockKind::kHeadline);
    writer.add(description, BlockKind::kParagraph);
    article.flags.push_back("teaser");
  }
  if (writer.empty()) {
    return Error{ErrorCode::kNoText, raw.name + ": the page holds no readable report (scripts, menus or pictures only); save the page as the browser shows it, or give its text"};
  }
  writer.finish(article);
  article.media = page_media(page, parts, main.root, placed, base);
  add_continuations(page, blocks, main, base, article);
  article.republished_from = origin_of(page, blocks, main, told_origin, article, base);
  const bool goes_on = std::any_of(article.links.begin(), article.links.end(), [](const Link& link) { return link.role == LinkRole::kContinuesAt; });
  if (goes_on) article.flags.push_back("excerpt");
  if (main.wall) article.flags.push_back("wall");
  if (page.truncated()) article.flags.push_back("truncated");
  if (hides_sentences(page, parts, hiding)) article.flags.push_back("hidden_text");
  if (page_speaks_to_machines(page, utf8)) article.flags.push_back("speaks_to_machines");
  return article;
}

}  // namespace dateline::ingest
