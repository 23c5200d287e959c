#pragma once
// A maxout layer with layer normalisation, for rows that stand alone.
#include "nlp/dense.h"
#include "nlp/maxout_weights.h"

namespace dateline::nlp {

class MaxoutLayer {
 public:
  MaxoutLayer() = default;
  explicit MaxoutLayer(MaxoutWeights weights);

  std::size_t inputs() const { return weights_.inputs; }
  std::size_t outputs() const { return weights_.outputs; }
  /// `rows` rows of inputs() floats, every `stride` floats at x, to rows of padded(outputs()) floats at y. `sums` is room to work in.
  void apply(const float* x, std::size_t stride, std::size_t rows, float* y, Floats& sums) const;

 private:
  MaxoutWeights weights_;  // the weights themselves are in dense_
  Dense dense_;
};

}  // namespace dateline::nlp
