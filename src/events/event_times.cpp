#include "events/event_times.h"

#include "model/dateline.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 12;
constexpr const char* kOpenEnd = "/..";  // open intervals as ISO 8601-2 writes them
constexpr const char* kOpenStart = "../";

bool is_point(const TimeExpression& time) { return time.type == TimexType::kDate || time.type == TimexType::kTime; }

bool happened(const Standing& standing) {
  return standing.status == EventStatus::kOccurred || standing.status == EventStatus::kOngoing || standing.status == EventStatus::kFailed;
}

/// Of the times in one clause, a point with days before one without, a point before a length.
int rank(const TimeExpression& time) { return 2 * is_point(time) + time.start.has_value(); }

/// The second end of "from A to B", "between A and B", "since A until B", "A-B", where `time` is the first; null if it is none.
const TimeExpression* other_end(const Ground& ground, const TimeExpression& time) {
  const std::size_t next = static_cast<std::size_t>(time.id.index) + 1;
  if (next >= ground.reading.times.size()) return nullptr;
  const TimeExpression& other = ground.reading.times[next];
  if (!is_point(time) || !is_point(other) || !time.start || !other.end || *other.end < *time.start || other.span.start <= time.span.end) return nullptr;
  const Sentence first = ground.syntax.tokens_in(time.span), second = ground.syntax.tokens_in(other.span);
  constexpr TokenIndex kFarthestJoint = 2;  // "between the 3rd and the 5th"
  if (second.first <= first.last || second.first - first.last > kFarthestJoint) return nullptr;
  const bool opens = first.first > 0 && ground.book.is_in(ground.token(first.first - 1).lower, "INTERVAL_OPEN");
  const bool dash = ground.book.is_in(ground.token(first.last).lower, "DASH");  // "21-25 September"
  return (opens || dash) && ground.book.is_in(ground.token(first.last).lower, "INTERVAL_JOIN") ? &other : nullptr;
}

EventTime from_expression(const Ground& ground, const TimeExpression& time, Order order, TimeBasis basis, std::optional<Day> latest) {
  EventTime out;
  out.ref = time.id;
  out.value = time.value;
  out.start = time.start;
  out.end = time.end;
  out.basis = basis;
  if (time.type == TimexType::kDuration) {  // "in the past three days"
    out.value = iso_day(*time.start) + "/" + iso_day(*time.end);
    return out;
  }
  if (const TimeExpression* end = other_end(ground, time)) {
    out.value = (out.value.find('/') == std::string::npos ? out.value : iso_day(*time.start)) + "/" +
                (end->value.find('/') == std::string::npos ? end->value : iso_day(*end->end));
    out.end = end->end;
    return out;
  }
  if (order != Order::kAt && out.value.find('/') != std::string::npos && time.start && time.end) {  // "after Ramadan": an interval itself
    out.value = iso_day(order == Order::kAfter || order == Order::kUntil ? *time.end : *time.start);
  }
  switch (order) {
    case Order::kAt: break;
    case Order::kAfter:
      out.start = time.end;
      out.end = latest && time.end && *latest >= *time.end ? latest : std::nullopt;
      out.value += kOpenEnd;
      break;
    case Order::kSince:
      out.end = latest;
      out.value += kOpenEnd;
      break;
    case Order::kBefore:
    case Order::kUntil:
      if (order == Order::kBefore) out.end = time.start;
      out.start.reset();
      out.value = kOpenStart + out.value;
      break;
  }
  return out;
}

/// What is known of a happening that lies so to another one. What only gets an end stays undated.
std::optional<EventTime> beside(const EventTime& other, Order order, std::optional<Day> published) {
  EventTime out;
  if (order == Order::kAt) {
    out = other;
  } else if (order == Order::kBefore || order == Order::kUntil) {
    out.end = other.end;
  } else {
    out.ref = other.ref;
    out.start = other.start;
    out.end = published;
    if (out.start) out.value = iso_day(*out.start) + kOpenEnd;
    if (out.start && out.end && *out.end < *out.start) return std::nullopt;
  }
  out.basis = out.start ? TimeBasis::kInferred : TimeBasis::kUnknown;
  return out.start || out.end ? std::optional(out) : std::nullopt;
}

std::string_view kind_of(const Predicate& predicate) { return predicate.entry ? std::string_view(predicate.entry->kind) : std::string_view(); }

Order reversed(Order order) {
  switch (order) {
    case Order::kAt: return Order::kAt;
    case Order::kBefore:
    case Order::kUntil: return Order::kAfter;
    case Order::kAfter:
    case Order::kSince: return Order::kBefore;
  }
  return Order::kAt;
}

