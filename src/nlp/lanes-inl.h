// What the kernels share: vectors of up to sixteen floats on the unit that is being built for, a fused multiply-add that gives the same
// bits on all of them, and sums over a row in one fixed order: sixteen running sums, folded by halves. Includes Highway.
#if defined(DATELINE_NLP_LANES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef DATELINE_NLP_LANES_INL_H_
#undef DATELINE_NLP_LANES_INL_H_
#else
#define DATELINE_NLP_LANES_INL_H_
#endif

#include <hwy/highway.h>

#include <cmath>
#include <cstddef>

#include "nlp/fused.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Lanes>;
constexpr std::size_t kLanes = hn::MaxLanes(Lanes());
constexpr std::size_t kSixteen = 16 / kLanes;  // vectors in sixteen floats

// Loops over vectors that must stay in registers; at -O2 the compiler needs to be told.
#ifndef DATELINE_UNROLL
#define DATELINE_UNROLL _Pragma("GCC unroll 32")
#endif

HWY_INLINE Vector load(const float* from) { return hn::LoadU(Lanes(), from); }
HWY_INLINE void store(Vector value, float* to) { hn::StoreU(value, Lanes(), to); }

/// a * b + c
HWY_INLINE Vector fused(Vector a, Vector b, Vector c) {
#if HWY_NATIVE_FMA
  return hn::MulAdd(a, b, c);
#else
  HWY_ALIGN float x[kLanes], y[kLanes], z[kLanes];
  store(a, x);
  store(b, y);
  store(c, z);
  for (std::size_t i = 0; i < kLanes; ++i) z[i] = fused_multiply_add(x[i], y[i], z[i]);
  return load(z);
#endif
}

/// The sum of a vector's lanes, folded by halves.
template <class D>
HWY_INLINE float fold_lanes(D, hn::Vec<D> sums) {
#if HWY_TARGET != HWY_SCALAR
  if constexpr (hn::MaxLanes(D()) > 1) {
    const hn::Half<D> half;
    return fold_lanes(half, hn::Add(hn::LowerHalf(half, sums), hn::UpperHalf(half, sums)));
  }
#endif
  return hn::GetLane(sums);
}

/// The sum of sixteen running sums.
HWY_INLINE float fold(Vector* sums) {
  for (std::size_t half = kSixteen / 2; half > 0; half /= 2) {
    for (std::size_t v = 0; v < half; ++v) sums[v] = hn::Add(sums[v], sums[v + half]);
  }
  return fold_lanes(Lanes(), sums[0]);
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, once a target
