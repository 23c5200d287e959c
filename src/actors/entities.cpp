#include "actors/entities.h"

#include <algorithm>

#include "actors/clusters.h"
#include "actors/draft.h"
#include "actors/extents.h"

namespace dateline::actors {
namespace {

bool is_we(const Draft& draft, const Found& m) {
  const auto found = draft.lex().pronouns.find(draft.syntax.token(m.head).lower);
  return found != draft.lex().pronouns.end() && found->second.person == '1' && found->second.number == 'p';
}

void add_unique(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// "X was killed", "they abducted X": a victim.
bool is_harmed(const Draft& draft, const Found& m) {
  const Syntax& syntax = draft.syntax;
  TokenIndex head = m.head;
  for (int depth = 0; depth < 4 && (syntax.token(head).dep == "conj" || syntax.token(head).dep == "appos"); ++depth) head = syntax.token(head).head;
  const Token& token = syntax.token(head);
  const bool patient = token.dep == "nsubjpass" || token.dep == "dobj" || (token.dep == "nsubj" && syntax.token(token.head).lemma == "die");
  return patient && draft.lex().is(syntax.token(token.head).lemma, "harm");
}

/// "Omar Saleh, 15, said", "Ana Perez (8)": a minor by the age behind the name.
bool is_young(const Draft& draft, const Found& m) {
  constexpr int kOfAge = 18;
  const TokenIndex next = m.last;
  if (m.type != EntityType::kPerson || m.form != MentionForm::kName || next + 2 >= draft.syntax.size()) return false;
  const std::string &before = draft.syntax.token(next).lower, &age = draft.syntax.token(next + 1).lower, &behind = draft.syntax.token(next + 2).lower;
  const bool apart = (before == "," && (behind == "," || behind == "." || behind == ";")) || (before == "(" && behind == ")");
  const bool number = !age.empty() && age.size() <= 2 && std::all_of(age.begin(), age.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
  return apart && number && std::stoi(age) < kOfAge;
}

PersonClass class_of(const Draft& draft, const std::vector<const Found*>& mentions) {
  bool is_public = false, is_protected = false;
  for (const Found* m : mentions) {
    is_public = is_public || m->is_public;
    is_protected = is_protected || m->is_protected || is_harmed(draft, *m) || is_young(draft, *m);
  }
  if (is_public) return PersonClass::kPublicRole;
  return is_protected ? PersonClass::kProtected : PersonClass::kPrivate;
}

void name_entity(const Draft& draft, Entity& entity, const Found& best) {
  if (best.actor >= 0) {
    const KnownActor& known = draft.lex().actors[static_cast<std::size_t>(best.actor)];
    entity.name = known.name;
    entity.code = known.code;
  } else if (best.country_index >= 0 && best.type == EntityType::kCountry) {
    entity.name = draft.lex().countries[static_cast<std::size_t>(best.country_index)].name;
  } else {
    entity.name = best.name;
  }
}

void fill_from(Entity& entity, const Found& m) {
  if (m.form == MentionForm::kPronoun) return;
  if (entity.subtype.empty()) entity.subtype = m.subtype;
  if (entity.country.empty()) entity.country = m.country;
  for (const auto& sector : m.sectors) add_unique(entity.sectors, sector);
}

Entity entity_of(const Draft& draft, const Clusters& clusters, int root, const std::vector<Extent>& extents, const std::vector<char>& inside) {
  Entity entity;
  const Found& best = draft.found[static_cast<std::size_t>(clusters.best(root))];
  entity.type = best.type;
  entity.subtype = best.subtype;
  entity.country = best.country;
  entity.sectors = best.sectors;
  name_entity(draft, entity, best);
  std::vector<const Found*> all;
  for (int i : clusters.members(root)) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    all.push_back(&m);
    fill_from(entity, m);
    if (is_young(draft, m)) entity.subtype = "minor";
    if (m.form == MentionForm::kName && m.name != entity.name) add_unique(entity.aliases, m.name);
    const Extent& extent = extents[static_cast<std::size_t>(i)];
    const bool points = only_points(draft, m) || inside[static_cast<std::size_t>(i)];
    (points ? entity.references : entity.mentions).push_back(mention_of(draft, m, extent));
  }
  if (entity.mentions.empty()) std::swap(entity.mentions, entity.references);
  if (entity.type == EntityType::kPerson) entity.person_class = class_of(draft, all);
  if (best.form == MentionForm::kPronoun) {
    entity.type = EntityType::kGroup;
    entity.name = "we";
  }
  return entity;
}

bool worth_keeping(const Draft& draft, const Clusters& clusters, int root, const std::vector<char>& inside) {
  const auto& members = clusters.members(root);
  if (members.empty()) return false;
  const auto modifies = [&](int i) { return draft.found[static_cast<std::size_t>(i)].type == EntityType::kNationality && inside[static_cast<std::size_t>(i)]; };
  if (std::all_of(members.begin(), members.end(), modifies)) return false;
  return std::any_of(members.begin(), members.end(), [&](int i) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    return m.form != MentionForm::kPronoun || is_we(draft, m);
  });
}

void link_places(const Draft& draft, const Clusters& clusters, const std::vector<EntityId>& by_root, Reading& reading) {
  for (Place& place : reading.places) {
    const auto head = draft.syntax.head_of(place.span);
    if (!head || place.entity || draft.named_by[*head] < 0) continue;
    place.entity = by_root[static_cast<std::size_t>(clusters.of(draft.named_by[*head]))];
  }
}

}  // namespace

void read_entities(const Syntax& syntax, Reading& reading) {
  Draft draft(syntax, reading);
  find_names(draft);
  find_leaders(draft);
  find_amounts(draft);
  doubt_headlines(draft);
  agree_on_types(draft);
  find_designations(draft);
  find_names_again(draft);
  find_titles(draft);
  find_nominals(draft);
  find_counts(draft);
  tell_senses(draft);
  find_pronouns(draft);
  Clusters clusters(draft);
  join_names(draft, clusters);
  join_by_syntax(draft, clusters);
  join_references(draft, clusters);
  const std::vector<Extent> extents = extents_of(draft);
  const std::vector<char> inside = inside_others(draft, extents);
  std::vector<EntityId> by_root(draft.found.size());
  for (int i = 0; i < static_cast<int>(draft.found.size()); ++i) {
    if (clusters.of(i) != i || !worth_keeping(draft, clusters, i, inside)) continue;
    by_root[static_cast<std::size_t>(i)] = add(reading.entities, entity_of(draft, clusters, i, extents, inside));
  }
  link_places(draft, clusters, by_root, reading);
}

}  // namespace dateline::actors
