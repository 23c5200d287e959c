#pragma once
// A dense layer: y = W x + b, for many x at once. Each number is summed in one fixed order, input by input, whatever the number of rows
// and whatever the vector unit: a text's answers are the same bits alone or in a batch, on any processor.
#include <cstddef>
#include <vector>

#include "nlp/panels.h"

namespace dateline::nlp {

class Dense {
 public:
  Dense() = default;
  /// `weights` holds outputs x inputs numbers, row-major; `bias` outputs numbers or none.
  Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t outputs, std::size_t inputs);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  /// Floats from one row of the result to the next that apply() wants.
  std::size_t padded_outputs() const { return padded(outputs_); }
  /// As the kernels read them (panels.h).
  const float* weights() const { return weights_.data(); }
  const float* bias() const { return bias_.data(); }

  /// `rows` rows of inputs() floats that begin every `stride` floats at `x`, to `rows` rows of padded_outputs() floats at `y`.
  void apply(const float* x, std::size_t stride, std::size_t rows, float* y) const;

 private:
  std::size_t inputs_ = 0, outputs_ = 0;
  Floats weights_, bias_;
};

}  // namespace dateline::nlp
