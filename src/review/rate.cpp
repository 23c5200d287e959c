#include "review/rate.h"

#include <algorithm>
#include <cmath>

namespace dateline::review {
namespace {
constexpr double kZ = 1.959964;  // 97.5 % of a normal distribution lie below
}  // namespace

std::optional<Rate> rate_of(int right, int of) {
  if (of <= 0) return std::nullopt;
  const double n = of, share = right / n, z2 = kZ * kZ;
  const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kZ / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return Rate{right, of, share, right == 0 ? 0 : std::max(0.0, middle - half), right == of ? 1 : std::min(1.0, middle + half)};
}

}  // namespace dateline::review
