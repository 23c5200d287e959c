#pragma once
// Token vectors: hashed embeddings of a token's lexical attributes (and, in larger models, a static vector), mixed into one vector,
// then layers that each look at a token's neighbours (spaCy's MultiHashEmbed and MaxoutWindowEncoder).
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "nlp/dense.h"
#include "nlp/model_file.h"
#include "nlp/parsed_text.h"
#include "nlp/static_vectors.h"

namespace dateline::nlp {

/// Rows of `width` floats, one a token.
struct TokenVectors {
  std::size_t width = 0;
  std::vector<float> data;
  const float* row(std::size_t token) const { return data.data() + token * width; }
};

/// Dense, the greatest of some outputs (maxout), then layer normalisation.
class MaxoutLayer {
 public:
  static Result<MaxoutLayer> load(const ModelFile& file, const ModelNode& maxout, const ModelNode& norm);
  std::size_t inputs() const { return dense_.inputs(); }
  std::size_t outputs() const { return outputs_; }
  /// `rows` inputs every `stride` floats at x, to `rows` x outputs() floats at y.
  void apply(const float* x, std::size_t stride, std::size_t rows, float* y) const;

 private:
  void activate(const float* sums, float* y) const;

  std::size_t outputs_ = 0, pieces_ = 0;
  Dense dense_;  // its outputs stand piece by piece, so that the greatest is taken across whole vectors
  std::vector<float> gain_, shift_;
};

class Tok2Vec {
 public:
  /// Takes its layers from a component's model file. `vectors` may be null where the model has none; it must outlive this.
  static Result<Tok2Vec> load(const ModelFile& file, const StaticVectors* vectors);

  std::size_t width() const { return mix_.outputs(); }
  TokenVectors vectors(const ParsedText& text) const;

 private:
  struct Embedding {
    LexicalAttribute attribute = LexicalAttribute::kNorm;
    std::uint32_t seed = 0;
    Tensor table;
  };

  Status load_embeddings(const ModelFile& file);
  Status load_static_vectors(const ModelFile& file, const StaticVectors* vectors);
  Status load_encoder(const ModelFile& file);
  void embed(const ParsedText& text, std::span<const std::size_t> tokens, float* out) const;
  void mix(const ParsedText& text, std::size_t from, std::size_t to, float* out) const;
  void encode(std::vector<float>& rows, std::size_t count) const;
  void chunk(const ParsedText& text, std::size_t first, std::size_t last, float* out) const;

  std::size_t table_width_ = 0;
  std::vector<Embedding> embeddings_;
  const StaticVectors* static_vectors_ = nullptr;
  Dense projection_;  // of the static vectors
  MaxoutLayer mix_;
  std::vector<MaxoutLayer> encoder_;
  std::size_t window_ = 1;
};

}  // namespace dateline::nlp
