#pragma once
// The two lists that building an HTML tree keeps (sections 13.2.4.2 and 13.2.4.3 of the HTML Standard): the stack of open elements and the
// active formatting elements, which are opened again in each paragraph. Both are short whatever the page says, so that every walk
// over them costs a bounded time.
#include <cstddef>
#include <vector>

#include "ingest/html_nodes.h"

namespace dateline::ingest {

struct OpenElement {
  TreeId node = 0;
  ElementId name = 0;
  ElementFlags flags = 0;
  Space space = Space::kHtml;

  bool is(Tag tag) const { return name == id_of(tag) && space == Space::kHtml; }
};

class OpenElements {
 public:
  explicit OpenElements(NodeTree& tree) : tree_(tree), counts_(kKnownElements + 1, 0) {}

  std::size_t size() const { return elements_.size(); }
  const OpenElement& operator[](std::size_t i) const { return elements_[i]; }
  const OpenElement& top() const { return elements_.back(); }

  void push(TreeId node) { insert(elements_.size(), node); }
  void insert(std::size_t at, TreeId node);
  void replace(std::size_t at, TreeId node);
  void remove(std::size_t at);
  /// The root stays.
  void pop() {
    if (elements_.size() > 1) remove(elements_.size() - 1);
  }

  /// How many HTML elements of this name are open.
  std::uint32_t count(ElementId name) const { return name < counts_.size() ? counts_[name] : 0; }
  std::uint32_t count(Tag tag) const { return counts_[id_of(tag)]; }
  /// The place of an open node; it must be open.
  std::size_t place_of(TreeId node) const;

  bool in_scope(ElementId name, ElementFlags boundary = kScope) const;
  bool in_scope(Tag tag, ElementFlags boundary = kScope) const { return in_scope(id_of(tag), boundary); }
  bool heading_in_scope() const;
  bool node_in_scope(TreeId node) const;

  void pop_until(ElementId name);
  void pop_until(Tag tag) { pop_until(id_of(tag)); }
  void pop_until_heading();
  void pop_down_to(std::size_t size) {
    while (elements_.size() > size) pop();
  }
  void generate_implied_ends(ElementId but = 0);
  void generate_all_implied_ends();

 private:
  OpenElement element_of(TreeId node) const;
  void counted(const OpenElement& element, int change);

  NodeTree& tree_;
  std::vector<OpenElement> elements_;
  std::vector<std::uint32_t> counts_;
};

struct FormattingElement {
  TreeId node = 0;  // 0: a marker
  ElementId name = 0;
  std::size_t attributes_hash = 0;  // 0: not taken yet
};

class FormattingElements {
 public:
  FormattingElements(NodeTree& tree, const PageStore& store) : tree_(tree), store_(store) {}

  std::size_t size() const { return elements_.size(); }
  FormattingElement& operator[](std::size_t i) { return elements_[i]; }

  void push_marker() { elements_.push_back({}); }
  void clear_to_marker();
  /// With "Noah's Ark": of elements alike, the last three stay.
  void push(TreeId node);
  void insert(std::size_t at, TreeId node, const FormattingElement& like);
  void replace(std::size_t at, TreeId node);
  void remove(std::size_t at);
  /// The last one of this name behind the last marker; size() where there is none.
  std::size_t last_named(ElementId name) const;
  /// The place of a listed node; it must be listed.
  std::size_t place_of(TreeId node) const;
  /// Where those begin that are to be opened again: all behind the last that is open or a marker.
  std::size_t first_closed() const;

 private:
  bool are_alike(FormattingElement& a, FormattingElement& b) const;
  std::size_t hash_of(FormattingElement& element) const;

  NodeTree& tree_;
  const PageStore& store_;
  std::vector<FormattingElement> elements_;
};

}  // namespace dateline::ingest
