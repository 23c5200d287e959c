#pragma once
// The time of a happening: the expression that the parse puts in its clause; else that of the clause it hangs on; else none. A time of
// saying ("said on Monday") is never the time of what was said. What has no time stays without: its end is only known to be not after publication.
#include "events/predicates.h"
#include "events/status.h"

namespace dateline::events {

class EventTimes {
 public:
  EventTimes(const Ground& ground, const std::vector<Predicate>& predicates);
  /// `which` is the place of the predicate in the list.
  EventTime of(std::size_t which, const Standing& standing) const;
  /// Whether a length of time stands in its clause ("for years").
  bool has_duration(std::size_t which) const;

 private:
  /// When the clause around a token was said, if its verb of speech has a date: "reported in August that".
  std::optional<Day> day_of_saying(TokenIndex token) const;

  const Ground& ground_;
  const std::vector<Predicate>& predicates_;
  std::vector<int> predicate_at_;           // by token: the predicate it heads, or -1
  std::vector<std::vector<TimeId>> stated_;  // by predicate
};

}  // namespace dateline::events
