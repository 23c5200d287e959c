#include "ingest/html_tokens.h"

#include <array>
#include <cstring>

#include "ingest/html_doctype.h"
#include "ingest/html_references.h"

namespace dateline::ingest {
namespace {

enum CharacterClass : std::uint8_t {
  kSpace = 1, kTagNameEnd = 2, kAttributeNameEnd = 4, kUnquotedEnd = 8, kUpper = 16, kLetter = 32, kNul = 64
};

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> table{};
  for (const int c : {' ', '\t', '\n', '\f'}) table[c] = kSpace | kTagNameEnd | kAttributeNameEnd | kUnquotedEnd;
  table['/'] = kTagNameEnd | kAttributeNameEnd;
  table['>'] = kTagNameEnd | kAttributeNameEnd | kUnquotedEnd;
  table['='] = kAttributeNameEnd;
  table[0] = kNul;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = kUpper | kLetter;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = kLetter;
  return table;
}();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
char lower(char c) { return class_of(c) & kUpper ? static_cast<char>(c | 0x20) : c; }

bool equals_ignoring_case(const char* words, std::string_view lower_case) {
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (lower(words[i]) != lower_case[i]) return false;
  }
  return true;
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMaxNameSize = 256;  // of an attribute

void append_without_nul(std::string& out, std::string_view words, bool references, bool in_attribute) {
  for (std::size_t at = 0;;) {
    const std::size_t nul = std::min(words.find('\0', at), words.size());
    if (references) {
      append_resolved(out, words.substr(at, nul - at), in_attribute);
    } else {
      out.append(words, at, nul - at);
    }
    if (nul == words.size()) return;
    out.append(kReplacement);
    at = nul + 1;
  }
}

bool has(std::string_view words, char c) { return words.find(c) != std::string_view::npos; }

}  // namespace

Tokenizer::Tokenizer(PageStore& store)
    : store_(store), begin_(store.bytes.data()), at_(begin_), end_(begin_ + store.bytes.size()), has_nul_(has(store.bytes, '\0')) {}

const char* Tokenizer::find(const char* from, char wanted) const {
  if (from >= end_) return end_;
  const void* found = std::memchr(from, wanted, static_cast<std::size_t>(end_ - from));
  return found ? static_cast<const char*>(found) : end_;
}

void Tokenizer::next(Token& token) {
  if (raw_ != RawKind::kNone) return next_in_raw(token);
  while (at_ < end_) {
    const char* const text = at_;
    const char* stop = find(at_, '<');
    while (end_ - stop > 1 && !(class_of(stop[1]) & kLetter) && stop[1] != '!' && stop[1] != '?' && (stop[1] != '/' || end_ - stop == 2)) {
      stop = find(stop + 1, '<');
    }
    if (end_ - stop == 1) stop = end_;
    if (stop > text) {
      at_ = begin_ + (stop - begin_);
      return set_text(token, text, stop, true);
    }
    if (read_markup(token)) return;
  }
  token.kind = TokenKind::kEnd;
}

void Tokenizer::set_text(Token& token, const char* begin, const char* end, bool references) {
  const std::string_view words(begin, static_cast<std::size_t>(end - begin));
  token.kind = TokenKind::kText;
  token.start = place(begin);
  token.size = static_cast<std::uint32_t>(words.size());
  if (!references || !has(words, '&')) return;
  token.start = store_.next();
  append_resolved(store_.written, words, false);
  token.size = store_.next() - token.start;
}

void Tokenizer::next_in_raw(Token& token) {
  const char* const text = at_;
  const char* stop = raw_ == RawKind::kToTheEnd ? end_ : raw_ == RawKind::kScript ? end_of_script(at_) : end_of_raw(at_);
  if (stop > text) {
    at_ = begin_ + (stop - begin_);
    set_text(token, text, stop, raw_ == RawKind::kReferences && !has_nul_);
    if (!has_nul_) return;
    token.start = store_.next();
    append_without_nul(store_.written, {text, static_cast<std::size_t>(stop - text)}, raw_ == RawKind::kReferences, false);
    token.size = store_.next() - token.start;
    return;
  }
  token.kind = TokenKind::kEnd;
  if (at_ == end_) return;
  raw_ = RawKind::kNone;
  at_ += 2;
  if (!read_tag(token, TokenKind::kEndTag)) token.kind = TokenKind::kEnd;
}

