#pragma once
// HtmlPage: an HTML page as a small tree to be read, never changed. The nodes lie in document order, so that the inside of a node is the
// range (id, nodes[id].end) and every walk is a loop. Any bytes give a page: what is broken is repaired as browsers do, what lies too
// deep stands at the greatest depth, and what goes over the other limits is left out (`truncated` says so). Comments and the inside of
// <svg> are not kept. The parser follows the HTML Standard (html_tokens.h, html_tree.h).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_store.h"

namespace dateline::ingest {

/// The elements that reading a page, or building its tree, tells apart; all others are kOther.
enum class Tag : std::uint8_t {
  kText, kOther, kA, kAbbr, kAddress, kAnnotationXml, kApplet, kArea, kArticle, kAside, kAudio, kB, kBase, kBasefont, kBgsound, kBig,
  kBlockquote, kBody, kBr, kButton, kCanvas, kCaption, kCenter, kCite, kCode, kCol, kColgroup, kDd, kDesc, kDetails, kDialog, kDir, kDiv,
  kDl, kDt, kEm, kEmbed, kFieldset, kFigcaption, kFigure, kFont, kFooter, kForeignobject, kForm, kFrame, kFrameset, kH1, kH2, kH3, kH4,
  kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml, kI, kIframe, kImage, kImg, kInput, kKeygen, kLabel, kLegend, kLi, kLink, kListing,
  kMain, kMalignmark, kMap, kMarquee, kMath, kMenu, kMeta, kMglyph, kMi, kMn, kMo, kMs, kMtext, kNav, kNobr, kNoembed, kNoframes,
  kNoscript, kObject, kOl, kOptgroup, kOption, kP, kParam, kPicture, kPlaintext, kPre, kQ, kRb, kRp, kRt, kRtc, kRuby, kS, kScript,
  kSearch, kSection, kSelect, kSmall, kSource, kSpan, kStrike, kStrong, kStyle, kSub, kSummary, kSup, kSvg, kTable, kTbody, kTd,
  kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kTrack, kTt, kU, kUl, kVar, kVideo, kWbr, kXmp, kCount
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
  HtmlPage() = default;

  PageStore store_;
  std::vector<Node> nodes_;
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
