#include "ingest/html.h"

#include <algorithm>

#include "base/beginning.h"
#include "ingest/clean_text.h"
#include "ingest/html_tree.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 28;  // so that places in it and in what is written anew fit 32 bits
constexpr std::size_t kBytesANode = 64;                  // of an average page

/// The page's bytes with "\r\n" and "\r" as "\n".
std::string with_plain_line_ends(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  std::size_t done = 0;
  for (std::size_t at = utf8.find('\r'); at != std::string_view::npos; at = utf8.find('\r', done)) {
    out.append(utf8, done, at - done);
    out += '\n';
    done = at + (utf8.substr(at).starts_with("\r\n") ? 2 : 1);
  }
  out.append(utf8, done, utf8.size() - done);
  return out;
}

}  // namespace

HtmlPage parse_html(std::string_view utf8) {
  HtmlPage page;
  page.store_.bytes = with_plain_line_ends(utf8.substr(0, kMaxBytes));
  NodeTree tree;
  tree.reserve(std::min(utf8.size() / kBytesANode, HtmlPage::kMaxNodes));
  const bool whole = TreeBuilder(page.store_, tree).run();
  page.nodes_ = in_document_order(tree, page.store_);
  page.truncated_ = !whole || utf8.size() > kMaxBytes;
  return page;
}

std::string_view HtmlPage::text(NodeId id) const { return store_.words(nodes_[id].text_start, nodes_[id].text_size); }

std::string_view HtmlPage::attribute(NodeId id, std::string_view name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const StoredAttribute& a = store_.attributes[node.first_attribute + i];
    if (store_.name_of(a) == name) return store_.value_of(a);
  }
  return {};
}

Attribute HtmlPage::attribute_at(NodeId id, std::uint32_t place) const {
  const StoredAttribute& a = store_.attributes[nodes_[id].first_attribute + place];
  return {store_.name_of(a), store_.value_of(a)};
}

bool HtmlPage::has_attribute(NodeId id, std::string_view name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (store_.name_of(store_.attributes[node.first_attribute + i]) == name) return true;
  }
  return false;
}

NodeId HtmlPage::first(Tag tag, NodeId inside) const {
  for (NodeId id = inside + 1; id < nodes_[inside].end; ++id) {
    if (nodes_[id].tag == tag) return id;
  }
  return 0;
}

std::string HtmlPage::words(NodeId id, std::size_t limit) const {
  std::string out;
  bool blank = false;
  std::vector<NodeId> block_ends;
  for (NodeId i = id; i < nodes_[id].end && out.size() < limit;) {
    const Node& node = nodes_[i];
    for (; !block_ends.empty() && i >= block_ends.back(); block_ends.pop_back()) blank = true;
    if (is_block_tag(node.tag)) block_ends.push_back(node.end);
    if (i != id && is_invisible_tag(node.tag)) {
      i = node.end;
      continue;
    }
    blank |= is_block_tag(node.tag) || node.tag == Tag::kBr;
    if (node.tag == Tag::kText) append_collapsed(out, beginning(text(i), 2 * limit), blank);
    ++i;
  }
  return out;
}

bool is_block_tag(Tag tag) {
  switch (tag) {
    case Tag::kAddress: case Tag::kArticle: case Tag::kAside: case Tag::kBlockquote: case Tag::kBody: case Tag::kCaption: case Tag::kCenter:
    case Tag::kDd: case Tag::kDetails: case Tag::kDialog: case Tag::kDiv: case Tag::kDl: case Tag::kDt: case Tag::kFieldset:
    case Tag::kFigcaption: case Tag::kFigure: case Tag::kFooter: case Tag::kForm: case Tag::kH1: case Tag::kH2: case Tag::kH3: case Tag::kH4:
    case Tag::kH5: case Tag::kH6: case Tag::kHeader: case Tag::kHr: case Tag::kHtml: case Tag::kLegend: case Tag::kLi: case Tag::kMain:
    case Tag::kMenu: case Tag::kNav: case Tag::kOl: case Tag::kP: case Tag::kPre: case Tag::kSection: case Tag::kSummary: case Tag::kTable:
    case Tag::kTbody: case Tag::kTd: case Tag::kTfoot: case Tag::kTh: case Tag::kThead: case Tag::kTr: case Tag::kUl:
      return true;
    default:
      return false;
  }
}

bool is_invisible_tag(Tag tag) {
  switch (tag) {
    case Tag::kHead: case Tag::kScript: case Tag::kStyle: case Tag::kTemplate: case Tag::kNoscript: case Tag::kNoframes: case Tag::kSvg:
    case Tag::kIframe: case Tag::kObject: case Tag::kEmbed: case Tag::kCanvas: case Tag::kAudio: case Tag::kVideo: case Tag::kSelect:
    case Tag::kTextarea: case Tag::kButton: case Tag::kInput: case Tag::kMap: case Tag::kOption: case Tag::kTitle:
      return true;
    default:
      return false;
  }
}

}  // namespace dateline::ingest
