// What is written over HTTP: judgements, decisions, grades, marks, cases. POST to the address at which the same things are listed appends one; the functions are those
// of the command line, and the answer is the entry with what it is on as it stands then.
#include <algorithm>
#include <iterator>

#include "archive/case_log.h"
#include "archive/decide.h"
#include "archive/judge.h"
#include "archive/marks.h"
#include "base/try.h"
#include "formats/base64.h"
#include "query/written.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

constexpr std::size_t kMostHandedOver = kMostIntake / 3 * 4 + 64 * 1024;  // bytes, in base64

using archive::Archive;
using archive::DecisionKind;

Error usage(std::string_view member, std::string_view what) { return {ErrorCode::kUsage, "--" + std::string(member) + ": " + std::string(what)}; }

/// kUsage for a member that says nothing of what is written: nothing that somebody tells is passed over.
Status check_told(const Order& order, std::string_view kind, const Names& goes) {
  static constexpr std::string_view kAlways[] = {"by", "why", "verdict"};
  for (const std::string& name : order.told) {
    const bool taken = std::find(goes.begin(), goes.end(), name) != goes.end() || std::find(std::begin(kAlways), std::end(kAlways), name) != std::end(kAlways);
    if (!taken) return usage(name, "it does not go with " + std::string(kind) + "; leave it out");
  }
  return {};
}

Names told_with(review::Verdict verdict) {
  using enum review::Verdict;
  switch (verdict) {
    case kAccept:
    case kReject:
    case kDone: return {"on"};
    case kCorrect: return {"on", "fields"};
    case kCreate: return {"on", "item", "kind", "about", "words", "span", "fields"};
    case kSecond: return {"seconds"};
  }
  return {};
}

Names told_with(cases::EntryKind kind) {
  using enum cases::EntryKind;
  switch (kind) {
    case kAdd:
    case kRemove: return {"kind", "keys"};
    case kTag:
    case kUntag:
    case kNote:
    case kQuestion: return {"kind", "text", "keys"};
    case kAnswer: return {"kind", "of", "text", "keys"};
    case kHypothesis: return {"kind", "text"};
    case kSupport:
    case kAgainst: return {"kind", "of", "keys"};
    case kAssess: return {"kind", "of", "keys", "standard", "likelihood", "alternatives", "text"};
    case kCite: return {"kind", "draft", "keys"};
    case kUndo: return {"kind", "undoes"};
    case kNew:
    case kClose:
    case kReopen: break;
  }
  return {"kind"};
}

Result<std::string> undo_judgement(Archive& archive, const Order& order) {
  archive::NewDecision undo;
  undo.kind = DecisionKind::kUndo;
  std::tie(undo.undoes, undo.by, undo.why, undo.at) = std::tuple(order.undoes, order.by, order.why, order.at);
  DL_ASSIGN(const archive::Decision made, decide(archive, undo));
  return query::written_judgement(archive, made);
}

Result<std::string> judge(Archive& archive, const Order& order, const Means& means) {
  if (order.verdict == "undo") {
    DL_TRY(check_told(order, "undo", {"undoes"}));
    return undo_judgement(archive, order);
  }
  const auto verdict = from_name<review::Verdict>(order.verdict);
  if (!verdict) return usage("verdict", "write accept, reject, correct, create, second, done or undo");
  DL_TRY(check_told(order, order.verdict, told_with(*verdict)));
  archive::NewJudgement given;
  given.verdict = *verdict;
  std::tie(given.on, given.fields, given.seconds, given.by, given.why, given.at) = std::tie(order.on, order.fields, order.seconds, order.by, order.why, order.at);
  std::tie(given.item, given.kind, given.about, given.words, given.span) = std::tie(order.item, order.kind, order.about, order.words, order.span);
  given.places = means.places;
  DL_ASSIGN(const archive::Decision made, archive::judge(archive, given));
  return query::written_judgement(archive, made);
}

Result<std::string> decided(Archive& archive, const Order& order, bool on_incidents, std::string_view kinds) {
  const auto kind = from_name<DecisionKind>(order.kind);
  const bool takes = kind && *kind != DecisionKind::kJudge && (*kind == DecisionKind::kUndo || is_on_incidents(*kind) == on_incidents);
  if (!takes) return usage("kind", "write " + std::string(kinds));
  const Names goes = *kind == DecisionKind::kUndo ? Names{"kind", "undoes"} : on_incidents ? Names{"kind", "ids"} : Names{"kind", "a", "b"};
  DL_TRY(check_told(order, order.kind, goes));
  if (*kind == DecisionKind::kApart && order.ids.size() != 2) return usage("ids", "write the ids of two incidents");
  archive::NewDecision given;
  given.kind = *kind;
  std::tie(given.on, given.a, given.b, given.undoes, given.by, given.why, given.at) = std::tie(order.ids, order.a, order.b, order.undoes, order.by, order.why, order.at);
  given.undoes_on = on_incidents ? archive::DecisionOn::kIncidents : archive::DecisionOn::kActors;
  DL_ASSIGN(const archive::Decision made, decide(archive, given));
  return query::written_decision(archive, made, on_incidents);
}

Result<std::string> decide_incidents(Archive& archive, const Order& order, const Means&) { return decided(archive, order, true, "join, apart, split_off or undo"); }
Result<std::string> decide_actors(Archive& archive, const Order& order, const Means&) { return decided(archive, order, false, "merge, split, confirm, reject or undo"); }

