#include "archive/overrule.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline::archive {
namespace {

using incidents::ActorDecision;
using incidents::ActorRef;
using incidents::LinkDecision;
using Refs = std::vector<ActorRef>;
using RefSet = std::set<ActorRef>;

enum Side { kStays = 1, kGoes = 2 };
using Sides = std::map<std::int64_t, int>;  // split -> on which side of it

/// Entities that merges make one, not only directly, with the splits that each of these stands in.
class Joined {
 public:
  ActorRef root(ActorRef ref) const {
    for (auto found = parent_.find(ref); found != parent_.end(); found = parent_.find(ref)) ref = found->second;
    return ref;
  }
  RefSet roots(const Refs& refs) const {
    RefSet out;
    for (const ActorRef ref : refs) out.insert(root(ref));
    return out;
  }
  const Sides& sides(ActorRef ref) const {
    static const Sides none;
    const auto found = sides_.find(root(ref));
    return found == sides_.end() ? none : found->second;
  }
  void add(const ActorDecision& decision) {
    for (const Refs* side : {&decision.a, &decision.b}) {
      for (const ActorRef ref : *side) {
        if (decision.together) join(decision.a.front(), ref);
        else sides_[root(ref)][decision.number] |= side == &decision.a ? kStays : kGoes;
      }
    }
  }

 private:
  void join(ActorRef a, ActorRef b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (size_[a] < size_[b]) std::swap(a, b);  // the smaller under the larger, so that paths stay short
    parent_.emplace(b, a);
    size_[a] += size_[b] + 1;
    if (const auto found = sides_.find(b); found != sides_.end()) {
      for (const auto& [split, side] : found->second) sides_[a][split] |= side;
    }
  }
  std::map<ActorRef, ActorRef> parent_;
  std::map<ActorRef, int> size_;  // others under a root
  std::map<ActorRef, Sides> sides_;
};

RefSet common(const RefSet& a, const RefSet& b) {
  RefSet out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

template <class Takes>
Refs without(const Refs& refs, Takes takes) {
  Refs out;
  std::copy_if(refs.begin(), refs.end(), std::back_inserter(out), [&](const ActorRef ref) { return !takes(ref); });
  return out;
}

bool holds(const ActorDecision& decision) { return !decision.a.empty() && !decision.b.empty(); }

/// The merge that first made one of both sides.
std::int64_t joined_by(const std::vector<ActorDecision>& later, const ActorDecision& split) {
  Joined joined;
  for (auto merge = later.rbegin(); merge != later.rend(); ++merge) {  // the earliest first
    if (!merge->together) continue;
    joined.add(*merge);
    if (!common(joined.roots(split.a), joined.roots(split.b)).empty()) return merge->number;
  }
  return 0;
}

/// What later merges joined across a split is on one side of it: on that which they joined whole, else on the first.
ActorDecision left_of_split(const Joined& joined, ActorDecision split) {
  const RefSet a = joined.roots(split.a), b = joined.roots(split.b), both = common(a, b);
  const auto crossed = [&](const ActorRef ref) { return both.contains(joined.root(ref)); };
  if (b == both && a != both) split.a = without(split.a, crossed);
  else split.b = without(split.b, crossed);
  return split;
}

/// A merge without what later splits took out of it: what is left, and what was taken where it has something of both sides, too.
std::vector<ActorDecision> left_of_merge(const Joined& joined, const ActorDecision& merge, std::int64_t& by) {
  Sides splits;
  for (const Refs* side : {&merge.a, &merge.b}) {
    for (const ActorRef ref : *side) {
      for (const auto& [split, on] : joined.sides(ref)) splits[split] |= on;
    }
  }
  std::vector<ActorDecision> parts{merge};
  for (const auto& [split, on] : splits) {
    if (on != (kStays | kGoes)) continue;
    const auto is_on = [&joined, number = split](const ActorRef ref, Side side) {
      const auto found = joined.sides(ref).find(number);
      return found != joined.sides(ref).end() && found->second == side;
    };
    const auto stays = [&](const ActorRef ref) { return is_on(ref, kStays); };
    const auto goes = [&](const ActorRef ref) { return is_on(ref, kGoes); };
    const auto any = [](const ActorDecision& part, auto is) {
      return std::any_of(part.a.begin(), part.a.end(), is) || std::any_of(part.b.begin(), part.b.end(), is);
    };
    for (std::size_t i = 0, size = parts.size(); i < size; ++i) {
      if (!any(parts[i], stays) || !any(parts[i], goes)) continue;
      if (!by) by = split;
      ActorDecision gone = parts[i];
      for (Refs* side : {&gone.a, &gone.b}) *side = without(*side, [&](const ActorRef ref) { return !goes(ref); });
      for (Refs* side : {&parts[i].a, &parts[i].b}) *side = without(*side, goes);
      parts.push_back(std::move(gone));
    }
  }
  std::erase_if(parts, [](const ActorDecision& part) { return !holds(part); });
  return parts;
}

}  // namespace

std::vector<Overruled> overrule(std::vector<ActorDecision>& decisions) {
  std::vector<Overruled> out;
  std::vector<ActorDecision> counts;  // the latest first
  Joined joined;
  for (auto decision = decisions.rbegin(); decision != decisions.rend(); ++decision) {
    std::int64_t by = 0;
    std::vector<ActorDecision> parts;
    if (decision->together) {
      parts = left_of_merge(joined, *decision, by);
    } else {
      parts.push_back(left_of_split(joined, *decision));
      if (parts[0].a != decision->a || parts[0].b != decision->b) by = joined_by(counts, *decision);
      if (!holds(parts[0])) parts.clear();
    }
    if (by) out.push_back({decision->number, by, parts.empty()});
    for (ActorDecision& part : parts) {
      joined.add(part);
      counts.push_back(std::move(part));
    }
  }
  decisions.assign(counts.rbegin(), counts.rend());
  return out;
}

std::vector<Overruled> overrule(const std::vector<ActorDecision>& actors, std::vector<LinkDecision>& decisions) {
  std::vector<Overruled> out;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    LinkDecision& earlier = decisions[i];
    const auto take = [&](const RefSet& taken, std::int64_t by) {
      Refs left = without(earlier.actor, [&](const ActorRef ref) { return taken.contains(ref); });
      if (left.size() == earlier.actor.size()) return;
      earlier.actor = std::move(left);
      out.push_back({earlier.number, by, earlier.actor.empty()});
    };
    for (const ActorDecision& split : actors) {
      if (split.together || split.number < earlier.number) continue;
      const RefSet first(split.a.begin(), split.a.end());
      const bool divided = std::any_of(earlier.actor.begin(), earlier.actor.end(), [&](const ActorRef ref) { return first.contains(ref); });
      if (divided) take(RefSet(split.b.begin(), split.b.end()), split.number);
    }
    for (std::size_t k = i + 1; k < decisions.size(); ++k) {
      const LinkDecision& later = decisions[k];
      if (later.kb == earlier.kb && later.id == earlier.id && later.confirmed != earlier.confirmed)
        take(RefSet(later.actor.begin(), later.actor.end()), later.number);
    }
  }
  std::erase_if(decisions, [](const LinkDecision& decision) { return decision.actor.empty(); });
  return out;
}

}  // namespace dateline::archive
