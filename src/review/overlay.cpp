#include "review/overlay.h"

#include <algorithm>
#include <map>

#include "model/claim_key.h"
#include "review/attach.h"
#include "review/correct.h"
#include "review/speaker.h"

namespace dateline::review {
namespace {

using Item = std::pair<ItemKind, int>;


class Laying {
 public:
  Laying(const Article& article, const std::vector<Judgement>& judgements, Reading& reading) : article_(article), judgements_(judgements), reading_(reading) {}

  Overlaid lay() {
    for (const Judgement& judgement : judgements_) out_.outcomes.push_back(attach(judgement));
    for (const Judgement& judgement : judgements_) correct(judgement);
    for (const auto& [item, standing] : standings_) mark_rejected(item, standing.review);
    mark_unclaimed();
    report();
    return std::move(out_);
  }

 private:
  Outcome attach(const Judgement& judgement) {
    Outcome out;
    out.number = judgement.number;
    if (judgement.verdict == Verdict::kSecond && !in_force(judgement.seconds)) {
      out.note = "judgement " + std::to_string(judgement.seconds) + ", which it agrees with, does not count here";
      return out;
    }
    const int index = judgement.verdict == Verdict::kCreate ? created(judgement, out.note) : find_item(judgement.on, article_, reading_, out.note);
    if (index < 0) return out;
    out.attached = true;
    out.index = index;
    const Item item{judgement.on.item, index};
    for (const std::int64_t number : take(standings_[item], judgement)) overruled_[number] = judgement.number;
    items_[judgement.number] = item;
    return out;
  }

  bool in_force(std::int64_t number) const { return items_.contains(number) && !overruled_.contains(number); }

  void correct(const Judgement& judgement) {
    if (!in_force(judgement.number)) return;
    const auto [kind, index] = items_.at(judgement.number);
    set_fields(kind, index, fields_of(judgement, article_), reading_);
    const int event = event_of(kind, index, reading_);
    if (kind == ItemKind::kClaim && event >= 0 && !judgement.corrections.empty() && !standings_.contains({ItemKind::kEvent, event})) touched_.emplace(event, judgement.number);
  }

  /// What stands there already is taken for it: a newer engine may read what an older one did not.
  int created(const Judgement& judgement, std::string& note) {
    const auto span = span_in(judgement.on, article_);
    if (!span) return find_item(judgement.on, article_, reading_, note);
    const std::vector<SourceId> who = said_by(judgement, *span, article_, reading_);
    std::string none;
    const int there = find_item(judgement.on, article_, reading_, none);
    const bool same = there >= 0 && evidence_of(judgement.on.item, there, article_, reading_).span == *span && evidence_of(judgement.on.item, there, article_, reading_).kind == judgement.on.kind;
    if (!same) return make(judgement, *span, who, note);
    if (judgement.on.item == ItemKind::kClaim) return who.empty() || rests_on(reading_.claims[static_cast<std::size_t>(there)], who) ? there : make(judgement, *span, who, note);
    if (judgement.on.item == ItemKind::kEvent) add_claim_of(EventId{there}, *span, who);
    if (judgement.on.item == ItemKind::kRelation) add_claim_of(RelationId{there}, *span, who);
    return there;
  }

  /// That somebody says it is new where what it is on stands there already.
  template <class Subject>
  void add_claim_of(Subject subject, Span span, const std::vector<SourceId>& who) {
    const auto says_it = [&](const Claim& one) {
      const auto* on = std::get_if<Subject>(&one.subject);
      return on && *on == subject && rests_on(one, who);
    };
    if (!who.empty() && std::none_of(reading_.claims.begin(), reading_.claims.end(), says_it)) claim(subject, span, who);
  }

  int make(const Judgement& judgement, Span span, const std::vector<SourceId>& who, std::string& note) {
    switch (judgement.on.item) {
      case ItemKind::kEvent: return make_event(judgement, span, who);
      case ItemKind::kRelation: return make_relation(judgement, span, who);
      case ItemKind::kClaim: return make_claim(judgement, span, who, note);
      case ItemKind::kTime: return make_time(span);
      case ItemKind::kSource: return make_source(judgement, span, who);
      default: note = "a " + std::string(name_of(judgement.on.item)) + " cannot be created"; return -1;
    }
  }

