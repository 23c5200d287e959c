// Mentions that the sentence itself makes one: "X, the head of Y", "X is a militia", "X, also called Z", an office and its holder.
#include <algorithm>

#include "actors/clusters.h"

namespace dateline::actors {
namespace {

bool two_names(const Found& a, const Found& b) { return a.form == MentionForm::kName && b.form == MentionForm::kName; }

void try_join(const Draft& draft, Clusters& clusters, int a, int b) {
  if (a < 0 || b < 0 || a == b) return;
  const Found& one = draft.found[static_cast<std::size_t>(a)];
  const Found& other = draft.found[static_cast<std::size_t>(b)];
  if (!kinds_agree(one, other) || one.number != other.number) {
    const bool group_of = (one.type == EntityType::kOrganization && other.type == EntityType::kGroup) || (one.type == EntityType::kGroup && other.type == EntityType::kOrganization);
    if (!group_of) return;
  }
  if (clusters.has_name(a) && clusters.has_name(b) && one.type != EntityType::kOrganization) return;
  if (two_names(one, other)) return;
  if (one.type == EntityType::kPosition || other.type == EntityType::kPosition) return;
  clusters.join(a, b);
}

bool negated(const Syntax& syntax, TokenIndex verb) { return syntax.child(verb, {"neg"}).has_value(); }

bool listed(const Syntax& syntax, TokenIndex head) { return syntax.child(head, {"conj"}).has_value(); }

/// "our partners, especially the Turks": some of them.
bool picks_some(const Draft& draft, TokenIndex head) {
  for (TokenIndex child : draft.syntax.children_with(head, {"advmod"})) {
    if (child < head && draft.lex().is(draft.syntax.token(child).lower, "picking")) return true;
  }
  return false;
}

/// An apposition, but not an item of a list that the parser took for one.
void join_appositions(const Draft& draft, Clusters& clusters) {
  const Syntax& syntax = draft.syntax;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.headless || syntax.token(m.head).dep != "appos" || picks_some(draft, m.head)) continue;
    const int other = draft.by_head[apposed_to(syntax, m.head)];
    if (other < 0) continue;
    const Found& to = draft.found[static_cast<std::size_t>(other)];
    const bool described = to.type == EntityType::kPerson && to.form == MentionForm::kName && m.form == MentionForm::kNominal;
    if (listed(syntax, m.head) && !described) continue;
    if (m.form == MentionForm::kNominal && to.form == MentionForm::kNominal && !m.indefinite && !m.definite && !m.has_holder) continue;
    try_join(draft, clusters, other, static_cast<int>(i));
  }
}

void join_copulas(const Draft& draft, Clusters& clusters) {
  const Syntax& syntax = draft.syntax;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.headless || m.form != MentionForm::kNominal || syntax.token(m.head).dep != "attr") continue;
    const TokenIndex verb = syntax.token(m.head).head;
    if (syntax.token(verb).lemma != "be" || negated(syntax, verb)) continue;
    const auto subject = subject_of_copula(syntax, verb);
    if (!subject || draft.by_head[*subject] < 0) continue;
    const Found& of = draft.found[static_cast<std::size_t>(draft.by_head[*subject])];
    if (of.form == MentionForm::kPronoun) continue;
    try_join(draft, clusters, draft.by_head[*subject], static_cast<int>(i));
  }
}

/// What "also called" speaks of: the noun that it hangs on, or the name right before "also" or the comma.
int called_before(const Draft& draft, TokenIndex verb) {
  const Token& token = draft.syntax.token(verb);
  if (token.dep == "acl" || token.dep == "relcl") return draft.by_head[token.head];
  const bool also = draft.syntax.token(verb - 1).lower == "also" || draft.syntax.token(verb - 1).lower == "formerly" || draft.syntax.token(verb - 1).lower == "sometimes";
  if (!also || verb < 2) return -1;
  TokenIndex before = verb - 2;
  if (draft.syntax.doc().word(before) == "," && before > 0) --before;
  return draft.named_by[before];
}

