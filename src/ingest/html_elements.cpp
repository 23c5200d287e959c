#include "ingest/html_elements.h"

#include <array>
#include <initializer_list>

namespace dateline::ingest {
namespace {

constexpr std::array<std::string_view, kKnownElements> kTagNames = {
    "#text", "", "a", "abbr", "address", "annotation-xml", "applet", "area", "article", "aside", "audio", "b", "base", "basefont",
    "bgsound", "big", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "dd",
    "desc", "details", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
    "foreignobject", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
    "iframe", "image", "img", "input", "keygen", "label", "legend", "li", "link", "listing", "main", "malignmark", "map", "marquee",
    "math", "menu", "meta", "mglyph", "mi", "mn", "mo", "ms", "mtext", "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "p", "param", "picture", "plaintext", "pre", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "script", "search",
    "section", "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr", "xmp"};

constexpr std::size_t kMaxOtherNames = 4096;
constexpr std::size_t kSlots = 1024;
using SlotTable = std::array<std::uint8_t, kSlots>;
static_assert(kKnownElements < 256);

constexpr std::uint32_t name_hash(std::string_view name) {
  std::uint32_t hash = 0;
  for (const char c : name) hash = next_name_hash(hash, c);
  return hash;
}
constexpr std::size_t slot_of(std::uint32_t hash) { return (hash ^ hash >> 10) % kSlots; }

/// Tags by the hash of their names; one whose slot is taken lies in the next free one, 0 is a free slot.
constexpr SlotTable kSlotTable = [] {
  SlotTable table{};
  for (ElementId id = id_of(Tag::kA); id < kKnownElements; ++id) {
    std::size_t slot = slot_of(name_hash(kTagNames[id]));
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(id);
  }
  return table;
}();

using FlagTable = std::array<ElementFlags, kKnownElements>;

constexpr void set(FlagTable& table, ElementFlags flag, std::initializer_list<Tag> tags) {
  for (const Tag tag : tags) table[id_of(tag)] |= flag;
}

constexpr FlagTable kHtmlFlags = [] {
  using enum Tag;
  FlagTable table{};
  set(table, kSpecial, {kAddress, kApplet, kArea, kArticle, kAside, kBase, kBasefont, kBgsound, kBlockquote, kBody, kBr, kButton, kCaption,
                        kCenter, kCol, kColgroup, kDd, kDetails, kDir, kDiv, kDl, kDt, kEmbed, kFieldset, kFigcaption, kFigure, kFooter,
                        kForm, kFrame, kFrameset, kH1, kH2, kH3, kH4, kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml, kIframe, kImg, kInput,
                        kKeygen, kLi, kLink, kListing, kMain, kMarquee, kMenu, kMeta, kNav, kNoembed, kNoframes, kNoscript, kObject, kOl,
                        kP, kParam, kPlaintext, kPre, kScript, kSearch, kSection, kSelect, kSource, kStyle, kSummary, kTable, kTbody, kTd,
                        kTemplate, kTextarea, kTfoot, kTh, kThead, kTitle, kTr, kTrack, kUl, kWbr, kXmp});
  set(table, kFormatting, {kA, kB, kBig, kCode, kEm, kFont, kI, kNobr, kS, kSmall, kStrike, kStrong, kTt, kU});
  set(table, kScope | kListScope | kButtonScope, {kApplet, kCaption, kHtml, kTable, kTd, kTh, kMarquee, kObject, kSelect, kTemplate});
  set(table, kListScope, {kOl, kUl});
  set(table, kButtonScope, {kButton});
  set(table, kTableScope, {kHtml, kTable, kTemplate});
  set(table, kImpliedEnd | kImpliedEndThorough, {kDd, kDt, kLi, kOptgroup, kOption, kP, kRb, kRp, kRt, kRtc});
  set(table, kImpliedEndThorough, {kCaption, kColgroup, kTbody, kTd, kTfoot, kTh, kThead, kTr});
  set(table, kHeading, {kH1, kH2, kH3, kH4, kH5, kH6});
  set(table, kTablePart, {kTable, kTbody, kTfoot, kThead, kTr});
  return table;
}();

constexpr ElementFlags kForeignBoundary = kSpecial | kScope | kListScope | kButtonScope;

}  // namespace

ElementFlags flags_of(ElementId id, Space space) {
  const Tag tag = tag_of(id);
  if (space == Space::kHtml) return kHtmlFlags[id_of(tag)];
  if (space == Space::kSvg) {
    return tag == Tag::kForeignobject || tag == Tag::kDesc || tag == Tag::kTitle ? kForeignBoundary | kHtmlPoint : 0;
  }
  if (tag == Tag::kAnnotationXml) return kForeignBoundary;
  const bool words = tag == Tag::kMi || tag == Tag::kMo || tag == Tag::kMn || tag == Tag::kMs || tag == Tag::kMtext;
  return words ? kForeignBoundary | kMathTextPoint : 0;
}

bool breaks_out_of_foreign(Tag tag) {
  using enum Tag;
  switch (tag) {
    case kB: case kBig: case kBlockquote: case kBody: case kBr: case kCenter: case kCode: case kDd: case kDiv: case kDl: case kDt: case kEm:
    case kEmbed: case kH1: case kH2: case kH3: case kH4: case kH5: case kH6: case kHead: case kHr: case kI: case kImg: case kLi:
    case kListing: case kMenu: case kMeta: case kNobr: case kOl: case kP: case kPre: case kRuby: case kS: case kSmall: case kSpan:
    case kStrong: case kStrike: case kSub: case kSup: case kTable: case kTt: case kU: case kUl: case kVar:
      return true;
    default:
      return false;
  }
}

ElementId ElementNames::number(char* name, std::size_t size, std::uint32_t hash) {
  for (std::size_t i = 0; i < size; ++i) {
    if (name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] | 0x20);
  }
  const std::string_view lower(name, size);
  for (std::size_t slot = slot_of(hash); kSlotTable[slot] != 0; slot = (slot + 1) % kSlots) {
    if (kTagNames[kSlotTable[slot]] == lower) return kSlotTable[slot];
  }
  if (const auto known = others_.find(lower); known != others_.end()) return known->second;
  if (others_.size() == kMaxOtherNames) return kKnownElements;
  const auto next = static_cast<ElementId>(kKnownElements + 1 + others_.size());
  others_.emplace(lower, next);
  return next;
}

std::string_view tag_name(Tag tag) { return kTagNames[id_of(tag)]; }

}  // namespace dateline::ingest
