#include "events/successions.h"

#include <algorithm>

namespace dateline::events {
namespace {

bool is_person(const Reading& reading, EntityId id) { return id && reading[id].type == EntityType::kPerson; }

bool is_named(const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& one) { return one.form == MentionForm::kName; });
}

bool takes_part(const Event& event, EntityId person) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& one) { return one.entity == person; });
}

/// Who was told last to have gone, in the event's sentence or the one before.
EntityId gone_before(const RoleHolders& holders, const Event& event) {
  const Syntax& syntax = holders.ground.syntax;
  const std::uint32_t sentence = syntax.sentence_of(static_cast<TokenIndex>(event.head));
  EntityId out;
  int last = -1;
  for (const Event& other : holders.reading.events) {
    if (other.kind != "resign" || other.head >= event.head || other.head <= last) continue;
    if (syntax.sentence_of(static_cast<TokenIndex>(other.head)) + 1 < sentence) continue;
    for (const Participant& one : other.participants) {
      const bool goes = one.role == Role::kTheme || (one.role == Role::kAgent && std::find(other.modes.begin(), other.modes.end(), "resigned") != other.modes.end());
      if (!goes || !is_person(holders.reading, one.entity) || takes_part(event, one.entity)) continue;
      out = one.entity;
      last = other.head;
    }
  }
  return out;
}

/// "as Y's successor", "in his place": whose. A pronoun means who has gone, whomever it could mean else.
EntityId owner_of_place(const RoleHolders& holders, const Event& event) {
  const Ground& ground = holders.ground;
  const Sentence clause = ground.syntax.extent(static_cast<TokenIndex>(event.head));
  for (TokenIndex i = clause.first; i < clause.last; ++i) {
    if (!ground.book.is_in(ground.lemma[i], "SUCCESSOR")) continue;
    const auto owner = ground.syntax.child(i, {"poss"});
    if (!owner) continue;
    if (ground.token(*owner).tag == "PRP$") return gone_before(holders, event);
    if (is_person(ground.reading, ground.entity[*owner])) return ground.entity[*owner];
  }
  return {};
}

EntityId outgoing_of(const RoleHolders& holders, const Event& event, EntityId incoming) {
  const Ground& ground = holders.ground;
  const auto verb = static_cast<TokenIndex>(event.head);
  if (!ground.book.is_in(event.predicate, "SUCCEEDING")) return owner_of_place(holders, event);
  const Span sentence = ground.syntax.sentence_span(ground.syntax.sentence_of(verb));
  for (const Participant& one : event.participants) {
    const bool other = one.role == Role::kOther && sentence.contains(one.span) && one.entity != incoming;
    if (other && is_person(holders.reading, one.entity)) return one.entity;
  }
  return {};
}

/// The only office of a person; nothing where there are several.
EntityId only_office(const RoleHolders& holders, EntityId person) {
  EntityId office;
  for (const Relation* one : holders.offices(person)) {
    if (office && one->to != office) return {};
    office = one->to;
  }
  return office;
}

}  // namespace

std::optional<Succession> succession_of(const RoleHolders& holders, const Event& event, EntityId theme) {
  Succession out{theme, outgoing_of(holders, event, theme), {}};
  if (!out.outgoing || out.outgoing == theme) return std::nullopt;
  const std::vector<EntityId> named = holders.offices_named(event);
  if (named.size() > 1) return std::nullopt;
  const EntityId own = only_office(holders, theme);
  const bool may_appoint = event.predicate == "replace" && named.empty();  // "the president replaced Minister Y"
  out.office = !named.empty() ? named.front() : only_office(holders, out.outgoing);
  if (!out.office && !may_appoint) out.office = own;
  if (!out.office) return std::nullopt;
  if (!is_named(holders.reading[theme]) || (may_appoint && own && own != out.office)) out.incoming = {};
  return out;
}

void add_offices_of(const RoleHolders& holders, const Succession& succession, const Event& event) {
  if (succession.incoming) holders.add_office(succession.incoming, succession.office, event);
  holders.add_office(succession.outgoing, succession.office, event);
}

void date_offices_of(RoleHolders& holders, const Succession& succession, const Event& event) {
  const std::vector<Relation*> before = holders.held(succession.outgoing, {succession.office});
  if (before.size() == 1) holders.end_office(*before.front(), event);
  if (succession.incoming) holders.start_office(succession.incoming, {succession.office}, event);
}

}  // namespace dateline::events
