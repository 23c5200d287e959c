#include "events/time_distances.h"

#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "base/data_file.h"

namespace dateline::events {
namespace {

constexpr TokenIndex kFarthestClause = 16;  // tokens from "after" to the happening
constexpr int kMostUnits = 200;
constexpr std::uint32_t kLead = 2;        // sentences that tell the news
constexpr std::string_view kAnniversary = "anniversary";

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

/// The day that the sentence names first behind a token.
std::optional<Day> named_behind(const Ground& ground, std::uint32_t sentence, TokenIndex at) {
  for (const TimeExpression& time : ground.reading.times) {
    const Sentence words = ground.syntax.tokens_in(time.span);
    if (words.first >= words.last || words.first <= at || ground.syntax.sentence_of(words.first) != sentence) continue;
    if (time.type == TimexType::kDate && is_day(time.start, time.end)) return time.start;
  }
  return std::nullopt;
}

/// "The second", "the 10th" before "anniversary".
std::optional<Distance> ordinal_before(const Ground& ground, TokenIndex noun) {
  static const auto kYears = [] {
    std::map<std::string_view, int> out;
    for (const TableRow& row : data_table("events/anniversaries.tsv")) out[row[0]] = std::atoi(std::string(row[1]).c_str());
    return out;
  }();
  for (TokenIndex i = noun; i > 0 && noun - i < 3; --i) {
    const std::string& word = ground.token(i - 1).lower;
    if (const auto found = kYears.find(word); found != kYears.end()) return Distance{found->second, 'Y'};
    Distance out{0, 'Y'};
    const auto read = std::from_chars(word.data(), word.data() + word.size(), out.count);
    const std::string_view ending(read.ptr, static_cast<std::size_t>(word.data() + word.size() - read.ptr));
    const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    if (read.ec == std::errc() && ordinal && out.count >= 1 && out.count <= kMostUnits) return out;
  }
  return std::nullopt;
}

/// A distance, and the word that ties it to a happening behind it.
struct Tie {
  Distance by;
  TokenIndex first = 0;  // of the distance's words
  TokenIndex at = 0;     // "after", "since", "anniversary"
};

std::vector<Tie> find_ties(const Ground& ground) {
  std::vector<Tie> out;
  std::set<TokenIndex> counted;
  for (const TimeExpression& time : ground.reading.times) {
    const auto distance = distance_of(time);
    const Sentence words = ground.syntax.tokens_in(time.span);
    if (!distance || words.last >= ground.syntax.size()) continue;
    const Token& tie = ground.token(words.last);
    if (tie.lower != "after" && tie.lower != "before" && tie.lower != "since" && tie.lemma != kAnniversary) continue;
    out.push_back({*distance, words.first, words.last});
    counted.insert(words.last);
  }
  for (TokenIndex i = 0; i < ground.syntax.size(); ++i) {
    if (ground.token(i).lemma != kAnniversary || counted.contains(i)) continue;
    if (const auto years = ordinal_before(ground, i)) out.push_back({*years, i, i});
  }
  return out;
}

std::optional<Day> from_day(const Ground& ground, const std::vector<Telling>& tellings, const Tie& tie) {
  const std::uint32_t sentence = ground.syntax.sentence_of(tie.at);
  if (const auto day = counted_from(ground, tellings, sentence, tie.at)) return day;
  const std::string& word = ground.token(tie.at).lower;
  const auto published = ground.syntax.doc().article.published_day();
  if (word == "since" || ground.token(tie.at).lemma == kAnniversary) return published;
  const bool opens = tie.first == ground.syntax.doc().sentences[sentence].first;
  if (!opens || word != "after") return std::nullopt;
  if (const auto named = named_behind(ground, sentence, tie.at)) return named;
  return tie.by.unit == 'Y' && sentence < kLead ? published : std::nullopt;  // the news of today
}

/// Stated behind the tie: "a year after the raid of 3 May".
bool has_own_time(const Ground& ground, const Event& event, TokenIndex tie) {
  if (event.time.basis != TimeBasis::kStated) return false;
  return !event.time.ref || ground.syntax.tokens_in(ground.reading[event.time.ref].span).first > tie;
}

}  // namespace

void take_distances(const Ground& ground, std::vector<Telling>& tellings) {
  for (const Tie& tie : find_ties(ground)) {
    const auto from = from_day(ground, tellings, tie);
    if (!from) continue;
    for (Telling& one : tellings) {
      const auto head = static_cast<TokenIndex>(one.event.head);
      if (one.sentence != ground.syntax.sentence_of(tie.at) || head <= tie.at || head - tie.at > kFarthestClause || one.event.kind.empty()) continue;
      if (has_own_time(ground, one.event, tie.at)) break;
      one.event.time = moved(*from, tie.by, ground.token(tie.at).lower == "before" ? 1 : -1);
      // Who stands before "a year after" did what is told there.
      std::erase_if(one.event.participants, [&](const Participant& part) {
        const Sentence words = ground.syntax.tokens_in(part.span);
        return words.first < tie.first && ground.syntax.sentence_of(words.first) == one.sentence;
      });
      break;
    }
  }
}

}  // namespace dateline::events
