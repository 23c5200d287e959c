#pragma once
// Rate: a share with the 95 % interval by Wilson, which is honest where there are few: 3 of 3 is 44 to 100 %.
#include <optional>

namespace dateline::review {

struct Rate {
  int right = 0, of = 0;
  double value = 0, low = 0, high = 0;  // 0 to 1
};

/// Nothing of nothing.
std::optional<Rate> rate_of(int right, int of);

}  // namespace dateline::review
