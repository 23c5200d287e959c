// Whether a country or city is meant as the one who acts or as where something is; what adjectives of countries stand for.
#include "actors/draft.h"
#include "actors/evidence.h"

namespace dateline::actors {
namespace {

bool is_act(const Draft& draft, TokenIndex i) { return draft.lex().acts.contains(draft.syntax.token(i).lemma); }

bool is_actor_noun(const Draft& draft, TokenIndex i) {
  const Noun* noun = noun_at(draft, i);
  return noun && (noun->type == EntityType::kPerson || noun->type == EntityType::kGroup || noun->type == EntityType::kOrganization);
}

/// The preposition that governs a mention through its conjuncts, and what the preposition hangs on.
std::optional<TokenIndex> preposition_of(const Syntax& syntax, TokenIndex head) {
  for (int depth = 0; depth < 8; ++depth) {
    const Token& token = syntax.token(head);
    if (token.dep == "pobj") return token.head;
    if (token.dep != "conj" && token.dep != "appos") return std::nullopt;
    head = token.head;
  }
  return std::nullopt;
}

MentionSense sense_after(const Draft& draft, TokenIndex preposition) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(preposition);
  const std::string& above = syntax.token(token.head).lemma;
  if (draft.lex().is(token.lower, "siding")) return MentionSense::kActor;
  if (token.lower == "to" || token.lower == "from") {
    if (draft.lex().is(above, "giving") || token.dep == "dative") return MentionSense::kActor;
  }
  if (token.lower == "of") return is_act(draft, token.head) || is_actor_noun(draft, token.head) ? MentionSense::kActor : MentionSense::kPlace;
  return MentionSense::kPlace;
}

MentionSense sense_of(const Draft& draft, const Found& m) {
  const Syntax& syntax = draft.syntax;
  TokenIndex head = m.head;
  while (syntax.token(head).dep == "conj" && syntax.token(head).head < head && syntax.token(head).head != head) head = syntax.token(head).head;
  const Token& token = syntax.token(head);
  if (token.dep == "nsubj" || token.dep == "agent" || token.dep == "dative") return MentionSense::kActor;
  if (m.type == EntityType::kPlace) return MentionSense::kPlace;  // "retook the town", "the town's defence": done to a place or there
  if (token.dep == "dobj" || token.dep == "nsubjpass") return MentionSense::kActor;
  if (token.dep == "poss") return is_act(draft, token.head) || is_actor_noun(draft, token.head) || noun_at(draft, token.head) ? MentionSense::kActor : MentionSense::kPlace;
  if (token.dep == "compound" || token.dep == "nmod" || token.dep == "amod" || token.dep == "npadvmod") {
    const bool backed = token.dep == "npadvmod" || syntax.token(token.head).tag == "VBN";
    return backed || is_act(draft, token.head) || is_actor_noun(draft, token.head) ? MentionSense::kActor : MentionSense::kPlace;
  }
  if (const auto preposition = preposition_of(syntax, m.head)) return sense_after(draft, *preposition);
  return MentionSense::kPlace;
}

/// "Tehran denied", "the concept of Tehran", "Washington's policy": the state, by the seat of its government.
bool stands_for_state(const Draft& draft, const Found& m) {
  const Syntax& syntax = draft.syntax;
  TokenIndex head = m.head;
  while (syntax.token(head).dep == "conj" && syntax.token(head).head < head && draft.named_by[syntax.token(head).head] >= 0) head = syntax.token(head).head;
  const Token& token = syntax.token(head);
  if (token.dep == "nsubj") {
    const Token& verb = syntax.token(token.head);
    if (verb.lemma == "be" || verb.pos != "VERB") return false;
    return verb.tag != "VBN" || !syntax.child(token.head, {"auxpass"});
  }
  if (token.dep == "poss") return is_act(draft, token.head);
  if (token.dep == "pobj" && syntax.token(token.head).lower == "of") return is_act(draft, syntax.token(token.head).head);
  if (token.dep == "pobj" && syntax.token(token.head).lower == "by") return syntax.token(token.head).dep == "agent";
  if (token.dep == "npadvmod" || token.dep == "compound") return syntax.token(token.head).tag == "VBN" && token.head > m.head;
  if (token.dep == "pobj" && syntax.token(token.head).lower == "between") return true;
  return false;
}

void make_country(const Draft& draft, Found& m) {
  m.type = EntityType::kCountry;
  m.subtype.clear();
  (void)draft;
}

/// "Iranians", "the Iraqis" are people; "Iranian-backed" and "Iranian missiles strike" mean the state; else the adjective stands for itself.
void read_adjective(const Draft& draft, Found& m) {
  const Syntax& syntax = draft.syntax;
  const Token& token = syntax.token(m.head);
  const bool modifies = token.dep == "amod" || token.dep == "compound" || token.dep == "nmod" || token.dep == "npadvmod" || token.dep == "poss";
  if ((token.tag == "NNPS" || token.tag == "NNS" || token.lower.back() == 's') && !modifies) {
    m.type = EntityType::kGroup;
    m.subtype = "people";
    m.number = 'p';
    m.sense = MentionSense::kActor;
    return;
  }
  if (!modifies && syntax.child(m.head, {"det"})) {  // "the French"
    m.type = EntityType::kGroup;
    m.subtype = "people";
    m.number = 'p';
    m.sense = MentionSense::kActor;
    return;
  }
  const bool backs = modifies && token.head > m.head && syntax.token(token.head).tag == "VBN";
  if (backs || (modifies && is_act(draft, token.head))) {
    make_country(draft, m);
    m.sense = MentionSense::kActor;
  }
}

}  // namespace

void tell_senses(Draft& draft) {
  for (Found& m : draft.found) {
    if (m.form != MentionForm::kName) continue;
    if (m.naming == Naming::kDemonym) {
      read_adjective(draft, m);
    } else if (m.naming == Naming::kSeat) {
      m.sense = stands_for_state(draft, m) ? MentionSense::kActor : MentionSense::kPlace;
      if (m.sense == MentionSense::kActor) make_country(draft, m);
    } else if (m.type == EntityType::kCountry || m.type == EntityType::kPlace) {
      m.sense = sense_of(draft, m);
    } else if (m.type == EntityType::kNationality && (draft.syntax.token(m.head).tag == "NNPS" || draft.syntax.token(m.head).tag == "NNS")) {
      m.type = EntityType::kGroup;  // "Kurds", "Tuaregs"
      m.subtype = "community";
      m.number = 'p';
    }
  }
}

}  // namespace dateline::actors
