#include "nlp/choose.h"

#include <algorithm>
#include <limits>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/choose.cpp"
#include <hwy/foreach_target.h>

#include "nlp/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

int choose(const float* scores, const std::uint32_t* kinds, std::size_t size, std::uint32_t allowed) {
  const Lanes d;
  const hn::RebindToUnsigned<Lanes> whole;
  const auto wanted = hn::Set(whole, allowed);
  const auto is_allowed = [&](std::size_t i) {
    return hn::RebindMask(d, hn::Ne(hn::And(hn::LoadU(whole, kinds + i), wanted), hn::Zero(whole)));
  };
  const Vector least = hn::Set(d, -std::numeric_limits<float>::infinity());
  Vector greatest = least;
  for (std::size_t i = 0; i < size; i += kLanes) {
    greatest = hn::Max(greatest, hn::IfThenElse(is_allowed(i), load(scores + i), least));
  }
  // Not MaxOfLanes: Highway's emulated lanes have no minus infinity in it.
  float lanes[kLanes];
  store(greatest, lanes);
  const Vector best = hn::Set(d, *std::max_element(lanes, lanes + kLanes));
  for (std::size_t i = 0; i < size; i += kLanes) {
    const std::intptr_t at = hn::FindFirstTrue(d, hn::And(is_allowed(i), hn::Eq(load(scores + i), best)));
    if (at >= 0) return static_cast<int>(i) + static_cast<int>(at);
  }
  return -1;
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {

HWY_EXPORT(choose);

int choose(const float* scores, const Kinds& kinds, std::uint32_t allowed) {
  return HWY_DYNAMIC_DISPATCH(choose)(scores, kinds.data(), kinds.size(), allowed);
}

}  // namespace dateline::nlp
#endif
