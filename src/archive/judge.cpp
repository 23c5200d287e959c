#include "archive/judge.h"

#include <algorithm>
#include <charconv>

#include "archive/decide.h"
#include "archive/decide_incidents.h"
#include "archive/filter.h"
#include "archive/find.h"
#include "archive/judge_create.h"
#include "review/attach.h"

namespace dateline::archive {
namespace {

using review::ItemKind;
using review::Verdict;

template <class List>
Result<int> index_in(const List& list, const std::string& name, std::size_t prefix, int first) {
  int number = -1;
  const char* end = name.data() + name.size();
  const auto [stop, fault] = std::from_chars(name.data() + prefix, end, number);
  const int index = number - first;
  if (fault == std::errc() && stop == end && index >= 0 && static_cast<std::size_t>(index) < list.size()) return index;
  return Error{ErrorCode::kNotFound, name + ": no such item in the report's reading; `dateline review show REPORT` lists them"};
}

Status find_in_reading(const std::string& id, FoundItem& out) {
  const Reading& reading = out.stored.reading;
  const auto take = [&](ItemKind item, Result<int> index) -> Status {
    if (!index) return index.error();
    out.item = item;
    out.index = *index;
    return {};
  };
  switch (id.empty() ? ' ' : id[0]) {
    case 'c': return take(ItemKind::kClaim, index_in(reading.claims, id, 1, 1));
    case 'v': return take(ItemKind::kEvent, index_in(reading.events, id, 1, 1));
    case 'r': return take(ItemKind::kRelation, index_in(reading.relations, id, 1, 1));
    case 't': return take(ItemKind::kTime, index_in(reading.times, id, 1, 1));
    case 'p': return take(ItemKind::kPlace, index_in(reading.places, id, 1, 1));
    default: return Error{ErrorCode::kUsage, id + ": no item that can be judged; write the id of a claim (c1), event (v1), relation (r1), time (t1) or place (p1) of the reading"};
  }
}

bool is_incident(const std::string& name) { return name.starts_with("i-"); }

Status judge_item(const Archive& archive, const NewJudgement& given, review::Judgement& out) {
  DL_ASSIGN(const FoundItem found, find_item(archive, given.on));
  out.on = review::evidence_of(found.item, found.index, found.stored.article, found.stored.reading);
  for (const std::string& field : given.fields) {
    DL_ASSIGN(review::Correction to, review::parse_correction(field, found.item, found.index, found.stored.reading, given.places, &found.stored.article));
    out.corrections.push_back(std::move(to));
  }
  return {};
}

Status judge_incident(const Archive& archive, const NewJudgement& given, Decision& out) {
  DL_ASSIGN(DecidedIncident incident, evidence_of_incident(archive, given.on));
  out.judgement->on.item = ItemKind::kIncident;
  out.judgement->on.claim = incident.id;
  for (const std::string& field : given.fields) {
    DL_ASSIGN(review::Correction to, review::parse_incident_correction(field, given.places));
    out.judgement->corrections.push_back(std::move(to));
  }
  out.incidents.push_back(std::move(incident));
  return {};
}

/// Whatever the reading holds: what is judged of it and what nobody judged is counted later, by the reading of that day.
Status judge_report(const Archive& archive, const NewJudgement& given, review::Judgement& out) {
  DL_ASSIGN(const StoredReading stored, archive.reading(given.on));
  if (!stored.reading.unread.empty()) return Error{ErrorCode::kUsage, given.on + ": its language was not read, so that nothing can be missing from its reading"};
  out.on = review::evidence_of(ItemKind::kReport, 0, stored.article, stored.reading);
  out.on.report = given.on;
  return {};
}

/// Nobody confirms what they did themselves.
Status judge_second(const Archive& archive, const NewJudgement& given, Decision& out) {
  const std::string name = "judgement " + std::to_string(given.seconds);
  DL_ASSIGN(auto all, read_decisions(archive.database()));
  set_undone(all);
  const auto first = std::find_if(all.begin(), all.end(), [&](const Decision& d) { return d.number == given.seconds; });
  if (first == all.end() || !first->judgement) return Error{ErrorCode::kNotFound, name + ": there is none; `dateline review list` lists them"};
  if (first->state == DecisionState::kUndone) return Error{ErrorCode::kUsage, name + " is undone: there is nothing to agree with"};
  if (first->by == given.by) return Error{ErrorCode::kUsage, name + " is by " + given.by + " already; a second review is another person's"};
  if (first->judgement->verdict == Verdict::kSecond) return Error{ErrorCode::kUsage, name + " agrees itself with judgement " + std::to_string(first->judgement->seconds) + "; name that"};
  out.judgement->on = first->judgement->on;
  out.judgement->seconds = given.seconds;
  out.incidents = first->incidents;
  return {};
}

Status check_judgement(const NewJudgement& given) {
  DL_TRY(check_text("--by", given.by));
  DL_TRY(check_text("--why", given.why));
  DL_TRY(given.verdict == Verdict::kSecond ? Status() : check_given("ITEM", given.on));
  const auto has_words = [](const std::string& text) { return text.find_first_not_of(" \t\r\n") != std::string::npos; };
  if (!has_words(given.by) || !has_words(given.why)) return Error{ErrorCode::kUsage, "a judgement needs --by with who makes it and --why with the reason"};
  if (given.verdict == Verdict::kCorrect && given.fields.empty()) return Error{ErrorCode::kUsage, "say what is right: FIELD=VALUE, as date=2019-08 or kind=assault"};
  return {};
}

Result<Decision> make(const Archive& archive, const NewJudgement& given) {
  Decision out;
  out.at = given.at;
  out.by = given.by;
  out.why = given.why;
  out.kind = DecisionKind::kJudge;
  out.judgement.emplace();
  out.judgement->verdict = given.verdict;
  Status made;
  if (given.verdict == Verdict::kSecond) made = judge_second(archive, given, out);
  else if (given.verdict == Verdict::kCreate) made = create_item(archive, given, *out.judgement);
  else if (given.verdict == Verdict::kDone) made = judge_report(archive, given, *out.judgement);
  else if (is_incident(given.on)) made = judge_incident(archive, given, out);
  else made = judge_item(archive, given, *out.judgement);
  if (!made) return made.error();
  return out;
}

}  // namespace

Result<FoundItem> find_item(const Archive& archive, const std::string& name) {
  FoundItem out;
  if (const std::size_t hash = name.rfind('#'); hash != std::string::npos) {
    DL_ASSIGN(out.stored, archive.reading(name.substr(0, hash)));
    DL_TRY(find_in_reading(name.substr(hash + 1), out));
    return out;
  }
  DL_ASSIGN(const ClaimPlace place, find_claim(archive, name));
  DL_ASSIGN(out.stored, archive.reading(place.report));
  out.index = place.claim;
  if (place.claim < 0 || static_cast<std::size_t>(place.claim) >= out.stored.reading.claims.size())
    return Error{ErrorCode::kArchiveDamaged, name + ": the claim is not in its reading; run `dateline regroup`"};
  return out;
}

Result<Decision> judge(Archive& archive, const NewJudgement& given) {
  DL_TRY(check_judgement(given));
  DL_ASSIGN(const std::int64_t number, archive.append([&] { return make(archive, given); }));
  DL_ASSIGN(auto all, read_decisions(archive.database()));
  for (Decision& decision : all) {
    if (decision.number == number) return std::move(decision);
  }
  return Error{ErrorCode::kArchiveDamaged, "judgement " + std::to_string(number) + ": not there after it was written; run `dateline check`"};
}

}  // namespace dateline::archive
