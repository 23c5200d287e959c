#include "cases/fold.h"

#include <algorithm>

namespace dateline::cases {
namespace {

Mark mark_of(const Entry& entry) { return {entry.number, entry.at, entry.by, entry.why}; }
Words words_of(const Entry& entry) { return {mark_of(entry), entry.text, entry.members}; }

void add_once(std::vector<Member>& list, const Member& member) {
  if (std::none_of(list.begin(), list.end(), [&](const Member& other) { return same(member, other); })) list.push_back(member);
}

void add_tag(std::vector<std::string>& tags, const std::string& tag) {
  if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
}

template <class Item>
Item* with_number(std::vector<Item>& list, std::int64_t number, Words Item::*words) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Item& one) { return (one.*words).mark.entry == number; });
  return found == list.end() ? nullptr : &*found;
}

CaseMember* find_member(Case& one, const Member& member) {
  const auto found = std::find_if(one.members.begin(), one.members.end(), [&](const CaseMember& other) { return same(other.member, member); });
  return found == one.members.end() ? nullptr : &*found;
}

bool same_subject(const Assessment& a, const Assessment& b) {
  if (a.hypothesis || b.hypothesis) return a.hypothesis == b.hypothesis;
  if (a.on.empty() && b.on.empty()) return a.finding == b.finding;
  return std::equal(a.on.begin(), a.on.end(), b.on.begin(), b.on.end(), same);
}

void add_members(Case& one, const Entry& entry) {
  for (const Member& member : entry.members) {
    if (!find_member(one, member)) one.members.push_back({mark_of(entry), member, {}});
  }
}

void remove_members(Case& one, const Entry& entry) {
  for (const Member& member : entry.members) std::erase_if(one.members, [&](const CaseMember& other) { return same(other.member, member); });
}

/// Of the case itself where no member is named.
void tag(Case& one, const Entry& entry, bool on) {
  const auto set = [&](std::vector<std::string>& tags) {
    if (on) add_tag(tags, entry.text);
    else std::erase(tags, entry.text);
  };
  if (entry.members.empty()) set(one.tags);
  for (const Member& member : entry.members) {
    if (CaseMember* found = find_member(one, member)) set(found->tags);
  }
}

void weigh(Case& one, const Entry& entry) {
  Hypothesis* hypothesis = with_number(one.hypotheses, entry.of, &Hypothesis::put);
  if (!hypothesis) return;
  for (const Member& member : entry.members) hypothesis->evidence.push_back({mark_of(entry), entry.kind == EntryKind::kAgainst, member});
}

void assess(Case& one, const Entry& entry) {
  if (entry.of && !with_number(one.hypotheses, entry.of, &Hypothesis::put)) return;
  Assessment made{mark_of(entry), entry.of, entry.members, entry.text, entry.standard, entry.likelihood, entry.alternatives};
  for (Assessment& other : one.assessments) other.replaced = other.replaced || same_subject(other, made);
  one.assessments.push_back(std::move(made));
}

void apply(Case& one, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::kNew:
    case EntryKind::kUndo: return;
    case EntryKind::kAdd: return add_members(one, entry);
    case EntryKind::kRemove: return remove_members(one, entry);
    case EntryKind::kTag: return tag(one, entry, true);
    case EntryKind::kUntag: return tag(one, entry, false);
    case EntryKind::kNote: return one.notes.push_back(words_of(entry));
    case EntryKind::kQuestion: return one.questions.push_back({words_of(entry), {}});
    case EntryKind::kHypothesis: return one.hypotheses.push_back({words_of(entry), {}});
    case EntryKind::kAnswer:
      if (Question* question = with_number(one.questions, entry.of, &Question::asked)) question->answers.push_back(words_of(entry));
      return;
    case EntryKind::kSupport:
    case EntryKind::kAgainst: return weigh(one, entry);
    case EntryKind::kAssess: return assess(one, entry);
    case EntryKind::kCite: return one.drafts.push_back({mark_of(entry), entry.draft, entry.members});
    case EntryKind::kClose:
    case EntryKind::kReopen:
      one.closed = entry.kind == EntryKind::kClose;
      one.closing = one.closed ? mark_of(entry) : Mark();
  }
}

}  // namespace

bool same(const Member& a, const Member& b) { return a.kind == b.kind && a.id == b.id; }

std::vector<bool> undone(const std::vector<Entry>& entries) {
  std::vector<bool> out(entries.size(), false);
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (entries[i].kind != EntryKind::kUndo || out[i]) continue;
    for (std::size_t k = 0; k < i; ++k) out[k] = out[k] || entries[k].number == entries[i].undoes;
  }
  return out;
}

std::vector<Case> fold(const std::vector<Entry>& entries) {
  const std::vector<bool> left_out = undone(entries);
  std::vector<Case> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (left_out[i]) continue;
    const Entry& entry = entries[i];
    const auto found = std::find_if(out.begin(), out.end(), [&](const Case& one) { return one.name == entry.case_name; });
    if (found != out.end()) {
      apply(*found, entry);
    } else if (entry.kind == EntryKind::kNew) {
      Case one;
      one.name = entry.case_name;
      one.about = words_of(entry);
      out.push_back(std::move(one));
    }
  }
  return out;
}

std::vector<Member> all_members(const Case& one) {
  std::vector<Member> out;
  for (const CaseMember& member : one.members) add_once(out, member.member);
  for (const Hypothesis& hypothesis : one.hypotheses) {
    for (const HypothesisEvidence& evidence : hypothesis.evidence) add_once(out, evidence.member);
  }
  for (const Assessment& assessment : one.assessments) {
    if (assessment.replaced) continue;
    for (const Member& member : assessment.on) add_once(out, member);
  }
  return out;
}

std::vector<Member> cited_members(const Case& one) {
  std::vector<Member> out;
  for (const Draft& draft : one.drafts) {
    for (const Member& member : draft.cited) add_once(out, member);
  }
  return out;
}

}  // namespace dateline::cases
