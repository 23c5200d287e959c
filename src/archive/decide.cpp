#include "archive/decide.h"

#include <algorithm>

#include "archive/compress.h"
#include "archive/decide_incidents.h"
#include "archive/filter.h"
#include "archive/find_actors.h"
#include "base/unicode.h"
#include "incidents/actor_nodes.h"
#include "incidents/facts_bytes.h"
#include "model/json_fields.h"

namespace dateline::archive {
namespace {

struct Part {
  ActorRow actor;
  std::string report;   // only what this report tells of the actor; empty: all
  std::string without;  // all but this report
  std::string name;     // only those called so
};

std::string text_of(const json::Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::string name_of_row(const ActorRow& row) {
  const json::Json content = json::Json::parse(row.content, nullptr, false);
  return text_of(content, "name");
}

Result<std::vector<EvidencePiece>> evidence_of(const Database& database, const Part& part) {
  DL_ASSIGN(Statement rows,
            database.query(
                "SELECT r.id, r.text_sha256, r.facts, m.entity FROM actor_members m JOIN reports r ON r.n = m.report WHERE m.actor = ? "
                "ORDER BY r.day, r.n, m.entity",
                part.actor.id));
  std::vector<EvidencePiece> out;
  while (out.size() < kMostEvidence) {
    DL_ASSIGN(const bool row, rows.step());
    if (!row) break;
    if ((!part.report.empty() && rows.view(0) != part.report) || (!part.without.empty() && rows.view(0) == part.without)) continue;
    DL_ASSIGN(const std::string bytes, unpack(rows.view(2)));
    DL_ASSIGN(const incidents::ReportFacts facts, incidents::facts_from_bytes(bytes));
    for (const incidents::ActorFact& actor : facts.actors) {
      if (actor.entity != rows.integer(3) || actor.spans.empty()) continue;
      if (!part.name.empty() && fold_name(actor.name) != fold_name(part.name)) continue;
      out.push_back({rows.text(0), rows.text(1), actor.spans.front(), actor.name, std::string(name_of(actor.type))});
    }
  }
  return out;
}

Result<DecidedActor> decided(const Database& database, const Part& part) {
  DecidedActor out{part.actor.id, name_of_row(part.actor), {}};
  DL_ASSIGN(out.evidence, evidence_of(database, part));
  if (!part.name.empty() && !out.evidence.empty()) out.name = out.evidence.front().name;
  if (out.evidence.empty()) return Error{ErrorCode::kUsage, out.name + ": there is nothing left of it to decide on"};
  return out;
}

struct Nature {
  EntityType type = EntityType::kOrganization;
  std::string country;
};

Nature nature_of(const ActorRow& row) {
  const json::Json content = json::Json::parse(row.content, nullptr, false);
  return {from_name<EntityType>(text_of(content, "type")).value_or(EntityType::kOrganization), text_of(content, "country")};
}

std::string told(const ActorRow& row, const Nature& nature) {
  static constexpr std::pair<incidents::ActorClass, const char*> kWords[] = {
      {incidents::ActorClass::kPerson, "a person"}, {incidents::ActorClass::kState, "a state"}, {incidents::ActorClass::kBody, "a body"}};
  const auto* found = std::find_if(std::begin(kWords), std::end(kWords), [&](const auto& w) { return w.first == incidents::class_of(nature.type); });
  return name_of_row(row) + " is " + found->second + (nature.country.empty() ? "" : " (" + nature.country + ")");
}

/// A person, a state and a body are never one, nor are two states.
Status can_be_one(const ActorRow& a, const ActorRow& b) {
  const Nature first = nature_of(a), second = nature_of(b);
  const std::string both = told(a, first) + ", " + told(b, second) + ": ";
  if (incidents::class_of(first.type) != incidents::class_of(second.type))
    return Error{ErrorCode::kUsage, both + "only two people, two bodies or one state under two names can be one actor"};
  const bool states = first.type == EntityType::kCountry;
  if (states && !first.country.empty() && !second.country.empty() && first.country != second.country)
    return Error{ErrorCode::kUsage, both + "two states are not one actor"};
  return {};
}

/// Parts of one actor: what one report tells of it and the rest, or what is told under each of two names.
Status take_parts(const Archive& archive, const NewDecision& given, Part& first, Part& second) {
  DL_ASSIGN(const std::int64_t is_report, archive.database().number("SELECT count(*) FROM reports WHERE id = ?", given.b));
  if (is_report) {
    first.without = second.report = given.b;
    return {};
  }
  DL_ASSIGN(second.actor, find_actor(archive, given.b));
  if (second.actor.id != first.actor.id) {
    if (given.kind == DecisionKind::kMerge) DL_TRY(can_be_one(first.actor, second.actor));
    return {};
  }
  if (fold_name(given.a) == fold_name(given.b) || given.b.starts_with("a-") || given.a.starts_with("a-")) {
    const bool split = given.kind == DecisionKind::kSplit;
    return Error{ErrorCode::kUsage, given.a + " and " + given.b + " are one actor" + (split ? "" : " already: " + first.actor.id) + "; " +
                                        (split ? "split it by two of its names, or by the id of a report that tells of somebody else"
                                               : "to say that this is right, give two of its names, or the id of a report that tells of the same")};
  }
  first.name = given.a;
  second.name = given.b;
  return {};
}

/// Nobody says the same twice; another person may say it, too.
Status is_new(const Archive& archive, const NewDecision& given, const Decision& decision) {
  DL_ASSIGN(const auto all, read_decisions(archive.database()));
  const auto found = std::find_if(all.begin(), all.end(), [&](const Decision& d) {
    return d.kind == DecisionKind::kMerge && d.state == DecisionState::kInForce && d.by == given.by && is_on_the_same(d, decision);
  });
  if (found == all.end()) return {};
  return Error{ErrorCode::kUsage, given.a + " and " + given.b + " are one actor already: decision " + std::to_string(found->number) + " by " + given.by};
}

Status add_two(const Archive& archive, const NewDecision& given, Decision& out) {
  DL_ASSIGN(const ActorRow a, find_actor(archive, given.a));
  Part first{a, {}, {}, {}}, second{a, {}, {}, {}};
  DL_TRY(take_parts(archive, given, first, second));
  for (const Part* part : {&first, &second}) {
    DL_ASSIGN(DecidedActor actor, decided(archive.database(), *part));
    out.actors.push_back(std::move(actor));
  }
  return is_new(archive, given, out);
}

Status add_entry(const Archive& archive, const NewDecision& given, Decision& out) {
  DL_ASSIGN(const ActorRow actor, find_actor(archive, given.a));
  const json::Json content = json::Json::parse(actor.content, nullptr, false);
  for (const json::Json& link : content.is_object() ? content.value("links", json::Json::array()) : json::Json::array()) {
    if (text_of(link, "kb") + ":" + text_of(link, "id") != given.b) continue;
    out.entry = {text_of(link, "kb"),        text_of(link, "id"),   text_of(link, "name"), text_of(link, "list"),
                 text_of(link, "reference"), text_of(link, "from"), text_of(link, "to")};
    DL_ASSIGN(DecidedActor whole, decided(archive.database(), {actor, {}, {}, {}}));
    out.actors.push_back(std::move(whole));
    return {};
  }
  return Error{ErrorCode::kUsage, given.b + ": not an entry that " + given.a + " may be; `dateline actor " + actor.id + "` lists these"};
}

Status add_undone(const Archive& archive, const NewDecision& given, Decision& out) {
  DL_ASSIGN(const auto all, read_decisions(archive.database()));
  const auto found = std::find_if(all.begin(), all.end(), [&](const Decision& d) { return d.number == given.undoes; });
  const auto command = [](DecisionOn on) { return std::string(on == DecisionOn::kIncidents ? "incidents" : on == DecisionOn::kActors ? "actors" : "review"); };
  const std::string lists = given.undoes_on == DecisionOn::kIncidents ? "incidents decisions" : given.undoes_on == DecisionOn::kActors ? "actors decisions" : "review list";
  if (found == all.end())
    return Error{ErrorCode::kNotFound, "decision " + std::to_string(given.undoes) + ": not there; `dateline " + lists + "` lists them"};
  const DecisionOn on = subject_of(all, *found);
  if (given.undoes_on && on != *given.undoes_on) {
    const std::string what = on == DecisionOn::kJudgements ? " is a judgement" : " is on " + command(on);
    return Error{ErrorCode::kUsage, "decision " + std::to_string(given.undoes) + what + ": `dateline " + command(on) + " undo` undoes it"};
  }
  if (found->state == DecisionState::kUndone)
    return Error{ErrorCode::kUsage, "decision " + std::to_string(given.undoes) + " is undone already"};
  out.undoes = given.undoes;
  return {};
}

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

Status check_words(const NewDecision& given) {
  const bool entry = given.kind == DecisionKind::kConfirm || given.kind == DecisionKind::kReject;
  DL_TRY(check_text("--by", given.by));
  DL_TRY(check_text("--why", given.why));
  for (const std::string& one : given.on) DL_TRY(check_given("ID", one));
  DL_TRY(check_given("ACTOR", given.a));
  DL_TRY(check_given(entry ? "ENTRY" : given.kind == DecisionKind::kSplit ? "OTHER" : "ACTOR2", given.b));
  if (!has_words(given.by) || !has_words(given.why))
    return Error{ErrorCode::kUsage, "a decision needs --by with who makes it and --why with the reason"};
  return {};
}

}  // namespace

Result<std::vector<EvidencePiece>> told_of_actor(const Database& database, const std::string& id) {
  Part all;
  all.actor.id = id;
  return evidence_of(database, all);
}

Result<Decision> decide(Archive& archive, const NewDecision& given) {
  DL_TRY(check_words(given));
  DL_ASSIGN(const std::int64_t number, archive.append([&]() -> Result<Decision> {
    Decision out;
    out.at = given.at;
    out.by = given.by;
    out.why = given.why;
    out.kind = given.kind;
    if (given.kind == DecisionKind::kUndo)
      DL_TRY(add_undone(archive, given, out));
    else if (is_on_incidents(given.kind))
      DL_TRY(add_incidents(archive, given, out));
    else if (given.kind == DecisionKind::kMerge || given.kind == DecisionKind::kSplit)
      DL_TRY(add_two(archive, given, out));
    else
      DL_TRY(add_entry(archive, given, out));
    return out;
  }));
  DL_ASSIGN(auto all, read_decisions(archive.database()));
  for (Decision& decision : all) {
    if (decision.number == number) return std::move(decision);
  }
  return Error{ErrorCode::kArchiveDamaged, "decision " + std::to_string(number) + ": not there after it was written; run `dateline check`"};
}

}  // namespace dateline::archive
