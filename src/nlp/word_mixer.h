#pragma once
// From words to vectors: embeddings of a word's lexical attributes and, in larger models, its static vector, mixed by a maxout layer
// (spaCy's MultiHashEmbed). What a value of one attribute adds to the layer's sums depends on nothing else, and endings, shapes and norms
// recur in many words: so a new word costs a few additions, and one that was met before costs nothing.
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/dense.h"
#include "nlp/maxout.h"
#include "nlp/model_file.h"
#include "nlp/parsed_text.h"
#include "nlp/static_vectors.h"

namespace dateline::nlp {

class WordMixer {
 public:
  /// `vectors` may be null where the model has none; it must outlive this.
  static Result<WordMixer> load(const ModelFile& file, const StaticVectors* vectors);

  std::size_t width() const { return layer_.outputs; }

  /// What a thread keeps: the vectors of words that it has met and what values of attributes add, up to a bound; and room to work in.
  struct Memory {
    struct Values {
      std::unordered_map<std::uint64_t, std::size_t> place;  // of a value's row in `sums`
      Floats sums;
    };
    std::vector<Values> values;       // for each embedding
    std::vector<std::int32_t> place;  // of a word's row in `vectors`, by number(); -1: not there
    Floats vectors;
    std::size_t words = 0;
    std::vector<const Word*> missing;
    std::vector<std::uint64_t> missing_values;
    Floats embedded, sums;

    /// Forgets the words; to be called when their numbers become other words'.
    void forget_words();
  };
  static constexpr std::size_t kMostTokens = 2048;

  /// The vectors of at most kMostTokens tokens to rows of padded(width()) floats. Word numbers are less than `words`.
  void vectors(std::span<const ParsedToken> tokens, std::size_t words, Memory& memory, float* rows) const;

 private:
  /// A table of rows for the values of an attribute, with its share of the layer's weights.
  struct Embedding {
    LexicalAttribute attribute = LexicalAttribute::kNorm;
    std::uint32_t seed = 0;
    Tensor table;                            // hashed: a value's row is the sum of four; or
    const StaticVectors* vectors = nullptr;  // a word's own row, or none
    Dense share;

    std::size_t width() const { return share.inputs(); }
    void row(std::uint64_t value, float* out) const;
  };

  Status load_embeddings(const ModelFile& file);
  Status load_static_vectors(const ModelFile& file, const StaticVectors* vectors);
  Status share_layer(const ModelFile& file);
  /// Words that differ only in the blank behind them are one to embeddings that do not look at it.
  WordNumber number(const ParsedToken& token) const { return reads_space_ ? token.number : token.number & ~WordNumber{1}; }
  void remember(std::span<const ParsedToken> tokens, Memory& memory) const;
  void remember_values(const Embedding& embedding, std::span<const Word* const> words, Memory::Values& values, Memory& memory) const;
  void mix(std::span<const Word* const> words, Memory& memory) const;

  std::vector<Embedding> embeddings_;
  Tensor projection_;  // of the static vectors, until share_layer()
  bool reads_space_ = false;
  MaxoutWeights layer_;  // the weights themselves are in the shares
};

}  // namespace dateline::nlp
