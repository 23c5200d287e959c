#include "ingest/html_tree.h"

#include <algorithm>

namespace dateline::ingest {
namespace {

constexpr std::string_view kSpaces = " \t\n\f";
constexpr int kMaxTurns = 32;  // modes that one token passes through; the Standard's longest chain is shorter

}  // namespace

bool TreeBuilder::run() {
  Token token;
  while (!done_ && !over_limits()) {
    tokenizer_.next(token);
    take(token);
  }
  return !over_limits() && !tokenizer_.left_out();
}

bool TreeBuilder::over_limits() const { return tree_.size() >= HtmlPage::kMaxNodes; }

void TreeBuilder::take(Token& token) {
  if (skip_line_end_) {
    skip_line_end_ = false;
    if (token.kind == TokenKind::kText && store_.words(token.start, 1) == "\n") {
      ++token.start;
      --token.size;
    }
  }
  if (token.kind == TokenKind::kText && token.size == 0) return;
  const std::size_t nodes = tree_.size();
  for (int turn = 0; turn < kMaxTurns; ++turn) {
    if (is_for_foreign(token) ? in_foreign(token) : by_mode(mode_, token)) break;
  }
  const bool start = token.kind == TokenKind::kStartTag;
  if (start || token.kind == TokenKind::kEndTag) tokenizer_.allow_cdata(open_.size() > 0 && open_.top().space != Space::kHtml);
  // The attributes of a tag that is passed over are not kept.
  if (start && tree_.size() == nodes && token.attribute_count > 0) store_.attributes.resize(token.first_attribute);
}

bool TreeBuilder::by_mode(Mode mode, Token& token) {
  switch (mode) {
    case Mode::kInitial: return initial(token);
    case Mode::kBeforeHtml: return before_html(token);
    case Mode::kBeforeHead: return before_head(token);
    case Mode::kInHead: return in_head(token);
    case Mode::kAfterHead: return after_head(token);
    case Mode::kInBody: return in_body(token);
    case Mode::kText: return text_mode(token);
    case Mode::kInTable: return in_table(token);
    case Mode::kInTableText: return in_table_text(token);
    case Mode::kInCaption: return in_caption(token);
    case Mode::kInColumnGroup: return in_column_group(token);
    case Mode::kInTableBody: return in_table_body(token);
    case Mode::kInRow: return in_row(token);
    case Mode::kInCell: return in_cell(token);
    case Mode::kInTemplate: return in_template(token);
    case Mode::kAfterBody: return after_body(token);
    case Mode::kInFrameset: return in_frameset(token);
    case Mode::kAfterFrameset: return after_frameset(token);
    case Mode::kAfterAfterBody: return after_after_body(token);
    case Mode::kAfterAfterFrameset: return after_after_frameset(token);
  }
  return true;
}

Place TreeBuilder::appropriate_place(const OpenElement& target) const {
  const bool foster = foster_ && target.space == Space::kHtml && (target.flags & kTablePart);
  return foster ? foster_place() : Place{target.node, 0};
}

Place TreeBuilder::foster_place() const {
  for (std::size_t at = open_.size(); at-- > 1;) {
    if (open_[at].is(Tag::kTemplate)) return {open_[at].node, 0};
    if (!open_[at].is(Tag::kTable)) continue;
    const TreeId table = open_[at].node;
    const TreeId parent = tree_[table].parent;
    if (parent != 0) return {parent, table};
    return {open_[at - 1].node, 0};
  }
  return {open_[0].node, 0};
}

TreeId TreeBuilder::push_node(const TreeNode& node) {
  // What is nested deeper than browsers hold it stands beside the element that it lies in.
  if (open_.size() >= HtmlPage::kMaxDepth) open_.pop();
  const TreeId id = tree_.add(node);
  if (open_.size() == 0) {
    tree_.put(id, {0, 0});
  } else {
    tree_.put(id, appropriate_place(open_.top()));
  }
  open_.push(id);
  return id;
}

TreeNode TreeBuilder::node_of(const Token& token, Space space) const {
  TreeNode node;
  node.name = token.name;
  node.space = space;
  node.start = token.first_attribute;
  node.size = token.attribute_count;
  return node;
}

TreeId TreeBuilder::insert_element(const Token& token, Space space) { return push_node(node_of(token, space)); }

TreeId TreeBuilder::insert_element(Tag tag) {
  TreeNode node;
  node.name = id_of(tag);
  return push_node(node);
}

/// A new element with the name and the attributes of another.
TreeNode TreeBuilder::copy_of(TreeId of) const {
  TreeNode node;
  node.name = tree_[of].name;
  node.start = tree_[of].start;
  node.size = tree_[of].size;
  return node;
}

TreeId TreeBuilder::insert_void(const Token& token) {
  const TreeId id = tree_.add(node_of(token, Space::kHtml));
  tree_.put(id, appropriate_place(open_.top()));
  return id;
}

void TreeBuilder::insert_raw(const Token& token, RawKind kind) {
  insert_element(token);
  tokenizer_.read_raw(kind, tag_of(token.name));
  after_text_ = mode_;
  mode_ = Mode::kText;
}

void TreeBuilder::insert_text(std::uint32_t start, std::uint32_t size) {
  const Place place = appropriate_place(open_.top());
  const TreeId before = place.before ? tree_[place.before].previous : tree_[place.parent].last_child;
  TreeNode& text = tree_[before];
  if (before != 0 && text.kind == NodeKind::kText && text.start + text.size == start && start != store_.bytes.size()) {
    text.size += size;
    return;
  }
  TreeNode node;
  node.kind = NodeKind::kText;
  node.start = start;
  node.size = size;
  tree_.put(tree_.add(node), place);
}

void TreeBuilder::insert_spaces_only(const Token& token) {
  for (std::uint32_t i = 0; i < token.size; ++i) {
    if (kSpaces.find(store_.words(token.start + i, 1)[0]) != std::string_view::npos) insert_text(token.start + i, 1);
  }
}

/// Comments are not kept; while the tree is built they hold the texts around them apart.
void TreeBuilder::insert_comment() {
  const TreeId last = tree_[open_.top().node].last_child;
  if (last == 0 || tree_[last].kind != NodeKind::kText) return;
  TreeNode node;
  node.kind = NodeKind::kComment;
  tree_.put(tree_.add(node), appropriate_place(open_.top()));
}

TreeBuilder::Words TreeBuilder::take_spaces(Token& token) const {
  const std::string_view words = store_.words(token.start, token.size);
  const auto spaces = static_cast<std::uint32_t>(std::min(words.find_first_not_of(kSpaces), words.size()));
  const Words taken = {token.start, spaces};
  token.start += spaces;
  token.size -= spaces;
  return taken;
}

bool TreeBuilder::is_blank(const Token& token) const {
  return store_.words(token.start, token.size).find_first_not_of(kSpaces) == std::string_view::npos;
}

void TreeBuilder::drop_nuls(Token& token) {
  const std::string_view words = store_.words(token.start, token.size);
  if (words.find('\0') == std::string_view::npos) return;
  std::string kept(words);
  std::erase(kept, '\0');
  token.start = store_.next();
  token.size = static_cast<std::uint32_t>(kept.size());
  store_.written += kept;
}

std::string_view TreeBuilder::attribute(const Token& token, std::string_view name) const {
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    const StoredAttribute& a = store_.attributes[token.first_attribute + i];
    if (store_.name_of(a) == name) return store_.value_of(a);
  }
  return {};
}

