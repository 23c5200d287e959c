#include "archive/decisions.h"

#include <algorithm>

#include "archive/chain.h"
#include "model/json_fields.h"

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
  v("actors", x.decision.actors)("entry", x.decision.entry)("undoes", undoes)("why", x.decision.why);
  x.decision.undoes = undoes;
}

namespace {

std::string content_of(Decision decision) {
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

Result<Decision> decision_of(const Statement& row) {
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
  const std::size_t wanted = out.kind == DecisionKind::kUndo                                        ? 0
                             : out.kind == DecisionKind::kMerge || out.kind == DecisionKind::kSplit ? 2
                                                                                                    : 1;
  if (out.actors.size() != wanted) return damaged(out.number);
  return out;
}

}  // namespace

Result<std::int64_t> append_decision(const Database& database, const Decision& decision) {
  DL_ASSIGN(const std::string previous, last_hash(database, "decisions"));
  const std::string content = content_of(decision), kind(name_of(decision.kind));
  DL_TRY(database.run("INSERT INTO decisions (made_at, made_by, kind, content, hash) VALUES (?, ?, ?, ?, ?)", decision.at, decision.by,
                      kind, content, chain_hash(previous, "decisions", {decision.at, decision.by, kind, content})));
  return database.last_row();
}

Result<std::vector<Decision>> read_decisions(const Database& database) {
  std::vector<Decision> out;
  DL_ASSIGN(Statement rows,
            database.query("SELECT d.seq, d.made_at, d.made_by, d.kind, d.content, coalesce(s.state, 'in_force'), coalesce(s.note, '') "
                           "FROM decisions d LEFT JOIN decision_states s ON s.seq = d.seq ORDER BY d.seq"));
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    DL_ASSIGN(Decision decision, decision_of(rows));
    if (decision.number != static_cast<std::int64_t>(out.size()) + 1) return missing_before(decision.number);
    decision.state = from_name<DecisionState>(rows.view(5)).value_or(DecisionState::kInForce);
    decision.note = rows.text(6);
    out.push_back(std::move(decision));
  }
}

}  // namespace dateline::archive
