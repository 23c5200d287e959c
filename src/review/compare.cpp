#include "review/compare.h"

#include <algorithm>
#include <map>
#include <set>

#include "review/attach.h"
#include "review/correct.h"
#include "review/overlay.h"
#include "review/speaker.h"
#include "review/told_values.h"

namespace dateline::review {
namespace {

/// What people looked at of an event or relation.
struct Seen {
  bool whole = false;              // it was judged itself
  std::vector<ClaimId> claims;     // else these claims on it
  std::set<ClaimAbout> about;
};

std::optional<ClaimAbout> part_of(Layer layer) {
  switch (layer) {
    case Layer::kAgent: return ClaimAbout::kAgent;
    case Layer::kTarget: return ClaimAbout::kTarget;
    case Layer::kTime: return ClaimAbout::kTime;
    case Layer::kPlace: return ClaimAbout::kPlace;
    case Layer::kCount: return ClaimAbout::kCount;
    default: return std::nullopt;
  }
}

bool looked_at(const Seen& seen, Layer layer) {
  const auto part = part_of(layer);
  return seen.whole || seen.about.contains(ClaimAbout::kAll) || (part && seen.about.contains(*part));
}

class Comparing {
 public:
  Comparing(const Article& article, const std::vector<Judgement>& judgements, const Reading& machine)
      : article_(article), judgements_(judgements), machine_(machine), people_(machine), laid_(lay_over(article, judgements, people_)) {}

  Compared compare() {
    take_judged();
    take_lost();
    for (const auto& [event, seen] : events_) add_event(event, seen);
    for (const auto& [relation, seen] : relations_) add_relation(relation, seen);
    for (const auto& item : judged_) add_item(item.first, item.second);
    count_reviews();
    return out_;
  }

 private:
  Tally& of(Layer layer) { return out_.tallies[static_cast<std::size_t>(layer)]; }

  void there(Layer layer, bool by_machine, bool by_people) {
    of(layer) += {by_machine && by_people, by_machine && !by_people, !by_machine && by_people};
  }
  void either(Layer layer, bool right) { of(layer) += {right, !right, 0}; }

  /// Items that judgements in force are on, and what of events and relations these show.
  void take_judged() {
    for (std::size_t i = 0; i < judgements_.size(); ++i) {
      const Outcome& outcome = laid_.outcomes[i];
      out_.overruled += outcome.overruled_by != 0;
      if (!outcome.attached || outcome.overruled_by) continue;
      judged_.emplace(judgements_[i].on.item, outcome.index);
      if (judgements_[i].verdict == Verdict::kCreate && !speakers_of(judgements_[i]).empty()) take_said(judgements_[i], outcome.index);
    }
    for (const auto& [kind, index] : judged_) {
      if (kind == ItemKind::kEvent) events_[index].whole = true;
      if (kind == ItemKind::kRelation) relations_[index].whole = true;
      if (kind == ItemKind::kClaim) take_claim(people_.claims[static_cast<std::size_t>(index)]);
    }
  }

  /// Who adds an event or relation and says who tells it adds that claim, too.
  void take_said(const Judgement& judgement, int index) {
    for (std::size_t at = machine_.claims.size(); at < people_.claims.size(); ++at) {
      const Claim& claim = people_.claims[at];
      const auto* event = std::get_if<EventId>(&claim.subject);
      const auto* relation = std::get_if<RelationId>(&claim.subject);
      const bool on = judgement.on.item == ItemKind::kEvent ? event && event->index == index : judgement.on.item == ItemKind::kRelation && relation && relation->index == index;
      if (on && claim.span == judgement.on.span) judged_.emplace(ItemKind::kClaim, claim.id.index);
    }
  }

  /// A claim that is not made says nothing of what it would be on, unless nobody else claims that.
  void take_claim(const Claim& claim) {
    const auto see = [&](Seen& seen) {
      seen.claims.push_back(claim.id);
      const bool created = static_cast<std::size_t>(claim.id.index) >= machine_.claims.size();
      if (!created) seen.about.insert(claim.about);  // who adds a claim says nothing of what the others tell
    };
    if (const auto* event = std::get_if<EventId>(&claim.subject)) {
      if (!claim.rejected || people_[*event].rejected) see(events_[event->index]);
    } else if (const auto* relation = std::get_if<RelationId>(&claim.subject)) {
      if (!claim.rejected || people_[*relation].rejected) see(relations_[relation->index]);
    }
  }

  /// What people say is there, and this engine does not read any more; the last judgement on the same words counts.
  void take_lost() {
    std::map<std::tuple<ItemKind, Span, std::string>, bool> lost;
    for (std::size_t i = 0; i < judgements_.size(); ++i) {
      const Judgement& judgement = judgements_[i];
      if (laid_.outcomes[i].attached || judgement.verdict == Verdict::kSecond || !span_in(judgement.on, article_)) continue;
      lost[{judgement.on.item, judgement.on.span, judgement.on.kind}] = judgement.verdict != Verdict::kReject;
    }
    for (const auto& [what, stands] : lost) {
      const auto layer = layer_of(std::get<0>(what));
      if (stands && layer) of(*layer).missed += 1;
    }
  }

