#include "actors/clusters.h"

#include <algorithm>
#include <numeric>

namespace dateline::actors {

Clusters::Clusters(const Draft& draft)
    : draft_(draft), parent_(draft.found.size()), members_(draft.found.size()), told_(draft.found.size()), offices_(draft.found.size()) {
  std::iota(parent_.begin(), parent_.end(), 0);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const int mention = static_cast<int>(i);
    const char gender = draft.found[i].gender;
    members_[i] = {mention};
    told_[i] = {mention, gender == 'm' || gender == 'f' ? mention : -1};
  }
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
  if (tells_better(told_[from].best, told_[to].best)) told_[to].best = told_[from].best;
  const int gendered = told_[from].gendered;
  if (gendered >= 0 && (told_[to].gendered < 0 || gendered < told_[to].gendered)) told_[to].gendered = gendered;
  auto& into = members_[to];
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), members_[from].begin(), members_[from].end());
  if (into[static_cast<std::size_t>(middle)] < into[static_cast<std::size_t>(middle) - 1]) std::inplace_merge(into.begin(), into.begin() + middle, into.end());
  members_[from].clear();
  for (auto& office : offices_[from]) offices_[to].push_back(std::move(office));
}

void Clusters::add_office(int mention, std::string folded_office) { offices_[static_cast<std::size_t>(of(mention))].push_back(std::move(folded_office)); }

bool Clusters::tells_better(int a, int b) const {
  const auto rank = [&](int i) {
    const Found& m = draft_.found[static_cast<std::size_t>(i)];
    const int form = m.form == MentionForm::kName ? 2 : m.form == MentionForm::kNominal ? 1 : 0;
    const int naming = m.country_index >= 0 && m.naming != Naming::kName ? 0 : 1;
    return std::tuple(form, naming, form == 2 ? std::count(m.name.begin(), m.name.end(), ' ') : 0, -i);
  };
  return rank(a) > rank(b);
}

bool Clusters::has_name(int mention) const { return draft_.found[static_cast<std::size_t>(best(mention))].form == MentionForm::kName; }

char Clusters::gender(int mention) const {
  const Told& told = told_[static_cast<std::size_t>(of(mention))];
  return draft_.found[static_cast<std::size_t>(told.gendered >= 0 ? told.gendered : of(mention))].gender;
}

bool kinds_agree(const Found& a, const Found& b) {
  const auto collective = [](EntityType t) { return t == EntityType::kOrganization || t == EntityType::kGroup || t == EntityType::kUnit; };
  const auto placed = [](EntityType t) { return t == EntityType::kPlace || t == EntityType::kFacility || t == EntityType::kCountry || t == EntityType::kRoute; };
  const auto moving = [](EntityType t) { return t == EntityType::kPlatform || t == EntityType::kVehicle || t == EntityType::kWeapon; };
  return a.type == b.type || (collective(a.type) && collective(b.type)) || (placed(a.type) && placed(b.type)) || (moving(a.type) && moving(b.type));
}

}  // namespace dateline::actors
