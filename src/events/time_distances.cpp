#include "events/time_distances.h"

#include <charconv>
#include <optional>

namespace dateline::events {
namespace {

constexpr TokenIndex kFarthestClause = 16;  // tokens from "after" to the happening
constexpr int kMostUnits = 200;

struct Distance {
  int count = 0;
  char unit = 'D';
};

/// "P2D", "P4Y".
std::optional<Distance> distance_of(const TimeExpression& time) {
  if (time.type != TimexType::kDuration || time.value.size() < 3 || time.value[0] != 'P') return std::nullopt;
  Distance out;
  out.unit = time.value.back();
  const char* last = time.value.data() + time.value.size() - 1;
  const auto read = std::from_chars(time.value.data() + 1, last, out.count);
  if (read.ec != std::errc() || read.ptr != last || out.count < 1 || out.count > kMostUnits) return std::nullopt;
  return out.unit == 'D' || out.unit == 'W' || out.unit == 'M' || out.unit == 'Y' ? std::optional(out) : std::nullopt;
}

EventTime moved(Day from, const Distance& by, int direction) {
  EventTime out;
  out.basis = TimeBasis::kInferred;
  if (by.unit == 'D' || by.unit == 'W') {
    out.start = out.end = from + std::chrono::days(direction * by.count * (by.unit == 'W' ? 7 : 1));
    out.value = iso_day(*out.start);
    return out;
  }
  const Day there = add_months(from, direction * by.count * (by.unit == 'Y' ? 12 : 1));
  out.start = make_day(year_of(there), month_of(there), 1);
  out.end = last_of_month(there);
  out.value = iso_month(there);
  return out;
}

bool is_day(const std::optional<Day>& start, const std::optional<Day>& end) { return start && end && *end - *start <= std::chrono::days(1) && *end >= *start; }

/// The day from which the sentence counts: of the nearest dated happening before, else of the last day that it names, where nobody says something then.
std::optional<Day> counted_from(const Ground& ground, const std::vector<Telling>& tellings, std::uint32_t sentence, TokenIndex before) {
  std::optional<Day> day;
  for (const Telling& one : tellings) {
    const EventTime& time = one.event.time;
    const bool told = time.basis == TimeBasis::kStated || time.basis == TimeBasis::kInferred;
    if (one.sentence == sentence && static_cast<TokenIndex>(one.event.head) < before && told && is_day(time.start, time.end)) day = time.start;
  }
  if (day) return day;
  for (const TimeExpression& time : ground.reading.times) {
    const Sentence words = ground.syntax.tokens_in(time.span);
    if (words.first >= words.last || words.first >= before || ground.syntax.sentence_of(words.first) != sentence) continue;
    if (time.type == TimexType::kDate && is_day(time.start, time.end)) day = time.start;
  }
  return day;
}

}  // namespace

void take_distances(const Ground& ground, std::vector<Telling>& tellings) {
  for (const TimeExpression& time : ground.reading.times) {
    const auto distance = distance_of(time);
    if (!distance) continue;
    const TokenIndex tie = ground.syntax.tokens_in(time.span).last;
    if (tie >= ground.syntax.size()) continue;
    const std::string& word = ground.token(tie).lower;
    if (word != "after" && word != "before") continue;
    const std::uint32_t sentence = ground.syntax.sentence_of(tie);
    const auto from = counted_from(ground, tellings, sentence, tie);
    if (!from) continue;
    for (Telling& one : tellings) {
      const auto head = static_cast<TokenIndex>(one.event.head);
      if (one.sentence != sentence || head <= tie || head - tie > kFarthestClause || one.event.kind.empty()) continue;
      const bool own = one.event.time.basis == TimeBasis::kStated;
      if (!own) one.event.time = moved(*from, *distance, word == "after" ? -1 : 1);
      break;
    }
  }
}

}  // namespace dateline::events
