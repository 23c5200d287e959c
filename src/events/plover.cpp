#include "events/plover.h"

#include <algorithm>
#include <array>

#include "events/codebook.h"

namespace dateline::events {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view value, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

constexpr std::array<std::string_view, 5> kCooperation{"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"};
constexpr std::array<std::string_view, 2> kYielding{"RETREAT", "CONCEDE"};
constexpr std::array<std::string_view, 5> kConflict{"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"};

constexpr std::array<std::string_view, 9> kWithTopic{"agree", "support", "concede", "request", "accuse", "reject", "threaten", "protest", "sanction"};

}  // namespace

bool is_conflict(std::string_view plover) { return is_one_of(plover, kConflict); }

bool has_topic(std::string_view kind) { return is_one_of(kind, kWithTopic); }

namespace {

std::string plover_class(const Event& event) {
  const std::string& done = event.plover;
  if (done.empty()) return done;
  const bool cooperation = is_one_of(done, kCooperation), yielding = is_one_of(done, kYielding), conflict = is_one_of(done, kConflict);
  const bool ahead = event.status == EventStatus::kPlanned || event.status == EventStatus::kPromised;
  if (event.negated) return ahead && (cooperation || yielding) ? "REJECT" : std::string();  // "will not lift the ban"
  if (ahead && done == "PROTEST") return "THREATEN";  // "will boycott the vote"
  switch (event.status) {
    case EventStatus::kPlanned:
    case EventStatus::kPromised:
    case EventStatus::kIntended:
      if (cooperation || yielding) return "AGREE";
      return conflict ? "THREATEN" : done;
    case EventStatus::kThreatened:
      return "THREATEN";
    case EventStatus::kRequested:
      return done == "REQUEST" || done == "ACCUSE" ? done : "REQUEST";
    case EventStatus::kFailed:
      if (event.kind == "sanction") return {};               // "failed to renew the embargo" cuts no tie
      return cooperation || yielding ? "REJECT" : done;  // no agreement was reached
    case EventStatus::kHypothetical:
      return {};
    default:
      return done;
  }
}

/// The CAMEO code of a class that the status gave to a deed of another class.
std::string cameo_of(std::string_view plover, std::string_view deed) {
  if (const std::string_view own = codebook().content_code(plover, deed); !own.empty()) return std::string(own);
  if (plover == "AGREE") return "030";
  if (plover == "REQUEST") return "100";
  if (plover == "REJECT") return "120";
  if (plover == "THREATEN") return "130";
  return {};
}

}  // namespace

void set_classes(Event& event, Standpoint standpoint) {
  const std::string done = event.plover;
  if (standpoint == Standpoint::kTopic) event.plover.clear();
  else if (standpoint == Standpoint::kAct || event.negated || event.status == EventStatus::kFailed) event.plover = plover_class(event);
  if (event.plover != done) event.cameo = cameo_of(event.plover, done);
}

void specify_by_content(Event& act, const Event& content) {
  if (act.plover.empty() || !act.cameo.ends_with('0') || content.kind.empty()) return;
  const std::string_view deed = codebook().default_plover(content.kind);
  const std::string_view own = codebook().content_code(act.plover, deed), mode = codebook().content_mode(act.plover, deed);
  // CAMEO's appeals (021 ...) go digit by digit with its demands (101 ...).
  if (!own.empty()) act.cameo = act.cameo == "020" ? "02" + std::string(own.substr(2)) : std::string(own);
  if (!mode.empty() && act.modes.empty()) act.modes.emplace_back(mode);
}

}  // namespace dateline::events
