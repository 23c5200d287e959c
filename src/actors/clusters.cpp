#include "actors/clusters.h"

#include <algorithm>
#include <numeric>

namespace dateline::actors {

Clusters::Clusters(const Draft& draft) : draft_(draft), parent_(draft.found.size()), members_(draft.found.size()), offices_(draft.found.size()) {
  std::iota(parent_.begin(), parent_.end(), 0);
  for (std::size_t i = 0; i < members_.size(); ++i) members_[i] = {static_cast<int>(i)};
}

int Clusters::of(int mention) const {
  std::size_t at = static_cast<std::size_t>(mention);
  while (parent_[at] != static_cast<int>(at)) {
    parent_[at] = parent_[static_cast<std::size_t>(parent_[at])];
    at = static_cast<std::size_t>(parent_[at]);
  }
  return static_cast<int>(at);
}

void Clusters::join(int a, int b) {
  a = of(a);
  b = of(b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  const auto to = static_cast<std::size_t>(a), from = static_cast<std::size_t>(b);
  parent_[from] = a;
  auto& into = members_[to];
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), members_[from].begin(), members_[from].end());
  std::inplace_merge(into.begin(), into.begin() + middle, into.end());
  members_[from].clear();
  for (auto& office : offices_[from]) offices_[to].push_back(std::move(office));
}

void Clusters::add_office(int mention, std::string folded_office) { offices_[static_cast<std::size_t>(of(mention))].push_back(std::move(folded_office)); }

int Clusters::best(int mention) const {
  int best = -1;
  const auto rank = [&](int i) {
    const Found& m = draft_.found[static_cast<std::size_t>(i)];
    const int form = m.form == MentionForm::kName ? 2 : m.form == MentionForm::kNominal ? 1 : 0;
    const int naming = m.country_index >= 0 && m.naming != Naming::kName ? 0 : 1;
    return std::tuple(form, naming, form == 2 ? std::count(m.name.begin(), m.name.end(), ' ') : 0);
  };
  for (int i : members(mention)) {
    if (best < 0 || rank(i) > rank(best)) best = i;
  }
  return best;
}

bool Clusters::has_name(int mention) const {
  const auto& all = members(mention);
  return std::any_of(all.begin(), all.end(), [&](int i) { return draft_.found[static_cast<std::size_t>(i)].form == MentionForm::kName; });
}

char Clusters::gender(int mention) const {
  for (int i : members(mention)) {
    const char gender = draft_.found[static_cast<std::size_t>(i)].gender;
    if (gender == 'm' || gender == 'f') return gender;
  }
  return draft_.found[static_cast<std::size_t>(of(mention))].gender;
}

bool kinds_agree(const Found& a, const Found& b) {
  const auto collective = [](EntityType t) { return t == EntityType::kOrganization || t == EntityType::kGroup || t == EntityType::kUnit; };
  const auto placed = [](EntityType t) { return t == EntityType::kPlace || t == EntityType::kFacility || t == EntityType::kCountry || t == EntityType::kRoute; };
  const auto moving = [](EntityType t) { return t == EntityType::kPlatform || t == EntityType::kVehicle || t == EntityType::kWeapon; };
  return a.type == b.type || (collective(a.type) && collective(b.type)) || (placed(a.type) && placed(b.type)) || (moving(a.type) && moving(b.type));
}

}  // namespace dateline::actors
