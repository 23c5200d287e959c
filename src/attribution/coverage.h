#pragma once
// Which attributions a token lies in: their content ranges in order, asked for by position.
#include <vector>

#include "attribution/token_ranges.h"

namespace dateline::attribution {

class Coverage {
 public:
  void add(TokenRange range, int item) { ranges_.push_back({range, 0, item}); }
  /// After the last add().
  void finish();
  /// The items whose range covers the token, the smallest range first.
  std::vector<int> at(TokenIndex token) const;

 private:
  struct Entry {
    TokenRange range;
    TokenIndex furthest = 0;  // the greatest end up to here
    int item = 0;
  };
  std::vector<Entry> ranges_;
};

}  // namespace dateline::attribution
