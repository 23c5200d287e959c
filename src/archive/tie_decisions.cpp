// From a decision's evidence to the entities that stand there now.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "archive/decisions.h"
#include "archive/overrule.h"
#include "base/unicode.h"

namespace dateline::archive {
namespace {

using incidents::ActorFact;
using incidents::ActorRef;
using incidents::ReportFacts;
using Refs = std::vector<ActorRef>;

/// Reports by the hash of their text, and by id.
struct Reports {
  const std::vector<ReportFacts>& all;
  std::unordered_map<std::string, std::vector<int>> by_text;
  std::unordered_map<std::string, int> by_id;

  explicit Reports(const std::vector<ReportFacts>& reports) : all(reports) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      by_text[all[i].text_sha256].push_back(static_cast<int>(i));
      by_id.emplace(all[i].id, static_cast<int>(i));
    }
  }
};

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

/// The report of that id; where it has another text now, those of the same text; where there are none, the name in the report of that id.
Refs refs_of(const Reports& reports, const EvidencePiece& piece) {
  const auto own = reports.by_id.find(piece.report);
  const auto same_text = reports.by_text.find(piece.text_sha256);
  std::vector<int> where;
  bool by_span = true;
  if (own != reports.by_id.end() && reports.all[static_cast<std::size_t>(own->second)].text_sha256 == piece.text_sha256) {
    where = {own->second};
  } else if (same_text != reports.by_text.end()) {
    where = same_text->second;
  } else if (own != reports.by_id.end()) {
    where = {own->second};
    by_span = false;
  }
  Refs out;
  for (const int report : where) {
    const int actor = actor_at(reports.all[static_cast<std::size_t>(report)], piece, by_span);
    if (actor >= 0) out.push_back({report, actor});
  }
  return out;
}

Refs tie(const Reports& reports, const DecidedActor& actor, std::string& note) {
  std::set<ActorRef> out;
  std::size_t lost = 0;
  for (const EvidencePiece& piece : actor.evidence) {
    const Refs refs = refs_of(reports, piece);
    lost += refs.empty();
    out.insert(refs.begin(), refs.end());
  }
  if (lost) {
    note += (note.empty() ? "" : "; ") + actor.name + ": " + std::to_string(lost) + " of " + std::to_string(actor.evidence.size()) +
            " pieces of evidence are not in any reading now; it is tied to them again when they come back";
  }
  return {out.begin(), out.end()};
}

/// What stands at the evidence of both sides tells of neither.
void drop_shared(std::vector<Refs>& sides) {
  Refs shared;
  std::set_intersection(sides[0].begin(), sides[0].end(), sides[1].begin(), sides[1].end(), std::back_inserter(shared));
  for (Refs& side : sides) std::erase_if(side, [&](const ActorRef& ref) { return std::binary_search(shared.begin(), shared.end(), ref); });
}

/// A decision that is undone by one that is not undone itself.
void set_undone(std::vector<Decision>& decisions) {
  for (auto later = decisions.rbegin(); later != decisions.rend(); ++later) {
    if (later->kind != DecisionKind::kUndo || later->state != DecisionState::kInForce) continue;
    for (Decision& earlier : decisions) {
      if (earlier.number == later->undoes && earlier.number < later->number) earlier.state = DecisionState::kUndone;
    }
  }
}

void tell(const std::vector<Overruled>& overruled, std::vector<Decision>& decisions) {
  for (const Overruled& one : overruled) {
    const auto earlier = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& d) { return d.number == one.number; });
    if (one.whole) {
      earlier->state = DecisionState::kOverruled;
      earlier->note = "by decision " + std::to_string(one.by);
    } else {
      earlier->note += (earlier->note.empty() ? "" : "; ") + std::string("in part overruled by decision ") + std::to_string(one.by);
    }
  }
}

}  // namespace

TiedDecisions tie_decisions(const std::vector<ReportFacts>& facts, std::vector<Decision>& decisions) {
  TiedDecisions out;
  if (decisions.empty()) return out;
  const Reports reports(facts);
  for (Decision& decision : decisions) {
    decision.state = DecisionState::kInForce;
    decision.note.clear();
  }
  set_undone(decisions);
  for (Decision& decision : decisions) {
    if (decision.kind == DecisionKind::kUndo || decision.state != DecisionState::kInForce) continue;
    std::vector<Refs> refs;
    for (const DecidedActor& actor : decision.actors) refs.push_back(tie(reports, actor, decision.note));
    const bool two = decision.kind == DecisionKind::kMerge || decision.kind == DecisionKind::kSplit;
    if (decision.kind == DecisionKind::kSplit) drop_shared(refs);
    if (std::any_of(refs.begin(), refs.end(), [](const Refs& r) { return r.empty(); })) {
      decision.state = DecisionState::kNotAttached;
      if (decision.note.empty()) decision.note = "the same stands at the evidence of both sides now";
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

void apply_to_facts(const TiedDecisions& decisions, std::vector<ReportFacts>& reports) {
  for (const incidents::LinkDecision& decision : decisions.links) {
    for (const ActorRef ref : decision.actor) {
      ActorFact& actor = reports[static_cast<std::size_t>(ref.report)].actors[static_cast<std::size_t>(ref.actor)];
      for (incidents::LinkFact& link : actor.links) {
        if (link.kb == decision.kb && link.id == decision.id) link.candidate = !decision.confirmed;
      }
    }
  }
}

}  // namespace dateline::archive
