#pragma once
// A maxout layer with layer normalisation (Thinc's maxout and layernorm): of each output's `pieces` sums the greatest is taken, and the
// row is normalised.
#include <vector>

#include "base/result.h"
#include "nlp/model_file.h"
#include "nlp/panels.h"

namespace dateline::nlp {

struct MaxoutWeights {
  std::size_t outputs = 0, pieces = 0, inputs = 0;
  std::vector<float> weights;  // sums() x inputs, see sum()
  Floats bias;                 // sums()
  Floats gain, shift;          // padded(outputs); zero behind outputs

  /// The sums stand so that the pieces of kPanel outputs follow each other: a panel of first pieces, one of second pieces, ... Those of
  /// outputs that the layer does not have are zero.
  std::size_t sum(std::size_t output, std::size_t piece) const { return (output / kPanel * pieces + piece) * kPanel + output % kPanel; }
  std::size_t sums() const { return padded(outputs) * pieces; }

  static Result<MaxoutWeights> load(const ModelFile& file, const ModelNode& maxout, const ModelNode& norm);
};

/// Rows of sums (of.sums() floats) to rows of padded(of.outputs) floats.
void activate(const MaxoutWeights& of, const float* sums, std::size_t rows, float* y);

}  // namespace dateline::nlp
