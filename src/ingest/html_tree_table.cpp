// Tables: sections 13.2.6.4.9 to 13.2.6.4.15.
#include <algorithm>

#include "ingest/html_tree.h"

namespace dateline::ingest {

using enum Tag;

namespace {

bool is_table_part(Tag tag) {
  return is_one_of(tag, kCaption, kCol, kColgroup, kTbody, kTd, kTfoot, kTh, kThead, kTr);
}

}  // namespace

void TreeBuilder::clear_to(Tag a, Tag b, Tag c) {
  while (open_.size() > 1 && !is_one_of(current_tag(), a, b, c, kTemplate, kHtml)) open_.pop();
}

bool TreeBuilder::in_table(Token& token) {
  const Tag tag = tag_of(token.name);
  switch (token.kind) {
    case TokenKind::kText:
      if (!(open_.top().flags & kTablePart) && current_tag() != kTemplate) return table_otherwise(token);
      table_text_.clear();
      after_text_ = mode_;
      mode_ = Mode::kInTableText;
      return false;
    case TokenKind::kComment: insert_comment(); return true;
    case TokenKind::kDoctype: return true;
    case TokenKind::kEnd: return in_body(token);
    case TokenKind::kStartTag: return start_in_table(token);
    case TokenKind::kEndTag: break;
  }
  if (tag == kTable) {
    if (!open_.in_scope(kTable, kTableScope)) return true;
    open_.pop_until(kTable);
    reset_mode();
    return true;
  }
  if (is_one_of(tag, kBody, kCaption, kCol, kColgroup, kHtml, kTbody, kTd, kTfoot, kTh, kThead, kTr)) return true;
  return tag == kTemplate ? end_template() : table_otherwise(token);
}

bool TreeBuilder::start_in_table(Token& token) {
  const Tag tag = tag_of(token.name);
  switch (tag) {
    case kCaption:
      clear_to(kTable);
      formatting_.push_marker();
      insert_element(token);
      mode_ = Mode::kInCaption;
      return true;
    case kColgroup: case kCol:
      clear_to(kTable);
      mode_ = Mode::kInColumnGroup;
      if (tag == kColgroup) insert_element(token);
      if (tag == kCol) insert_element(kColgroup);
      return tag == kColgroup;
    case kTbody: case kTfoot: case kThead: case kTd: case kTh: case kTr: {
      const bool part = is_one_of(tag, kTbody, kTfoot, kThead);
      clear_to(kTable);
      mode_ = Mode::kInTableBody;
      if (part) insert_element(token);
      if (!part) insert_element(kTbody);
      return part;
    }
    case kTable:
      if (!open_.in_scope(kTable, kTableScope)) return true;
      open_.pop_until(kTable);
      reset_mode();
      return false;
    case kStyle: case kScript: case kTemplate: return start_in_head(token);
    case kInput:
      if (!is_hidden_input(token)) return table_otherwise(token);
      insert_void(token);
      return true;
    case kForm:
      if (has_template() || form_ != 0) return true;
      form_ = insert_void(token);
      return true;
    default: return table_otherwise(token);
  }
}

bool TreeBuilder::is_hidden_input(const Token& token) const {
  const std::string_view type = attribute(token, "type");
  constexpr std::string_view kHidden = "hidden";
  return std::equal(type.begin(), type.end(), kHidden.begin(), kHidden.end(), [](char a, char b) { return (a | 0x20) == b; });
}

/// What does not belong into a table stands before it.
bool TreeBuilder::table_otherwise(Token& token) {
  foster_ = true;
  const bool done = in_body(token);
  foster_ = false;
  return done;
}

bool TreeBuilder::in_table_text(Token& token) {
  if (token.kind == TokenKind::kText) {
    drop_nuls(token);
    if (token.size > 0) table_text_.push_back({token.start, token.size});
    return true;
  }
  mode_ = after_text_;
  const bool blank = std::all_of(table_text_.begin(), table_text_.end(), [&](const Words& words) {
    return store_.words(words.start, words.size).find_first_not_of(" \t\n\f") == std::string_view::npos;
  });
  for (const Words& words : table_text_) {
    Token text;
    text.kind = TokenKind::kText;
    text.start = words.start;
    text.size = words.size;
    if (blank) insert_text(text.start, text.size);
    if (!blank) table_otherwise(text);
  }
  table_text_.clear();
  return false;
}

bool TreeBuilder::close_caption() {
  if (!open_.in_scope(kCaption, kTableScope)) return false;
  open_.generate_implied_ends();
  open_.pop_until(kCaption);
  formatting_.clear_to_marker();
  mode_ = Mode::kInTable;
  return true;
}

bool TreeBuilder::in_caption(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag && is_table_part(tag)) return !close_caption();
  if (token.kind == TokenKind::kEndTag) {
    if (tag == kTable) return !close_caption();
    if (tag == kCaption) close_caption();
    if (is_one_of(tag, kCaption, kBody, kCol, kColgroup, kHtml, kTbody, kTd, kTfoot, kTh, kThead, kTr)) return true;
  }
  return in_body(token);
}

