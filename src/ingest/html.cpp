#include "ingest/html.h"

#include <myhtml/myhtml.h>
#include <myhtml/tree.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "base/utf8.h"
#include "ingest/clean_text.h"

namespace dateline::ingest {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Tag::kCount)> kTagNames = {
    "#text", "", "a", "abbr", "address", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button", "canvas", "caption",
    "center", "cite", "code", "dd", "details", "dialog", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
    "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "label", "legend", "li",
    "link", "main", "map", "menu", "meta", "nav", "noframes", "noscript", "object", "ol", "optgroup", "option", "p", "picture", "pre", "q",
    "script", "section", "select", "small", "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "u", "ul", "video", "wbr"};

Tag tag_named(std::string_view name) {
  const auto found = std::lower_bound(kTagNames.begin() + 2, kTagNames.end(), name);
  return found != kTagNames.end() && *found == name ? static_cast<Tag>(found - kTagNames.begin()) : Tag::kOther;
}

struct Destroy {
  void operator()(myhtml_t* p) const { myhtml_destroy(p); }
  void operator()(myhtml_tree_t* p) const { myhtml_tree_destroy(p); }
};

// HTML's tree building is quadratic in hostile pages: each tag may walk the whole stack of open elements, each paragraph re-opens all open
// formatting elements, each word joined to a text copies it. The Guard looks at the parser's stacks and stores at every token and stops the
// building of the tree when a limit is passed; the page is fed in pieces so that the tokenizer stops soon after.
constexpr std::size_t kPiece = 128 * 1024;
constexpr std::size_t kMaxFormatting = 64;
constexpr std::size_t kMaxSteps = 500'000'000;
constexpr std::size_t kMaxTokens = 8'000'000;
constexpr std::size_t kMaxParserAttributes = 1'000'000;
constexpr std::size_t kSpareBytes = 64 << 20;

class Guard {
 public:
  Guard(myhtml_tree_t* tree, std::size_t page_bytes) : tree_(tree), most_bytes_(6 * page_bytes + kSpareBytes) {
    myhtml_callback_tree_node_insert_set(tree, on_node, this);
    myhtml_callback_before_token_done_set(tree, on_token, this);
    myhtml_callback_after_token_done_set(tree, on_text, this);
  }
  ~Guard() {
    myhtml_callback_tree_node_insert_set(tree_, nullptr, nullptr);
    myhtml_callback_before_token_done_set(tree_, nullptr, nullptr);
    myhtml_callback_after_token_done_set(tree_, nullptr, nullptr);
  }

  /// Looks again; false when the page must end here.
  bool holds() {
    if (over_) return false;
    const std::size_t depth = tree_->open_elements ? tree_->open_elements->length : 0;
    steps_ += depth + 1;
    count_strings();
    over_ = depth > HtmlPage::kMaxDepth || nodes_ > HtmlPage::kMaxNodes || tokens_ > kMaxTokens || steps_ > kMaxSteps ||
            bytes_ > most_bytes_ || attributes() > kMaxParserAttributes;
    if (over_) myhtml_tree_parse_flags_set(tree_, static_cast<myhtml_tree_parse_flags_t>(kFlags | MyHTML_TREE_PARSE_FLAGS_WITHOUT_BUILD_TREE));
    return !over_;
  }

  static constexpr myhtml_tree_parse_flags_t kFlags = MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE;

 private:
  static void on_node(myhtml_tree_t*, myhtml_tree_node_t*, void* guard) { ++static_cast<Guard*>(guard)->nodes_; }
  static void* on_token(myhtml_tree_t*, myhtml_token_node_t*, void* guard) {
    Guard& self = *static_cast<Guard*>(guard);
    ++self.tokens_;
    self.correct_room();
    // Formatting elements beyond the limit are not re-opened: an unclosed <font> in each of ten thousand paragraphs.
    myhtml_tree_list_t* formatting = self.tree_->active_formatting;
    if (formatting && formatting->length > kMaxFormatting) formatting->length = kMaxFormatting;
    self.holds();
    return guard;
  }

  // When the tree cuts blanks off the front of a text, MyHTML leaves the string's `size` as it was, and words joined to the text later are
  // written behind its end, over other strings and the heap. The token's string is remembered before the tree gets it and corrected
  // before the next token, so before anything can be joined.
  static void* on_text(myhtml_tree_t*, myhtml_token_node_t* token, void* guard) {
    Guard& self = *static_cast<Guard*>(guard);
    self.last_ = token;
    self.last_string_ = token->str;
    return guard;
  }
  void correct_room() {
    if (!last_) return;
    mycore_string_t& now = last_->str;
    const bool is_cut = now.data && now.size == last_string_.size && now.data > last_string_.data && now.data <= last_string_.data + last_string_.size;
    if (is_cut) now.size -= static_cast<std::size_t>(now.data - last_string_.data);
    last_ = nullptr;
  }

