#include "memo/gather.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive/case_log.h"
#include "archive/case_members.h"
#include "archive/find.h"
#include "base/try.h"
#include "memo/gather_parts.h"
#include "memo/words.h"

namespace dateline::memo {
namespace {

using archive::Archive;
using cases::Case;
using cases::Member;
using cases::MemberKind;
using Json = nlohmann::json;

constexpr std::size_t kMostNotes = 20;  // of one happening or piece of evidence

std::string day_of(const std::string& time) { return time.substr(0, 10); }

Remark remark_of(const cases::Words& words) { return {words.text, words.mark.by, day_of(words.mark.at)}; }

/// By its id where its name was purged with the report that it stood on.
std::string called(const Member& member) { return member.name.empty() ? member.id : member.name; }

/// The footnotes of a member where it stands today; a claim of an older reading keeps its own.
Result<Notes> notes_of(const Archive& archive, const Member& member, Footnotes& footnotes) {
  if (member.kind == MemberKind::kActor) return Notes();
  DL_ASSIGN(const archive::Attached found, archive::attach(archive.database(), member));
  const std::string& key = member.kind == MemberKind::kClaim || found.id.empty() ? member.id : found.id;
  auto notes = footnotes.of(key, kMostNotes);
  if (!notes && notes.error().code == ErrorCode::kNotFound) return Notes();
  return notes;
}

Result<std::vector<Weighed>> evidence_of(const Archive& archive, const cases::Hypothesis& hypothesis, Footnotes& footnotes) {
  std::vector<Weighed> out;
  for (const auto& one : hypothesis.evidence) {
    Weighed weighed{one.against, called(one.member), one.mark.why, {}};
    DL_ASSIGN(weighed.notes, notes_of(archive, one.member, footnotes));
    out.push_back(std::move(weighed));
  }
  return out;
}

void judge(const cases::Assessment& made, Finding& out) {
  if (!made.finding.empty()) out.text = made.finding;
  out.standard = made.standard;
  out.likelihood = made.likelihood;
  out.reasoning = made.mark.why;
  out.alternatives = made.alternatives;
  out.by = made.mark.by;
  out.day = day_of(made.mark.at);
}

/// What people assessed, then the hypotheses that nobody has judged.
Status add_findings(const Archive& archive, const Case& one, Footnotes& footnotes, Memo& memo) {
  for (const bool judged : {true, false}) {
    for (const cases::Hypothesis& hypothesis : one.hypotheses) {
      const auto made = std::find_if(one.assessments.begin(), one.assessments.end(),
                                     [&](const cases::Assessment& other) { return !other.replaced && other.hypothesis == hypothesis.put.mark.entry; });
      if ((made != one.assessments.end()) != judged) continue;
      Finding finding;
      finding.text = hypothesis.put.text;
      if (judged) judge(*made, finding);
      DL_ASSIGN(finding.evidence, evidence_of(archive, hypothesis, footnotes));
      memo.findings.push_back(std::move(finding));
    }
    if (!judged) continue;
    for (const cases::Assessment& made : one.assessments) {
      if (made.replaced || made.hypothesis) continue;
      Finding finding;
      if (!made.on.empty()) finding.text = called(made.on.front());
      judge(made, finding);
      for (const Member& member : made.on) {
        DL_ASSIGN(const Notes notes, notes_of(archive, member, footnotes));
        finding.notes.insert(finding.notes.end(), notes.begin(), notes.end());
      }
      memo.findings.push_back(std::move(finding));
    }
  }
  return {};
}

/// A happening whose name went with a report that is not shown is called as the memo calls it.
void name_findings(Memo& memo) {
  for (Finding& finding : memo.findings) {
    const auto found = std::find_if(memo.happenings.begin(), memo.happenings.end(), [&](const Happening& one) { return one.id == finding.text; });
    if (found != memo.happenings.end()) finding.text = headline(*found) + " (happening " + std::to_string(found->number) + ")";
  }
}

void add_once(std::vector<std::string>& list, const std::string& id) {
  if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

/// The incidents that were put into the case, and those of its claims; where there are none, all that its reports tell.
Result<std::vector<std::string>> incidents_of(const Archive& archive, const Case& one, std::vector<NotThere>& not_there) {
  std::vector<std::string> out;
  for (const Member& member : cases::all_members(one)) {
    DL_ASSIGN(const archive::Attached found, archive::attach(archive.database(), member));
    if (found.id.empty()) not_there.push_back({called(member), found.note});
    if (member.kind == MemberKind::kIncident) add_once(out, found.id);
    if (member.kind != MemberKind::kClaim || found.id.empty()) continue;
    DL_ASSIGN(const archive::ClaimPlace place, find_claim(archive, found.id));
    add_once(out, place.incident);
  }
  if (!out.empty()) return out;
  DL_ASSIGN(const archive::CaseIds ids, archive::ids_of_case(archive.database(), one.name));
  return Json::parse(ids.incidents).get<std::vector<std::string>>();
}

}  // namespace

Result<Gathered> gather(const Archive& archive, const std::string& case_name, const std::string& day, const std::string& version) {
  DL_ASSIGN(const Case one, archive::read_case(archive.database(), case_name));
  Gathered out;
  Memo& memo = out.memo;
  memo.case_name = one.name;
  memo.title = one.about.text.empty() ? one.name : one.about.text;
  memo.day = day;
  memo.version = version;
  memo.tags = one.tags;
  for (const cases::Question& question : one.questions) {
    memo.questions.push_back({question.asked.text, {}});
    for (const cases::Words& answer : question.answers) memo.questions.back().answers.push_back(remark_of(answer));
  }
  for (const cases::Words& note : one.notes) memo.notes.push_back(remark_of(note));
  Footnotes footnotes(archive);
  DL_TRY(add_findings(archive, one, footnotes, memo));
  DL_ASSIGN(const std::vector<std::string> incidents, incidents_of(archive, one, memo.annex.not_there));
  DL_TRY(add_happenings(archive, incidents, footnotes, memo));
  name_findings(memo);
  for (const cases::CaseMember& member : one.members) {  // what was put in is cited, also where no happening tells it
    const std::vector<cases::Evidence>& evidence = member.member.evidence;  // none where its report was purged
    const bool own = member.member.kind == MemberKind::kClaim || member.member.kind == MemberKind::kReport;
    if (own && !evidence.empty() && footnotes.of_report(evidence.front().report) == 0) DL_TRY(notes_of(archive, member.member, footnotes));
  }
  memo.footnotes = footnotes.all();
  DL_TRY(add_map(archive, memo));
  DL_TRY(add_sources(archive, memo));
  DL_ASSIGN(const archive::CaseIds ids, archive::ids_of_case(archive.database(), one.name));
  DL_TRY(add_annex(archive, Json::parse(ids.reports).get<std::vector<std::string>>(), memo));
  for (const cite::Citation& citation : memo.footnotes) out.cited.push_back(citation.claim.empty() ? citation.report : citation.claim);
  return out;
}

}  // namespace dateline::memo
