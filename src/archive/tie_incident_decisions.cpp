// From the evidence of a decision on incidents to the events that stand there now.
#include <algorithm>
#include <set>

#include "archive/tie.h"
#include "incidents/kinds.h"

namespace dateline::archive {
namespace {

using incidents::ActorDecision;
using incidents::ActorRef;
using incidents::EventDecision;
using incidents::EventFact;
using incidents::EventRef;
using incidents::ReportFacts;
using Refs = std::vector<EventRef>;

/// How well an event of the same text can be the one that was decided on; 0: it is another. A newer engine may see another kind in the same
/// words.
int likeness(const EventFact& event, const EventPiece& piece) {
  const bool family = incidents::rule_for(event.kind).family == incidents::rule_for(piece.kind).family;
  const bool same_words = event.span == piece.span;
  if (!event.span.overlaps(piece.span) || (!same_words && !family)) return 0;
  return 1 + 8 * (event.kind == piece.kind) + 4 * (event.predicate == piece.predicate) + 2 * family + same_words;
}

int event_in_same_text(const ReportFacts& report, const EventPiece& piece) {
  int best = 0, found = -1;
  for (std::size_t i = 0; i < report.events.size(); ++i) {
    const int now = likeness(report.events[i], piece);
    if (now <= best) continue;
    best = now;
    found = static_cast<int>(i);
  }
  return found;
}

/// In another text of the report spans mean nothing: the one event of that kind that is told by that word, if there is one only.
int event_in_other_text(const ReportFacts& report, const EventPiece& piece) {
  int found = -1;
  for (std::size_t i = 0; i < report.events.size(); ++i) {
    if (report.events[i].kind != piece.kind || report.events[i].predicate != piece.predicate) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(i);
  }
  return found;
}

Refs refs_of(const ReportsByText& reports, const EventPiece& piece) {
  Refs out;
  const auto [where, same_text] = reports.of(piece.report, piece.text_sha256);
  for (const int at : where) {
    const ReportFacts& report = reports.all[static_cast<std::size_t>(at)];
    const int event = same_text ? event_in_same_text(report, piece) : event_in_other_text(report, piece);
    if (event >= 0) out.push_back({at, event});
  }
  return out;
}

Refs tie(const ReportsByText& reports, const DecidedIncident& incident, std::string& note) {
  std::set<EventRef> out;
  std::size_t lost = 0;
  for (const EventPiece& piece : incident.evidence) {
    const Refs refs = refs_of(reports, piece);
    lost += refs.empty();
    out.insert(refs.begin(), refs.end());
  }
  if (lost) add_note(note, lost_evidence(incident.id, lost, incident.evidence.size()));
  if (incident.evidence.empty()) add_note(note, kPurgedEvidence);
  return {out.begin(), out.end()};
}

// Which decisions exclude each other does not depend on what they are on: overrule() is told of events as if these were entities.
std::vector<ActorRef> as_actors(const Refs& refs) {
  std::vector<ActorRef> out;
  for (const EventRef ref : refs) out.push_back({ref.report, ref.event});
  return out;
}
Refs as_events(const std::vector<ActorRef>& refs) {
  Refs out;
  for (const ActorRef ref : refs) out.push_back({ref.report, ref.actor});
  return out;
}

/// A side stays together, whatever the other side was to it. Its number is negative: it follows from the decision, nobody made it.
void add_side(std::int64_t number, const Refs& refs, std::vector<ActorDecision>& out) {
  const std::vector<ActorRef> side = as_actors(refs);
  if (side.size() > 1) out.push_back({-number, true, {side.front()}, {side.begin() + 1, side.end()}, false});
}

void add_join(std::int64_t number, const std::vector<Refs>& refs, std::vector<ActorDecision>& out) {
  Refs others;
  for (std::size_t i = 1; i < refs.size(); ++i) others.insert(others.end(), refs[i].begin(), refs[i].end());
  out.push_back({number, true, as_actors(refs[0]), as_actors(others), false});
}

void add_apart(const Decision& decision, const std::vector<Refs>& refs, std::vector<ActorDecision>& out) {
  if (decision.kind == DecisionKind::kSplitOff) {
    add_side(decision.number, refs[0], out);
    add_side(decision.number, refs[1], out);
  }
  out.push_back({decision.number, false, as_actors(refs[0]), as_actors(refs[1]), decision.kind == DecisionKind::kSplitOff});
}

std::vector<Overruled> of_people(std::vector<Overruled> overruled) {
  std::erase_if(overruled, [](const Overruled& one) { return one.number < 0; });
  for (Overruled& one : overruled) one.by = std::abs(one.by);
  return overruled;
}

}  // namespace

std::vector<EventDecision> tie_incident_decisions(const std::vector<ReportFacts>& facts, std::vector<Decision>& decisions) {
  std::vector<EventDecision> out;
  if (std::none_of(decisions.begin(), decisions.end(), [](const Decision& d) { return is_on_incidents(d.kind); })) return out;
  const ReportsByText reports(facts);
  std::vector<ActorDecision> tied;
  for (Decision& decision : decisions) {
    if (!is_on_incidents(decision.kind) || decision.state != DecisionState::kInForce) continue;
    std::vector<Refs> refs;
    for (const DecidedIncident& incident : decision.incidents) refs.push_back(tie(reports, incident, decision.note));
    const bool join = decision.kind == DecisionKind::kJoin;
    if (!join) drop_shared(refs[0], refs[1]);
    std::erase_if(refs, [](const Refs& r) { return r.empty(); });  // the others of a join are one all the same
    if (refs.size() < 2) {
      decision.state = DecisionState::kNotAttached;
      if (decision.note.empty()) decision.note = kSameOnBothSides;
    } else if (join) {
      add_join(decision.number, refs, tied);
    } else {
      add_apart(decision, refs, tied);
    }
  }
  tell(of_people(overrule(tied)), decisions);
  for (const ActorDecision& one : tied) out.push_back({std::abs(one.number), one.together, as_events(one.a), as_events(one.b)});
  return out;
}

}  // namespace dateline::archive
