#pragma once
// Decisions: what people decided on actors and on incidents. Rows are appended, never changed, and hold evidence (text hash, spans, report, name or claim), not ids
// that are derived: after each re-reading and regroup they are tied to whatever stands at that evidence then. A later decision can undo
// each. Judgements (src/review) are decisions, too: on an item of one reading, or on an incident.
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite.h"
#include "incidents/actor_decisions.h"
#include "incidents/group.h"
#include "review/judgement.h"

namespace dateline::archive {

/// kJoin, kApart and kSplitOff are on which incidents there are, kJudge is a judgement, the others are on actors; kUndo is on what it undoes.
enum class DecisionKind { kMerge, kSplit, kConfirm, kReject, kUndo, kJoin, kApart, kSplitOff, kJudge };
enum class DecisionOn { kActors, kIncidents, kJudgements };
enum class DecisionState { kInForce, kUndone, kOverruled, kNotAttached };

/// One entity of one report, as it stood when somebody decided on it.
struct EvidencePiece {
  std::string report, text_sha256;
  Span span;
  std::string name, type;
};

/// An actor that somebody decided on.
struct DecidedActor {
  std::string id, name;  // at that time
  std::vector<EvidencePiece> evidence;
};

/// One event of one report, as it stood when somebody decided on it.
struct EventPiece {
  std::string report, text_sha256;
  Span span;
  std::string kind, predicate;
  std::string claim;  // the key of its first, for people; empty if it has none
};

/// An incident that somebody decided on, or what was split off one.
struct DecidedIncident {
  std::string id, title;  // at that time
  std::vector<EventPiece> evidence;
};

struct DecidedEntry {
  std::string kb, id, name, list, reference, from, to;
};

struct Decision {
  std::int64_t number = 0;
  std::string at, by, why;
  DecisionKind kind = DecisionKind::kMerge;
  std::vector<DecidedActor> actors;  // two of a merge or split, one of a confirmed or rejected entry
  DecidedEntry entry;
  std::vector<DecidedIncident> incidents;  // two or more of a join, two of those that are apart; what stays and what was split off
  std::optional<review::Judgement> judgement;  // of kJudge; the evidence of an incident stands in `incidents`
  std::int64_t undoes = 0;
  DecisionState state = DecisionState::kInForce;
  std::string note;  // what could not be tied to anything
};

/// Appends a row. Inside a transaction only.
Result<std::int64_t> append_decision(const Database& database, const Decision& decision);

/// All, in the order in which they were made, with what became of them at the last grouping.
Result<std::vector<Decision>> read_decisions(const Database& database);
Result<Decision> read_decision(const Database& database, std::int64_t number);

bool is_on_incidents(DecisionKind kind);
DecisionOn subject_of(DecisionKind kind);
/// What a decision is on; of an undo, what it undoes in the end. It may be itself.
const Decision& undone_in_the_end(const std::vector<Decision>& all, const Decision& decision);
DecisionOn subject_of(const std::vector<Decision>& all, const Decision& decision);

/// Whether two merges, or two splits, are on the same two.
bool is_on_the_same(const Decision& a, const Decision& b);

/// All in force but those that are undone by one that is not undone itself. Notes are cleared.
void set_undone(std::vector<Decision>& decisions);

/// Keeps what became of each. Inside a transaction only.
Status write_states(const Database& database, const std::vector<Decision>& decisions);

/// The decisions in force, tied to the entities of these reports.
struct TiedDecisions {
  std::vector<incidents::ActorDecision> actors;
  std::vector<incidents::LinkDecision> links;
};
/// Sets state and note of those on actors; set_undone comes first.
TiedDecisions tie_decisions(const std::vector<incidents::ReportFacts>& reports, std::vector<Decision>& decisions);

/// The same for those on incidents, tied to events; no two of what is left exclude each other.
std::vector<incidents::EventDecision> tie_incident_decisions(const std::vector<incidents::ReportFacts>& reports, std::vector<Decision>& decisions);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 9> kEnumNames<archive::DecisionKind>{"merge", "split", "confirm",   "reject", "undo",
                                                                                    "join",  "apart", "split_off", "judge"};
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<archive::DecisionState>{"in_force", "undone", "overruled", "not_attached"};
}  // namespace dateline