  /// Adds the chunks of string memory that are new since the last look.
  void count_strings() {
    const mchar_async_t* store = tree_->mchar;
    if (!store || store->chunks_pos_length == 0) return;
    while (seen_block_ + 1 < store->chunks_pos_length || (seen_block_ + 1 == store->chunks_pos_length && seen_ < store->chunks_length)) {
      const std::size_t in_block = seen_block_ + 1 < store->chunks_pos_length ? store->chunks_size : store->chunks_length;
      for (; seen_ < in_block; ++seen_) bytes_ += store->chunks[seen_block_][seen_].size;
      if (seen_block_ + 1 >= store->chunks_pos_length) return;
      ++seen_block_;
      seen_ = 0;
    }
  }

  std::size_t attributes() const {
    const mcobject_async_t* store = tree_->token ? tree_->token->attr_obj : nullptr;
    if (!store || store->chunks_pos_length == 0) return 0;
    return ((store->chunks_pos_length - 1) * store->chunks_size + store->chunks_length) * store->origin_size;
  }

  myhtml_tree_t* tree_;
  std::size_t most_bytes_;
  std::size_t nodes_ = 0, tokens_ = 0, steps_ = 0, bytes_ = 0, seen_block_ = 0, seen_ = 0;
  bool over_ = false;
  myhtml_token_node_t* last_ = nullptr;
  mycore_string_t last_string_{};
};

/// Feeds the page; false when a limit ended it early.
bool feed(myhtml_tree_t* tree, std::string_view utf8) {
  Guard guard(tree, utf8.size());
  bool whole = true;
  for (std::size_t at = 0; at < utf8.size() && whole; at += kPiece) {
    const std::string_view piece = utf8.substr(at, kPiece);
    whole = !MyHTML_FAILED(myhtml_parse_chunk_single(tree, piece.data(), piece.size())) && guard.holds();
  }
  myhtml_parse_chunk_end(tree);
  return whole;
}

}  // namespace

/// Copies MyHTML's tree into a page, so that nothing of it outlives the parse.
class TreeCopy {
 public:
  TreeCopy(myhtml_tree_t* tree, HtmlPage& page) : tree_(tree), page_(page) {}

  void run() {
    page_.nodes_.push_back({});
    myhtml_tree_node_t* const top = myhtml_tree_get_document(tree_);
    myhtml_tree_node_t* node = top ? myhtml_node_child(top) : nullptr;
    std::vector<NodeId> open = {0};
    while (node && page_.nodes_.size() < HtmlPage::kMaxNodes) {
      const bool descend = copy(node, open.back());
      myhtml_tree_node_t* child = descend && open.size() < HtmlPage::kMaxDepth * 2 ? myhtml_node_child(node) : nullptr;
      if (child) {
        open.push_back(page_.size() - 1);
        node = child;
        continue;
      }
      while (node && !myhtml_node_next(node)) {
        node = myhtml_node_parent(node);
        if (node == top) node = nullptr;
        close(open);
      }
      if (node) node = myhtml_node_next(node);
    }
    if (node) page_.truncated_ = true;
    while (!open.empty()) close(open);
  }

 private:
  void close(std::vector<NodeId>& open) {
    if (open.empty()) return;
    page_.nodes_[open.back()].end = page_.size();
    open.pop_back();
  }

  /// Appends the node where it is worth keeping; says whether its inside belongs to the page.
  bool copy(myhtml_tree_node_t* from, NodeId parent) {
    const myhtml_tag_id_t id = myhtml_node_tag_id(from);
    if (id == MyHTML_TAG__COMMENT || id == MyHTML_TAG__DOCTYPE) return false;
    Node node;
    node.parent = parent;
    if (id == MyHTML_TAG__TEXT) {
      std::size_t size = 0;
      const char* words = myhtml_node_text(from, &size);
      if (!words || size == 0) return false;
      node.tag = Tag::kText;
      node.text_start = static_cast<std::uint32_t>(page_.store_.size());
      node.text_size = append({words, size});
    } else {
      node.tag = myhtml_node_namespace(from) == MyHTML_NAMESPACE_SVG ? Tag::kSvg : tag_of(id);
      copy_attributes(from, node);
    }
    page_.nodes_.push_back(node);
    page_.nodes_.back().end = page_.size();
    return node.tag != Tag::kText && node.tag != Tag::kSvg;
  }

