#include "nlp/maxout_layer.h"

#include <utility>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/maxout_layer.cpp"
#include <hwy/foreach_target.h>

#include "nlp/normalise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

/// Rows of sums (MaxoutWeights::row) to rows of outputs.
void activate(const MaxoutWeights& of, const float* sums, std::size_t rows, float* y) {
  for (std::size_t row = 0; row < rows; ++row, sums += of.rows(), y += padded(of.outputs)) {
    for (std::size_t i = 0; i < padded(of.outputs); i += kLanes) {
      const float* first = sums + of.row(i, 0);
      Vector greatest = load(first);
      for (std::size_t piece = 1; piece < of.pieces; ++piece) greatest = hn::Max(greatest, load(first + piece * kPanel));
      store(greatest, y + i);
    }
    normalise<false>(y, of, y);
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {

HWY_EXPORT(activate);

MaxoutLayer::MaxoutLayer(MaxoutWeights weights) : weights_(std::move(weights)) {
  const std::vector<float> bias(weights_.bias.begin(), weights_.bias.end());
  dense_ = Dense(std::exchange(weights_.weights, {}), bias, weights_.rows(), weights_.inputs);
}

void MaxoutLayer::apply(const float* x, std::size_t stride, std::size_t rows, float* y, Floats& sums) const {
  sums.resize(rows * weights_.rows());
  dense_.apply(x, stride, rows, sums.data());
  HWY_DYNAMIC_DISPATCH(activate)(weights_, sums.data(), rows, y);
}

}  // namespace dateline::nlp
#endif
