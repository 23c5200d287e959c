#pragma once
// A case as it stands now: a pure function of its entries. Nothing that was ever put down is lost: what was undone is only left out here.
#include <string>
#include <vector>

#include "cases/entry.h"

namespace dateline::cases {

/// Who put it down, when, in which entry.
struct Mark {
  std::int64_t entry = 0;
  std::string at, by, why;
};

struct CaseMember {
  Mark mark;
  Member member;
  std::vector<std::string> tags;
};
struct Words {
  Mark mark;
  std::string text;
  std::vector<Member> on;  // of a note: what it is about
};
struct Question {
  Words asked;
  std::vector<Words> answers;
};
struct HypothesisEvidence {
  Mark mark;
  bool against = false;
  Member member;
};
struct Hypothesis {
  Words put;
  std::vector<HypothesisEvidence> evidence;
};
/// A person's judgement of a finding, apart from what the machine counts and from how certain the tellers are. Its reasoning is mark.why.
struct Assessment {
  Mark mark;
  std::int64_t hypothesis = 0;  // that it is of; else `on`
  std::vector<Member> on;
  std::string finding, standard, likelihood, alternatives;
  bool replaced = false;        // by a later one of the same
};
struct Draft {
  Mark mark;
  std::string name;
  std::vector<Member> cited;
};

struct Case {
  std::string name;
  Words about;  // why it was opened
  bool closed = false;
  Mark closing;
  std::vector<std::string> tags;
  std::vector<CaseMember> members;
  std::vector<Words> notes;
  std::vector<Question> questions;
  std::vector<Hypothesis> hypotheses;
  std::vector<Assessment> assessments;
  std::vector<Draft> drafts;  // the same name may come again: what was cited then
};

/// Of each entry whether one that is not undone itself undoes it.
std::vector<bool> undone(const std::vector<Entry>& entries);

/// All cases in the order in which they were opened. Entries on what is not there are passed over.
std::vector<Case> fold(const std::vector<Entry>& entries);

/// The same thing, whatever it was called then.
bool same(const Member& a, const Member& b);

/// All that it holds or rests on, each once: members, evidence for and against, what is assessed.
std::vector<Member> all_members(const Case& one);
/// What its drafts cite, each once.
std::vector<Member> cited_members(const Case& one);

}  // namespace dateline::cases