/// Adds the attributes that an open <html> or <body> does not have yet.
void TreeBuilder::add_attributes(TreeId id, Token& token) {
  std::vector<StoredAttribute> all;
  const TreeNode& node = tree_[id];
  for (std::uint32_t i = 0; i < node.size; ++i) all.push_back(store_.attributes[node.start + i]);
  for (std::uint32_t i = 0; i < token.attribute_count && all.size() < HtmlPage::kMaxAttributes; ++i) {
    const StoredAttribute& added = store_.attributes[token.first_attribute + i];
    const auto same = [&](const StoredAttribute& a) { return store_.name_of(a) == store_.name_of(added); };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(added);
  }
  if (all.size() == node.size) return;
  // They take the place of the token's own, which is no longer theirs.
  store_.attributes.resize(token.first_attribute);
  tree_[id].start = token.first_attribute;
  tree_[id].size = static_cast<std::uint32_t>(all.size());
  store_.attributes.insert(store_.attributes.end(), all.begin(), all.end());
  token.attribute_count = 0;
}

void TreeBuilder::reset_mode() {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].space != Space::kHtml) continue;
    switch (tag_of(open_[at].name)) {
      case Tag::kTd: case Tag::kTh: mode_ = Mode::kInCell; return;
      case Tag::kTr: mode_ = Mode::kInRow; return;
      case Tag::kTbody: case Tag::kThead: case Tag::kTfoot: mode_ = Mode::kInTableBody; return;
      case Tag::kCaption: mode_ = Mode::kInCaption; return;
      case Tag::kColgroup: mode_ = Mode::kInColumnGroup; return;
      case Tag::kTable: mode_ = Mode::kInTable; return;
      case Tag::kTemplate: mode_ = template_modes_.empty() ? Mode::kInBody : template_modes_.back(); return;
      case Tag::kHead: mode_ = Mode::kInHead; return;
      case Tag::kBody: mode_ = Mode::kInBody; return;
      case Tag::kFrameset: mode_ = Mode::kInFrameset; return;
      case Tag::kHtml: mode_ = head_ == 0 ? Mode::kBeforeHead : Mode::kAfterHead; return;
      default: break;
    }
  }
  mode_ = Mode::kInBody;
}

}  // namespace dateline::ingest
