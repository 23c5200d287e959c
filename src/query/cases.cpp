#include "query/cases.h"

#include <algorithm>

#include "archive/case_log.h"
#include "archive/case_members.h"
#include "base/try.h"
#include "model/json_fields.h"

namespace dateline::query {
namespace {

using archive::Archive;
using dateline::cases::Case;
using dateline::cases::Entry;
using dateline::cases::Member;
using dateline::cases::Words;
using json::Json;

Json null_if_empty(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json marked(const dateline::cases::Mark& mark) {
  return {{"entry", mark.entry}, {"at", mark.at}, {"by", mark.by}, {"why", null_if_empty(mark.why)}};
}

Json evidence_json(const Member& member) {
  Json out = Json::array();
  for (const auto& one : member.evidence) {
    out.push_back({{"report", one.report}, {"text_sha256", one.text_sha256}, {"claim", null_if_empty(one.claim)}, {"span", one.span ? Json{one.span->start, one.span->end} : Json()}});
  }
  return out;
}

/// As it was put in.
Json then(const Member& member) { return {{"kind", name_of(member.kind)}, {"id", member.id}, {"name", member.name}}; }

/// With where it stands today.
Result<Json> today(const Archive& archive, const Member& member) {
  DL_ASSIGN(const archive::Attached found, archive::attach(archive.database(), member));
  Json out = then(member);
  out["now"] = null_if_empty(found.id);
  out["note"] = null_if_empty(found.note);
  return out;
}

Result<Json> all_today(const Archive& archive, const std::vector<Member>& members) {
  Json out = Json::array();
  for (const Member& member : members) {
    DL_ASSIGN(Json one, today(archive, member));
    out.push_back(std::move(one));
  }
  return out;
}

Result<Json> words_json(const Archive& archive, const Words& words) {
  Json out = marked(words.mark);
  out["text"] = words.text;
  DL_ASSIGN(out["on"], all_today(archive, words.on));
  return out;
}

Result<Json> members_json(const Archive& archive, const Case& one) {
  Json out = Json::array();
  for (const auto& member : one.members) {
    DL_ASSIGN(Json row, today(archive, member.member));
    row["tags"] = member.tags;
    row["evidence"] = evidence_json(member.member);
    row.update(marked(member.mark));
    out.push_back(std::move(row));
  }
  return out;
}

Result<Json> questions_json(const Archive& archive, const Case& one) {
  Json out = Json::array();
  for (const auto& question : one.questions) {
    DL_ASSIGN(Json row, words_json(archive, question.asked));
    row["answers"] = Json::array();
    for (const Words& answer : question.answers) {
      DL_ASSIGN(Json told, words_json(archive, answer));
      row["answers"].push_back(std::move(told));
    }
    out.push_back(std::move(row));
  }
  return out;
}

Result<Json> hypotheses_json(const Archive& archive, const Case& one) {
  Json out = Json::array();
  for (const auto& hypothesis : one.hypotheses) {
    DL_ASSIGN(Json row, words_json(archive, hypothesis.put));
    for (const bool against : {false, true}) {
      Json& list = row[against ? "against" : "for"] = Json::array();
      for (const auto& evidence : hypothesis.evidence) {
        if (evidence.against != against) continue;
        DL_ASSIGN(Json told, today(archive, evidence.member));
        told.update(marked(evidence.mark));
        list.push_back(std::move(told));
      }
    }
    out.push_back(std::move(row));
  }
  return out;
}

/// In words: as it was given, else the hypothesis, else what it is of.
std::string finding_of(const Case& one, const dateline::cases::Assessment& made) {
  if (!made.finding.empty()) return made.finding;
  for (const auto& hypothesis : one.hypotheses) {
    if (hypothesis.put.mark.entry == made.hypothesis) return hypothesis.put.text;
  }
  return made.on.empty() ? std::string() : made.on.front().name;
}

Result<Json> assessments_json(const Archive& archive, const Case& one) {
  Json out = Json::array();
  for (const auto& made : one.assessments) {
    Json row = {{"finding", null_if_empty(finding_of(one, made))}, {"hypothesis", made.hypothesis ? Json(made.hypothesis) : Json()}};
    DL_ASSIGN(row["on"], all_today(archive, made.on));
    row["standard_of_proof"] = made.standard;
    row["likelihood"] = null_if_empty(made.likelihood);
    row["alternatives"] = null_if_empty(made.alternatives);
    row["replaced"] = made.replaced;
    row.update(marked(made.mark));
    out.push_back(std::move(row));
  }
  return out;
}

Json summary(const Case& one) {
  Json counts = {{"reports", 0}, {"claims", 0}, {"incidents", 0}, {"actors", 0}};
  for (const auto& member : one.members) {
    Json& count = counts[std::string(name_of(member.member.kind)) + "s"];
    count = count.get<int>() + 1;
  }
  const auto open = std::count_if(one.questions.begin(), one.questions.end(), [](const auto& question) { return question.answers.empty(); });
  return {{"case", one.name},
          {"about", null_if_empty(one.about.text)},
          {"opened_at", one.about.mark.at},
          {"opened_by", one.about.mark.by},
          {"closed", one.closed ? marked(one.closing) : Json()},
          {"tags", one.tags},
          {"members", std::move(counts)},
          {"open_questions", open},
          {"hypotheses", one.hypotheses.size()},
          {"assessments", std::count_if(one.assessments.begin(), one.assessments.end(), [](const auto& made) { return !made.replaced; })},
          {"drafts", one.drafts.size()}};
}

Json entry_json(const Entry& entry) {
  Json members = Json::array();
  for (const Member& member : entry.members) {
    Json row = then(member);
    row["evidence"] = evidence_json(member);
    members.push_back(std::move(row));
  }
  return {{"entry", entry.number},
          {"at", entry.at},
          {"by", entry.by},
          {"kind", name_of(entry.kind)},
          {"case", entry.case_name},
          {"text", null_if_empty(entry.text)},
          {"of", entry.of ? Json(entry.of) : Json()},
          {"members", std::move(members)},
          {"standard_of_proof", null_if_empty(entry.standard)},
          {"likelihood", null_if_empty(entry.likelihood)},
          {"alternatives", null_if_empty(entry.alternatives)},
          {"draft", null_if_empty(entry.draft)},
          {"undoes", entry.undoes ? Json(entry.undoes) : Json()},
          {"why", null_if_empty(entry.why)}};
}

}  // namespace

Result<std::string> cases(const Archive& archive) {
  DL_ASSIGN(const std::vector<Case> all, archive::read_cases(archive.database()));
  Json out = Json::array();
  for (const Case& one : all) out.push_back(summary(one));
  return dumped({{"cases", std::move(out)}});
}

Result<std::string> case_now(const Archive& archive, const std::string& name) {
  DL_ASSIGN(const Case one, archive::read_case(archive.database(), name));
  Json out = summary(one);
  DL_ASSIGN(out["members"], members_json(archive, one));
  out["notes"] = Json::array();
  for (const Words& note : one.notes) {
    DL_ASSIGN(Json row, words_json(archive, note));
    out["notes"].push_back(std::move(row));
  }
  DL_ASSIGN(out["questions"], questions_json(archive, one));
  DL_ASSIGN(out["hypotheses"], hypotheses_json(archive, one));
  DL_ASSIGN(out["assessments"], assessments_json(archive, one));
  out["drafts"] = Json::array();
  for (const auto& draft : one.drafts) {
    Json row = {{"draft", draft.name}};
    DL_ASSIGN(row["cited"], all_today(archive, draft.cited));
    row.update(marked(draft.mark));
    out["drafts"].push_back(std::move(row));
  }
  return dumped(out);
}

Result<std::string> case_log(const Archive& archive, const std::string& name) {
  DL_ASSIGN(const std::vector<Entry> entries, archive::read_case_entries(archive.database()));
  const std::vector<bool> undone = dateline::cases::undone(entries);
  Json out = Json::array();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].case_name != name) continue;
    out.push_back(entry_json(entries[i]));
    out.back()["undone"] = static_cast<bool>(undone[i]);
  }
  if (out.empty()) return Error{ErrorCode::kNotFound, name + ": no such case; `dateline case list` names them"};
  return dumped({{"case", name}, {"entries", std::move(out)}});
}

std::string case_entry(const Entry& entry) { return dumped(entry_json(entry)); }

}  // namespace dateline::query
