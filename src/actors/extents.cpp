#include "actors/extents.h"

#include "actors/relation_table.h"

namespace dateline::actors {
namespace {

bool is_spot(const Found& m) { return m.type == EntityType::kPlace || m.type == EntityType::kFacility; }

bool is_actor(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kOrganization || type == EntityType::kGroup || type == EntityType::kUnit || type == EntityType::kPosition;
}

bool modifies(const Token& token) { return token.dep == "compound" || token.dep == "amod" || token.dep == "nmod"; }

/// "northern Syria", "the eastern Donbas": a part of the place, not the place.
TokenIndex before_bearing(const Draft& draft, const Found& m, TokenIndex first) {
  if (m.type != EntityType::kPlace && m.type != EntityType::kCountry) return first;
  while (first > 0) {
    const Token& token = draft.syntax.token(first - 1);
    if (!draft.lex().is(token.lower, "bearing") || !modifies(token) || token.head < first || token.head >= m.last || draft.named_by[first - 1] >= 0) break;
    --first;
  }
  return first;
}

bool names_itself(const Found& m) { return m.form == MentionForm::kName; }

/// "the camp's residents": the owner with his article.
TokenIndex before_owner(const Draft& draft, const Found& m, TokenIndex first) {
  const auto owner = draft.syntax.child(m.head, {"poss"});
  if (m.headless || !owner || *owner >= first || draft.syntax.token(*owner).tag == "PRP$") return first;
  const Sentence phrase = draft.syntax.extent(*owner);
  if (phrase.last != first) return first;
  if (const int named = draft.named_by[*owner]; named >= 0 && draft.found[static_cast<std::size_t>(named)].titled_from) return first;
  return phrase.first;
}

/// "at least 43 people": the number says how many, the phrase who. "The two men" is one phrase.
TokenIndex behind_count(const Draft& draft, const Found& m) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = m.first; i < m.head; ++i) {
    const Token& token = syntax.token(i);
    if (token.pos == "DET" || token.tag == "PRP$" || token.pos == "PROPN" || token.dep == "amod" || draft.named_by[i] >= 0) return m.first;
    if (token.tag == "CD" && token.dep == "nummod" && token.head > i && token.head <= m.head) return i + 1;
  }
  return m.first;
}

/// A name with its titles, its bearing and its article; a phrase with its owner. The name itself has none of them.
TokenIndex extent_start(const Draft& draft, const Found& m) {
  if (!names_itself(m)) return before_owner(draft, m, behind_count(draft, m));
  const TokenIndex first = before_bearing(draft, m, m.titled_from.value_or(m.first));
  if (m.type == EntityType::kNationality || first == 0) return first;
  const Token& before = draft.syntax.token(first - 1);
  const bool article = before.lower == "the" && before.head >= first && before.head < m.last;
  return article && draft.named_by[first - 1] < 0 ? first - 1 : first;
}

/// What a phrase may take in behind an "of".
bool takes_of(const Found& m) { return is_spot(m) || is_actor(m.type) || m.type == EntityType::kDocument; }

/// "the city of Mosul", "members of the council", "the minister for transport": who or what of.
TokenIndex behind_of(const Draft& draft, const Found& m) {
  constexpr int kDeepest = 3;  // "the head of the office of the prime minister of X"
  const Syntax& syntax = draft.syntax;
  if (m.form != MentionForm::kNominal || m.headless || !takes_of(m)) return m.last;
  TokenIndex last = m.last, head = m.head;
  const auto leads_on = [&](const Token& token) { return token.head == head && (token.lower == "of" || (token.lower == "for" && head == m.head && m.has_holder)); };
  for (int depth = 0; depth < kDeepest && last + 1 < syntax.size() && leads_on(syntax.token(last)); ++depth) {
    const auto object = syntax.child(last, {"pobj"});
    if (!object) break;
    const int named = draft.named_by[*object];
    head = *object;
    last = named >= 0 ? draft.found[static_cast<std::size_t>(named)].last : *object + 1;
  }
  return last;
}

const Found* name_from(const Draft& draft, TokenIndex i) {
  if (i >= draft.syntax.size() || draft.named_by[i] < 0) return nullptr;
  const Found& m = draft.found[static_cast<std::size_t>(draft.named_by[i])];
  return m.first == i ? &m : nullptr;
}

bool goes_on(const Draft& draft, TokenIndex last) {
  if (last >= draft.syntax.size()) return false;
  const std::string& word = draft.syntax.token(last).lower;
  if (word == "and" || word == "or") return true;
  const Found* next = word == "," ? name_from(draft, last + 1) : nullptr;
  return next && (is_spot(*next) || next->type == EntityType::kCountry);
}