  int make_event(const Judgement& judgement, Span span, const std::vector<SourceId>& who) {
    Event event;
    event.kind = judgement.on.kind;
    event.predicate = judgement.on.predicate;
    event.span = span;
    event.mentions = {span};
    event.status = EventStatus::kOccurred;
    event.confidence = 1;
    const EventId id = add(reading_.events, event);
    claim(id, span, who);
    return id.index;
  }

  int make_relation(const Judgement& judgement, Span span, const std::vector<SourceId>& who) {
    Relation relation;
    relation.type = from_name<RelationType>(judgement.on.kind).value_or(RelationType::kAssociatedWith);
    relation.span = span;
    relation.mentions = {span};
    relation.confidence = 1;
    const RelationId id = add(reading_.relations, relation);
    claim(id, span, who);
    return id.index;
  }

  int make_claim(const Judgement& judgement, Span span, const std::vector<SourceId>& who, std::string& note) {
    if (!judgement.about) return -1;
    const int subject = find_item(*judgement.about, article_, reading_, note);
    if (subject < 0) return -1;
    if (judgement.about->item == ItemKind::kRelation) return claim(RelationId{subject}, span, who);
    return claim(EventId{subject}, span, who);
  }

  int make_time(Span span) {
    TimeExpression time;
    time.span = span;
    return add(reading_.times, time).index;
  }

  int make_source(const Judgement& judgement, Span span, const std::vector<SourceId>& who) {
    if (!who.empty()) return who.front().index;
    Source source;
    source.name = judgement.on.kind;
    source.span = span;
    source.entity = entity_named(source.name, reading_);
    if (source.entity && reading_[source.entity].type == EntityType::kPerson) source.kind = SourceKind::kPerson;
    return add(reading_.sources, source).index;
  }

  /// Of the page's own publisher where nobody is named.
  template <class Subject>
  int claim(Subject subject, Span span, const std::vector<SourceId>& who) {
    Claim out;
    out.subject = subject;
    out.span = span;
    if (!reading_.sources.empty()) out.attribution = chain_from(who, span, reading_);
    out.certainty = Certainty::kCertain;
    out.confidence = 1;
    out.key = claim_key(reading_, out, article_.text_sha256);
    return add(reading_.claims, out).index;
  }

  void mark_rejected(const Item& item, const ItemReview& review) {
    if (!review.rejected) return;
    const auto at = static_cast<std::size_t>(item.second);
    switch (item.first) {
      case ItemKind::kClaim: reading_.claims[at].rejected = true; break;
      case ItemKind::kEvent: reading_.events[at].rejected = true; break;
      case ItemKind::kRelation: reading_.relations[at].rejected = true; break;
      case ItemKind::kTime: forget_time(TimeId{item.second}); break;
      case ItemKind::kPlace: forget_place(PlaceId{item.second}); break;
      case ItemKind::kSource:
      case ItemKind::kIncident:
      case ItemKind::kReport: break;
    }
  }

  void forget_time(TimeId time) {
    for (Event& event : reading_.events) {
      if (event.time.ref == time) event.time = {};
      std::erase_if(event.times, [&](const EventTime& told) { return told.ref == time; });
    }
  }

  void forget_place(PlaceId place) {
    for (Event& event : reading_.events) std::erase_if(event.places, [&](const EventPlace& site) { return site.place == place; });
  }

  /// What nobody claims any more counts no more, and claims on what does not count neither.
  void mark_unclaimed() {
    std::map<int, bool> events, relations;  // all of whose claims are rejected
    for (Claim& claim : reading_.claims) {
      if (const auto* event = std::get_if<EventId>(&claim.subject)) {
        if (reading_[*event].rejected) claim.rejected = true;
        events.emplace(event->index, true).first->second &= claim.rejected;
      } else if (const auto* relation = std::get_if<RelationId>(&claim.subject)) {
        if (reading_[*relation].rejected) claim.rejected = true;
        relations.emplace(relation->index, true).first->second &= claim.rejected;
      }
    }
    for (const auto& [event, all] : events) {
      if (all) reading_[EventId{event}].rejected = true;
    }
    for (const auto& [relation, all] : relations) {
      if (all) reading_[RelationId{relation}].rejected = true;
    }
  }

