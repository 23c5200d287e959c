// The inside of <svg> and <math>: section 13.2.6.5.
#include <algorithm>

#include "ingest/html_tree.h"

namespace dateline::ingest {

using enum Tag;

bool TreeBuilder::is_html_point(const OpenElement& element) const {
  if (element.flags & kHtmlPoint) return true;
  if (element.space != Space::kMath || tag_of(element.name) != kAnnotationXml) return false;
  const TreeNode& node = tree_[element.node];
  for (std::uint32_t i = 0; i < node.size; ++i) {
    const StoredAttribute& a = store_.attributes[node.start + i];
    if (store_.name_of(a) != "encoding") continue;
    std::string value(store_.value_of(a));
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    std::transform(value.begin(), value.end(), value.begin(), lower);
    return value == "text/html" || value == "application/xhtml+xml";
  }
  return false;
}

bool TreeBuilder::is_for_foreign(const Token& token) const {
  if (open_.size() == 0 || open_.top().space == Space::kHtml || token.kind == TokenKind::kEnd) return false;
  const OpenElement& top = open_.top();
  const bool start = token.kind == TokenKind::kStartTag, text = token.kind == TokenKind::kText;
  const Tag tag = tag_of(token.name);
  if ((top.flags & kMathTextPoint) && (text || (start && tag != kMglyph && tag != kMalignmark))) return false;
  if (top.space == Space::kMath && tag_of(top.name) == kAnnotationXml && start && tag == kSvg) return false;
  return !((start || text) && is_html_point(top));
}

bool TreeBuilder::in_foreign(Token& token) {
  switch (token.kind) {
    case TokenKind::kText: return text_in_foreign(token);
    case TokenKind::kComment: insert_comment(); return true;
    case TokenKind::kStartTag: return start_in_foreign(token);
    case TokenKind::kEndTag: return end_in_foreign(token);
    default: return true;
  }
}

bool TreeBuilder::text_in_foreign(const Token& token) {
  const std::string_view words = store_.words(token.start, token.size);
  if (words.find_first_not_of(std::string_view(" \t\n\f\0", 5)) != std::string_view::npos) frameset_ok_ = false;
  if (words.find('\0') == std::string_view::npos) {
    insert_text(token.start, token.size);
    return true;
  }
  std::string shown;
  for (const char c : words) c == '\0' ? shown.append("\xEF\xBF\xBD") : shown.append(1, c);
  const std::uint32_t start = store_.next();
  store_.written += shown;
  insert_text(start, static_cast<std::uint32_t>(shown.size()));
  return true;
}

bool TreeBuilder::break_out(Token& token) {
  const auto inside = [&](const OpenElement& top) {
    return top.space != Space::kHtml && !(top.flags & kMathTextPoint) && !is_html_point(top);
  };
  while (open_.size() > 1 && inside(open_.top())) open_.pop();
  return by_mode(mode_, token);
}

bool TreeBuilder::start_in_foreign(Token& token) {
  const Tag tag = tag_of(token.name);
  const auto has = [&](std::string_view name) {
    for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
      if (store_.name_of(store_.attributes[token.first_attribute + i]) == name) return true;
    }
    return false;
  };
  if (breaks_out_of_foreign(tag) || (tag == kFont && (has("color") || has("face") || has("size")))) return break_out(token);
  insert_element(token, open_.top().space);
  if (token.self_closing) open_.pop();
  return true;
}

bool TreeBuilder::end_in_foreign(Token& token) {
  const Tag tag = tag_of(token.name);
  if (tag == kBr || tag == kP) return break_out(token);
  for (std::size_t at = open_.size(); at-- > 1;) {
    if (open_[at].space == Space::kHtml) return by_mode(mode_, token);
    if (open_[at].name == token.name) {
      open_.pop_down_to(at);
      return true;
    }
  }
  return true;
}

}  // namespace dateline::ingest
