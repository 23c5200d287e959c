#include "ingest/html_nodes.h"

namespace dateline::ingest {

void NodeTree::put(TreeId id, Place place) {
  TreeNode& node = nodes_[id];
  TreeNode& parent = nodes_[place.parent];
  node.parent = place.parent;
  node.next = place.before;
  node.previous = place.before ? nodes_[place.before].previous : parent.last_child;
  (node.previous ? nodes_[node.previous].next : parent.first_child) = id;
  (node.next ? nodes_[node.next].previous : parent.last_child) = id;
}

void NodeTree::detach(TreeId id) {
  TreeNode& node = nodes_[id];
  TreeNode& parent = nodes_[node.parent];
  if (node.previous == 0 && parent.first_child != id) return;  // has no parent
  (node.previous ? nodes_[node.previous].next : parent.first_child) = node.next;
  (node.next ? nodes_[node.next].previous : parent.last_child) = node.previous;
  node.parent = node.previous = node.next = 0;
}

void NodeTree::move_children(TreeId from, TreeId to) {
  while (const TreeId child = nodes_[from].first_child) {
    detach(child);
    put(child, {to, 0});
  }
}

namespace {

class Writer {
 public:
  Writer(const NodeTree& tree, PageStore& store) : tree_(tree), store_(store) {}

  std::vector<Node> run() {
    nodes_.reserve(tree_.size());
    nodes_.push_back({});
    open_.push_back(0);
    TreeId at = tree_[0].first_child;
    while (at != 0) {
      if (write(at)) {
        descend();
        at = tree_[at].first_child;
        continue;
      }
      while (at != 0 && tree_[at].next == 0) {
        at = tree_[at].parent;
        if (at != 0) ascend();
      }
      if (at != 0) at = tree_[at].next;
    }
    while (!open_.empty()) close();
    return std::move(nodes_);
  }

 private:
  /// Repairing can nest nodes deeper than elements were ever open at once; they stand beside each other below the limit.
  static constexpr std::size_t kMaxWrittenDepth = 2 * HtmlPage::kMaxDepth;

  void descend() {
    if (++depth_ < kMaxWrittenDepth) open_.push_back(static_cast<NodeId>(nodes_.size() - 1));
  }
  void ascend() {
    if (depth_-- < kMaxWrittenDepth) close();
  }
  void close() {
    nodes_[open_.back()].end = static_cast<NodeId>(nodes_.size());
    open_.pop_back();
  }

  /// Writes the node where the page keeps it; true where its children are to follow.
  bool write(TreeId id) {
    const TreeNode& from = tree_[id];
    if (from.kind == NodeKind::kComment) return false;
    if (from.kind == NodeKind::kText) {
      write_text(id);
      return false;
    }
    Node node;
    node.tag = from.space == Space::kSvg ? Tag::kSvg : tag_of(from.name);
    node.first_attribute = from.start;
    node.attribute_count = from.size;
    push(node);
    return from.first_child != 0 && node.tag != Tag::kSvg;
  }

  void push(Node& node) {
    node.parent = open_.back();
    node.end = static_cast<NodeId>(nodes_.size() + 1);
    nodes_.push_back(node);
  }

  void write_text(TreeId id) {
    const TreeNode& from = tree_[id];
    if (from.previous != 0 && tree_[from.previous].kind == NodeKind::kText) return join(nodes_.back(), from);
    Node node;
    node.tag = Tag::kText;
    node.text_start = from.start;
    node.text_size = from.size;
    push(node);
  }

  void join(Node& text, const TreeNode& more) {
    if (text.text_start + text.text_size == more.start && (text.text_start < store_.bytes.size()) == (more.start < store_.bytes.size())) {
      text.text_size += more.size;
      return;
    }
    if (text.text_start < store_.bytes.size() || text.text_start + text.text_size != store_.next()) {
      const std::uint32_t start = store_.next();
      const std::string words(store_.words(text.text_start, text.text_size));
      store_.written += words;
      text.text_start = start;
    }
    const std::string words(store_.words(more.start, more.size));
    store_.written += words;
    text.text_size += more.size;
  }

  const NodeTree& tree_;
  PageStore& store_;
  std::vector<Node> nodes_;
  std::vector<NodeId> open_;
  std::size_t depth_ = 1;
};

}  // namespace

std::vector<Node> in_document_order(const NodeTree& tree, PageStore& store) { return Writer(tree, store).run(); }

}  // namespace dateline::ingest