Result<std::string> grade(Archive& archive, const Order& order, const Means&) {
  archive::Grade given;
  const auto kind = from_name<archive::GradeKind>(order.kind);
  if (!kind) return usage("kind", "write reliability (of a source), credibility (of a claim) or undo");
  given.kind = *kind;
  const bool of_source = *kind == archive::GradeKind::kReliability;
  const Names goes = *kind == archive::GradeKind::kUndo ? Names{"kind", "undoes"} : of_source ? Names{"kind", "source", "reliability"} : Names{"kind", "claim", "credibility"};
  DL_TRY(check_told(order, order.kind, goes));
  std::tie(given.of, given.value) = of_source ? std::tie(order.source, order.reliability) : std::tie(order.claim, order.credibility);
  std::tie(given.undoes, given.by, given.why, given.at) = std::tie(order.undoes, order.by, order.why, order.at);
  DL_ASSIGN(const archive::Grade made, archive::grade(archive, given));
  return query::written_grade(archive, made);
}

Result<std::string> set_mark(Archive& archive, const Order& order, const Means&) {
  archive::SensitivityMark given;
  std::tie(given.undoes, given.by, given.why, given.at) = std::tie(order.undoes, order.by, order.why, order.at);
  if (order.kind == name_of(archive::MarkKind::kUndo)) {
    DL_TRY(check_told(order, order.kind, {"kind", "undoes"}));
    given.kind = archive::MarkKind::kUndo;
  } else {
    const auto thing = from_name<archive::MarkedThing>(order.kind);
    if (!thing) return usage("kind", "write report, source, case, entry, decision or undo");
    DL_TRY(check_told(order, order.kind, {"kind", "on", "tlp", "embargo", "no-export"}));
    given.thing = *thing;
    std::tie(given.of, given.embargo, given.no_export) = std::tie(order.on, order.embargo, order.no_export);
    if (!order.tlp.empty()) given.tlp = from_name<archive::Tlp>(order.tlp);
    if (!order.tlp.empty() && !given.tlp) return usage("tlp", "write clear, green, amber, amber+strict or red");
  }
  DL_ASSIGN(const archive::SensitivityMark made, archive::mark(archive, given));
  return query::written_mark(archive, made);
}

Result<std::string> put(Archive& archive, const Order& order, cases::EntryKind kind, const std::string& name) {
  cases::Entry given;
  given.kind = kind;
  given.case_name = name;
  std::tie(given.by, given.why, given.at, given.text, given.of, given.undoes) = std::tie(order.by, order.why, order.at, order.text, order.of, order.undoes);
  std::tie(given.standard, given.likelihood, given.alternatives, given.draft) = std::tie(order.standard, order.likelihood, order.alternatives, order.draft);
  DL_ASSIGN(const cases::Entry made, put_into_case(archive, given, order.keys));
  return query::written_entry(archive, made);
}

Result<std::string> hand_over(Archive&, const Order& order, const Means& means) {
  if (!means.intake) return Error{ErrorCode::kUsage, "nothing can be handed over here; take it in with `dateline add`"};
  auto bytes = formats::decode_base64(order.content);
  if (!bytes) return usage("content", "no base64; write the bytes of the file in it");
  return means.intake->take({order.file, std::move(*bytes), order.address, order.published, order.by, order.at, order.with_media});
}

Result<std::string> open_case(Archive& archive, const Order& order, const Means&) {
  Order given = order;
  given.text = order.about;
  return put(archive, given, cases::EntryKind::kNew, order.name);
}

/// As on the command line: what takes something back, and an assessment, has a reason.
bool needs_reason(cases::EntryKind kind) {
  using enum cases::EntryKind;
  return kind == kRemove || kind == kAssess || kind == kClose || kind == kReopen || kind == kUndo;
}

Result<std::string> put_entry(Archive& archive, const Order& order, const Means&) {
  const auto kind = from_name<cases::EntryKind>(order.kind);
  if (!kind || *kind == cases::EntryKind::kNew)
    return usage("kind", "write add, remove, tag, untag, note, question, answer, hypothesis, support, against, assess, cite, close, reopen or undo");
  DL_TRY(check_told(order, order.kind, told_with(*kind)));
  if (needs_reason(*kind) && order.why.empty()) return usage("why", "it is missing; this needs it");
  return put(archive, order, *kind, order.what);
}

}  // namespace

const std::vector<WriteRoute>& write_routes() {
  static const std::vector<WriteRoute> all = {
      {"/review/judgements", "Judges a claim, an event, a relation, a time, a place or an incident, or takes a judgement back",
       {"verdict", "on", "fields", "item", "kind", "about", "words", "span", "seconds", "undoes", "by", "why"}, {"verdict", "by", "why"}, judge},
      {"/decisions/incidents", "Decides which incidents are one, or takes that back", {"kind", "ids", "undoes", "by", "why"}, {"kind", "by", "why"}, decide_incidents},
      {"/decisions/actors", "Decides who is who, or takes that back", {"kind", "a", "b", "undoes", "by", "why"}, {"kind", "by", "why"}, decide_actors},
      {"/grades", "Grades a source or a claim, or takes that back",
       {"kind", "source", "reliability", "claim", "credibility", "undoes", "by", "why"}, {"kind", "by", "why"}, grade},
      {"/intake", "Hands over a file or an address, to be read into the archive", {"name", "content", "address", "published", "with-media", "by"}, {"by"}, hand_over, kMostHandedOver},
      {"/marks", "Says what must not be shown to everybody, or takes that back",
       {"kind", "on", "tlp", "embargo", "no-export", "undoes", "by", "why"}, {"kind", "by", "why"}, set_mark},
      {"/cases", "Opens a case", {"case", "about", "by", "why"}, {"case", "by"}, open_case},
      {"/cases/{case}/entries", "Makes an entry in a case, or takes one back",
       {"kind", "keys", "text", "of", "standard", "likelihood", "alternatives", "draft", "undoes", "by", "why"}, {"kind", "by"}, put_entry},
  };
  return all;
}

}  // namespace dateline::serve
