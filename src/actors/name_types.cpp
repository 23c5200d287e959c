// What a named thing is: by the words inside its name, by what the text says of it, and by one vote over the whole report,
// because the recogniser judges each place alone and errs often.
#include <array>
#include <unordered_map>

#include "actors/draft.h"
#include "actors/evidence.h"

namespace dateline::actors {
namespace {

constexpr int kWordWeight = 6;      // a telling word inside the name
constexpr int kEvidenceWeight = 4;  // "X is a militia", "X, a lawyer"
constexpr int kPlaceWeight = 2;     // the gazetteer resolved it
constexpr int kLabelWeight = 1;
constexpr int kKinWeight = 20;      // "X's wife": however often the recogniser erred

using Votes = std::array<int, 16>;

bool is_place_type(EntityType type) { return type == EntityType::kPlace || type == EntityType::kCountry; }

/// The telling word of a name: its last word first, then the word before "of" or "for", then any other.
const NameWord* telling_word(const Draft& draft, const Found& m) {
  const auto look = [&](TokenIndex at, TokenIndex length) -> const NameWord* {
    std::string key;
    for (TokenIndex i = at; i < at + length; ++i) key += draft.folded[i];
    return draft.lex().name_words.find_folded(key);
  };
  TokenIndex end = m.last;
  for (TokenIndex i = m.first; i < m.last; ++i) {
    const auto& lower = draft.syntax.token(i).lower;
    if (i > m.first && (lower == "of" || lower == "for" || lower == "in" || lower == "on" || lower == "to")) {
      end = i;
      break;
    }
  }
  // A number behind the name belongs to it: "Battalion 12", "Brigade 313".
  while (end > m.first + 1 && draft.syntax.token(end - 1).tag == "CD") --end;
  if (end >= m.first + 2) {
    if (const NameWord* word = look(end - 2, 2)) return word;
  }
  if (const NameWord* word = look(end - 1, 1); word && (word->place != NameWordPlace::kFirst || end < m.last)) return word;
  for (TokenIndex i = m.first; i < end; ++i) {
    const NameWord* word = look(i, 1);
    if (!word) continue;
    if (word->place == NameWordPlace::kAny || (word->place == NameWordPlace::kFirst && i == m.first)) return word;
  }
  return nullptr;
}

bool one_word(const Found& m) { return m.last - m.first == 1; }

void vote_by_words(const Draft& draft, Found& m, Votes& votes) {
  if (m.type == EntityType::kMoney || m.type == EntityType::kQuantity) return;
  const NameWord* word = telling_word(draft, m);
  if (!word || one_word(m)) return;
  votes[static_cast<std::size_t>(word->type)] += kWordWeight;
  if (m.subtype.empty() || word->type != m.type) m.subtype = word->subtype;
  if (m.sectors.empty()) m.sectors = word->sectors;
}

/// Given names and particles speak for a person.
void vote_by_person_words(const Draft& draft, const Found& m, Votes& votes) {
  if (one_word(m)) return;
  const auto found = draft.lex().person_words.find(draft.folded[m.first]);
  if (found == draft.lex().person_words.end()) return;
  if (found->second != "particle" || m.type == EntityType::kPerson) votes[static_cast<std::size_t>(EntityType::kPerson)] += 2;
}

/// "Karimov's family": whose kin they are is a person.
void vote_by_kin(const Draft& draft, const Found& m, Votes& votes) {
  if (m.type == EntityType::kMoney || m.type == EntityType::kQuantity) return;
  const Token& head = draft.syntax.token(m.head);
  if (head.dep == "poss" && draft.lex().is(draft.syntax.token(head.head).lemma, "kin")) votes[static_cast<std::size_t>(EntityType::kPerson)] += kKinWeight;
}

/// What the gazetteer resolved is a place, unless the rest of the text speaks against it.
void vote_by_places(const Draft& draft, const Found& m, Votes& votes) {
  const PlaceId id = place_at(draft.reading, draft.syntax.token(m.head).span.start);
  if (!id || draft.reading[id].form != PlaceForm::kName || m.type == EntityType::kFacility || m.type == EntityType::kPerson) return;
  if (m.type == EntityType::kNationality && draft.reading[id].kind == "settlement") return;
  votes[static_cast<std::size_t>(EntityType::kPlace)] += kPlaceWeight;
}

/// "in Laiza", "the crossing at Laiza", "the Lachin corridor", "the Kolda bridge": where things are.
void vote_by_setting(const Draft& draft, const Found& m, Votes& votes) {
  if (!one_word(m) || m.type == EntityType::kDocument || m.type == EntityType::kMoney || m.type == EntityType::kQuantity) return;
  const Syntax& syntax = draft.syntax;
  const Token& head = syntax.token(m.head);
  bool placed = false;
  if (head.dep == "pobj") {
    const std::string& word = syntax.token(head.head).lower;
    const Noun* at = word == "at" && !syntax.is_root(head.head) ? noun_at(draft, syntax.token(head.head).head) : nullptr;
    placed = word == "in" || word == "near" || word == "outside" || (at && at->type == EntityType::kFacility);
  } else if (head.dep == "compound" || head.dep == "nmod") {
    const Noun* noun = noun_at(draft, head.head);
    const bool no_person = noun && noun->type == EntityType::kFacility && m.type == EntityType::kPerson;
    placed = no_person || (noun && (noun->type == EntityType::kRoute || noun->type == EntityType::kPlace));
  }
  if (placed) votes[static_cast<std::size_t>(EntityType::kPlace)] += kPlaceWeight;
}

EntityType winner(const Votes& votes, EntityType fallback) {
  std::size_t best = static_cast<std::size_t>(fallback);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i] > votes[best]) best = i;
  }
  return static_cast<EntityType>(best);
}

