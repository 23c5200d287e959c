#pragma once
// spaCy's tokenizer: cuts a text at blanks, splits prefixes, suffixes and infixes off, and keeps exceptions ("don't", "U.S.") as the
// model writes them. The tokens cover the text: two tokens touch, or one blank (a plain space) lies between them; other white space
// is a token itself. The rules come from the model's tokenizer file.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/utf8.h"
#include "nlp/msgpack.h"
#include "nlp/python_text.h"
#include "nlp/regex.h"
#include "nlp/string_ids.h"

namespace dateline::nlp {

/// One token: bytes [start, end) of the text.
struct TokenSlice {
  std::size_t start = 0;
  std::size_t end = 0;
  std::uint64_t norm = 0;    // the norm that an exception gives it, or 0
  bool space_after = false;  // a plain space follows
};

class Tokenizer {
 public:
  /// `bytes` of the model's tokenizer file.
  static Result<Tokenizer> load(std::string_view bytes, const StringIds& ids);

  std::vector<TokenSlice> tokenize(std::string_view text) const;

  // The steps of tokenize(), for who keeps the outcome of the first (Vocabulary).

  /// The tokens of a stretch (for_each_stretch), which depend on nothing around it.
  std::vector<TokenSlice> cut(std::string_view stretch) const;
  /// Exceptions that the affix rules cut up (":)" into ":" and ")") form a tree of their tokens: the node that a token leads to, or 0.
  using ExceptionNode = std::uint32_t;
  static constexpr ExceptionNode kRoot = 0;
  ExceptionNode next_node(ExceptionNode node, std::string_view form) const;
  struct Match {
    std::size_t first, last;  // tokens [first, last)
  };
  /// The stretches of tokens that are such exceptions. `start(i)` is the node that token i leads to from the root, `form(i)` its form.
  template <class Start, class Form>
  std::vector<Match> find_exceptions(std::size_t tokens, Start start, Form form) const;
  /// Those to be put together again, from left to right: of overlapping ones the longest, then the leftmost.
  static std::vector<Match> pick(std::vector<Match> matches, std::size_t tokens);
  /// Appends the tokens of an exception that begins at `offset`; false where `word` is none.
  bool append_exception(std::size_t offset, std::string_view word, std::vector<TokenSlice>& out) const;

 private:
  struct Piece {
    std::size_t length = 0;
    std::uint64_t norm = 0;
  };
  using Pieces = std::vector<Piece>;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Exceptions = std::unordered_map<std::string, Pieces, TextHash, std::equal_to<>>;
  struct TrieNode {
    std::unordered_map<std::string, ExceptionNode, TextHash, std::equal_to<>> next;
    bool final = false;
  };
  struct Split;

  Status load_patterns(const MsgValue& file);
  Status load_exceptions(const MsgValue& file, const StringIds& ids);
  void add_to_trie(std::string_view exception);
  bool has_affixes(std::string_view word) const;

  void split_stretch(std::string_view text, std::size_t start, std::size_t end, bool with_exceptions, std::vector<TokenSlice>& out) const;
  std::string_view strip_affixes(std::string_view word, bool with_exceptions, Split& split) const;
  void append_core(std::string_view text, std::string_view core, bool with_exceptions, std::vector<TokenSlice>& out) const;
  void append_infixes(std::size_t offset, std::string_view core, std::vector<TokenSlice>& out) const;
  bool is_exception(std::string_view word) const {
    return word.size() <= longest_exception_ && exceptions_.find(word) != exceptions_.end();
  }
  std::size_t prefix_length(std::string_view word) const;
  std::size_t suffix_length(std::string_view word) const;

  std::optional<Regex> prefix_, suffix_, infix_, token_match_, url_match_;
  bool faster_heuristics_ = true;
  Exceptions exceptions_;
  std::size_t longest_exception_ = 0;
  std::vector<TrieNode> trie_{1};
};

/// Cuts a text into stretches without blanks and stretches of blanks; a plain space behind a stretch belongs to neither.
/// Calls see(start, end, space_after) with their bytes.
template <class See>
void for_each_stretch(std::string_view text, See see) {
  std::size_t start = 0, peek = 0;
  bool in_space = !text.empty() && python::is_space(next_code_point(text, peek));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    if (python::is_space(c) == in_space) continue;
    if (start < here) see(start, here, c == U' ');
    in_space = !in_space;
    start = c == U' ' ? here + 1 : here;
  }
  if (start < text.size()) see(start, text.size(), false);
}

template <class Start, class Form>
std::vector<Tokenizer::Match> Tokenizer::find_exceptions(std::size_t tokens, Start start, Form form) const {
  std::vector<Match> matches;
  for (std::size_t first = 0; first < tokens; ++first) {
    std::size_t last = first + 1;
    for (ExceptionNode node = start(first); node != kRoot; node = last < tokens ? next_node(node, form(last++)) : kRoot) {
      if (trie_[node].final) matches.push_back({first, last});
    }
  }
  return matches;
}

}  // namespace dateline::nlp