/// The word that ties a clause or phrase to what it hangs on: a preposition itself, a clause's mark.
std::string_view tie_of(const Ground& ground, TokenIndex at) {
  const Token& token = ground.token(at);
  if (token.dep == "prep") return token.lower;
  if (token.dep != "advcl") return {};
  const auto mark = ground.syntax.child(at, {"mark", "advmod"});
  return mark ? std::string_view(ground.token(*mark).lower) : std::string_view();
}

}  // namespace

Order order_of(const Codebook& book, std::string_view word) {
  if (book.is_in(word, "TIME_AFTER")) return Order::kAfter;
  if (book.is_in(word, "TIME_BEFORE")) return Order::kBefore;
  if (book.is_in(word, "TIME_SINCE")) return Order::kSince;
  return book.is_in(word, "TIME_UNTIL") ? Order::kUntil : Order::kAt;
}

EventTimes::EventTimes(const Ground& ground, const std::vector<Predicate>& predicates)
    : ground_(ground), predicates_(predicates), published_(ground.syntax.doc().article.published_day()), latest_(published_) {
  const auto& window = ground.syntax.doc().article.published_window;
  if (!latest_ && window) latest_ = window->end;
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
    if (ground.time[i] && !is_in_dateline(ground.syntax, ground.reading[ground.time[i]].span)) collect(i);
  }
}

void EventTimes::collect(TokenIndex token) {
  Order order = Order::kAt;
  TokenIndex at = token;
  for (int step = 0; step < kFarthest; ++step) {
    if (at != token && predicate_at_[at] >= 0) {
      stated_[static_cast<std::size_t>(predicate_at_[at])].push_back({ground_.time[token], order});
      return;
    }
    const Token& here = ground_.token(at);
    const bool participle = here.dep == "acl" && here.tag == "VBN";
    // "a raid launched on Friday", "hit a shop located in the old town on Friday"
    const bool carries = participle && (ground_.book.light_verb(ground_.lemma[at]) || ground_.book.is_in(ground_.lemma[at], "TIMELESS"));
    if (ground_.syntax.is_root(at) || (at != token && ground_.is_verb(at) && !carries)) return;  // a verb that tells nothing keeps its time
    const bool by = step == 1 && here.lower == "by" && here.dep != "agent";  // "by 2016 they had"
    if (by) order = Order::kUntil;
    const bool ties = here.dep == "prep" || here.pos == "SCONJ" || here.pos == "ADP";
    if (const Order found = ties ? order_of(ground_.book, here.lower) : Order::kAt; found != Order::kAt) order = found;  // "before the vote on 9 July"
    at = here.head;
  }
}

std::optional<EventTime> EventTimes::own_time(std::size_t which) const {
  const Told* best = nullptr;
  for (const Told& told : stated_[which]) {
    const TimeExpression& time = ground_.reading[told.time];
    const bool tells = is_point(time) || (time.type == TimexType::kDuration && time.start && time.end);
    if (tells && (!best || rank(time) > rank(ground_.reading[best->time]))) best = &told;
  }
  return best ? std::optional(from_expression(ground_, ground_.reading[best->time], best->order, TimeBasis::kStated, latest_)) : std::nullopt;
}

std::optional<EventTime> EventTimes::time_at(TokenIndex token, std::size_t which) const {
  const int predicate = predicate_at_[token];
  return predicate >= 0 && predicate != static_cast<int>(which) ? own_time(static_cast<std::size_t>(predicate)) : std::nullopt;
}

std::optional<EventTime> EventTimes::on_word(TokenIndex token) const {
  for (TokenIndex child : ground_.syntax.children(token)) {
    TimeId id = ground_.time[child];
    Order order = Order::kAt;
    if (!id && ground_.token(child).dep == "prep") {
      order = order_of(ground_.book, ground_.token(child).lower);
      if (const auto object = ground_.syntax.child(child, {"pobj"})) id = ground_.time[*object];
    }
    if (id && is_point(ground_.reading[id])) return from_expression(ground_, ground_.reading[id], order, TimeBasis::kInferred, latest_);
  }
  return std::nullopt;
}

std::optional<Day> EventTimes::day_of_saying(TokenIndex token) const {
  TokenIndex at = token;
  for (int step = 0; step < kFarthest && !ground_.syntax.is_root(at); ++step) {
    at = ground_.token(at).head;
    if (!ground_.book.is_in(ground_.lemma[at], "SPEECH")) continue;
    if (const auto said = on_word(at); said && said->end) return said->end;
  }
  return std::nullopt;
}

bool EventTimes::has_duration(std::size_t which) const {
  for (const Told& told : stated_[which]) {
    if (ground_.reading[told.time].type == TimexType::kDuration) return true;
  }
  return false;
}

