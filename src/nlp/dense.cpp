#include "nlp/dense.h"

#include <algorithm>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/dense.cpp"
#include <hwy/foreach_target.h>

#include "nlp/multiply-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

void dense(const float* weights, const float* bias, std::size_t inputs, std::size_t panels, const float* x, std::size_t stride,
           std::size_t rows, float* y) {
  multiply(weights, bias, inputs, panels, x, stride, rows, y, panels * kPanel);
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {

HWY_EXPORT(dense);

Dense::Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t outputs, std::size_t inputs)
    : inputs_(inputs), outputs_(outputs), weights_(pack_panels(weights.data(), outputs, inputs)), bias_(padded(outputs), 0.0F) {
  std::copy(bias.begin(), bias.end(), bias_.begin());
}

void Dense::apply(const float* x, std::size_t stride, std::size_t rows, float* y) const {
  HWY_DYNAMIC_DISPATCH(dense)(weights(), bias(), inputs_, padded_outputs() / kPanel, x, stride, rows, y);
}

}  // namespace dateline::nlp
#endif
