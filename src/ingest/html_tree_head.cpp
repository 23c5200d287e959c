// What comes before the body and after it: sections 13.2.6.4.1 to 13.2.6.4.6, 13.2.6.4.8 and from 13.2.6.4.18 on.
#include "ingest/html_tree.h"

namespace dateline::ingest {

using enum Tag;

namespace {

bool belongs_into_head(Tag tag) {
  return is_one_of(tag, kBase, kBasefont, kBgsound, kLink, kMeta, kNoframes, kScript, kStyle, kTemplate, kTitle);
}

}  // namespace

bool TreeBuilder::initial(Token& token) {
  if (token.kind == TokenKind::kComment) return true;
  if (token.kind == TokenKind::kText) {
    take_spaces(token);
    if (token.size == 0) return true;
  }
  mode_ = Mode::kBeforeHtml;
  quirky_ = token.kind != TokenKind::kDoctype || token.quirky;
  return token.kind == TokenKind::kDoctype;
}

bool TreeBuilder::before_html(Token& token) {
  if (token.kind == TokenKind::kComment || token.kind == TokenKind::kDoctype) return true;
  if (token.kind == TokenKind::kText) {
    take_spaces(token);
    if (token.size == 0) return true;
  }
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kEndTag && !is_one_of(tag, kHead, kBody, kHtml, kBr)) return true;
  mode_ = Mode::kBeforeHead;
  if (token.kind == TokenKind::kStartTag && tag == kHtml) {
    insert_element(token);
    return true;
  }
  insert_element(kHtml);
  return false;
}

bool TreeBuilder::before_head(Token& token) {
  if (token.kind == TokenKind::kComment || token.kind == TokenKind::kDoctype) return true;
  if (token.kind == TokenKind::kText) {
    take_spaces(token);
    if (token.size == 0) return true;
  }
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag && tag == kHtml) return in_body(token);
  if (token.kind == TokenKind::kEndTag && !is_one_of(tag, kHead, kBody, kHtml, kBr)) return true;
  mode_ = Mode::kInHead;
  if (token.kind == TokenKind::kStartTag && tag == kHead) {
    head_ = insert_element(token);
    return true;
  }
  head_ = insert_element(kHead);
  return false;
}

bool TreeBuilder::in_head(Token& token) {
  switch (token.kind) {
    case TokenKind::kComment: insert_comment(); return true;
    case TokenKind::kDoctype: return true;
    case TokenKind::kText:
      if (const Words spaces = take_spaces(token); spaces.size > 0) insert_text(spaces.start, spaces.size);
      if (token.size == 0) return true;
      break;
    case TokenKind::kStartTag:
      if (start_in_head(token)) return true;
      break;
    case TokenKind::kEndTag: {
      const Tag tag = tag_of(token.name);
      if (tag == kTemplate) return end_template();
      if (!is_one_of(tag, kHead, kBody, kHtml, kBr)) return true;
      break;
    }
    case TokenKind::kEnd: break;
  }
  open_.pop();
  mode_ = Mode::kAfterHead;
  return token.kind == TokenKind::kEndTag && tag_of(token.name) == kHead;
}

/// The start tags that belong into a head; false for any other.
bool TreeBuilder::start_in_head(Token& token) {
  switch (tag_of(token.name)) {
    case kHtml: return in_body(token);
    case kBase: case kBasefont: case kBgsound: case kLink: case kMeta: insert_void(token); return true;
    case kTitle: insert_raw(token, RawKind::kReferences); return true;
    case kNoscript: case kNoframes: case kStyle: insert_raw(token, RawKind::kPlain); return true;
    case kScript: insert_raw(token, RawKind::kScript); return true;
    case kTemplate:
      insert_element(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      mode_ = Mode::kInTemplate;
      template_modes_.push_back(mode_);
      return true;
    case kHead: return true;
    default: return false;
  }
}

bool TreeBuilder::end_template() {
  if (!has_template()) return true;
  open_.generate_all_implied_ends();
  open_.pop_until(kTemplate);
  formatting_.clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop_back();
  reset_mode();
  return true;
}

bool TreeBuilder::after_head(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kComment) insert_comment();
  if (token.kind == TokenKind::kComment || token.kind == TokenKind::kDoctype) return true;
  if (token.kind == TokenKind::kText) {
    if (const Words spaces = take_spaces(token); spaces.size > 0) insert_text(spaces.start, spaces.size);
    if (token.size == 0) return true;
  } else if (token.kind == TokenKind::kStartTag) {
    if (tag == kHtml) return in_body(token);
    if (tag == kHead) return true;
    if (tag == kBody || tag == kFrameset) {
      insert_element(token);
      mode_ = tag == kBody ? Mode::kInBody : Mode::kInFrameset;
      if (tag == kBody) frameset_ok_ = false;
      return true;
    }
    if (belongs_into_head(tag)) {
      open_.push(head_);
      start_in_head(token);
      if (tree_[head_].open) open_.remove(open_.place_of(head_));
      return true;
    }
  } else if (token.kind == TokenKind::kEndTag) {
    if (tag == kTemplate) return end_template();
    if (!is_one_of(tag, kBody, kHtml, kBr)) return true;
  }
  insert_element(kBody);
  mode_ = Mode::kInBody;
  return false;
}

