#pragma once
// The greatest number of fused multiply-adds that the chosen vector unit can do: as many independent sums as hide the wait for each.
#include <cstddef>

namespace dateline::bench {

inline constexpr std::size_t kFusedTimes = 1'000'000;

/// Runs a loop `times` times on the chosen unit; gives a number that depends on all of it.
float fused_multiply_adds(std::size_t times);
/// How many products and sums that is.
double flops_of(std::size_t times);

}  // namespace dateline::bench
