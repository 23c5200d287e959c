#include "archive/tied_rows.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "archive/compress.h"
#include "incidents/facts_bytes.h"

namespace dateline::archive {
namespace {

using incidents::ReportFacts;
using incidents::Side;

/// actor_decided.side
enum Place { kMergeA, kMergeB, kFirst, kSecond, kBody, kTakenOff, kEntry };

struct TiedRow {
  std::int64_t part = 0, side = 0, report = 0, entity = 0;
  int place = 0;  // among the report's facts
  auto operator<=>(const TiedRow&) const = default;
};
using TiedRows = std::map<std::int64_t, std::set<TiedRow>>;  // by decision

bool is_tied(const Decision& decision) { return decision.kind != DecisionKind::kUndo && subject_of(decision.kind) == DecisionOn::kActors; }

struct Evidence {
  std::unordered_set<std::string> reports, texts;
};

Evidence evidence_of(const std::vector<Decision>& decisions) {
  Evidence out;
  for (const Decision& decision : decisions) {
    if (!is_tied(decision)) continue;
    for (const DecidedActor& actor : decision.actors) {
      for (const EvidencePiece& piece : actor.evidence) {
        out.reports.insert(piece.report);
        out.texts.insert(piece.text_sha256);
      }
    }
  }
  return out;
}

Result<bool> speak_of(const Database& database, std::span<const std::int64_t> fresh, const Evidence& evidence) {
  for (const std::int64_t n : fresh) {
    DL_ASSIGN(Statement row, database.query("SELECT id, text_sha256 FROM reports WHERE n = ?", n));
    DL_ASSIGN(const bool there, row.step());
    if (there && (evidence.reports.contains(row.text(0)) || evidence.texts.contains(row.text(1)))) return true;
  }
  return false;
}

struct Loaded {
  std::vector<ReportFacts> facts;
  std::vector<std::int64_t> numbers;
};

/// The reports that decisions speak of, in the order of arrival.
Result<Loaded> load(const Database& database, const Evidence& evidence) {
  std::set<std::int64_t> numbers;
  const auto find = [&](const std::unordered_set<std::string>& words, const char* sql) -> Status {
    for (const std::string& word : words) {
      DL_ASSIGN(Statement rows, database.query(sql, word));
      while (true) {
        DL_ASSIGN(const bool row, rows.step());
        if (!row) break;
        numbers.insert(rows.integer(0));
      }
    }
    return {};
  };
  DL_TRY(find(evidence.reports, "SELECT n FROM reports WHERE id = ?"));
  DL_TRY(find(evidence.texts, "SELECT n FROM reports WHERE text_sha256 = ?"));
  Loaded out;
  for (const std::int64_t n : numbers) {
    DL_ASSIGN(Statement row, database.query("SELECT facts FROM reports WHERE n = ?", n));
    DL_ASSIGN(const bool there, row.step());
    if (!there) continue;
    DL_ASSIGN(const std::string bytes, unpack(row.view(0)));
    DL_ASSIGN(ReportFacts facts, incidents::facts_from_bytes(bytes));
    facts.events.clear();  // only its actors are asked for
    out.facts.push_back(std::move(facts));
    out.numbers.push_back(n);
  }
  return out;
}

TiedRows rows_of(const TiedDecisions& tied, const Loaded& loaded) {
  TiedRows out;
  std::map<std::int64_t, std::int64_t> parts;
  const auto add = [&](std::int64_t decision, std::int64_t part, Place side, const std::vector<ActorRef>& refs) {
    for (const ActorRef ref : refs) {
      const auto report = static_cast<std::size_t>(ref.report);
      out[decision].insert({part, side, loaded.numbers[report], loaded.facts[report].actors[static_cast<std::size_t>(ref.actor)].entity, ref.actor});
    }
  };
  for (const incidents::ActorDecision& one : tied.actors) {
    const std::int64_t part = parts[one.number]++;
    add(one.number, part, one.together ? kMergeA : one.of_one ? kBody : kFirst, one.a);
    add(one.number, part, one.together ? kMergeB : one.of_one ? kTakenOff : kSecond, one.b);
  }
  for (const incidents::LinkDecision& one : tied.links) add(one.number, 0, kEntry, one.actor);
  return out;
}

Result<TiedRows> read_rows(const Database& database) {
  DL_ASSIGN(Statement rows, database.query("SELECT decision, part, side, report, entity, place FROM actor_decided"));
  TiedRows out;
  while (true) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) return out;
    out[rows.integer(0)].insert({rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4), static_cast<int>(rows.integer(5))});
  }
}

