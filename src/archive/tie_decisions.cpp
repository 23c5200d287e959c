// From the evidence of a decision on actors to the entities that stand there now.
#include <algorithm>
#include <set>

#include "archive/tie.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using incidents::ActorFact;
using incidents::ActorRef;
using incidents::ReportFacts;
using Refs = std::vector<ActorRef>;

/// The known actor at these words, else the one of this name.
int actor_at(const ReportFacts& report, const EvidencePiece& piece, bool by_span) {
  const std::string folded = fold_name(piece.name);
  int named = -1;
  for (std::size_t i = 0; i < report.actors.size(); ++i) {
    const ActorFact& actor = report.actors[i];
    if (!actor.known) continue;
    const auto overlaps = [&](Span span) { return span.overlaps(piece.span); };
    if (by_span && std::any_of(actor.spans.begin(), actor.spans.end(), overlaps)) return static_cast<int>(i);
    if (named < 0 && fold_name(actor.name) == folded) named = static_cast<int>(i);
  }
  return named;
}

Refs refs_of(const ReportsByText& reports, const EvidencePiece& piece) {
  const auto [where, same_text] = reports.of(piece.report, piece.text_sha256);
  Refs out;
  for (const int report : where) {
    const int actor = actor_at(reports.all[static_cast<std::size_t>(report)], piece, same_text);
    if (actor >= 0) out.push_back({report, actor});
  }
  return out;
}

Refs tie(const ReportsByText& reports, const DecidedActor& actor, std::string& note) {
  std::set<ActorRef> out;
  std::size_t lost = 0;
  for (const EvidencePiece& piece : actor.evidence) {
    const Refs refs = refs_of(reports, piece);
    lost += refs.empty();
    out.insert(refs.begin(), refs.end());
  }
  if (lost) add_note(note, lost_evidence(actor.name, lost, actor.evidence.size()));
  if (actor.evidence.empty()) add_note(note, kPurgedEvidence);
  return {out.begin(), out.end()};
}

}  // namespace

TiedDecisions tie_decisions(const std::vector<ReportFacts>& facts, std::vector<Decision>& decisions) {
  TiedDecisions out;
  if (decisions.empty()) return out;
  const ReportsByText reports(facts);
  for (Decision& decision : decisions) {
    if (decision.kind == DecisionKind::kUndo || subject_of(decision.kind) != DecisionOn::kActors || decision.state != DecisionState::kInForce) continue;
    std::vector<Refs> refs;
    for (const DecidedActor& actor : decision.actors) refs.push_back(tie(reports, actor, decision.note));
    const bool two = decision.kind == DecisionKind::kMerge || decision.kind == DecisionKind::kSplit;
    if (decision.kind == DecisionKind::kSplit) drop_shared(refs[0], refs[1]);
    if (std::any_of(refs.begin(), refs.end(), [](const Refs& r) { return r.empty(); })) {
      decision.state = DecisionState::kNotAttached;
      if (decision.note.empty()) decision.note = kSameOnBothSides;
    } else if (two) {
      const bool of_one = decision.kind == DecisionKind::kSplit && decision.actors[0].id == decision.actors[1].id;
      out.actors.push_back({decision.number, decision.kind == DecisionKind::kMerge, refs[0], refs[1], of_one});
    } else {
      out.links.push_back({decision.number, decision.kind == DecisionKind::kConfirm, refs[0], decision.entry.kb, decision.entry.id,
                           decision.by, decision.at, decision.why});
    }
  }
  tell(overrule(out.actors), decisions);
  tell(overrule(out.actors, out.links), decisions);
  return out;
}

}  // namespace dateline::archive