/// "Mi-35 helicopters": the designation says which.
void join_designations(const Draft& draft, Clusters& clusters) {
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.form != MentionForm::kName || (m.type != EntityType::kWeapon && m.type != EntityType::kPlatform)) continue;
    TokenIndex up = m.head;
    for (int depth = 0; depth < 3 && (draft.by_head[up] < 0 || up < m.last); ++depth) up = draft.syntax.token(up).head;
    const int described = draft.by_head[up];
    if (described < 0 || described == static_cast<int>(i)) continue;
    const Found& noun = draft.found[static_cast<std::size_t>(described)];
    if (noun.form == MentionForm::kNominal && noun.first <= m.first && m.last <= noun.last && kinds_agree(noun, m)) clusters.join(described, static_cast<int>(i));
  }
}

/// "called a second Bolívar": likened to him.
bool is_likened(const Syntax& syntax, TokenIndex name) {
  const auto words = syntax.children_with(name, {"det"});
  return std::any_of(words.begin(), words.end(), [&](TokenIndex i) {
    const std::string& word = syntax.token(i).lower;
    return word == "a" || word == "an" || word == "another";
  });
}

/// "Qayyarah Airfield West, also called Q-West"; "known as".
void join_also_called(Draft& draft, Clusters& clusters) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 1; i + 1 < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    if ((token.tag != "VBN" && token.tag != "VBD") || (token.lemma != "call" && token.lemma != "know" && token.lemma != "name" && token.lemma != "dub" && token.lemma != "rename")) continue;
    const int owner = called_before(draft, i);
    if (owner < 0) continue;
    for (TokenIndex t = i + 1; t < std::min<TokenIndex>(i + 7, syntax.size()) && syntax.token(t).pos != "VERB"; ++t) {
      const int named = draft.named_by[t];
      if (named < 0) continue;
      Found& alias = draft.found[static_cast<std::size_t>(named)];
      if (alias.naming == Naming::kDemonym || alias.type == EntityType::kNationality) continue;  // "known by its Arabic acronym as"
      const Found& called = draft.found[static_cast<std::size_t>(owner)];
      if (is_likened(syntax, alias.head)) break;
      if (alias.sure && !kinds_agree(alias, called)) break;
      alias.type = called.type;  // the text says what it is; the recogniser only guessed
      alias.subtype = called.subtype;
      clusters.join(owner, named);
      for (std::size_t other = 0; other < draft.found.size(); ++other) {
        Found& again = draft.found[other];
        if (again.form != MentionForm::kName || again.key != alias.key || (again.sure && !kinds_agree(again, called))) continue;
        again.type = called.type;
        again.subtype = called.subtype;
        clusters.join(owner, static_cast<int>(other));
      }
      break;
    }
  }
}

/// "coastal corridor" or "road to the sea": two quoted names of one way.
void join_alternatives(const Draft& draft, Clusters& clusters) {
  const Syntax& syntax = draft.syntax;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.type != EntityType::kRoute || syntax.token(m.head).dep != "conj") continue;
    const TokenIndex above = syntax.token(m.head).head;
    const auto cc = syntax.child(above, {"cc"});
    const int other = draft.by_head[above];
    if (cc && syntax.token(*cc).lower == "or" && other >= 0 && draft.found[static_cast<std::size_t>(other)].type == EntityType::kRoute) {
      clusters.join(other, static_cast<int>(i));
    }
  }
}

/// Remembers who holds which office, for "the prime minister" later.
void note_offices(const Draft& draft, Clusters& clusters) {
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    for (const std::string& title : m.titles) clusters.add_office(static_cast<int>(i), title);
    if (m.holder < 0) continue;
    const int person = draft.by_head[static_cast<std::size_t>(m.holder)];
    if (person >= 0) clusters.add_office(person, fold(m.name));
  }
}

}  // namespace

void join_by_syntax(Draft& draft, Clusters& clusters) {
  join_appositions(draft, clusters);
  join_copulas(draft, clusters);
  join_also_called(draft, clusters);
  join_alternatives(draft, clusters);
  join_designations(draft, clusters);
  note_offices(draft, clusters);
}

}  // namespace dateline::actors