/// Reads what begins with "<" at at_; false where it gives no token.
bool Tokenizer::read_markup(Token& token) {
  const char first = at_[1];
  if (class_of(first) & kLetter) {
    ++at_;
    return read_tag(token, TokenKind::kStartTag);
  }
  if (first == '!') return read_declaration(token);
  if (first == '/') {
    at_ += 2;
    if (class_of(*at_) & kLetter) return read_tag(token, TokenKind::kEndTag);
    if (*at_ == '>') {
      ++at_;
      return false;
    }
  } else {
    ++at_;
  }
  skip_bogus_comment();
  token.kind = TokenKind::kComment;
  return true;
}

bool Tokenizer::read_declaration(Token& token) {
  constexpr std::string_view kDoctypeWord = "doctype", kCdataWord = "[CDATA[";
  at_ += 2;
  const auto left = static_cast<std::size_t>(end_ - at_);
  token.kind = TokenKind::kComment;
  if (left >= 2 && at_[0] == '-' && at_[1] == '-') {
    skip_comment();
  } else if (left >= kDoctypeWord.size() && equals_ignoring_case(at_, kDoctypeWord)) {
    at_ += kDoctypeWord.size();
    const char* const stop = find(at_, '>');
    token.kind = TokenKind::kDoctype;
    token.quirky = is_quirky_doctype({at_, static_cast<std::size_t>(stop - at_)});
    at_ = begin_ + (stop - begin_) + (stop < end_ ? 1 : 0);
  } else if (cdata_ && left >= kCdataWord.size() && std::string_view(at_, kCdataWord.size()) == kCdataWord) {
    at_ += kCdataWord.size();
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const std::size_t size = rest.find("]]>");
    set_text(token, at_, at_ + std::min(size, rest.size()), false);
    at_ = size == std::string_view::npos ? end_ : at_ + size + 3;
    return token.size > 0;
  } else {
    skip_bogus_comment();
  }
  return true;
}

void Tokenizer::skip_bogus_comment() {
  const char* const stop = find(at_, '>');
  at_ = begin_ + (stop - begin_) + (stop < end_ ? 1 : 0);
}

/// At "--": the comment ends with "-->" or "--!>", or at once with ">" or "->".
void Tokenizer::skip_comment() {
  const char* const inside = at_ + 2;
  for (const char* stop = find(inside, '>'); stop < end_; stop = find(stop + 1, '>')) {
    const std::string_view before(inside, static_cast<std::size_t>(stop - inside));
    if (before.empty() || before == "-" || before.ends_with("--") || before.ends_with("--!")) {
      at_ = begin_ + (stop - begin_) + 1;
      return;
    }
  }
  at_ = end_;
}

/// Reads a tag from its name on; false where the page ends in it.
bool Tokenizer::read_tag(Token& token, TokenKind kind) {
  char* const name = at_;
  std::uint32_t hash = 0;
  for (; at_ < end_ && !(class_of(*at_) & kTagNameEnd); ++at_) hash = next_name_hash(hash, lower(*at_));
  token.kind = kind;
  token.name = names_.number(name, static_cast<std::size_t>(at_ - name), hash);
  token.self_closing = false;
  token.first_attribute = static_cast<std::uint32_t>(store_.attributes.size());
  token.attribute_count = 0;
  return read_attributes(token);
}

bool Tokenizer::read_attributes(Token& token) {
  while (at_ < end_) {
    const char c = *at_;
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '/' && end_ - at_ > 1 && at_[1] == '>') {
      token.self_closing = true;
      ++at_;
    } else if (c == '/' || (class_of(c) & kSpace)) {
      ++at_;
    } else if (!read_attribute(token)) {
      return false;
    }
  }
  return false;
}

bool Tokenizer::read_attribute(Token& token) {
  char* const name = at_;
  std::uint8_t classes = class_of(*at_++);  // "=" may begin a name
  for (; at_ < end_ && !(class_of(*at_) & kAttributeNameEnd); ++at_) classes |= class_of(*at_);
  const auto name_size = static_cast<std::size_t>(at_ - name);
  while (at_ < end_ && (class_of(*at_) & kSpace)) ++at_;
  std::string_view value;
  if (at_ < end_ && *at_ == '=') {
    ++at_;
    if (!read_value(value)) return false;
  }
  if (at_ < end_ && token.kind == TokenKind::kStartTag) add_attribute(token, name, name_size, classes, value);
  return at_ < end_;
}