bool TreeBuilder::text_mode(Token& token) {
  if (token.kind == TokenKind::kText) {
    insert_text(token.start, token.size);
    return true;
  }
  open_.pop();
  mode_ = after_text_;
  return token.kind != TokenKind::kEnd;
}

bool TreeBuilder::after_body(Token& token) {
  if (token.kind == TokenKind::kComment || token.kind == TokenKind::kDoctype) return true;
  if (token.kind == TokenKind::kText && is_blank(token)) return in_body(token);
  if (token.kind == TokenKind::kStartTag && tag_of(token.name) == kHtml) return in_body(token);
  if (token.kind == TokenKind::kEndTag && tag_of(token.name) == kHtml) {
    mode_ = Mode::kAfterAfterBody;
    return true;
  }
  if (token.kind == TokenKind::kEnd) {
    done_ = true;
    return true;
  }
  mode_ = Mode::kInBody;
  return false;
}

bool TreeBuilder::in_frameset(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kText) {
    insert_spaces_only(token);
  } else if (token.kind == TokenKind::kStartTag) {
    if (tag == kHtml) return in_body(token);
    if (tag == kFrameset) insert_element(token);
    if (tag == kFrame) insert_void(token);
    if (tag == kNoframes) return start_in_head(token);
  } else if (token.kind == TokenKind::kEndTag && tag == kFrameset) {
    open_.pop();
    if (current_tag() != kFrameset) mode_ = Mode::kAfterFrameset;
  } else if (token.kind == TokenKind::kEnd) {
    done_ = true;
  }
  return true;
}

bool TreeBuilder::after_frameset(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kText) {
    insert_spaces_only(token);
  } else if (token.kind == TokenKind::kStartTag) {
    if (tag == kHtml) return in_body(token);
    if (tag == kNoframes) return start_in_head(token);
  } else if (token.kind == TokenKind::kEndTag && tag == kHtml) {
    mode_ = Mode::kAfterAfterFrameset;
  } else if (token.kind == TokenKind::kEnd) {
    done_ = true;
  }
  return true;
}

bool TreeBuilder::after_after_body(Token& token) {
  if (token.kind == TokenKind::kComment) return true;
  if (token.kind == TokenKind::kDoctype || (token.kind == TokenKind::kText && is_blank(token)) ||
      (token.kind == TokenKind::kStartTag && tag_of(token.name) == kHtml)) {
    return in_body(token);
  }
  if (token.kind == TokenKind::kEnd) {
    done_ = true;
    return true;
  }
  mode_ = Mode::kInBody;
  return false;
}

bool TreeBuilder::after_after_frameset(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kText) {
    insert_spaces_only(token);
  } else if (token.kind == TokenKind::kStartTag) {
    if (tag == kHtml) return in_body(token);
    if (tag == kNoframes) return start_in_head(token);
  } else if (token.kind == TokenKind::kEnd) {
    done_ = true;
  }
  return true;
}

bool TreeBuilder::in_template(Token& token) {
  const Tag tag = tag_of(token.name);
  if (token.kind == TokenKind::kStartTag) {
    if (belongs_into_head(tag)) return start_in_head(token);
    if (is_one_of(tag, kCaption, kColgroup, kTbody, kTfoot, kThead)) return pass_to_template_mode(Mode::kInTable);
    if (tag == kCol) return pass_to_template_mode(Mode::kInColumnGroup);
    if (tag == kTr) return pass_to_template_mode(Mode::kInTableBody);
    if (tag == kTd || tag == kTh) return pass_to_template_mode(Mode::kInRow);
    return pass_to_template_mode(Mode::kInBody);
  }
  if (token.kind == TokenKind::kEndTag) return tag == kTemplate ? end_template() : true;
  if (token.kind != TokenKind::kEnd) return in_body(token);
  if (!has_template()) {
    done_ = true;
    return true;
  }
  end_template();
  return false;
}

bool TreeBuilder::pass_to_template_mode(Mode mode) {
  mode_ = mode;
  if (!template_modes_.empty()) template_modes_.back() = mode;
  return false;
}

}  // namespace dateline::ingest
