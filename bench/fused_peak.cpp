#include "bench/fused_peak.h"

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/fused_peak.cpp"
#include <hwy/foreach_target.h>

#include "nlp/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

constexpr std::size_t kSums = 12;

float fused_multiply_adds(std::size_t times) {
  const Lanes d;
  const Vector x = hn::Set(d, 1.0001F), y = hn::Set(d, 0.9999F);
  Vector sums[kSums];
  DATELINE_UNROLL for (std::size_t s = 0; s < kSums; ++s) sums[s] = hn::Set(d, static_cast<float>(s));
  for (std::size_t i = 0; i < times; ++i) {
    DATELINE_UNROLL for (std::size_t s = 0; s < kSums; ++s) sums[s] = fused(sums[s], x, y);
  }
  Vector all = sums[0];
  DATELINE_UNROLL for (std::size_t s = 1; s < kSums; ++s) all = hn::Add(all, sums[s]);
  return hn::GetLane(all);
}

double flops_of(std::size_t times) { return static_cast<double>(times) * kSums * kLanes * 2; }

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {
HWY_EXPORT(fused_multiply_adds);
HWY_EXPORT(flops_of);
}  // namespace dateline::nlp

namespace dateline::bench {

float fused_multiply_adds(std::size_t times) {
  using namespace dateline::nlp;
  return HWY_DYNAMIC_DISPATCH(fused_multiply_adds)(times);
}
double flops_of(std::size_t times) {
  using namespace dateline::nlp;
  return HWY_DYNAMIC_DISPATCH(flops_of)(times);
}

}  // namespace dateline::bench
#endif
