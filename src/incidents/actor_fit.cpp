#include "incidents/actor_fit.h"

#include <algorithm>

namespace dateline::incidents {
namespace {

/// A person's family name or title alone, or one word of no certain country, could be anybody's.
bool is_certain(bool full, const std::vector<std::string>& agree) {
  return full || std::find(agree.begin(), agree.end(), "office") != agree.end() || std::find(agree.begin(), agree.end(), "link") != agree.end();
}

}  // namespace

std::string conflict_of(const KeptActor& a, const KeptActor& b) { return a.kind != b.kind ? "kind" : conflict(a.traits, b.traits, a.kind); }

KeptActor* only_one(const std::vector<KeptActor*>& list, const std::vector<KeptActor*>& rivals) {
  KeptActor* out = nullptr;
  for (KeptActor* one : list) {
    if (std::any_of(rivals.begin(), rivals.end(), [&](const KeptActor* other) { return taken_off(one->traits, other->traits); })) continue;
    if (out) return nullptr;
    out = one;
  }
  return out;
}

KeptActor* only_fitting(const KeptActor& actor, bool full, const std::vector<KeptActor*>& rivals) {
  std::vector<KeptActor*> fitting, agreeing;
  for (KeptActor* rival : rivals) {
    if (rival == &actor || !conflict_of(actor, *rival).empty()) continue;
    const auto agree = agreement(actor.traits, rival->traits);
    if (!is_certain(full, agree)) continue;
    fitting.push_back(rival);
    if (!agree.empty()) agreeing.push_back(rival);
  }
  return agreeing.empty() ? only_one(fitting, rivals) : only_one(agreeing, agreeing);
}

}  // namespace dateline::incidents
