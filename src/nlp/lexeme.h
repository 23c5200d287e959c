#pragma once
// A lexeme: what a spaCy model sees of a word type, whatever its place in a text: the numbers (string_ids.h) of its form, lower case,
// norm, shape, first and last letters. The Lexicon works them out; it holds the model's norms and is the same for all threads.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "nlp/msgpack.h"
#include "nlp/string_ids.h"

namespace dateline::nlp {

struct Lexeme {
  std::uint64_t orth = 0, lower = 0, norm = 0, shape = 0, prefix = 0, suffix = 0;
  bool is_space = false;
  std::string lower_text;
};

/// "Xxxx-dd" for "Abcdefg-12"; runs are cut at four, a hundred characters and more are "LONG".
std::string word_shape(std::string_view word);

class Lexicon {
 public:
  /// `lookups` are the bytes of vocab/lookups.bin; empty where the model has none.
  static Result<Lexicon> load(std::string_view lookups);

  Lexeme lexeme(std::string_view word) const;
  const StringIds& ids() const { return ids_; }

 private:
  StringIds ids_;
  std::unordered_map<std::uint64_t, std::uint64_t> norms_;  // of words with a norm of their own
};

}  // namespace dateline::nlp
