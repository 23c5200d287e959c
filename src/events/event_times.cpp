#include "events/event_times.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 12;

bool is_point(const TimeExpression& time) { return time.type == TimexType::kDate || time.type == TimexType::kTime; }

/// The preposition before a time: "since", "before", "until".
std::string_view preposition_of(const Ground& ground, const TimeExpression& time) {
  const auto head = ground.syntax.head_of(time.span);
  if (!head || ground.syntax.is_root(*head)) return {};
  const Token& above = ground.token(ground.token(*head).head);
  return above.pos == "ADP" || above.pos == "SCONJ" ? std::string_view(above.lower) : std::string_view();
}

EventTime from_expression(const Ground& ground, const TimeExpression& time, TimeBasis basis) {
  EventTime out;
  out.ref = time.id;
  out.value = time.value;
  out.start = time.start;
  out.end = time.end;
  out.basis = basis;
  const std::string_view preposition = preposition_of(ground, time);
  if (preposition == "since") out.end = ground.syntax.doc().article.published_day();
  if (preposition == "before" || preposition == "until" || preposition == "till") {
    out.end = preposition == "before" ? time.start : time.end;
    out.start.reset();
  }
  if (preposition == "after") {
    out.start = time.end;
    out.end.reset();
  }
  return out;
}

}  // namespace

EventTimes::EventTimes(const Ground& ground, const std::vector<Predicate>& predicates) : ground_(ground), predicates_(predicates) {
  predicate_at_.assign(ground.syntax.size(), -1);
  stated_.resize(predicates.size());
  for (std::size_t p = 0; p < predicates.size(); ++p) {
    predicate_at_[predicates[p].head] = static_cast<int>(p);
    for (TokenIndex noun : predicates[p].folded) predicate_at_[noun] = static_cast<int>(p);
  }
  // A light verb's time is that of its noun.
  for (std::size_t p = 0; p < predicates.size(); ++p) {
    const auto governor = predicates[p].governor;
    if (governor && predicate_at_[*governor] < 0 && ground.book.light_verb(ground.lemma[*governor])) predicate_at_[*governor] = static_cast<int>(p);
  }
  for (TokenIndex i = 0; i < ground.syntax.size(); ++i) {
    if (!ground.time[i]) continue;
    TokenIndex at = i;
    for (int step = 0; step < kFarthest; ++step) {
      if (at != i && predicate_at_[at] >= 0) {
        stated_[static_cast<std::size_t>(predicate_at_[at])].push_back(ground.time[i]);
        break;
      }
      if (ground.syntax.is_root(at) || (at != i && ground.is_verb(at))) break;  // a verb that tells nothing keeps its time
      at = ground.token(at).head;
    }
  }
}

std::optional<Day> EventTimes::day_of_saying(TokenIndex token) const {
  TokenIndex at = token;
  for (int step = 0; step < kFarthest && !ground_.syntax.is_root(at); ++step) {
    at = ground_.token(at).head;
    if (!ground_.book.is_in(ground_.lemma[at], "SPEECH")) continue;
    for (TokenIndex child : ground_.syntax.children(at)) {
      TimeId id = ground_.time[child];
      if (!id && ground_.token(child).dep == "prep") {
        if (const auto object = ground_.syntax.child(child, {"pobj"})) id = ground_.time[*object];
      }
      if (id && is_point(ground_.reading[id]) && ground_.reading[id].end) return ground_.reading[id].end;
    }
  }
  return std::nullopt;
}

bool EventTimes::has_duration(std::size_t which) const {
  for (TimeId id : stated_[which]) {
    if (ground_.reading[id].type == TimexType::kDuration) return true;
  }
  return false;
}

EventTime EventTimes::of(std::size_t which, const Standing& standing) const {
  const auto first_point = [&](std::size_t p) -> const TimeExpression* {
    const TimeExpression* best = nullptr;
    for (TimeId id : stated_[p]) {
      const TimeExpression& time = ground_.reading[id];
      if (is_point(time) && (!best || (!best->start && time.start))) best = &time;
    }
    return best;
  };
  if (const TimeExpression* own = first_point(which)) return from_expression(ground_, *own, TimeBasis::kStated);

  // The clause above, where this one is its purpose, its sequel or its part: not where it is what somebody says.
  TokenIndex at = predicates_[which].head;
  if (predicates_[which].governor && !ground_.is_verb(at)) at = *predicates_[which].governor;
  const auto time_at = [&](TokenIndex verb) -> const TimeExpression* {
    if (predicate_at_[verb] >= 0 && predicate_at_[verb] != static_cast<int>(which)) return first_point(static_cast<std::size_t>(predicate_at_[verb]));
    return nullptr;
  };
  if (const TimeExpression* held = time_at(at)) return from_expression(ground_, *held, TimeBasis::kStated);
  for (int step = 0; step < kFarthest && !ground_.syntax.is_root(at); ++step) {
    const Token& token = ground_.token(at);
    const bool handed = token.dep == "conj" || token.dep == "advcl" || token.dep == "xcomp" || token.dep == "pcomp" || token.dep == "prep";
    if (!handed) break;
    const TokenIndex above = token.head;
    if (ground_.book.is_in(ground_.lemma[above], "SPEECH")) break;
    if (token.dep == "conj" && ground_.syntax.child(at, {"nsubj", "nsubjpass"}) && ground_.token(at).tag != ground_.token(above).tag) break;
    at = above;
    if (const TimeExpression* held = time_at(at)) return from_expression(ground_, *held, TimeBasis::kStated);
    // A time on a word of control: "promised on Monday to send" tells of the promise, so only what did happen takes it.
    for (TokenIndex child : ground_.syntax.children(at)) {
      TimeId id = ground_.time[child];
      if (!id && ground_.token(child).dep == "prep") {
        if (const auto object = ground_.syntax.child(child, {"pobj"})) id = ground_.time[*object];
      }
      const bool happened = standing.status == EventStatus::kOccurred || standing.status == EventStatus::kOngoing || standing.status == EventStatus::kFailed;
      if (id && is_point(ground_.reading[id]) && happened) return from_expression(ground_, ground_.reading[id], TimeBasis::kInferred);
    }
  }
  EventTime out;
  auto published = ground_.syntax.doc().article.published_day();
  if (const auto said = day_of_saying(at); said && (!published || *said < *published)) {  // told then, so it was no later
    out.end = said;
    return out;
  }
  if (standing.present && published && (standing.status == EventStatus::kOngoing || standing.status == EventStatus::kOccurred)) {
    out.basis = TimeBasis::kPublication;
    out.value = iso_day(*published);
    out.end = published;
    if (standing.status == EventStatus::kOngoing && !has_duration(which)) out.start = published;
    return out;
  }
  const bool past = standing.status == EventStatus::kOccurred || standing.status == EventStatus::kFailed || standing.status == EventStatus::kOngoing;
  if (past) out.end = published;
  return out;
}

}  // namespace dateline::events
