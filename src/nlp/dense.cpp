#include "nlp/dense.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/dense.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<float, 16>;
constexpr std::size_t kVectors = 16 / hn::MaxLanes(Lanes());  // of one panel
// Rows at a time: as many as leave registers for a panel of weights and one input.
constexpr std::size_t kRows = kVectors == 1 ? 12 : kVectors == 2 ? 6 : 2;

// The loops over rows and vectors must be unrolled, or the sums do not stay in registers; at -O2 the compiler needs to be told.
#define DATELINE_UNROLL _Pragma("GCC unroll 16")

template <std::size_t kCount>
HWY_INLINE void panel_rows(const float* HWY_RESTRICT weights, const float* HWY_RESTRICT bias, std::size_t inputs,
                           const float* HWY_RESTRICT x, std::size_t stride, float* HWY_RESTRICT y, std::size_t y_stride) {
  const Lanes d;
  constexpr std::size_t kLanes = hn::MaxLanes(Lanes());
  hn::Vec<Lanes> sums[kCount][kVectors];
  DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = hn::Zero(d);
  }
  for (std::size_t k = 0; k < inputs; ++k, weights += 16) {
    hn::Vec<Lanes> w[kVectors];
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) w[v] = hn::LoadU(d, weights + v * kLanes);
    DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) {
      const auto input = hn::Set(d, x[r * stride + k]);
      DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = hn::MulAdd(input, w[v], sums[r][v]);
    }
  }
  DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) {
      hn::StoreU(hn::Add(sums[r][v], hn::LoadU(d, bias + v * kLanes)), d, y + r * y_stride + v * kLanes);
    }
  }
}

void multiply(const float* packed, const float* bias, std::size_t inputs, std::size_t panels, const float* x, std::size_t stride,
              std::size_t rows, float* y) {
  const std::size_t y_stride = panels * 16;
  for (std::size_t panel = 0; panel < panels; ++panel) {
    const float* weights = packed + panel * 16 * inputs;
    float* out = y + panel * 16;
    std::size_t row = 0;
    for (; row + kRows <= rows; row += kRows) {
      panel_rows<kRows>(weights, bias + panel * 16, inputs, x + row * stride, stride, out + row * y_stride, y_stride);
    }
    for (; row < rows; ++row) {
      panel_rows<1>(weights, bias + panel * 16, inputs, x + row * stride, stride, out + row * y_stride, y_stride);
    }
  }
}

#undef DATELINE_UNROLL

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {

HWY_EXPORT(multiply);

Dense::Dense(const std::vector<float>& weights, const std::vector<float>& bias, std::size_t outputs, std::size_t inputs)
    : inputs_(inputs), outputs_(outputs), panels_((outputs + kPanel - 1) / kPanel) {
  packed_.assign(panels_ * kPanel * inputs, 0.0F);
  bias_.assign(panels_ * kPanel, 0.0F);
  std::copy(bias.begin(), bias.end(), bias_.begin());
  for (std::size_t o = 0; o < outputs; ++o) {
    float* panel = packed_.data() + (o / kPanel) * kPanel * inputs + o % kPanel;
    for (std::size_t i = 0; i < inputs; ++i) panel[i * kPanel] = weights[o * inputs + i];
  }
}

void Dense::apply(const float* x, std::size_t stride, std::size_t rows, float* y) const {
  HWY_DYNAMIC_DISPATCH(multiply)(packed_.data(), bias_.data(), inputs_, panels_, x, stride, rows, y);
}

}  // namespace dateline::nlp
#endif