std::optional<EventTime> EventTimes::from_above(TokenIndex& at, std::size_t which, const Standing& standing) const {
  const bool spot = ground_.book.is_at_a_spot(kind_of(predicates_[which]));
  const auto is_reason = [&](TokenIndex token) {  // "jailed on Friday for the massacre"
    const Token& it = ground_.token(token);
    return spot && it.dep == "prep" && (it.lower == "for" || it.lower == "over");
  };
  if (ground_.token(at).dep == "pobj" && is_reason(ground_.token(at).head)) return std::nullopt;
  if (predicates_[which].governor && !ground_.is_verb(at)) at = *predicates_[which].governor;
  if (const auto held = time_at(at, which)) {
    // "condemned on Wednesday the attack": the day of the judgement. "condemned the attack on Wednesday" may tell either, and is taken for the deed's.
    const TokenIndex head = predicates_[which].head;
    const bool judged = !ground_.is_verb(head) && ground_.book.is_in(ground_.lemma[at], "JUDGING");
    if (judged && held->ref && ground_.reading[held->ref].span.start < ground_.token(head).span.start) return beside(*held, Order::kUntil, latest_);
    return held;
  }
  Order order = Order::kAt;  // of this one to what stands above
  for (int step = 0; step < kFarthest && !ground_.syntax.is_root(at); ++step) {
    const Token& token = ground_.token(at);
    const bool brings = (token.dep == "pobj" && ground_.token(token.head).dep == "agent") || token.dep == "agent";  // "was destroyed by a blast"
    const bool handed = (brings && spot) || token.dep == "conj" || token.dep == "advcl" || token.dep == "xcomp" || token.dep == "pcomp" || token.dep == "prep";
    if (!handed) break;
    const TokenIndex above = token.head;
    if (is_reason(at)) break;
    if (ground_.book.is_in(ground_.lemma[above], "SPEECH")) break;
    if (token.dep == "conj" && ground_.syntax.child(at, {"nsubj", "nsubjpass"}) && ground_.token(at).tag != ground_.token(above).tag) break;
    if (const Order tie = order_of(ground_.book, tie_of(ground_, at)); tie != Order::kAt) order = reversed(tie);  // "after seizing the town, they ..."
    at = above;
    if (auto held = time_at(at, which)) return order == Order::kAt ? held : beside(*held, order, latest_);
    // A time on a word of control: "promised on Monday to send" tells of the promise, so only what did happen takes it.
    if (auto held = on_word(at); held && happened(standing)) return beside(*held, order, latest_);
  }
  return std::nullopt;
}

std::optional<EventTime> EventTimes::from_below(std::size_t which) const {
  const TokenIndex head = predicates_[which].head;
  for (TokenIndex child : ground_.syntax.children(head)) {
    const std::string_view word = tie_of(ground_, child);
    const Order order = order_of(ground_.book, word);
    if (order == Order::kAt && !ground_.book.is_in(word, "TIME_SAME")) continue;
    const auto object = ground_.token(child).dep == "prep" ? ground_.syntax.child(child, {"pobj", "pcomp"}) : std::optional(child);
    const auto other = object ? time_at(*object, which) : std::nullopt;
    if (!other) continue;
    if (auto out = beside(*other, order, latest_)) return out;
  }
  const Token& token = ground_.token(head);
  if (token.dep != "relcl" && token.dep != "acl") return std::nullopt;
  const auto other = time_at(token.head, which);  // "a raid on 3 May that killed five"
  return other ? beside(*other, Order::kAt, latest_) : std::nullopt;
}

EventTime EventTimes::undated(TokenIndex at, std::size_t which, const Standing& standing) const {
  EventTime out;
  if (const auto said = day_of_saying(at); said && (!latest_ || *said < *latest_)) {  // told then, so it was no later
    out.end = said;
    return out;
  }
  if (standing.present && published_ && (standing.status == EventStatus::kOngoing || standing.status == EventStatus::kOccurred)) {
    out.basis = TimeBasis::kPublication;
    out.value = iso_day(*published_);
    out.end = published_;
    if (standing.status == EventStatus::kOngoing && !has_duration(which)) out.start = published_;
    return out;
  }
  if (happened(standing)) out.end = latest_;
  return out;
}

EventTime EventTimes::of(std::size_t which, const Standing& standing) const {
  if (const auto own = own_time(which)) return *own;
  TokenIndex at = predicates_[which].head;
  if (const auto above = from_above(at, which, standing)) return *above;
  if (const auto below = happened(standing) ? from_below(which) : std::nullopt) return *below;
  return undated(at, which, standing);
}

}  // namespace dateline::events
