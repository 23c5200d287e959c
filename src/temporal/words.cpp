#include "temporal/words.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace dateline::temporal {
namespace {

bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018 || c == U'`'; }

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) return false;
  }
  return true;
}

bool parts_paragraphs(std::string_view blank) {
  std::size_t lines = 0;
  for (const char c : blank) lines += c == '\n';
  return lines > 1;
}

/// "5.30pm": where the half of the day begins in a token of digits; the token's length where there is none.
std::size_t half_of_day(std::string_view text) {
  const std::size_t digits_end = text.find_first_not_of("0123456789.:");
  if (digits_end == 0 || digits_end == std::string_view::npos) return text.size();
  const std::string_view rest = text.substr(digits_end);
  return rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m." ? digits_end : text.size();
}

/// Cuts one token at its dashes.
class TokenCutter {
 public:
  TokenCutter(const Syntax& syntax, TokenIndex token, std::vector<Word>& out) : syntax_(syntax), token_(token), out_(out) {}

  void cut() {
    const std::string_view text = syntax_.doc().word(token_);
    std::uint32_t position = syntax_.token(token_).span.start;
    const std::size_t half = half_of_day(text);
    for (std::size_t at = 0; at < text.size(); ++position) {
      if (at == half) flush(position);
      const char32_t c = next_code_point(text, at);
      if (is_dash(c)) {
        flush(position);
        begin(position, false);
        word_.lower.push_back('-');
        flush(position + 1);
      } else {
        if (word_.lower.empty()) begin(position, is_upper(c));
        if (is_apostrophe(c)) word_.lower += '\'';
        else if (c < 0x80) word_.lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else word_.lower += to_lower(encode_utf8(std::u32string_view(&c, 1)));
      }
    }
    flush(position);
  }

 private:
  void begin(std::uint32_t position, bool capital) {
    word_ = Word{};
    word_.span.start = position;
    word_.token = token_;
    word_.capital = capital;
  }
  void flush(std::uint32_t end) {
    if (word_.lower.empty()) return;
    word_.span.end = end;
    out_.push_back(std::move(word_));
    word_ = Word{};
  }

  const Syntax& syntax_;
  TokenIndex token_;
  std::vector<Word>& out_;
  Word word_;
};

}  // namespace

std::vector<Word> cut_words(const Syntax& syntax, const Lexicon& lexicon) {
  std::vector<Word> words;
  words.reserve(syntax.size() + 16);
  std::uint32_t last_end = 0;
  const Text& text = syntax.doc().text();
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    if (is_blank(syntax.doc().word(i))) continue;
    const std::size_t first = words.size();
    TokenCutter(syntax, i, words).cut();
    if (first < words.size()) words[first].paragraph_start = parts_paragraphs(text.at({last_end, token.span.start}));
    last_end = token.span.end;
  }
  for (Word& word : words) word.info = lexicon.find(word.lower);
  return words;
}

bool allows(const Syntax& syntax, const Word& word, std::uint8_t needs) {
  if (needs == 0) return true;
  const Token& token = syntax.token(word.token);
  if ((needs & kNeedCapital) && !word.capital) return false;
  if ((needs & kNeedNoun) && !token.tag.starts_with("NN")) return false;
  if ((needs & kNeedNotVerb) && token.tag.starts_with("VB")) return false;
  if ((needs & kNeedNotModal) && token.tag == "MD") return false;
  if ((needs & kNeedNoPerson) && token.ent_type == "PERSON") return false;
  return true;
}

}  // namespace dateline::temporal
