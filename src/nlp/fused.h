#pragma once
// a * b + c rounded once, as a processor with a fused multiply-add gives it, for those without.
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>

namespace dateline::nlp {

inline float fused_multiply_add(float a, float b, float c) {
  // In double the product is exact and the sum is rounded to 53 bits. Rounding it again to 24 goes wrong only where it then lies just
  // between two floats, or below the smallest normal one.
  const double sum = static_cast<double>(a) * static_cast<double>(b) + static_cast<double>(c);
  const bool between = (std::bit_cast<std::uint64_t>(sum) & 0x1FFFFFFF) == 0x10000000;
  const bool normal = std::fabs(sum) >= static_cast<double>(FLT_MIN) || sum == 0;
  return !between && normal ? static_cast<float>(sum) : std::fma(a, b, c);
}

}  // namespace dateline::nlp
