#pragma once
// The tokenizer of the HTML Standard (section 13.2.5): a page's bytes as tags, texts and what separates them. Any bytes give tokens; each
// byte is looked at a bounded number of times. Who builds the tree says when the inside of an element is not markup (read_raw).
#include <cstdint>
#include <string_view>

#include "ingest/html_elements.h"
#include "ingest/html_store.h"

namespace dateline::ingest {

enum class TokenKind : std::uint8_t { kText, kStartTag, kEndTag, kComment, kDoctype, kEnd };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool self_closing = false;
  bool quirky = false;                // of a doctype: the page asks to be shown as in the nineties
  ElementId name = 0;                 // of a tag
  std::uint32_t first_attribute = 0;  // of a start tag, in the store
  std::uint32_t attribute_count = 0;
  std::uint32_t start = 0, size = 0;  // of a text, in the store; references are resolved, NULs left where they are
};

enum class RawKind : std::uint8_t { kNone, kReferences, kPlain, kScript, kToTheEnd };

class Tokenizer {
 public:
  /// The store holds the page's bytes, with line ends as "\n".
  explicit Tokenizer(PageStore& store);

  void next(Token& token);
  /// What follows is no markup until the element's own end tag.
  void read_raw(RawKind kind, Tag element) {
    raw_ = kind;
    raw_element_ = element;
  }
  /// In <svg> and <math>, "<![CDATA[" begins a text.
  void allow_cdata(bool allowed) { cdata_ = allowed; }
  /// Attributes over a limit were left out.
  bool left_out() const { return left_out_; }

 private:
  void next_in_raw(Token& token);
  bool read_markup(Token& token);
  bool read_declaration(Token& token);
  bool read_tag(Token& token, TokenKind kind);
  bool read_attributes(Token& token);
  bool read_attribute(Token& token);
  bool read_value(std::string_view& value);
  void add_attribute(Token& token, char* name, std::size_t name_size, std::uint8_t classes, std::string_view value);
  void set_text(Token& token, const char* begin, const char* end, bool references);
  void skip_comment();
  void skip_bogus_comment();
  const char* end_of_raw(const char* from) const;
  const char* end_of_script(const char* from) const;
  bool is_tag_at(const char* at, std::string_view opening, std::string_view name) const;
  const char* find(const char* from, char wanted) const;
  std::uint32_t place(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }

  PageStore& store_;
  ElementNames names_;
  char* begin_;
  char* at_;
  char* end_;
  bool has_nul_;
  bool cdata_ = false;
  bool left_out_ = false;
  RawKind raw_ = RawKind::kNone;
  Tag raw_element_ = Tag::kOther;
};

}  // namespace dateline::ingest
