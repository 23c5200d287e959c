#pragma once
// Entries of the case log: what people put into a case, said of it, and took back. Entries are only ever appended; how a case stands now is
// folded from them (fold.h). Members are kept with their evidence, so that they are found again when reports are read anew.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/span.h"

namespace dateline::cases {

enum class EntryKind {
  kNew, kAdd, kRemove, kTag, kUntag, kNote, kQuestion, kAnswer, kHypothesis, kSupport, kAgainst, kAssess, kCite, kClose, kReopen, kUndo,
};
enum class MemberKind { kReport, kClaim, kIncident, kActor };

/// The words that a member stands on.
struct Evidence {
  std::string report, text_sha256;
  std::optional<Span> span;
  std::string claim;  // key; empty for a report as a whole
};

struct Member {
  MemberKind kind = MemberKind::kReport;
  std::string id;    // as it was when it was put in: report id, claim key, incident id, actor id
  std::string name;  // title, words or name at that time
  std::vector<Evidence> evidence;
};

struct Entry {
  std::int64_t number = 0;
  std::string at, by, why;
  EntryKind kind = EntryKind::kNew;
  std::string case_name;
  std::string text;             // of a note, question, answer, hypothesis; a tag; a finding in words; what the case is about
  std::int64_t of = 0;          // the question that is answered, the hypothesis that evidence is for or against or that is assessed
  std::vector<Member> members;  // what is put in, taken out, tagged, assessed or cited
  std::string standard, likelihood, alternatives;  // of an assessment, whose reasoning is `why`
  std::string draft;            // in which it was cited
  std::int64_t undoes = 0;
};

}  // namespace dateline::cases

namespace dateline {
template <>
inline constexpr std::array<std::string_view, 16> kEnumNames<cases::EntryKind>{"new",        "add",     "remove",  "tag",    "untag", "note",  "question", "answer",
                                                                               "hypothesis", "support", "against", "assess", "cite",  "close", "reopen",   "undo"};
template <>
inline constexpr std::array<std::string_view, 4> kEnumNames<cases::MemberKind>{"report", "claim", "incident", "actor"};
}  // namespace dateline
