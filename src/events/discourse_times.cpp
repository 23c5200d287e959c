#include "events/discourse_times.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "events/story.h"

namespace dateline::events {
namespace {

constexpr int kLongestScene = 8;          // days: a story goes on within a week, wherever it begins; a month or year is no scene
constexpr std::uint32_t kSceneReach = 3;     // sentences that a story goes on for behind its date

bool is_dated(const EventTime& time) { return time.start && time.end && (time.basis == TimeBasis::kStated || time.basis == TimeBasis::kInferred); }
bool is_open(const EventTime& time) { return time.basis == TimeBasis::kUnknown; }

void take_time(const EventTime& from, EventTime& into) {
  into = from;
  into.basis = TimeBasis::kInferred;
  into.claims.clear();
}

void end_by(std::optional<Day> day, EventTime& time) {
  if (day && (!time.end || *day < *time.end)) time.end = day;
}

class Discourse {
 public:
  Discourse(const Ground& ground, std::vector<Telling>& tellings) : ground_(ground), tellings_(tellings), at_(ground.syntax.size(), -1) {
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      at_[head_of(tellings[i])] = static_cast<int>(i);
    }
  }

  void infer() {
    for (Telling& one : tellings_) {
      if (!happened(one.event)) continue;
      if (is_open(one.event.time)) from_sibling(one);
      if (is_open(one.event.time)) from_subject(one);
    }
    const Telling* scene = nullptr;  // the last dated happening that the story itself tells
    std::uint32_t dated_in = 0;      // where its date stands
    for (Telling& one : tellings_) {
      if (!happened(one.event)) continue;
      if (scene && one.sentence - dated_in > kSceneReach) scene = nullptr;
      if (scene && is_open(one.event.time)) from_scene(one, *scene);
      if (!is_scene(one)) continue;
      if (one.event.time.basis == TimeBasis::kStated) dated_in = one.sentence;
      scene = &one;
    }
  }

 private:
  static TokenIndex head_of(const Telling& one) { return static_cast<TokenIndex>(one.event.head); }
  const Telling* telling(TokenIndex head) const { return at_[head] < 0 ? nullptr : &tellings_[static_cast<std::size_t>(at_[head])]; }

  bool has_subject(TokenIndex verb) const { return ground_.syntax.child(verb, {"nsubj", "nsubjpass", "csubj"}).has_value(); }

  /// "shelled the town and stormed it on Friday": one subject, one scene.
  void from_sibling(Telling& one) const {
    const TokenIndex head = head_of(one);
    if (!ground_.is_verb(head)) return;
    for (TokenIndex child : ground_.syntax.children_with(head, {"conj"})) {
      const Telling* other = telling(child);
      if (!other || !is_dated(other->event.time) || has_subject(child) || ground_.token(child).tag != ground_.token(head).tag) continue;
      if (other->event.status == one.event.status) return take_time(other->event.time, one.event.time);
    }
  }

  /// "the 3 May blast killed nine": an outcome is of the day of what brought it.
  void from_subject(Telling& one) const {
    if (one.event.kind != "casualty" && one.event.kind != "assault") return;
    const auto subject = ground_.syntax.child(head_of(one), {"nsubj", "nsubjpass"});
    const Telling* other = subject ? telling(*subject) : nullptr;
    if (other && is_dated(other->event.time)) take_time(other->event.time, one.event.time);
  }

  bool is_scene(const Telling& one) const {
    const EventTime& time = one.event.time;
    return is_dated(time) && (*time.end - *time.start).count() < kLongestScene && in_story(ground_, one);
  }

  /// Whether its sentence names a time, which then is of something else.
  bool sentence_tells_time(const Telling& one) const {
    const Span sentence = ground_.syntax.sentence_span(one.sentence);
    const auto& times = ground_.reading.times;  // in the order of the text
    const auto first = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.span.start < sentence.start; });
    const auto last = std::find_if(first, times.end(), [&](const TimeExpression& t) { return t.span.start >= sentence.end; });
    return std::any_of(first, last, [](const TimeExpression& t) { return t.type == TimexType::kDate || t.type == TimexType::kTime; });
  }

  void from_scene(Telling& one, const Telling& scene) const {
    const TokenIndex head = head_of(one);
    if (ground_.is_verb(head) && is_past_perfect(ground_, head)) return end_by(scene.event.time.end, one.event.time);
    if (!in_story(ground_, one) || sentence_tells_time(one) || one.another || !goes_on(ground_, one.event, scene.event)) return;
    take_time(scene.event.time, one.event.time);
  }

  const Ground& ground_;
  std::vector<Telling>& tellings_;
  std::vector<int> at_;  // by token: the telling it heads, or -1
};

}  // namespace

void infer_times(const Ground& ground, std::vector<Telling>& tellings) { Discourse(ground, tellings).infer(); }

}  // namespace dateline::events
