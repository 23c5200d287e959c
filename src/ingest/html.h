#pragma once
// HtmlPage: an HTML page as a small tree to be read, never changed. The nodes lie in document order, so that the inside of a node is the
// range (id, nodes[id].end) and every walk is a loop. Any bytes give a page: what is broken is repaired as browsers do, and what goes
// over the limits below is left out (`truncated` says so). Scripts other than data blocks are not kept. Nothing of the parser behind it
// (MyHTML) shows here.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::ingest {

/// The elements that reading a page tells apart; all others are kOther.
enum class Tag : std::uint8_t {
  kText, kOther, kA, kAbbr, kAddress, kArticle, kAside, kAudio, kB, kBase, kBlockquote, kBody, kBr, kButton, kCanvas, kCaption, kCenter,
  kCite, kCode, kDd, kDetails, kDialog, kDiv, kDl, kDt, kEm, kEmbed, kFieldset, kFigcaption, kFigure, kFont, kFooter, kForm, kFrameset, kH1, kH2,
  kH3, kH4, kH5, kH6, kHead, kHeader, kHr, kHtml, kI, kIframe, kImg, kInput, kLabel, kLegend, kLi, kLink, kMain, kMap, kMenu, kMeta,
  kNav, kNoframes, kNoscript, kObject, kOl, kOptgroup, kOption, kP, kPicture, kPre, kQ, kScript, kSection, kSelect, kSmall, kSource, kSpan,
  kStrong, kStyle, kSub, kSummary, kSup, kSvg, kTable, kTbody, kTd, kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kU, kUl,
  kVideo, kWbr, kCount
};

struct Attribute {
  std::string_view name;  // lower case
  std::string_view value;
};

using NodeId = std::uint32_t;

struct Node {
  Tag tag = Tag::kOther;
  NodeId parent = 0;
  NodeId end = 0;  // one behind its last descendant; a node without children ends at its own id + 1
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  std::uint32_t text_start = 0;  // of a text node, in the page's own store of words
  std::uint32_t text_size = 0;
};

class HtmlPage {
 public:
  static constexpr std::size_t kMaxDepth = 512;           // as browsers hold it
  static constexpr std::size_t kMaxNodes = 1'000'000;
  static constexpr std::size_t kMaxAttributes = 64;       // of one element
  static constexpr std::size_t kMaxAttributeSize = 65536;

  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;
  HtmlPage(HtmlPage&&) = default;
  HtmlPage& operator=(HtmlPage&&) = default;

  /// Node 0 is the document itself.
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  /// The words of a text node as the page has them (blanks not collapsed); empty for an element.
  std::string_view text(NodeId id) const;
  /// The value of an attribute; empty where it is missing.
  std::string_view attribute(NodeId id, std::string_view name) const;
  bool has_attribute(NodeId id, std::string_view name) const;
  /// The attribute at a place, below the node's `attribute_count`.
  Attribute attribute_at(NodeId id, std::uint32_t place) const;
  /// All words inside a node, blanks collapsed, invisible elements left out.
  std::string words(NodeId id, std::size_t limit = 1 << 20) const;
  /// The first node with this tag inside `inside`, or 0.
  NodeId first(Tag tag, NodeId inside = 0) const;
  /// Something of the page was over a limit and is missing.
  bool truncated() const { return truncated_; }

 private:
  friend HtmlPage parse_html(std::string_view);
  friend class TreeCopy;
  HtmlPage() = default;

  struct StoredAttribute {
    std::uint32_t name_start, value_start;
    std::uint16_t name_size;
    std::uint32_t value_size;
  };
  std::string_view name_of(const StoredAttribute& a) const { return std::string_view(store_).substr(a.name_start, a.name_size); }
  std::string_view value_of(const StoredAttribute& a) const { return std::string_view(store_).substr(a.value_start, a.value_size); }

  std::vector<Node> nodes_;
  std::vector<StoredAttribute> attributes_;
  std::string store_;
  bool truncated_ = false;
};

/// Parses valid UTF-8. Time and memory are bounded whatever the bytes are.
HtmlPage parse_html(std::string_view utf8);

/// "p"; empty for kOther, "#text" for kText.
std::string_view tag_name(Tag tag);
/// Elements that begin a block of their own when a page is shown.
bool is_block_tag(Tag tag);
/// Elements whose inside is not shown as text.
bool is_invisible_tag(Tag tag);

}  // namespace dateline::ingest
