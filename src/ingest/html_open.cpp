#include "ingest/html_open.h"

#include <functional>

#include "base/assert.h"

namespace dateline::ingest {
namespace {

constexpr std::size_t kMaxFormatting = 64;  // behind the last marker
constexpr int kAlikeKept = 3;

}  // namespace

OpenElement OpenElements::element_of(TreeId node) const {
  const TreeNode& from = tree_[node];
  return {node, from.name, flags_of(from.name, from.space), from.space};
}

void OpenElements::counted(const OpenElement& element, int change) {
  tree_[element.node].open = change > 0;
  if (element.space != Space::kHtml) return;
  if (element.name >= counts_.size()) counts_.resize(element.name + 1, 0);
  counts_[element.name] += static_cast<std::uint32_t>(change);
}

void OpenElements::insert(std::size_t at, TreeId node) {
  const OpenElement element = element_of(node);
  elements_.insert(elements_.begin() + static_cast<std::ptrdiff_t>(at), element);
  counted(element, 1);
}

void OpenElements::replace(std::size_t at, TreeId node) {
  counted(elements_[at], -1);
  elements_[at] = element_of(node);
  counted(elements_[at], 1);
}

void OpenElements::remove(std::size_t at) {
  counted(elements_[at], -1);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(at));
}

std::size_t OpenElements::place_of(TreeId node) const {
  std::size_t at = elements_.size();
  while (at > 0 && elements_[at - 1].node != node) --at;
  DL_ASSERT(at > 0, "the node is not open");
  return at - 1;
}

bool OpenElements::in_scope(ElementId name, ElementFlags boundary) const {
  if (count(name) == 0) return false;
  for (std::size_t at = elements_.size(); at-- > 0;) {
    const OpenElement& element = elements_[at];
    if (element.name == name && element.space == Space::kHtml) return true;
    if (element.flags & boundary) return false;
  }
  return false;
}

bool OpenElements::heading_in_scope() const {
  for (std::size_t at = elements_.size(); at-- > 0;) {
    if (elements_[at].flags & kHeading) return true;
    if (elements_[at].flags & kScope) return false;
  }
  return false;
}

bool OpenElements::node_in_scope(TreeId node) const {
  for (std::size_t at = elements_.size(); at-- > 0;) {
    if (elements_[at].node == node) return true;
    if (elements_[at].flags & kScope) return false;
  }
  return false;
}

void OpenElements::pop_until(ElementId name) {
  while (elements_.size() > 1) {
    const bool last = top().name == name && top().space == Space::kHtml;
    pop();
    if (last) return;
  }
}

void OpenElements::pop_until_heading() {
  while (elements_.size() > 1) {
    const bool last = top().flags & kHeading;
    pop();
    if (last) return;
  }
}

void OpenElements::generate_implied_ends(ElementId but) {
  while ((top().flags & kImpliedEnd) && top().name != but) pop();
}

void OpenElements::generate_all_implied_ends() {
  while (top().flags & kImpliedEndThorough) pop();
}

void FormattingElements::clear_to_marker() {
  while (!elements_.empty()) {
    const bool marker = elements_.back().node == 0;
    remove(elements_.size() - 1);
    if (marker) return;
  }
}

void FormattingElements::push(TreeId node) {
  FormattingElement added = {node, tree_[node].name, 0};
  int alike = 0;
  std::size_t first_alike = 0, at = elements_.size();
  for (; at > 0 && elements_[at - 1].node != 0; --at) {
    if (!are_alike(elements_[at - 1], added)) continue;
    ++alike;
    first_alike = at - 1;
  }
  const std::size_t behind_marker = elements_.size() - at;
  if (alike >= kAlikeKept) {
    remove(first_alike);
  } else if (behind_marker >= kMaxFormatting) {
    remove(at);
  }
  insert(elements_.size(), node, added);
}

void FormattingElements::insert(std::size_t at, TreeId node, const FormattingElement& like) {
  elements_.insert(elements_.begin() + static_cast<std::ptrdiff_t>(at), {node, like.name, like.attributes_hash});
  tree_[node].listed = true;
}

void FormattingElements::replace(std::size_t at, TreeId node) {
  tree_[elements_[at].node].listed = false;
  elements_[at].node = node;
  tree_[node].listed = true;
}

void FormattingElements::remove(std::size_t at) {
  tree_[elements_[at].node].listed = false;
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(at));
}

std::size_t FormattingElements::last_named(ElementId name) const {
  for (std::size_t at = elements_.size(); at > 0 && elements_[at - 1].node != 0; --at) {
    if (elements_[at - 1].name == name) return at - 1;
  }
  return elements_.size();
}

std::size_t FormattingElements::place_of(TreeId node) const {
  std::size_t at = elements_.size();
  while (at > 0 && elements_[at - 1].node != node) --at;
  DL_ASSERT(at > 0, "the node is not listed");
  return at - 1;
}

std::size_t FormattingElements::first_closed() const {
  std::size_t at = elements_.size();
  while (at > 0 && elements_[at - 1].node != 0 && !tree_[elements_[at - 1].node].open) --at;
  return at;
}

bool FormattingElements::are_alike(FormattingElement& a, FormattingElement& b) const {
  return a.name == b.name && tree_[a.node].size == tree_[b.node].size && hash_of(a) == hash_of(b);
}

/// The same whatever the order of the attributes. Two that differ in spite of it are no worse than two alike.
std::size_t FormattingElements::hash_of(FormattingElement& element) const {
  if (element.attributes_hash != 0) return element.attributes_hash;
  const TreeNode& node = tree_[element.node];
  std::size_t sum = 1;
  for (std::uint32_t i = 0; i < node.size; ++i) {
    const StoredAttribute& a = store_.attributes[node.start + i];
    const std::hash<std::string_view> hash;
    sum += hash(store_.name_of(a)) * 31 + hash(store_.value_of(a)) * 0x9E3779B97F4A7C15u;
  }
  return element.attributes_hash = sum;
}

}  // namespace dateline::ingest
