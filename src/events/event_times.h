#pragma once
// The time of a happening within its sentence: the expression that the parse puts in its clause; else that of the clause it hangs on, or of a
// happening it is tied to ("after the raid on Friday"); else none. A time of saying ("said on Monday") is never the time of what was said.
// What has no time stays without: its end is only known to be not after publication.
#include "events/predicates.h"
#include "events/status.h"

namespace dateline::events {

/// How a happening lies to the time or the other happening that a word ties it to.
enum class Order { kAt, kAfter, kBefore, kSince, kUntil };

/// "after" the vote, "since" 2014; kAt for any other word.
Order order_of(const Codebook& book, std::string_view word);

class EventTimes {
 public:
  EventTimes(const Ground& ground, const std::vector<Predicate>& predicates);
  /// `which` is the place of the predicate in the list.
  EventTime of(std::size_t which, const Standing& standing) const;
  /// Whether a length of time stands in its clause ("for years").
  bool has_duration(std::size_t which) const;

 private:
  struct Told {
    TimeId time;
    Order order = Order::kAt;
  };

  void collect(TokenIndex token);
  /// What stands in the clause of a predicate.
  std::optional<EventTime> own_time(std::size_t which) const;
  /// The same of the predicate at a token, if it is another one than `which`.
  std::optional<EventTime> time_at(TokenIndex token, std::size_t which) const;
  /// From the clauses above: this one is their purpose, sequel or part, or is said to be before or after them.
  std::optional<EventTime> from_above(TokenIndex& at, std::size_t which, const Standing& standing) const;
  /// From a happening in its own phrases: "during the talks in May".
  std::optional<EventTime> from_below(std::size_t which) const;
  std::optional<EventTime> on_word(TokenIndex token) const;
  EventTime undated(TokenIndex at, std::size_t which, const Standing& standing) const;
  /// When the clause around a token was said, if its verb of speech has a date: "reported in August that".
  std::optional<Day> day_of_saying(TokenIndex token) const;

  const Ground& ground_;
  const std::vector<Predicate>& predicates_;
  std::optional<Day> published_;
  std::optional<Day> latest_;  // the day of publication, or the last that an undated report can have
  std::vector<int> predicate_at_;         // by token: the predicate it heads, or -1
  std::vector<std::vector<Told>> stated_;  // by predicate
};

}  // namespace dateline::events