  static std::optional<Layer> layer_of(ItemKind kind) {
    switch (kind) {
      case ItemKind::kClaim: return Layer::kClaim;
      case ItemKind::kEvent: return Layer::kEvent;
      case ItemKind::kRelation: return Layer::kRelation;
      case ItemKind::kTime: return Layer::kTimeWords;
      case ItemKind::kPlace: return Layer::kPlaceWords;
      case ItemKind::kSource:
      case ItemKind::kIncident:
      case ItemKind::kReport: return std::nullopt;
    }
    return std::nullopt;
  }

  void add_event(int index, const Seen& seen) {
    const auto at = static_cast<std::size_t>(index);
    const Event& people = people_.events[at];
    const Event* machine = at < machine_.events.size() ? &machine_.events[at] : nullptr;
    there(Layer::kEvent, machine, !people.rejected);
    if (machine && !people.rejected) {
      either(Layer::kKind, machine->kind == people.kind);
      if (looked_at(seen, Layer::kStatus) || machine->status != people.status) either(Layer::kStatus, machine->status == people.status);
    }
    const std::vector<ClaimId> claims = seen.whole ? std::vector<ClaimId>() : seen.claims;
    for (const Layer layer : {Layer::kAgent, Layer::kTarget, Layer::kOtherRoles, Layer::kTime, Layer::kPlace, Layer::kCount}) {
      const Tally tally = compared(machine ? told_of_event(layer, *machine, machine_, claims) : Values(), people.rejected ? Values() : told_of_event(layer, people, people_, claims));
      if (looked_at(seen, layer) || tally.wrong || tally.missed) of(layer) += tally;
    }
  }

  void add_relation(int index, const Seen&) {
    const auto at = static_cast<std::size_t>(index);
    const Relation& people = people_.relations[at];
    const Relation* machine = at < machine_.relations.size() ? &machine_.relations[at] : nullptr;
    there(Layer::kRelation, machine, !people.rejected);
    if (machine && !people.rejected) either(Layer::kRelationKind, machine->type == people.type);
    for (const Layer layer : {Layer::kRelationEnds, Layer::kRelationTime})
      of(layer) += compared(machine ? told_of_relation(layer, *machine, machine_) : Values(), people.rejected ? Values() : told_of_relation(layer, people, people_));
  }

  bool is_rejected(ItemKind kind, int index) const {
    return std::any_of(laid_.items.begin(), laid_.items.end(), [&](const ItemReview& item) { return item.item == kind && item.index == index && item.rejected; });
  }

  /// Claims, times, places and sources; events and relations are added by what shows them.
  void add_item(ItemKind kind, int index) {
    const auto at = static_cast<std::size_t>(index);
    if (kind == ItemKind::kClaim) add_claim(at);
    if (kind == ItemKind::kReport) out_.read_in_full = !is_rejected(kind, index);
    if (kind == ItemKind::kTime) {
      const bool was = at < machine_.times.size();
      add_words(Layer::kTimeWords, was, is_rejected(kind, index), was && machine_.times[at].value == people_.times[at].value);
    }
    if (kind == ItemKind::kPlace) {
      const Place& was = machine_.places[at];  // places are not created
      const Place& is = people_.places[at];
      add_words(Layer::kPlaceWords, true, is_rejected(kind, index), compared({{was.name, was.lat, was.lon}}, {{is.name, is.lat, is.lon}}).right == 1);
    }
  }

  void add_words(Layer layer, bool by_machine, bool rejected, bool same) {
    if (!by_machine || rejected) return there(layer, by_machine, !rejected);
    of(layer) += {same, !same, !same};
  }

  void add_claim(std::size_t at) {
    const Claim& people = people_.claims[at];
    const Claim* machine = at < machine_.claims.size() ? &machine_.claims[at] : nullptr;
    there(Layer::kClaim, machine, !people.rejected);
    of(Layer::kSource) += compared(machine ? roots_of(*machine, machine_) : Values(), people.rejected ? Values() : roots_of(people, people_));
    if (!machine || people.rejected) return;
    either(Layer::kPolarity, machine->polarity == people.polarity);
    either(Layer::kCertainty, machine->certainty == people.certainty);
  }

  void count_reviews() {
    std::map<int, State> states;
    for (const ItemReview& item : laid_.items) {
      if (item.item == ItemKind::kClaim && static_cast<std::size_t>(item.index) < machine_.claims.size()) states[item.index] = item.state;
    }
    out_.claims = static_cast<int>(machine_.claims.size());
    for (const auto& [index, state] : states) {
      out_.judged += state != State::kUnreviewed;
      out_.second_reviewed += state == State::kSecondReviewed;
    }
  }

  const Article& article_;
  const std::vector<Judgement>& judgements_;
  const Reading& machine_;
  Reading people_;
  const Overlaid laid_;
  Compared out_;
  std::set<std::pair<ItemKind, int>> judged_;
  std::map<int, Seen> events_, relations_;
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

Compared compare(const Article& article, const std::vector<Judgement>& judgements, const Reading& machine) { return Comparing(article, judgements, machine).compare(); }

}  // namespace dateline::review
