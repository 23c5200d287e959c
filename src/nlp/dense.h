#pragma once
// A dense layer: y = W x, for many x at once. Each output number is summed in one fixed order, input by input, whatever the number of
// rows: a text's answers are the same bytes alone or in a batch. Runs on the best vector unit that the processor has.
#include <cstddef>
#include <vector>

#include "nlp/tensor.h"

namespace dateline::nlp {

class Dense {
 public:
  Dense() = default;
  /// `weights` holds outputs x inputs numbers, row-major; `bias` outputs numbers or none.
  Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t outputs, std::size_t inputs);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  /// Floats from one row of the result to the next that apply() wants: outputs() rounded up.
  std::size_t padded_outputs() const { return panels_ * kPanel; }

  /// `rows` rows of inputs() floats that begin every `stride` floats at `x`, to `rows` rows of padded_outputs() floats at `y`.
  void apply(const float* x, std::size_t stride, std::size_t rows, float* y) const;

  static constexpr std::size_t kPanel = 16;  // outputs that are computed together

 private:
  std::size_t inputs_ = 0, outputs_ = 0, panels_ = 0;
  std::vector<float> packed_;  // panel by panel, input by input, kPanel outputs
  std::vector<float> bias_;    // padded
};

}  // namespace dateline::nlp
