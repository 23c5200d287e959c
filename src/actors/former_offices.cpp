#include "actors/former_offices.h"

#include <algorithm>

#include "actors/lexicon.h"

namespace dateline::actors {
namespace {

using Sectors = std::vector<std::string>;

bool is_role(const Relation& relation) {
  using enum RelationType;
  return relation.type == kHoldsOffice || relation.type == kLeads || relation.type == kDeputyOf || relation.type == kSpokespersonOf || relation.type == kMemberOf;
}

bool is_former(const Relation& relation) { return std::find(relation.modes.begin(), relation.modes.end(), "former") != relation.modes.end(); }

/// "then-minister", "then president".
bool is_of_that_time(const Syntax& syntax, const Relation& relation) {
  if (relation.head < 0) return false;
  const auto head = static_cast<TokenIndex>(relation.head);
  constexpr TokenIndex kBefore = 4;  // "then", a hyphen and the words of the office
  for (TokenIndex i = head > kBefore ? head - kBefore : 0; i < head; ++i) {
    if (lexicon().is(syntax.token(i).lower, "at_that_time") && syntax.sentence_of(i) == syntax.sentence_of(head)) return true;
  }
  return false;
}

void add(Sectors& list, const Sectors& more) {
  for (const std::string& one : more) {
    if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
  }
}

struct Roles {
  Sectors former, now;
};

Roles roles_of(const Syntax& syntax, const Reading& reading, EntityId person) {
  Roles out;
  for (const Relation& relation : reading.relations) {
    if (relation.from != person || !is_role(relation)) continue;
    const bool past = is_former(relation) && !is_of_that_time(syntax, relation);
    add(past ? out.former : out.now, reading[relation.to].sectors);
  }
  return out;
}

}  // namespace

void leave_former_sectors(const Syntax& syntax, Reading& reading) {
  for (const Relation& relation : reading.relations) {
    Entity& person = reading[relation.from];
    if (person.type != EntityType::kPerson || !is_role(relation) || !is_former(relation) || person.sectors.empty()) continue;
    const Roles roles = roles_of(syntax, reading, relation.from);
    const Sectors before = person.sectors;
    std::erase_if(person.sectors, [&](const std::string& one) {
      const auto among = [&](const Sectors& list) { return std::find(list.begin(), list.end(), one) != list.end(); };
      return among(roles.former) && !among(roles.now);
    });
    if (person.sectors == before) continue;
    add(person.sectors, roles.now);
    if (person.sectors.empty()) person.sectors = {"ELI"};
    person.code.clear();  // code_actors() gives it anew
  }
}

}  // namespace dateline::actors