  void report() {
    for (Outcome& outcome : out_.outcomes) {
      if (const auto by = overruled_.find(outcome.number); by != overruled_.end()) outcome.overruled_by = by->second;
    }
    for (const auto& [item, standing] : standings_) {
      out_.items.push_back(standing.review);
      std::tie(out_.items.back().item, out_.items.back().index) = item;
    }
    for (const auto& [event, number] : touched_) add_touched(event, number);
    const std::size_t direct = out_.items.size();
    for (std::size_t i = 0; i < direct; ++i) add_claims(i);
  }

  void add_touched(int event, std::int64_t number) {
    const auto made = std::find_if(judgements_.begin(), judgements_.end(), [&](const Judgement& j) { return j.number == number; });
    out_.items.push_back({ItemKind::kEvent, event, State::kCorrected, false, number, made->by, made->at, made->why});
  }

  /// Claims that nobody judged themselves stand as what they are on.
  void add_claims(std::size_t at) {
    const ItemReview review = out_.items[at];
    if (review.item != ItemKind::kEvent && review.item != ItemKind::kRelation) return;
    for (const Claim& claim : reading_.claims) {
      const auto* event = std::get_if<EventId>(&claim.subject);
      const auto* relation = std::get_if<RelationId>(&claim.subject);
      const bool on = review.item == ItemKind::kEvent ? event && event->index == review.index : relation && relation->index == review.index;
      if (!on || standings_.contains({ItemKind::kClaim, claim.id.index})) continue;
      out_.items.push_back(review);
      out_.items.back().item = ItemKind::kClaim;
      out_.items.back().index = claim.id.index;
    }
  }

  const Article& article_;
  const std::vector<Judgement>& judgements_;
  Reading& reading_;
  Overlaid out_;
  std::map<Item, Standing> standings_;
  std::map<std::int64_t, Item> items_;           // what each judgement is on
  std::map<std::int64_t, std::int64_t> overruled_;  // by which later one
  std::map<int, std::int64_t> touched_;          // events that are corrected by way of a claim
};

void stand(ItemReview& review, State state, const Judgement& by) {
  review.state = state;
  review.judgement = by.number;
  review.by = by.by;
  review.when = by.at;
  review.why = by.why;
}

}  // namespace

std::vector<std::int64_t> take(Standing& standing, const Judgement& judgement) {
  ItemReview& now = standing.review;
  std::vector<std::int64_t> overruled;
  const bool turned = judgement.verdict == Verdict::kReject ? !now.rejected : judgement.verdict != Verdict::kSecond && now.rejected;
  if (turned) overruled.swap(standing.in_force);
  if (turned) now.state = State::kUnreviewed;
  standing.in_force.push_back(judgement.number);
  const bool other = now.by != judgement.by;
  switch (judgement.verdict) {
    case Verdict::kReject:
      if (!now.rejected) stand(now, State::kRejected, judgement);
      now.rejected = true;
      break;
    case Verdict::kSecond: stand(now, State::kSecondReviewed, judgement); break;
    case Verdict::kAccept:
    case Verdict::kDone:
      if (now.state == State::kUnreviewed) stand(now, State::kConfirmed, judgement);
      else if (other && now.state != State::kSecondReviewed) stand(now, State::kSecondReviewed, judgement);
      now.rejected = false;
      break;
    case Verdict::kCorrect:
    case Verdict::kCreate:
      stand(now, judgement.verdict == Verdict::kCorrect ? State::kCorrected : State::kConfirmed, judgement);
      now.rejected = false;
      break;
  }
  return overruled;
}

Overlaid lay_over(const Article& article, const std::vector<Judgement>& judgements, Reading& reading) { return Laying(article, judgements, reading).lay(); }

}  // namespace dateline::review
