#include "watch/cited.h"

#include <algorithm>

#include "archive/case_log.h"
#include "archive/case_members.h"
#include "base/try.h"

namespace dateline::watch {
namespace {

void add_once(std::vector<std::string>& list, const std::string& id) {
  if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

Status add_member(const archive::Archive& archive, const cases::Member& member, CitedThings& out) {
  if (member.kind == cases::MemberKind::kActor) return {};
  DL_ASSIGN(const archive::Attached now, archive::attach(archive.database(), member));
  if (member.kind == cases::MemberKind::kClaim) add_once(out.claims, now.id.empty() ? member.id : now.id);
  else if (!now.id.empty()) add_once(member.kind == cases::MemberKind::kReport ? out.reports : out.incidents, now.id);
  return {};
}

}  // namespace

Result<CitedThings> cited_things(const archive::Archive& archive, const Question& question) {
  CitedThings out{question.claims, question.reports, {}};
  if (question.cited_in.empty()) return out;
  const auto one = archive::read_case(archive.database(), question.cited_in);
  if (!one && one.error().code == ErrorCode::kNotFound) return out;
  if (!one) return one.error();
  for (const cases::Member& member : cases::all_members(*one)) DL_TRY(add_member(archive, member, out));
  for (const cases::Member& member : cases::cited_members(*one)) DL_TRY(add_member(archive, member, out));
  return out;
}

}  // namespace dateline::watch
