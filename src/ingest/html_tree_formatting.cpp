// Formatting elements: opened again in each paragraph, and closed across others by the "adoption agency" (sections 13.2.4.3, 13.2.6.4.7).
#include <algorithm>

#include "ingest/html_tree.h"

namespace dateline::ingest {
namespace {

constexpr int kAdoptions = 8;
constexpr int kRebuilt = 3;  // formatting elements between the two that are built anew; what lies further is taken out

}  // namespace

using enum Tag;

void TreeBuilder::reconstruct_formatting() {
  for (std::size_t at = formatting_.first_closed(); at < formatting_.size(); ++at) {
    formatting_.replace(at, push_node(copy_of(formatting_[at].node)));
  }
}

void TreeBuilder::start_formatting(const Token& token) {
  reconstruct_formatting();
  if (tag_of(token.name) == kNobr && open_.in_scope(kNobr)) {
    adopt(token.name);
    reconstruct_formatting();
  }
  formatting_.push(insert_element(token));
}

void TreeBuilder::start_link(const Token& token) {
  if (const std::size_t at = formatting_.last_named(token.name); at < formatting_.size()) {
    const TreeId link = formatting_[at].node;
    adopt(token.name);
    if (tree_[link].listed) formatting_.remove(formatting_.place_of(link));
    if (tree_[link].open) open_.remove(open_.place_of(link));
  }
  start_formatting(token);
}

void TreeBuilder::adopt(ElementId subject) {
  const OpenElement& top = open_.top();
  if (top.name == subject && top.space == Space::kHtml && !tree_[top.node].listed) return open_.pop();
  for (int i = 0; i < kAdoptions; ++i) {
    if (!adopt_once(subject)) return;
  }
}

/// One turn of the outer loop; false when the end tag is done.
bool TreeBuilder::adopt_once(ElementId subject) {
  std::size_t listed = formatting_.last_named(subject);
  if (listed == formatting_.size()) {
    end_any(subject);
    return false;
  }
  const TreeId element = formatting_[listed].node;
  if (!tree_[element].open) {
    formatting_.remove(listed);
    return false;
  }
  if (!open_.node_in_scope(element)) return false;
  const std::size_t place = open_.place_of(element);
  std::size_t furthest = place + 1;
  while (furthest < open_.size() && !(open_[furthest].flags & kSpecial)) ++furthest;
  if (furthest == open_.size()) {
    open_.pop_down_to(place);
    formatting_.remove(listed);
    return false;
  }
  const TreeId block = open_[furthest].node;
  const OpenElement ancestor = open_[place - 1];
  const FormattingElement like = formatting_[listed];
  std::size_t bookmark = listed;
  const TreeId last = rebuild_between(place, furthest, bookmark);
  tree_.detach(last);
  tree_.put(last, appropriate_place(ancestor));
  const TreeId inside = tree_.add(copy_of(element));
  tree_.move_children(block, inside);
  tree_.put(inside, {block, 0});
  listed = formatting_.place_of(element);
  formatting_.remove(listed);
  formatting_.insert(std::min(bookmark > listed ? bookmark - 1 : bookmark, formatting_.size()), inside, like);
  open_.remove(open_.place_of(element));
  open_.insert(open_.place_of(block) + 1, inside);
  return true;
}

/// The inner loop: builds the elements between the formatting element and the furthest block anew, one in the other around the block.
/// Gives the outermost of them.
TreeId TreeBuilder::rebuild_between(std::size_t formatting, std::size_t furthest, std::size_t& bookmark) {
  const TreeId block = open_[furthest].node;
  TreeId last = block;
  int turn = 0;
  for (std::size_t at = furthest - 1; at > formatting; --at) {
    const TreeId node = open_[at].node;
    ++turn;
    if (turn > kRebuilt && tree_[node].listed) {
      const std::size_t listed = formatting_.place_of(node);
      formatting_.remove(listed);
      if (listed < bookmark) --bookmark;
    }
    if (!tree_[node].listed) {
      open_.remove(at);
      continue;
    }
    const TreeId fresh = tree_.add(copy_of(node));
    const std::size_t listed = formatting_.place_of(node);
    formatting_.replace(listed, fresh);
    open_.replace(at, fresh);
    if (last == block) bookmark = listed + 1;
    tree_.detach(last);
    tree_.put(last, {fresh, 0});
    last = fresh;
  }
  return last;
}

}  // namespace dateline::ingest
