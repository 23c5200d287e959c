#include "archive/decisions.h"

#include <algorithm>

#include "archive/chain.h"
#include "archive/log_places.h"
#include "model/json_fields.h"
#include "review/judgement_fields.h"

namespace dateline::archive {

template <class V>
void describe(V& v, EvidencePiece& x) {
  v("report", x.report)("text_sha256", x.text_sha256)("span", x.span)("name", x.name)("type", x.type);
}
template <class V>
void describe(V& v, DecidedActor& x) {
  v("id", x.id)("name", x.name)("evidence", x.evidence);
}
template <class V>
void describe(V& v, EventPiece& x) {
  v("report", x.report)("text_sha256", x.text_sha256)("span", x.span)("kind", x.kind)("predicate", x.predicate)("claim", x.claim);
}
template <class V>
void describe(V& v, DecidedIncident& x) {
  v("id", x.id)("title", x.title)("evidence", x.evidence);
}
template <class V>
void describe(V& v, DecidedEntry& x) {
  v("kb", x.kb)("id", x.id)("name", x.name)("list", x.list)("reference", x.reference)("from", x.from)("to", x.to);
}
/// The content of a row: what is neither a column nor derived.
struct DecisionContent {
  Decision& decision;
};
template <class V>
void describe(V& v, DecisionContent& x) {
  int undoes = static_cast<int>(x.decision.undoes);
  v("actors", x.decision.actors)("entry", x.decision.entry)("incidents", x.decision.incidents)("undoes", undoes)("why", x.decision.why);
  x.decision.undoes = undoes;
  // Rows of other kinds are written as before there were judgements.
  if (x.decision.kind == DecisionKind::kJudge) v("judgement", x.decision.judgement);
}

namespace {

/// What it names by numbers that people know (to_rows), or by rows (else), in the other.
Status renumber(const Database& database, Decision& decision, bool to_rows) {
  const auto map = to_rows ? row_at : place_of;
  DL_ASSIGN(decision.undoes, map(database, "decisions", decision.undoes));
  if (!decision.judgement) return {};
  DL_ASSIGN(decision.judgement->seconds, map(database, "decisions", decision.judgement->seconds));
  return {};
}

Result<std::string> content_of(const Database& database, Decision decision) {
  DL_TRY(renumber(database, decision, true));
  const DecisionContent content{decision};
  return json::Writer::to(content).dump();
}

Error damaged(std::int64_t number) {
  return {ErrorCode::kArchiveDamaged, "decision " + std::to_string(number) + " cannot be read; run `dateline check`"};
}

Error missing_before(std::int64_t number) {
  return {ErrorCode::kArchiveDamaged,
          "decision " + std::to_string(number) + ": a decision before it is missing or it has a wrong number; run `dateline check`"};
}

/// It is about as many as its kind takes.
bool is_whole(const Decision& decision) {
  std::size_t actors = 0, incidents = 0;
  switch (decision.kind) {
    case DecisionKind::kMerge:
    case DecisionKind::kSplit: actors = 2; break;
    case DecisionKind::kConfirm:
    case DecisionKind::kReject: actors = 1; break;
    case DecisionKind::kJoin: incidents = std::max<std::size_t>(decision.incidents.size(), 2); break;
    case DecisionKind::kApart:
    case DecisionKind::kSplitOff: incidents = 2; break;
    case DecisionKind::kJudge:
      if (!decision.judgement) return false;
      incidents = decision.judgement->on.item == review::ItemKind::kIncident ? 1 : 0;
      break;
    case DecisionKind::kUndo: break;
  }
  return decision.actors.size() == actors && decision.incidents.size() == incidents;
}

Result<Decision> decision_of(const Database& database, const Statement& row) {
  Decision out;
  out.number = row.integer(0);
  out.at = row.text(1);
  out.by = row.text(2);
  const auto kind = from_name<DecisionKind>(row.view(3));
  const json::Json content = json::Json::parse(row.view(4), nullptr, false);
  if (!kind || !content.is_object()) return damaged(out.number);
  out.kind = *kind;
  try {
    json::Reader reader(content);
    DecisionContent whole{out};
    describe(reader, whole);
  } catch (const std::exception&) {  // of the JSON library: a field is not of its type
    return damaged(out.number);
  }
  if (!is_whole(out)) return damaged(out.number);
  DL_TRY(renumber(database, out, false));
  if (out.judgement) std::tie(out.judgement->number, out.judgement->at, out.judgement->by, out.judgement->why) = std::tie(out.number, out.at, out.by, out.why);
  return out;
}

bool shares_evidence(const DecidedActor& a, const DecidedActor& b) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const EvidencePiece& one) {
    return std::any_of(b.evidence.begin(), b.evidence.end(), [&](const EvidencePiece& other) { return one.report == other.report && one.span == other.span; });
  });
}

}  // namespace

