#pragma once
// Token vectors: hashed embeddings of a word's lexical attributes (and, in larger models, a static vector), mixed into one vector, then
// layers that each look at a token's neighbours (spaCy's MultiHashEmbed and MaxoutWindowEncoder).
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "nlp/maxout_layer.h"
#include "nlp/model_file.h"
#include "nlp/parsed_text.h"
#include "nlp/static_vectors.h"
#include "nlp/window_layer.h"

namespace dateline::nlp {

/// Rows of `stride` floats, one for each token of a batch; what stands behind the vector's width is zero.
struct TokenVectors {
  std::size_t stride = 0;
  Floats data;
  const float* row(std::size_t token) const { return data.data() + token * stride; }
  std::size_t rows() const { return stride == 0 ? 0 : data.size() / stride; }
};

class Tok2Vec {
 public:
  /// Takes its layers from a component's model file. `vectors` may be null where the model has none; it must outlive this.
  static Result<Tok2Vec> load(const ModelFile& file, const StaticVectors* vectors);

  std::size_t width() const { return mix_.outputs(); }

  /// What a thread keeps for one Tok2Vec: the mixed embeddings of words that it has met, and room to work in.
  struct Memory {
    std::vector<std::int32_t> place;  // of a word's row in `mixed`, by number(); -1: not there
    Floats mixed;
    std::size_t used = 0;  // rows
    std::vector<const Word*> missing;
    Floats embedded, projected, sums, rows;
    WindowLayer::Scratch window;

    /// Forgets all words; to be called when their numbers become other words'.
    void forget_words();
  };

  /// `words` is one more than the greatest word number in the batch.
  void vectors(const Batch& batch, std::size_t words, Memory& memory, TokenVectors& out) const;

 private:
  class Chunk;
  struct Embedding {
    LexicalAttribute attribute = LexicalAttribute::kNorm;
    std::uint32_t seed = 0;
    Tensor table;
  };

  /// Words that differ only in the blank behind them are one to embeddings that do not look at it.
  WordNumber number(const ParsedToken& token) const { return reads_space_ ? token.number : token.number & ~WordNumber{1}; }
  Status load_embeddings(const ModelFile& file);
  Status load_static_vectors(const ModelFile& file, const StaticVectors* vectors);
  Status load_encoder(const ModelFile& file);
  void embed(const Word& word, Floats& projected, float* out) const;
  void mix_missing(Memory& memory) const;
  void remember(std::span<const ParsedToken> tokens, Memory& memory) const;
  void place(std::span<const ParsedToken> tokens, Memory& memory, float* rows) const;

  std::size_t table_width_ = 0;
  std::vector<Embedding> embeddings_;
  bool reads_space_ = false;
  const StaticVectors* static_vectors_ = nullptr;
  Dense projection_;  // of the static vectors
  MaxoutLayer mix_;
  std::vector<WindowLayer> encoder_;
};

}  // namespace dateline::nlp