bool TreeBuilder::in_column_group(Token& token) {
  const Tag tag = tag_of(token.name);
  switch (token.kind) {
    case TokenKind::kText:
      if (const Words spaces = take_spaces(token); spaces.size > 0) insert_text(spaces.start, spaces.size);
      if (token.size == 0) return true;
      break;
    case TokenKind::kComment: insert_comment(); return true;
    case TokenKind::kDoctype: return true;
    case TokenKind::kEnd: return in_body(token);
    case TokenKind::kStartTag:
      if (tag == kHtml) return in_body(token);
      if (tag == kTemplate) return start_in_head(token);
      if (tag == kCol) {
        insert_void(token);
        return true;
      }
      break;
    case TokenKind::kEndTag:
      if (tag == kCol) return true;
      if (tag == kTemplate) return end_template();
      break;
  }
  if (current_tag() != kColgroup) return true;
  open_.pop();
  mode_ = Mode::kInTable;
  return token.kind == TokenKind::kEndTag && tag == kColgroup;
}

bool TreeBuilder::close_table_body() {
  if (!open_.in_scope(kTbody, kTableScope) && !open_.in_scope(kThead, kTableScope) && !open_.in_scope(kTfoot, kTableScope)) return false;
  clear_to(kTbody, kTfoot, kThead);
  open_.pop();
  mode_ = Mode::kInTable;
  return true;
}

bool TreeBuilder::in_table_body(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag) {
    if (is_one_of(tag, kTr, kTd, kTh)) {
      clear_to(kTbody, kTfoot, kThead);
      mode_ = Mode::kInRow;
      if (tag == kTr) insert_element(token);
      if (tag != kTr) insert_element(kTr);
      return tag == kTr;
    }
    if (is_one_of(tag, kCaption, kCol, kColgroup, kTbody, kTfoot, kThead)) return !close_table_body();
  } else if (token.kind == TokenKind::kEndTag) {
    if (tag == kTable) return !close_table_body();
    if (is_one_of(tag, kTbody, kTfoot, kThead)) {
      if (open_.in_scope(tag, kTableScope)) close_table_body();
      return true;
    }
    if (is_one_of(tag, kBody, kCaption, kCol, kColgroup, kHtml, kTd, kTh, kTr)) return true;
  }
  return in_table(token);
}

bool TreeBuilder::close_row() {
  if (!open_.in_scope(kTr, kTableScope)) return false;
  clear_to(kTr);
  open_.pop();
  mode_ = Mode::kInTableBody;
  return true;
}

bool TreeBuilder::in_row(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag) {
    if (tag == kTd || tag == kTh) {
      clear_to(kTr);
      insert_element(token);
      mode_ = Mode::kInCell;
      formatting_.push_marker();
      return true;
    }
    if (is_one_of(tag, kCaption, kCol, kColgroup, kTbody, kTfoot, kThead, kTr)) return !close_row();
  } else if (token.kind == TokenKind::kEndTag) {
    if (tag == kTr) close_row();
    if (tag == kTable) return !close_row();
    if (is_one_of(tag, kTbody, kTfoot, kThead)) return !open_.in_scope(tag, kTableScope) || !close_row();
    if (is_one_of(tag, kTr, kBody, kCaption, kCol, kColgroup, kHtml, kTd, kTh)) return true;
  }
  return in_table(token);
}

void TreeBuilder::close_cell() {
  open_.generate_implied_ends();
  while (open_.size() > 1 && !is_one_of(current_tag(), kTd, kTh)) open_.pop();
  open_.pop();
  formatting_.clear_to_marker();
  mode_ = Mode::kInRow;
}

bool TreeBuilder::in_cell(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag && is_table_part(tag)) {
    close_cell();
    return false;
  }
  if (token.kind == TokenKind::kEndTag) {
    if (tag == kTd || tag == kTh) {
      if (!open_.in_scope(tag, kTableScope)) return true;
      open_.generate_implied_ends();
      open_.pop_until(tag);
      formatting_.clear_to_marker();
      mode_ = Mode::kInRow;
      return true;
    }
    if (is_one_of(tag, kBody, kCaption, kCol, kColgroup, kHtml)) return true;
    if (is_one_of(tag, kTable, kTbody, kTfoot, kThead, kTr)) {
      if (!open_.in_scope(tag, kTableScope)) return true;
      close_cell();
      return false;
    }
  }
  return in_body(token);
}

}  // namespace dateline::ingest
