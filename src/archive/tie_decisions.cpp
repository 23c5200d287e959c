// From a decision's evidence to the entities that stand there now.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "archive/decisions.h"
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
  std::unordered_map<std::string, std::vector<int>> by_text, by_id;

  explicit Reports(const std::vector<ReportFacts>& reports) : all(reports) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      by_text[all[i].text_sha256].push_back(static_cast<int>(i));
      by_id[all[i].id].push_back(static_cast<int>(i));
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

/// All reports of the same text; where it is there no more, the report of the same id.
Refs refs_of(const Reports& reports, const EvidencePiece& piece) {
  Refs out;
  const auto same_text = reports.by_text.find(piece.text_sha256);
  const bool by_text = same_text != reports.by_text.end();
  const auto found = by_text ? same_text : reports.by_id.find(piece.report);
  if (!by_text && found == reports.by_id.end()) return out;
  for (const int report : found->second) {
    const int actor = actor_at(reports.all[static_cast<std::size_t>(report)], piece, by_text);
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
            " pieces of evidence are not in any reading now";
  }
  return {out.begin(), out.end()};
}

bool meet(const Refs& a, const Refs& b) {
  return std::any_of(a.begin(), a.end(), [&](const ActorRef& ref) { return std::find(b.begin(), b.end(), ref) != b.end(); });
}

bool on_the_same(const incidents::ActorDecision& a, const incidents::ActorDecision& b) {
  return (meet(a.a, b.a) && meet(a.b, b.b)) || (meet(a.a, b.b) && meet(a.b, b.a));
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

/// The later of two opposite decisions on the same counts.
template <class Tied, class Same, class Opposite>
void drop_overruled(std::vector<Tied>& tied, std::vector<Decision>& decisions, Same same, Opposite opposite) {
  for (std::size_t i = 0; i < tied.size(); ++i) {
    for (std::size_t k = i + 1; k < tied.size(); ++k) {
      if (!opposite(tied[i], tied[k]) || !same(tied[i], tied[k])) continue;
      Decision& decision = decisions[static_cast<std::size_t>(tied[i].number - 1)];
      decision.state = DecisionState::kOverruled;
      decision.note = "by decision " + std::to_string(tied[k].number);
      break;
    }
  }
  std::erase_if(tied,
                [&](const Tied& one) { return decisions[static_cast<std::size_t>(one.number - 1)].state == DecisionState::kOverruled; });
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
    if (std::any_of(refs.begin(), refs.end(), [](const Refs& r) { return r.empty(); })) {
      decision.state = DecisionState::kNotAttached;
    } else if (decision.kind == DecisionKind::kMerge || decision.kind == DecisionKind::kSplit) {
      out.actors.push_back({decision.number, decision.kind == DecisionKind::kMerge, refs[0], refs[1]});
    } else {
      out.links.push_back({decision.number, decision.kind == DecisionKind::kConfirm, refs[0], decision.entry.kb, decision.entry.id,
                           decision.by, decision.at, decision.why});
    }
  }
  drop_overruled(out.actors, decisions, on_the_same, [](const auto& a, const auto& b) { return a.together != b.together; });
  const auto same_entry = [](const incidents::LinkDecision& a, const incidents::LinkDecision& b) {
    return a.kb == b.kb && a.id == b.id && meet(a.actor, b.actor);
  };
  drop_overruled(out.links, decisions, same_entry, [](const auto& a, const auto& b) { return a.confirmed != b.confirmed; });
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
