// The one matrix product of the language core: rows times weights in panels of kPanel columns. Every number is summed input by input
// from its start, whatever the rows beside it and whatever the unit, so the same row gives the same bits anywhere.
#if defined(DATELINE_NLP_MULTIPLY_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef DATELINE_NLP_MULTIPLY_INL_H_
#undef DATELINE_NLP_MULTIPLY_INL_H_
#else
#define DATELINE_NLP_MULTIPLY_INL_H_
#endif

#include <hwy/cache_control.h>

#include "nlp/lanes-inl.h"
#include "nlp/panels.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

// As many sums at a time as leave registers for a stretch of weights and one input: 12 x 32 of 32 (AVX-512), 6 x 16 of 16 (AVX2).
constexpr std::size_t kColumns = kLanes == 16 ? 32 : 16;
constexpr std::size_t kRows = kLanes == 16 ? 12 : kLanes == 8 ? 6 : HWY_NATIVE_FMA ? 6 : 2;
static_assert(kPanel % kColumns == 0);

/// kCount rows times kColumns columns. With `kFetches` it has the weights of the next panel brought nearer meanwhile.
template <std::size_t kCount, bool kFetches>
HWY_INLINE void multiply_tile(const float* HWY_RESTRICT weights, const float* HWY_RESTRICT start, std::size_t inputs,
                              const float* HWY_RESTRICT x, std::size_t stride, float* HWY_RESTRICT y, std::size_t y_stride) {
  constexpr std::size_t kVectors = kColumns / kLanes;
  Vector sums[kCount][kVectors];
  DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) {
    const Vector begin = load(start + v * kLanes);
    DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) sums[r][v] = begin;
  }
  for (std::size_t k = 0; k < inputs; ++k, weights += kPanel) {
    if constexpr (kFetches) {
      hwy::Prefetch(weights + kPanel * inputs);
      if constexpr (kColumns > 16) hwy::Prefetch(weights + kPanel * inputs + 16);
    }
    Vector w[kVectors];
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) w[v] = load(weights + v * kLanes);
    DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) {
      const Vector input = hn::Set(Lanes(), x[r * stride + k]);
      DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = fused(input, w[v], sums[r][v]);
    }
  }
  DATELINE_UNROLL for (std::size_t r = 0; r < kCount; ++r) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) store(sums[r][v], y + r * y_stride + v * kLanes);
  }
}

/// The last rows, fewer than kRows.
template <std::size_t kCount>
HWY_INLINE void multiply_rest(std::size_t rows, const float* weights, const float* start, std::size_t inputs, const float* x,
                              std::size_t stride, float* y, std::size_t y_stride) {
  if constexpr (kCount > 0) {
    if (rows == kCount) return multiply_tile<kCount, false>(weights, start, inputs, x, stride, y, y_stride);
    multiply_rest<kCount - 1>(rows, weights, start, inputs, x, stride, y, y_stride);
  }
}

/// `rows` rows of `inputs` floats, `stride` apart at x, to rows of `panels` * kPanel floats, `y_stride` apart at y. The sums start at
/// `start`, panels * kPanel floats.
inline void multiply(const float* weights, const float* start, std::size_t inputs, std::size_t panels, const float* x, std::size_t stride,
                     std::size_t rows, float* y, std::size_t y_stride) {
  for (std::size_t panel = 0; panel < panels; ++panel) {
    for (std::size_t part = 0; part < kPanel; part += kColumns) {
      const std::size_t column = panel * kPanel + part;
      const float* w = weights + panel * kPanel * inputs + part;
      std::size_t row = 0;
      if (kRows <= rows) {
        multiply_tile<kRows, true>(w, start + column, inputs, x, stride, y + column, y_stride);
        row += kRows;
      }
      for (; row + kRows <= rows; row += kRows) {
        multiply_tile<kRows, false>(w, start + column, inputs, x + row * stride, stride, y + row * y_stride + column, y_stride);
      }
      multiply_rest<kRows - 1>(rows - row, w, start + column, inputs, x + row * stride, stride, y + row * y_stride + column, y_stride);
    }
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, once a target