/// Writes what differs; gives the entities of decisions that do.
Result<std::set<EntityRow>> write_rows(const Database& database, const TiedRows& before, const TiedRows& now) {
  std::set<EntityRow> touched;
  const auto touch = [&](const std::set<TiedRow>& rows) {
    for (const TiedRow& row : rows) touched.emplace(row.report, row.entity);
  };
  static const std::set<TiedRow> none;
  const auto in = [](const TiedRows& all, std::int64_t decision) -> const std::set<TiedRow>& {
    const auto found = all.find(decision);
    return found == all.end() ? none : found->second;
  };
  for (const auto& [decision, rows] : before) {
    if (in(now, decision) == rows) continue;
    touch(rows);
    DL_TRY(database.run("DELETE FROM actor_decided WHERE decision = ?", decision));
  }
  for (const auto& [decision, rows] : now) {
    if (in(before, decision) == rows) continue;
    touch(rows);
    for (const TiedRow& row : rows) {
      DL_TRY(database.run("INSERT INTO actor_decided (decision, part, side, report, entity, place) VALUES (?, ?, ?, ?, ?, ?)", decision, row.part,
                          row.side, row.report, row.entity, row.place));
    }
  }
  return touched;
}

Status tell_states(const Database& database, std::vector<Decision>& decisions) {
  DL_ASSIGN(const std::vector<Decision> before, read_decisions(database));
  for (std::size_t i = 0; i < decisions.size() && i < before.size(); ++i) {
    if (!is_tied(decisions[i])) continue;
    decisions[i].state = before[i].state;
    decisions[i].note = before[i].note;
  }
  return {};
}

Side side_of(std::int64_t place) {
  return place == kFirst ? Side::kFirst : place == kSecond ? Side::kSecond : place == kBody ? Side::kBody : Side::kTakenOff;
}

}  // namespace

Result<std::set<EntityRow>> renew_tied(const Database& database, std::span<const std::int64_t> fresh, std::vector<Decision>& decisions) {
  if (decisions.empty()) return std::set<EntityRow>();
  const std::string mark = std::to_string(decisions.back().number);
  DL_ASSIGN(const auto before, database.word("SELECT value FROM state WHERE name = 'actors_decided'"));
  const Evidence evidence = evidence_of(decisions);
  DL_ASSIGN(const bool spoken_of, speak_of(database, fresh, evidence));
  if (before == mark && !spoken_of) {
    DL_TRY(tell_states(database, decisions));
    return std::set<EntityRow>();
  }
  DL_ASSIGN(const Loaded loaded, load(database, evidence));
  const TiedDecisions tied = tie_decisions(loaded.facts, decisions);
  DL_ASSIGN(const TiedRows rows, read_rows(database));
  DL_TRY(database.run("INSERT OR REPLACE INTO state (name, value) VALUES ('actors_decided', ?)", mark));
  return write_rows(database, rows, rows_of(tied, loaded));
}

Result<DecidedEntities> read_tied(const Database& database, const std::vector<Decision>& decisions) {
  DecidedEntities out;
  DL_ASSIGN(const TiedRows all, read_rows(database));
  out.entries.reserve(all.size());  // entities point at them
  for (const auto& [number, rows] : all) {
    const auto decision = std::find_if(decisions.begin(), decisions.end(), [n = number](const Decision& d) { return d.number == n; });
    if (decision == decisions.end()) continue;
    std::map<std::int64_t, std::vector<ActorRef>> merged;  // by part
    incidents::LinkDecision* entry = nullptr;
    for (const TiedRow& row : rows) {
      const ActorRef ref{static_cast<int>(row.report), row.place};
      if (row.side == kEntry) {
        if (!entry) {
          entry = &out.entries.emplace_back(incidents::LinkDecision{number, decision->kind == DecisionKind::kConfirm, {}, decision->entry.kb,
                                                                    decision->entry.id, decision->by, decision->at, decision->why});
        }
        out.by_entity[ref].entries.push_back(entry);
      } else if (row.side == kMergeA || row.side == kMergeB) {
        merged[row.part].push_back(ref);
      } else {
        out.by_entity[ref].sides[number] = side_of(row.side);
      }
    }
    for (const auto& [part, refs] : merged) {
      for (const ActorRef ref : refs) out.by_entity[ref].joined.push_back({number, refs});
    }
  }
  return out;
}

}  // namespace dateline::archive
