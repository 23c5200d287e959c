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
#include "nlp/msgpack.h"
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
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> next;
    bool final = false;
  };
  struct Match {
    std::size_t first, last;  // tokens [first, last)
  };
  struct Split;

  Status load_patterns(const MsgValue& file);
  Status load_exceptions(const MsgValue& file, const StringIds& ids);
  void add_to_trie(std::string_view exception);
  bool has_affixes(std::string_view word) const;

  std::vector<TokenSlice> split(std::string_view text, bool with_exceptions) const;
  void split_chunk(std::string_view text, std::size_t start, std::size_t end, bool with_exceptions, std::vector<TokenSlice>& out) const;
  std::string_view strip_affixes(std::string_view word, bool with_exceptions, Split& split) const;
  void append_core(std::string_view text, std::string_view core, bool with_exceptions, std::vector<TokenSlice>& out) const;
  void append_infixes(std::size_t offset, std::string_view core, std::vector<TokenSlice>& out) const;
  bool append_exception(std::size_t offset, std::string_view word, std::vector<TokenSlice>& out) const;
  bool is_exception(std::string_view word) const {
    return word.size() <= longest_exception_ && exceptions_.find(word) != exceptions_.end();
  }
  std::size_t prefix_length(std::string_view word) const;
  std::size_t suffix_length(std::string_view word) const;

  std::vector<Match> find_exceptions(std::string_view text, const std::vector<TokenSlice>& tokens) const;
  std::vector<TokenSlice> rejoin_exceptions(std::string_view text, std::vector<TokenSlice> tokens) const;

  std::optional<Regex> prefix_, suffix_, infix_, token_match_, url_match_;
  bool faster_heuristics_ = true;
  Exceptions exceptions_;
  std::size_t longest_exception_ = 0;
  std::vector<TrieNode> trie_{1};  // exceptions that affix rules cut up, by the tokens they are cut into
};

}  // namespace dateline::nlp
