#pragma once
// The tree of a page while it is built: nodes in a vector, linked by their numbers, because repairing moves them (foster parents, the
// adoption agency). Node 0 is the document and never a child, so that 0 means "none". At the end one walk writes the nodes that a page
// keeps in document order.
#include <cstdint>
#include <vector>

#include "ingest/html.h"
#include "ingest/html_elements.h"
#include "ingest/html_store.h"

namespace dateline::ingest {

using TreeId = std::uint32_t;

enum class NodeKind : std::uint8_t { kElement, kText, kComment };

struct TreeNode {
  TreeId parent = 0, previous = 0, next = 0, first_child = 0, last_child = 0;
  ElementId name = 0;
  std::uint32_t start = 0;  // a text's words, or an element's first attribute
  std::uint32_t size = 0;   // a text's bytes, or how many attributes
  NodeKind kind = NodeKind::kElement;
  Space space = Space::kHtml;
  bool open = false;    // stands on the stack of open elements
  bool listed = false;  // stands in the list of active formatting elements
};

/// Where a node is put: as the last child of `parent`, or before its child `before`.
struct Place {
  TreeId parent = 0;
  TreeId before = 0;
};

class NodeTree {
 public:
  NodeTree() : nodes_(1) {}

  TreeNode& operator[](TreeId id) { return nodes_[id]; }
  const TreeNode& operator[](TreeId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  void reserve(std::size_t count) { nodes_.reserve(count); }

  TreeId add(const TreeNode& node) {
    nodes_.push_back(node);
    return static_cast<TreeId>(nodes_.size() - 1);
  }
  void put(TreeId id, Place place);
  void detach(TreeId id);
  void move_children(TreeId from, TreeId to);

 private:
  std::vector<TreeNode> nodes_;
};

/// What a page keeps of the tree: no comments, <svg> as a leaf, neighbouring texts as one.
std::vector<Node> in_document_order(const NodeTree& tree, PageStore& store);

}  // namespace dateline::ingest