bool votes_count(const Found& m) { return m.form == MentionForm::kName && m.actor < 0 && m.country_index < 0; }

/// "Ferreira" or "Luis" after "Luis Ferreira" is the person, whatever the recogniser took it for.
void follow_full_names(Draft& draft) {
  std::unordered_map<std::string, int> surnames;
  for (std::size_t i = 0; i < draft.found.size(); ++i) {
    const Found& m = draft.found[i];
    if (m.type != EntityType::kPerson || m.last - m.first < 2) continue;
    surnames.emplace(draft.folded[m.last - 1], static_cast<int>(i));
    const auto word = draft.lex().person_words.find(draft.folded[m.first]);
    const bool particle = word != draft.lex().person_words.end() && word->second == "particle";
    if (!particle && !draft.lex().titles.find_folded(draft.folded[m.first]) && draft.folded[m.first].size() > 2) surnames.emplace(draft.folded[m.first], static_cast<int>(i));
  }
  for (Found& m : draft.found) {
    if (!votes_count(m) || m.sure || m.type == EntityType::kPerson || !one_word(m) || m.type == EntityType::kNationality) continue;
    if (surnames.contains(m.key)) {
      m.type = EntityType::kPerson;
      m.subtype.clear();
      m.gender = 'a';
    }
  }
}

}  // namespace

void agree_on_types(Draft& draft) {
  std::unordered_map<std::string, Votes> votes;
  std::unordered_map<std::string, std::string> subtypes;
  for (Found& m : draft.found) {
    if (!votes_count(m)) continue;
    Votes& v = votes[m.key];
    v[static_cast<std::size_t>(m.type)] += kLabelWeight;
    vote_by_words(draft, m, v);
    vote_by_person_words(draft, m, v);
    vote_by_kin(draft, m, v);
    vote_by_places(draft, m, v);
    vote_by_setting(draft, m, v);
    if (const auto said = said_to_be(draft, m)) {
      v[static_cast<std::size_t>(said->type)] += kEvidenceWeight;
      if (!said->subtype.empty()) subtypes.emplace(m.key, said->subtype);
    }
  }
  for (Found& m : draft.found) {
    if (!votes_count(m)) continue;
    const EntityType type = winner(votes[m.key], m.type);
    if (type != m.type) {
      if (is_place_type(type) != is_place_type(m.type) && !telling_word(draft, m)) m.subtype.clear();
      m.type = type;
      m.gender = type == EntityType::kPerson ? 'a' : 'n';
    }
    if (m.subtype.empty() && subtypes.contains(m.key)) m.subtype = subtypes[m.key];
    m.sure = votes[m.key][static_cast<std::size_t>(m.type)] >= kEvidenceWeight;
  }
  follow_full_names(draft);
}

}  // namespace dateline::actors
