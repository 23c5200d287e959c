#pragma once
// The tree construction of the HTML Standard (section 13.2.6): tags and texts into a tree, repaired as browsers do, with scripting taken
// as switched on. Insertion modes are functions of one token; each says whether it is done with it or another mode must take it.
// Time is linear in the page: open and formatting elements are few whatever the page says, and no node is walked over twice
// (the adoption agency apart, which moves a bounded number for each tag).
#include <cstdint>
#include <vector>

#include "ingest/html_nodes.h"
#include "ingest/html_open.h"
#include "ingest/html_store.h"
#include "ingest/html_tokens.h"

namespace dateline::ingest {

class TreeBuilder {
 public:
  TreeBuilder(PageStore& store, NodeTree& tree) : store_(store), tree_(tree), tokenizer_(store), open_(tree), formatting_(tree, store) {}

  /// Builds the whole tree; false when something of the page was over a limit.
  bool run();

 private:
  enum class Mode : std::uint8_t {
    kInitial, kBeforeHtml, kBeforeHead, kInHead, kAfterHead, kInBody, kText, kInTable, kInTableText, kInCaption, kInColumnGroup,
    kInTableBody, kInRow, kInCell, kInTemplate, kAfterBody, kInFrameset, kAfterFrameset, kAfterAfterBody, kAfterAfterFrameset
  };
  struct Words {
    std::uint32_t start = 0, size = 0;
  };

  // html_tree.cpp: the way of a token, and what all modes use.
  void take(Token& token);
  bool by_mode(Mode mode, Token& token);
  bool over_limits() const;
  Tag current_tag() const { return open_.top().space == Space::kHtml ? tag_of(open_.top().name) : Tag::kOther; }
  bool has_template() const { return open_.count(Tag::kTemplate) > 0; }
  Place appropriate_place(const OpenElement& target) const;
  Place foster_place() const;
  TreeNode node_of(const Token& token, Space space) const;
  TreeId insert_element(const Token& token, Space space = Space::kHtml);
  TreeId insert_element(Tag tag);
  TreeNode copy_of(TreeId of) const;
  TreeId push_node(const TreeNode& node);
  TreeId insert_void(const Token& token);
  void insert_raw(const Token& token, RawKind kind);
  void insert_text(std::uint32_t start, std::uint32_t size);
  void insert_spaces_only(const Token& token);
  void insert_comment();
  /// Cuts the spaces off that a text begins with.
  Words take_spaces(Token& token) const;
  bool is_blank(const Token& token) const;
  void drop_nuls(Token& token);
  void add_attributes(TreeId node, Token& token);
  std::string_view attribute(const Token& token, std::string_view name) const;
  void reset_mode();

  // html_tree_head.cpp: before the body and after it.
  bool initial(Token& token);
  bool before_html(Token& token);
  bool before_head(Token& token);
  bool in_head(Token& token);
  bool start_in_head(Token& token);
  bool end_template();
  bool after_head(Token& token);
  bool text_mode(Token& token);
  bool after_body(Token& token);
  bool in_frameset(Token& token);
  bool after_frameset(Token& token);
  bool after_after_body(Token& token);
  bool after_after_frameset(Token& token);
  bool in_template(Token& token);
  bool pass_to_template_mode(Mode mode);

  // html_tree_body.cpp
  bool in_body(Token& token);
  bool text_in_body(Token& token);
  bool end_of_page(Token& token);
  bool start_in_body(Token& token);
  bool end_in_body(Token& token);
  void close_paragraph();
  void close_paragraph_in_scope();
  void start_block(const Token& token);
  void start_item(const Token& token, bool (*is_like)(Tag));
  void start_html(Token& token);
  void start_body(Token& token);
  void start_frameset(const Token& token);
  void start_form(const Token& token);
  void start_button(const Token& token);
  void start_select(const Token& token);
  void start_option(const Token& token);
  void start_input(const Token& token);
  void start_table(const Token& token);
  void start_ruby(const Token& token, Tag but);
  void end_form();
  void end_block(ElementId name);
  void end_any(ElementId name);

  // html_tree_formatting.cpp
  void reconstruct_formatting();
  void start_link(const Token& token);
  void start_formatting(const Token& token);
  void adopt(ElementId subject);
  bool adopt_once(ElementId subject);
  TreeId rebuild_between(std::size_t formatting, std::size_t furthest, std::size_t& bookmark);

  // html_tree_table.cpp
  bool in_table(Token& token);
  bool start_in_table(Token& token);
  bool table_otherwise(Token& token);
  bool is_hidden_input(const Token& token) const;
  bool in_table_text(Token& token);
  bool in_caption(Token& token);
  bool in_column_group(Token& token);
  bool in_table_body(Token& token);
  bool in_row(Token& token);
  bool in_cell(Token& token);
  void clear_to(Tag a, Tag b, Tag c);
  void clear_to(Tag tag) { clear_to(tag, tag, tag); }
  bool close_caption();
  bool close_row();
  bool close_table_body();
  void close_cell();

  // html_tree_foreign.cpp: <svg> and <math>.
  bool is_for_foreign(const Token& token) const;
  bool in_foreign(Token& token);
  bool text_in_foreign(const Token& token);
  bool start_in_foreign(Token& token);
  bool end_in_foreign(Token& token);
  bool break_out(Token& token);
  bool is_html_point(const OpenElement& element) const;

  PageStore& store_;
  NodeTree& tree_;
  Tokenizer tokenizer_;
  OpenElements open_;
  FormattingElements formatting_;
  Mode mode_ = Mode::kInitial;
  Mode after_text_ = Mode::kInitial;        // the mode that raw text or a table's text leads back to
  std::vector<Mode> template_modes_;
  std::vector<Words> table_text_;
  TreeId head_ = 0;
  TreeId form_ = 0;
  bool frameset_ok_ = true;
  bool quirky_ = true;
  bool foster_ = false;
  bool skip_line_end_ = false;  // the first one in <pre> and <textarea> is not shown
  bool done_ = false;
};

/// Whether a tag is one of some.
template <class... Tags>
constexpr bool is_one_of(Tag tag, Tags... tags) {
  return ((tag == tags) || ...);
}

}  // namespace dateline::ingest
