#pragma once
// Decisions: what people decided on actors. Rows are appended, never changed, and hold evidence (text hash, spans, report, name), not ids
// that are derived: after each re-reading and regroup they are tied to whatever stands at that evidence then. A later decision can undo
// each.
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite.h"
#include "incidents/actors.h"

namespace dateline::archive {

enum class DecisionKind { kMerge, kSplit, kConfirm, kReject, kUndo };
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

struct DecidedEntry {
  std::string kb, id, name, list, reference, from, to;
};

struct Decision {
  std::int64_t number = 0;
  std::string at, by, why;
  DecisionKind kind = DecisionKind::kMerge;
  std::vector<DecidedActor> actors;  // two of a merge or split, one of a confirmed or rejected entry
  DecidedEntry entry;
  std::int64_t undoes = 0;
  DecisionState state = DecisionState::kInForce;
  std::string note;  // what could not be tied to anything
};

/// Appends a row. Inside a transaction only.
Result<std::int64_t> append_decision(const Database& database, const Decision& decision);

/// All, in the order in which they were made, with what became of them at the last grouping.
Result<std::vector<Decision>> read_decisions(const Database& database);

/// The decisions in force, tied to the entities of these reports.
struct TiedDecisions {
  std::vector<incidents::ActorDecision> actors;
  std::vector<incidents::LinkDecision> links;
};
/// Sets state and note of each.
TiedDecisions tie_decisions(const std::vector<incidents::ReportFacts>& reports, std::vector<Decision>& decisions);

/// Links that people rejected become candidates, candidates that they confirmed links.
void apply_to_facts(const TiedDecisions& decisions, std::vector<incidents::ReportFacts>& reports);

}  // namespace dateline::archive

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 5> kEnumNames<archive::DecisionKind>{"merge", "split", "confirm", "reject", "undo"};
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<archive::DecisionState>{"in_force", "undone", "overruled", "not_attached"};
}  // namespace dateline