bool Tokenizer::read_value(std::string_view& value) {
  while (at_ < end_ && (class_of(*at_) & kSpace)) ++at_;
  if (at_ == end_) return false;
  const bool quoted = *at_ == '"' || *at_ == '\'';
  const char* const begin = at_ + (quoted ? 1 : 0);
  const char* stop = begin;
  if (quoted) {
    stop = find(begin, *at_);
  } else {
    while (stop < end_ && !(class_of(*stop) & kUnquotedEnd)) ++stop;
  }
  if (stop == end_) {
    at_ = end_;
    return false;
  }
  value = {begin, static_cast<std::size_t>(stop - begin)};
  at_ = begin_ + (stop - begin_) + (quoted ? 1 : 0);
  return true;
}

void Tokenizer::add_attribute(Token& token, char* name, std::size_t name_size, std::uint8_t classes, std::string_view value) {
  if (token.attribute_count == HtmlPage::kMaxAttributes) {
    left_out_ = true;
    return;
  }
  // Pictures within the page are not words about it.
  if (name_size > kMaxNameSize || value.size() > HtmlPage::kMaxAttributeSize) return;
  if (classes & kUpper) {
    for (std::size_t i = 0; i < name_size; ++i) name[i] = lower(name[i]);
  }
  StoredAttribute added;
  added.name_start = place(name);
  added.name_size = static_cast<std::uint16_t>(name_size);
  if (classes & kNul) {
    added.name_start = store_.next();
    append_without_nul(store_.written, {name, name_size}, false, false);
    added.name_size = static_cast<std::uint16_t>(store_.next() - added.name_start);
  }
  const std::string_view added_name = store_.name_of(added);
  for (std::uint32_t i = 0; i < token.attribute_count; ++i) {
    if (store_.name_of(store_.attributes[token.first_attribute + i]) == added_name) return;
  }
  added.value_start = place(value.data() ? value.data() : begin_);
  added.value_size = static_cast<std::uint32_t>(value.size());
  if (has(value, '&') || (has_nul_ && has(value, '\0'))) {
    added.value_start = store_.next();
    append_without_nul(store_.written, value, true, true);
    added.value_size = store_.next() - added.value_start;
  }
  store_.attributes.push_back(added);
  ++token.attribute_count;
}

bool Tokenizer::is_tag_at(const char* at, std::string_view opening, std::string_view name) const {
  const std::size_t size = opening.size() + name.size();
  return static_cast<std::size_t>(end_ - at) > size && std::string_view(at, opening.size()) == opening &&
         equals_ignoring_case(at + opening.size(), name) && (class_of(at[size]) & kTagNameEnd);
}

const char* Tokenizer::end_of_raw(const char* from) const {
  const std::string_view name = tag_name(raw_element_);
  const char* stop = find(from, '<');
  while (stop < end_ && !is_tag_at(stop, "</", name)) stop = find(stop + 1, '<');
  return stop;
}

/// As end_of_raw, but "<!--" hides a "<script" and its end tag until "-->" (the states from 13.2.5.20 on).
const char* Tokenizer::end_of_script(const char* from) const {
  enum { kBare, kEscaped, kTwiceEscaped } state = kBare;
  const char* dashes = end_;  // where "-->" may begin: the dashes of "<!--" may be those of "-->"
  for (const char* at = from; at < end_; ++at) {
    if (state == kBare) {
      at = find(at, '<');
      if (at == end_) break;
    }
    if (*at == '-') {
      if (state != kBare && at >= dashes && end_ - at > 2 && at[1] == '-' && at[2] == '>') state = kBare;
    } else if (*at == '<') {
      if (state != kTwiceEscaped && is_tag_at(at, "</", "script")) return at;
      if (state == kBare && end_ - at > 3 && std::string_view(at, 4) == "<!--") {
        state = kEscaped;
        dashes = at + 2;
      } else if (state == kEscaped && is_tag_at(at, "<", "script")) {
        state = kTwiceEscaped;
      } else if (state == kTwiceEscaped && is_tag_at(at, "</", "script")) {
        state = kEscaped;
      }
    }
  }
  return end_;
}

}  // namespace dateline::ingest
