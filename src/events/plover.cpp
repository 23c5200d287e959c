#include "events/plover.h"

#include <algorithm>
#include <array>

namespace dateline::events {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view value, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

constexpr std::array<std::string_view, 5> kCooperation{"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"};
constexpr std::array<std::string_view, 2> kYielding{"RETREAT", "CONCEDE"};
constexpr std::array<std::string_view, 5> kConflict{"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"};

}  // namespace

std::string plover_class(const Event& event) {
  const std::string& done = event.plover;
  if (done.empty()) return done;
  const bool cooperation = is_one_of(done, kCooperation), yielding = is_one_of(done, kYielding), conflict = is_one_of(done, kConflict);
  if (event.negated) return {};
  switch (event.status) {
    case EventStatus::kPlanned:
    case EventStatus::kPromised:
    case EventStatus::kIntended:
      if (cooperation) return "AGREE";
      if (yielding) return "CONCEDE";
      if (conflict && event.status != EventStatus::kIntended) return "THREATEN";
      return conflict ? "THREATEN" : done;
    case EventStatus::kThreatened:
      return "THREATEN";
    case EventStatus::kRequested:
      return done == "REQUEST" || done == "ACCUSE" ? done : "REQUEST";
    case EventStatus::kHypothetical:
      return conflict || yielding || cooperation ? std::string() : done;
    default:
      return done;
  }
}

}  // namespace dateline::events
