#include "actors/entities.h"

#include <algorithm>
#include <map>

#include "actors/clusters.h"
#include "actors/draft.h"

namespace dateline::actors {
namespace {

bool is_we(const Draft& draft, const Found& m) {
  const auto found = draft.lex().pronouns.find(draft.syntax.token(m.head).lower);
  return found != draft.lex().pronouns.end() && found->second.person == '1' && found->second.number == 'p';
}

/// Where the phrase of a name begins as people mark it: with its titles and its article. The name itself has neither.
TokenIndex extent_start(const Draft& draft, const Found& m) {
  const TokenIndex first = m.titled_from.value_or(m.first);
  if (m.form != MentionForm::kName || m.type == EntityType::kNationality || first == 0) return first;
  const Token& before = draft.syntax.token(first - 1);
  const bool article = before.lower == "the" && before.head >= first && before.head < m.last;
  return article && draft.named_by[first - 1] < 0 ? first - 1 : first;
}

/// Where it ends: "the city of Mosul", the name that says which with it.
TokenIndex extent_end(const Draft& draft, const Found& m) {
  if (m.form != MentionForm::kNominal || m.headless || (m.type != EntityType::kPlace && m.type != EntityType::kFacility)) return m.last;
  if (m.last + 1 >= draft.syntax.size() || draft.syntax.token(m.last).lower != "of" || draft.syntax.token(m.last).head != m.head) return m.last;
  const int named = draft.named_by[m.last + 1];
  return named >= 0 ? draft.found[static_cast<std::size_t>(named)].last : m.last;
}

Mention mention_of(const Draft& draft, const Found& m) {
  Mention out;
  out.span = draft.syntax.doc().span_of(extent_start(draft, m), extent_end(draft, m));
  out.form = m.form;
  out.sense = m.sense;
  out.head = m.headless ? -1 : static_cast<int>(m.head);
  return out;
}

/// "his", "who", "itself": a word that points at somebody inside another phrase and is no mention of its own. "Our" is: often no other
/// word says whose.
bool only_points(const Draft& draft, const Found& m) {
  if (m.form != MentionForm::kPronoun) return false;
  const Token& token = draft.syntax.token(m.head);
  const auto known = draft.lex().pronouns.find(token.lower);
  if (known != draft.lex().pronouns.end() && known->second.person == '1') return false;
  const bool reflexive = token.lower.ends_with("self") || token.lower.ends_with("selves");
  return reflexive || token.tag == "PRP$" || token.tag == "WP" || token.tag == "WP$" || token.tag == "WDT";
}

bool is_actor(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kOrganization || type == EntityType::kGroup || type == EntityType::kUnit || type == EntityType::kPosition;
}

/// The tokens that stand inside a phrase of somebody: an adjective of a country there ("Iraqi security forces") tells who that is.
/// Beside a thing ("Turkish warplanes") it is the only word for who acts, and stays.
std::vector<char> inside_phrases(const Draft& draft) {
  std::vector<char> inside(draft.syntax.size(), 0);
  for (const Found& m : draft.found) {
    if (m.form == MentionForm::kPronoun || !is_actor(m.type)) continue;
    for (TokenIndex i = extent_start(draft, m); i < m.last; ++i) inside[i] = 1;
  }
  return inside;
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

PersonClass class_of(const Draft& draft, const std::vector<const Found*>& mentions) {
  bool is_public = false, is_protected = false;
  for (const Found* m : mentions) {
    is_public = is_public || m->is_public;
    is_protected = is_protected || m->is_protected || is_harmed(draft, *m);
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

Entity entity_of(const Draft& draft, const Clusters& clusters, int root) {
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
    if (m.form == MentionForm::kName && m.name != entity.name) add_unique(entity.aliases, m.name);
    (only_points(draft, m) ? entity.references : entity.mentions).push_back(mention_of(draft, m));
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
  const auto modifies = [&](int i) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    return m.type == EntityType::kNationality && inside[m.head];
  };
  if (std::all_of(members.begin(), members.end(), modifies)) return false;
  return std::any_of(members.begin(), members.end(), [&](int i) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    return m.form != MentionForm::kPronoun || is_we(draft, m);
  });
}

void link_places(const Syntax& syntax, Reading& reading) {
  std::map<Span, EntityId> by_span;
  std::vector<EntityId> by_token(syntax.size());
  for (const Entity& entity : reading.entities) {
    for (const Mention& mention : entity.mentions) {
      if (mention.form != MentionForm::kName) continue;
      const Sentence range = syntax.tokens_in(mention.span);
      for (TokenIndex i = range.first; i < range.last; ++i) by_token[i] = entity.id;
    }
  }
  for (Place& place : reading.places) {
    const auto head = syntax.head_of(place.span);
    if (!head || place.entity) continue;
    place.entity = by_token[*head];
  }
}

}  // namespace

void read_entities(const Syntax& syntax, Reading& reading) {
  Draft draft(syntax, reading);
  find_names(draft);
  find_leaders(draft);
  doubt_headlines(draft);
  agree_on_types(draft);
  find_designations(draft);
  find_names_again(draft);
  find_titles(draft);
  find_nominals(draft);
  tell_senses(draft);
  find_pronouns(draft);
  Clusters clusters(draft);
  join_names(draft, clusters);
  join_by_syntax(draft, clusters);
  join_references(draft, clusters);
  const std::vector<char> inside = inside_phrases(draft);
  for (int i = 0; i < static_cast<int>(draft.found.size()); ++i) {
    if (clusters.of(i) == i && worth_keeping(draft, clusters, i, inside)) add(reading.entities, entity_of(draft, clusters, i));
  }
  link_places(syntax, reading);
}

}  // namespace dateline::actors