  /// Character references may spell what UTF-8 cannot hold; such words are mended.
  std::uint32_t append(std::string_view words) {
    const std::size_t before = page_.store_.size();
    if (is_valid_utf8(words)) {
      page_.store_.append(words);
    } else {
      page_.store_.append(mend_utf8(words));
    }
    return static_cast<std::uint32_t>(page_.store_.size() - before);
  }

  Tag tag_of(myhtml_tag_id_t id) {
    std::size_t size = 0;
    const char* name = myhtml_tag_name_by_id(tree_, id, &size);
    return name ? tag_named({name, size}) : Tag::kOther;
  }

  void copy_attributes(myhtml_tree_node_t* from, Node& node) {
    node.first_attribute = static_cast<std::uint32_t>(page_.attributes_.size());
    for (myhtml_tree_attr_t* a = myhtml_node_attribute_first(from); a; a = myhtml_attribute_next(a)) {
      if (node.attribute_count == HtmlPage::kMaxAttributes) {
        page_.truncated_ = true;
        return;
      }
      std::size_t name_size = 0, value_size = 0;
      const char* name = myhtml_attribute_key(a, &name_size);
      const char* value = myhtml_attribute_value(a, &value_size);
      if (!name || name_size == 0 || name_size > 256) continue;
      if (!value) value_size = 0;
      if (value_size > HtmlPage::kMaxAttributeSize) continue;  // pictures within the page, not words about it
      HtmlPage::StoredAttribute stored;
      stored.name_start = static_cast<std::uint32_t>(page_.store_.size());
      stored.name_size = static_cast<std::uint16_t>(append({name, name_size}));
      stored.value_start = static_cast<std::uint32_t>(page_.store_.size());
      stored.value_size = value ? append({value, value_size}) : 0;
      page_.attributes_.push_back(stored);
      ++node.attribute_count;
    }
  }

  myhtml_tree_t* tree_;
  HtmlPage& page_;
};

HtmlPage parse_html(std::string_view utf8) {
  HtmlPage page;
  const std::unique_ptr<myhtml_t, Destroy> parser(myhtml_create());
  std::unique_ptr<myhtml_tree_t, Destroy> tree;
  // Single mode: no thread is started; many pages may be parsed at once, each with a parser of its own.
  if (parser && !MyHTML_FAILED(myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0))) tree.reset(myhtml_tree_create());
  // MyHTML's end of a page that never began reads a null pointer.
  if (utf8.empty() || !tree || MyHTML_FAILED(myhtml_tree_init(tree.get(), parser.get()))) {
    page.nodes_.push_back({});
    page.nodes_[0].end = 1;
    page.truncated_ = !utf8.empty();
    return page;
  }
  myhtml_tree_parse_flags_set(tree.get(), Guard::kFlags);
  // As browsers: the inside of <noscript> is raw text. Read as markup, an unclosed comment or <iframe> in it swallows the rest of the page.
  tree->flags = static_cast<enum myhtml_tree_flags>(tree->flags | MyHTML_TREE_FLAGS_SCRIPT);
  page.truncated_ = !feed(tree.get(), utf8);
  TreeCopy(tree.get(), page).run();
  return page;
}

std::string_view HtmlPage::text(NodeId id) const {
  const Node& node = nodes_[id];
  return std::string_view(store_).substr(node.text_start, node.text_size);
}

std::string_view HtmlPage::attribute(NodeId id, std::string_view name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const StoredAttribute& a = attributes_[node.first_attribute + i];
    if (name_of(a) == name) return value_of(a);
  }
  return {};
}

Attribute HtmlPage::attribute_at(NodeId id, std::uint32_t place) const {
  const StoredAttribute& a = attributes_[nodes_[id].first_attribute + place];
  return {name_of(a), value_of(a)};
}

bool HtmlPage::has_attribute(NodeId id, std::string_view name) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (name_of(attributes_[node.first_attribute + i]) == name) return true;
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
    if (node.tag == Tag::kText) append_collapsed(out, text(i), blank);
    ++i;
  }
  return out;
}

std::string_view tag_name(Tag tag) { return kTagNames[static_cast<std::size_t>(tag)]; }

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
