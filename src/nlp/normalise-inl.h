// Layer normalisation of one row (Ba, Kiros and Hinton 2016), as Thinc has it.
#if defined(DATELINE_NLP_NORMALISE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef DATELINE_NLP_NORMALISE_INL_H_
#undef DATELINE_NLP_NORMALISE_INL_H_
#else
#define DATELINE_NLP_NORMALISE_INL_H_
#endif

#include "nlp/lanes-inl.h"
#include "nlp/maxout.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

/// row[i] off the mean; zero behind the row's end.
HWY_INLINE Vector centred(const float* row, std::size_t i, Vector mean, std::size_t size) {
  const Vector off = hn::Sub(load(row + i), mean);
  if (i + kLanes <= size) return off;
  return hn::IfThenElseZero(hn::FirstN(Lanes(), i < size ? size - i : 0), off);
}

/// The row normalised, times gain, plus shift and, where `kAdds`, plus what stands at `out` already, to `out`.
template <bool kAdds>
HWY_INLINE void normalise(const float* row, const MaxoutWeights& of, float* out) {
  const Lanes d;
  const std::size_t end = padded(of.outputs);
  const float size = static_cast<float>(of.outputs);
  Vector sums[kSixteen], squares[kSixteen];
  DATELINE_UNROLL for (std::size_t v = 0; v < kSixteen; ++v) sums[v] = squares[v] = hn::Zero(d);
  for (std::size_t i = 0; i < end; i += 16) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kSixteen; ++v) sums[v] = hn::Add(sums[v], load(row + i + v * kLanes));
  }
  const Vector mean = hn::Set(d, fold(sums) / size);
  for (std::size_t i = 0; i < end; i += 16) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kSixteen; ++v) {
      const Vector off = centred(row, i + v * kLanes, mean, of.outputs);
      squares[v] = fused(off, off, squares[v]);
    }
  }
  constexpr float kEpsilon = 1e-8F;
  const Vector scale = hn::Set(d, 1.0F / std::sqrt(fold(squares) / size + kEpsilon));
  for (std::size_t i = 0; i < end; i += kLanes) {
    const Vector off = hn::Mul(centred(row, i, mean, of.outputs), scale);
    const Vector value = fused(off, load(of.gain.data() + i), load(of.shift.data() + i));
    store(kAdds ? hn::Add(load(out + i), value) : value, out + i);
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, once a target
