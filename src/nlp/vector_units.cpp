#include "nlp/vector_units.h"

#include <cstdint>

#include "nlp/vector_targets.h"

#include <hwy/highway.h>

namespace dateline::nlp {
namespace {

std::string name_of(std::int64_t target) {
#if HWY_ARCH_X86
  if (target == HWY_AVX3) return "avx512";
  if (target == HWY_AVX2) return "avx2";
#elif HWY_ARCH_ARM
  if (target == HWY_NEON) return "neon";
#endif
  return "portable";
}

}  // namespace

std::vector<std::string> vector_units() {
  std::vector<std::string> names;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) names.push_back(name_of(target));
  return names;
}

bool use_vector_unit(std::string_view name) {
  hwy::SetSupportedTargetsForTest(0);
  std::int64_t wanted = 0;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (name_of(target) == name) wanted = target;
  }
  hwy::SetSupportedTargetsForTest(wanted);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return wanted != 0 || name.empty();
}

}  // namespace dateline::nlp
