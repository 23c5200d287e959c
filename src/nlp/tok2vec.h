#pragma once
// Token vectors: the vectors of words, then layers that each look at a token's neighbours (spaCy's MaxoutWindowEncoder).
#include <vector>

#include "base/result.h"
#include "nlp/model_file.h"
#include "nlp/parsed_text.h"
#include "nlp/window_layer.h"
#include "nlp/word_mixer.h"

namespace dateline::nlp {

/// Rows of `stride` floats, one for each token of a batch; what stands behind the vector's width is zero.
struct TokenVectors {
  std::size_t stride = 0, rows = 0;
  Floats data;  // may be longer
  const float* row(std::size_t token) const { return data.data() + token * stride; }
};

class Tok2Vec {
 public:
  /// Takes its layers from a component's model file. `vectors` may be null where the model has none; it must outlive this.
  static Result<Tok2Vec> load(const ModelFile& file, const StaticVectors* vectors);

  std::size_t width() const { return mixer_.width(); }

  /// What a thread keeps for one Tok2Vec, and room to work in.
  struct Memory {
    WordMixer::Memory mixer;
    Floats rows;
    std::vector<WindowLayer::Edge> edges;  // of the rows' tiles
    WindowLayer::Scratch window;
  };

  /// Word numbers of the batch are less than `words`.
  void vectors(const Batch& batch, std::size_t words, Memory& memory, TokenVectors& out) const;

 private:
  class Chunk;

  Status load_encoder(const ModelFile& file);

  WordMixer mixer_;
  std::vector<WindowLayer> encoder_;
};

}  // namespace dateline::nlp