/// "Sarmada, Syria", "Woodbridge, Virginia": the wider place behind a comma, unless it goes on as a list.
TokenIndex behind_comma(const Draft& draft, const Found& m, TokenIndex last) {
  if (m.headless || !is_spot(m) || last + 1 >= draft.syntax.size() || draft.syntax.token(last).lower != ",") return last;
  TokenIndex from = last + 1;
  while (from + 1 < draft.syntax.size() && draft.lex().is(draft.syntax.token(from).lower, "bearing")) ++from;
  const Found* wider = name_from(draft, from);
  if (!wider || (wider->type != EntityType::kPlace && wider->type != EntityType::kCountry)) return last;
  const bool holds = wider->type == EntityType::kCountry || wider->subtype == "region";
  if (!holds || m.subtype == "country" || goes_on(draft, wider->last)) return last;
  if (wider->type == EntityType::kCountry && !m.country.empty() && !wider->country.empty() && m.country != wider->country) return last;
  return wider->last;
}

Extent extent_of(const Draft& draft, const Found& m) {
  if (m.form == MentionForm::kPronoun) return {m.first, m.last};
  return {extent_start(draft, m), behind_comma(draft, m, behind_of(draft, m))};
}

/// What a mention swallows of those inside it.
enum class Holds { kNothing, kModifiers, kPlaces };

Holds holds(const Found& m, const Extent& extent) {
  if (extent.last > m.last) return Holds::kPlaces;
  return m.form != MentionForm::kPronoun && is_actor(m.type) ? Holds::kModifiers : Holds::kNothing;
}

bool is_swallowed(const Draft& draft, const Found& inner, const Found& outer, const Extent& extent, Holds what) {
  if (what == Holds::kPlaces && inner.first >= outer.last) return inner.last <= extent.last && (is_spot(inner) || inner.type == EntityType::kCountry);
  if (!is_actor(outer.type)) return false;
  if (inner.head < extent.first || inner.head >= outer.last) return false;
  if (inner.type == EntityType::kNationality) return true;
  const bool named = inner.form == MentionForm::kName && (inner.type == EntityType::kCountry || inner.type == EntityType::kPlace);
  return named && outer.form == MentionForm::kNominal && modifies(draft.syntax.token(inner.head)) && inner.last <= outer.head && draft.syntax.token(inner.head).head == outer.head;
}

/// "our Turkish allies": the word that says whose allies the named ones are; often no other word does.
bool says_whose(const Draft& draft, const Found& m) {
  const Token& token = draft.syntax.token(m.head);
  const auto known = draft.lex().pronouns.find(token.lower);
  if (token.tag != "PRP$" || known == draft.lex().pronouns.end() || known->second.person != '1') return false;
  if (!relation_table().nouns.contains(draft.syntax.token(token.head).lemma)) return false;
  for (TokenIndex i = m.last; i < token.head; ++i) {
    if (draft.named_by[i] >= 0) return true;
  }
  return false;
}

}  // namespace

std::vector<Extent> extents_of(const Draft& draft) {
  std::vector<Extent> out;
  out.reserve(draft.found.size());
  for (const Found& m : draft.found) out.push_back(extent_of(draft, m));
  return out;
}

std::vector<char> inside_others(const Draft& draft, const std::vector<Extent>& extents) {
  std::vector<char> inside(draft.found.size(), 0);
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Holds what = holds(draft.found[i], extents[i]);
    if (what == Holds::kNothing) continue;
    for (TokenIndex t = extents[i].first; t < extents[i].last; ++t) {
      for (const int at : {draft.named_by[t], draft.by_head[t]}) {
        if (at < 0 || at == static_cast<int>(i)) continue;
        const Found& inner = draft.found[static_cast<std::size_t>(at)];
        if (is_swallowed(draft, inner, draft.found[i], extents[i], what)) inside[static_cast<std::size_t>(at)] = 1;
      }
    }
  }
  return inside;
}

bool only_points(const Draft& draft, const Found& m) {
  if (m.form != MentionForm::kPronoun || says_whose(draft, m)) return false;
  const Token& token = draft.syntax.token(m.head);
  const bool reflexive = token.lower.ends_with("self") || token.lower.ends_with("selves");
  return reflexive || token.tag == "PRP$" || token.tag == "WP" || token.tag == "WP$" || token.tag == "WDT";
}

Mention mention_of(const Draft& draft, const Found& m, const Extent& extent) {
  Mention out;
  out.span = draft.span_of(extent.first, extent.last);
  out.form = m.form;
  out.sense = m.sense;
  out.head = m.headless ? -1 : static_cast<int>(m.head);
  return out;
}

}  // namespace dateline::actors
