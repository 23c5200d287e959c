// The insertion mode "in body": section 13.2.6.4.7 without its formatting elements.
#include <algorithm>

#include "ingest/html_tree.h"

namespace dateline::ingest {

using enum Tag;

bool TreeBuilder::in_body(Token& token) {
  switch (token.kind) {
    case TokenKind::kText: return text_in_body(token);
    case TokenKind::kStartTag: return start_in_body(token);
    case TokenKind::kEndTag: return end_in_body(token);
    case TokenKind::kComment: insert_comment(); return true;
    case TokenKind::kDoctype: return true;
    case TokenKind::kEnd: return end_of_page(token);
  }
  return true;
}

bool TreeBuilder::text_in_body(Token& token) {
  drop_nuls(token);
  if (token.size == 0) return true;
  reconstruct_formatting();
  insert_text(token.start, token.size);
  if (frameset_ok_ && !is_blank(token)) frameset_ok_ = false;
  return true;
}

bool TreeBuilder::end_of_page(Token& token) {
  if (!template_modes_.empty()) return in_template(token);
  done_ = true;
  return true;
}

bool TreeBuilder::start_in_body(Token& token) {
  const Tag tag = tag_of(token.name);
  switch (tag) {
    case kHtml: start_html(token); return true;
    case kBase: case kBasefont: case kBgsound: case kLink: case kMeta: case kNoframes: case kScript: case kStyle: case kTemplate:
    case kTitle:
      return start_in_head(token);
    case kBody: start_body(token); return true;
    case kFrameset: start_frameset(token); return true;
    case kAddress: case kArticle: case kAside: case kBlockquote: case kCenter: case kDetails: case kDialog: case kDir: case kDiv: case kDl:
    case kFieldset: case kFigcaption: case kFigure: case kFooter: case kHeader: case kHgroup: case kMain: case kMenu: case kNav: case kOl:
    case kP: case kSearch: case kSection: case kSummary: case kUl: start_block(token); return true;
    case kH1: case kH2: case kH3: case kH4: case kH5: case kH6:
      close_paragraph_in_scope();
      if (open_.top().flags & kHeading) open_.pop();
      insert_element(token);
      return true;
    case kPre: case kListing:
      start_block(token);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return true;
    case kForm: start_form(token); return true;
    case kLi: start_item(token, [](Tag t) { return t == kLi; }); return true;
    case kDd: case kDt: start_item(token, [](Tag t) { return t == kDd || t == kDt; }); return true;
    case kPlaintext:
      start_block(token);
      tokenizer_.read_raw(RawKind::kToTheEnd, tag);
      return true;
    case kButton: start_button(token); return true;
    case kA: start_link(token); return true;
    case kB: case kBig: case kCode: case kEm: case kFont: case kI: case kNobr: case kS: case kSmall: case kStrike: case kStrong: case kTt:
    case kU:
      start_formatting(token);
      return true;
    case kApplet: case kMarquee: case kObject:
      reconstruct_formatting();
      insert_element(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      return true;
    case kTable: start_table(token); return true;
    case kImage: token.name = id_of(kImg); return false;
    case kArea: case kBr: case kEmbed: case kImg: case kKeygen: case kWbr:
      reconstruct_formatting();
      insert_void(token);
      frameset_ok_ = false;
      return true;
    case kInput: start_input(token); return true;
    case kParam: case kSource: case kTrack: insert_void(token); return true;
    case kHr:
      close_paragraph_in_scope();
      if (open_.in_scope(kSelect)) open_.generate_implied_ends();
      insert_void(token);
      frameset_ok_ = false;
      return true;
    case kTextarea:
      insert_raw(token, RawKind::kReferences);
      skip_line_end_ = true;
      frameset_ok_ = false;
      return true;
    case kXmp:
      close_paragraph_in_scope();
      reconstruct_formatting();
      frameset_ok_ = false;
      insert_raw(token, RawKind::kPlain);
      return true;
    case kIframe:
      frameset_ok_ = false;
      insert_raw(token, RawKind::kPlain);
      return true;
    case kNoembed: case kNoscript: insert_raw(token, RawKind::kPlain); return true;
    case kSelect: start_select(token); return true;
    case kOptgroup: case kOption: start_option(token); return true;
    case kRb: case kRtc: start_ruby(token, kOther); return true;
    case kRp: case kRt: start_ruby(token, kRtc); return true;
    case kMath: case kSvg:
      reconstruct_formatting();
      insert_element(token, tag == kSvg ? Space::kSvg : Space::kMath);
      if (token.self_closing) open_.pop();
      return true;
    case kCaption: case kCol: case kColgroup: case kFrame: case kHead: case kTbody: case kTd: case kTfoot: case kTh: case kThead: case kTr:
      return true;
    default:
      reconstruct_formatting();
      insert_element(token);
      return true;
  }
}

bool TreeBuilder::end_in_body(Token& token) {
  const Tag tag = tag_of(token.name);
  switch (tag) {
    case kTemplate: return end_template();
    case kBody: case kHtml:
      if (!open_.in_scope(kBody)) return true;
      mode_ = Mode::kAfterBody;
      return tag == kBody;
    case kAddress: case kArticle: case kAside: case kBlockquote: case kButton: case kCenter: case kDetails: case kDialog: case kDir:
    case kDiv: case kDl: case kFieldset: case kFigcaption: case kFigure: case kFooter: case kHeader: case kHgroup: case kListing:
    case kMain: case kMenu: case kNav: case kOl: case kPre: case kSearch: case kSection: case kSelect: case kSummary: case kUl:
      end_block(token.name);
      return true;
    case kForm: end_form(); return true;
    case kP:
      if (!open_.in_scope(kP, kButtonScope)) insert_element(kP);
      close_paragraph();
      return true;
    case kLi: case kDd: case kDt:
      if (!open_.in_scope(tag, tag == kLi ? kListScope : kScope)) return true;
      open_.generate_implied_ends(token.name);
      open_.pop_until(token.name);
      return true;
    case kH1: case kH2: case kH3: case kH4: case kH5: case kH6:
      if (!open_.heading_in_scope()) return true;
      open_.generate_implied_ends();
      open_.pop_until_heading();
      return true;
    case kA: case kB: case kBig: case kCode: case kEm: case kFont: case kI: case kNobr: case kS: case kSmall: case kStrike: case kStrong:
    case kTt: case kU: adopt(token.name); return true;
    case kApplet: case kMarquee: case kObject:
      if (!open_.in_scope(tag)) return true;
      end_block(token.name);
      formatting_.clear_to_marker();
      return true;
    case kBr:
      reconstruct_formatting();
      insert_element(kBr);
      open_.pop();
      frameset_ok_ = false;
      return true;
    default: end_any(token.name); return true;
  }
}

void TreeBuilder::close_paragraph() {
  open_.generate_implied_ends(id_of(kP));
  open_.pop_until(kP);
}

void TreeBuilder::close_paragraph_in_scope() {
  if (open_.in_scope(kP, kButtonScope)) close_paragraph();
}

void TreeBuilder::start_block(const Token& token) {
  close_paragraph_in_scope();
  insert_element(token);
}

void TreeBuilder::end_block(ElementId name) {
  if (!open_.in_scope(name)) return;
  open_.generate_implied_ends();
  open_.pop_until(name);
}

void TreeBuilder::start_item(const Token& token, bool (*is_like)(Tag)) {
  frameset_ok_ = false;
  for (std::size_t at = open_.size(); at-- > 0;) {
    const OpenElement& element = open_[at];
    const Tag tag = element.space == Space::kHtml ? tag_of(element.name) : kOther;
    if (is_like(tag)) {
      const ElementId name = element.name;
      open_.generate_implied_ends(name);
      open_.pop_until(name);
      break;
    }
    if ((element.flags & kSpecial) && !is_one_of(tag, kAddress, kDiv, kP)) break;
  }
  start_block(token);
}

void TreeBuilder::start_html(Token& token) {
  if (!has_template()) add_attributes(open_[0].node, token);
}

void TreeBuilder::start_body(Token& token) {
  if (open_.size() < 2 || !open_[1].is(kBody) || has_template()) return;
  frameset_ok_ = false;
  add_attributes(open_[1].node, token);
}

void TreeBuilder::start_frameset(const Token& token) {
  if (open_.size() < 2 || !open_[1].is(kBody) || !frameset_ok_) return;
  tree_.detach(open_[1].node);
  open_.pop_down_to(1);
  insert_element(token);
  mode_ = Mode::kInFrameset;
}

void TreeBuilder::start_form(const Token& token) {
  if (form_ != 0 && !has_template()) return;
  start_block(token);
  if (!has_template()) form_ = open_.top().node;
}

void TreeBuilder::end_form() {
  if (has_template()) return end_block(id_of(kForm));
  const TreeId form = form_;
  form_ = 0;
  if (form == 0 || !tree_[form].open || !open_.node_in_scope(form)) return;
  open_.generate_implied_ends();
  open_.remove(open_.place_of(form));
}

void TreeBuilder::start_button(const Token& token) {
  if (open_.in_scope(kButton)) {
    open_.generate_implied_ends();
    open_.pop_until(kButton);
  }
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

/// A <select> in another ends it.
void TreeBuilder::start_select(const Token& token) {
  if (open_.in_scope(kSelect)) return open_.pop_until(kSelect);
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_option(const Token& token) {
  if (open_.in_scope(kSelect)) {
    open_.generate_implied_ends(tag_of(token.name) == kOption ? id_of(kOptgroup) : 0);
  } else if (current_tag() == kOption) {
    open_.pop();
  }
  reconstruct_formatting();
  insert_element(token);
}

void TreeBuilder::start_input(const Token& token) {
  if (open_.in_scope(kSelect)) open_.pop_until(kSelect);
  reconstruct_formatting();
  insert_void(token);
  if (!is_hidden_input(token)) frameset_ok_ = false;
}

void TreeBuilder::start_table(const Token& token) {
  if (!quirky_) close_paragraph_in_scope();
  insert_element(token);
  frameset_ok_ = false;
  mode_ = Mode::kInTable;
}

void TreeBuilder::start_ruby(const Token& token, Tag but) {
  if (open_.in_scope(kRuby)) open_.generate_implied_ends(but == kOther ? 0 : id_of(but));
  insert_element(token);
}

void TreeBuilder::end_any(ElementId name) {
  if (open_.count(name) == 0) return;
  for (std::size_t at = open_.size(); at-- > 0;) {
    const OpenElement& element = open_[at];
    if (element.name == name && element.space == Space::kHtml) {
      open_.generate_implied_ends(name);
      open_.pop_down_to(std::max<std::size_t>(at, 1));
      return;
    }
    if (element.flags & kSpecial) return;
  }
}

}  // namespace dateline::ingest