Result<std::int64_t> append_decision(const Database& database, const Decision& decision) {
  DL_ASSIGN(const std::string previous, last_hash(database, "decisions"));
  DL_ASSIGN(const std::string content, content_of(database, decision));
  const std::string kind(name_of(decision.kind));
  DL_TRY(database.run("INSERT INTO decisions (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", decision.at, decision.by,
                      kind, content, chain_hash(previous, "decisions", {decision.at, decision.by, kind, content})));
  return database.last_row();
}

Result<std::vector<Decision>> read_decisions(const Database& database) {
  std::vector<Decision> out;
  DL_ASSIGN(Statement rows,
            database.query("SELECT d.n, d.made_at, d.made_by, d.kind, d.content, coalesce(s.state, 'in_force'), coalesce(s.note, '') FROM (SELECT " +
                           place_of_sql("decisions", "decisions.seq") + " AS n, made_at, made_by, kind, content FROM decisions) d LEFT JOIN decision_states s ON s.seq = d.n ORDER BY d.n"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(Decision decision, decision_of(database, rows));
    if (decision.number != static_cast<std::int64_t>(out.size()) + 1) return missing_before(decision.number);
    decision.state = from_name<DecisionState>(rows.view(5)).value_or(DecisionState::kInForce);
    decision.note = rows.text(6);
    out.push_back(std::move(decision));
  }
}

bool is_on_incidents(DecisionKind kind) {
  return kind == DecisionKind::kJoin || kind == DecisionKind::kApart || kind == DecisionKind::kSplitOff;
}

Result<Decision> read_decision(const Database& database, std::int64_t number) {
  DL_ASSIGN(Statement row, database.query("SELECT ?1, made_at, made_by, kind, content FROM decisions WHERE seq = " + row_at_sql("decisions", "?1"), number));
  DL_ASSIGN(const bool there, row.step());
  if (!there) return damaged(number);
  return decision_of(database, row);
}

DecisionOn subject_of(DecisionKind kind) {
  if (kind == DecisionKind::kJudge) return DecisionOn::kJudgements;
  return is_on_incidents(kind) ? DecisionOn::kIncidents : DecisionOn::kActors;
}

const Decision& undone_in_the_end(const std::vector<Decision>& all, const Decision& decision) {
  const Decision* end = &decision;
  while (end->kind == DecisionKind::kUndo) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Decision& d) { return d.number == end->undoes; });
    if (found == all.end() || found->number >= end->number) break;
    end = &*found;
  }
  return *end;
}

DecisionOn subject_of(const std::vector<Decision>& all, const Decision& decision) { return subject_of(undone_in_the_end(all, decision).kind); }

bool is_on_the_same(const Decision& a, const Decision& b) {
  const auto pairs = [&](std::size_t first, std::size_t second) { return shares_evidence(a.actors[0], b.actors[first]) && shares_evidence(a.actors[1], b.actors[second]); };
  return a.kind == b.kind && (pairs(0, 1) || pairs(1, 0));
}

void set_undone(std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    decision.state = DecisionState::kInForce;
    decision.note.clear();
  }
  for (auto later = decisions.rbegin(); later != decisions.rend(); ++later) {
    if (later->kind != DecisionKind::kUndo || later->state != DecisionState::kInForce) continue;
    for (Decision& earlier : decisions) {
      if (earlier.number == later->undoes && earlier.number < later->number) earlier.state = DecisionState::kUndone;
    }
  }
}

Status write_states(const Database& database, const std::vector<Decision>& decisions) {
  DL_TRY(database.run("DELETE FROM decision_states"));
  for (const Decision& decision : decisions) {
    DL_TRY(database.run("INSERT INTO decision_states (seq, state, note) VALUES (?, ?, ?)", decision.number, name_of(decision.state),
                        decision.note));
  }
  return {};
}

}  // namespace dateline::archive
