// Nominals and pronouns in the order of the text, each to what it points back to; what points at nothing stays by itself.
#include <algorithm>
#include <unordered_map>

#include "actors/clusters.h"
#include "actors/sites.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

constexpr int kMentionsBack = 250;  // how far "the airport" reaches back for an airport

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

/// Refers by sameness of words: bare plurals and names of kinds.
struct Seen {
  std::unordered_map<std::string, int> by_key;
};

bool counted(const Draft& draft, const Found& m) {
  for (TokenIndex i = m.first; i < m.head; ++i) {
    if (draft.syntax.token(i).dep == "nummod") return true;
  }
  return false;
}

/// "chief of staff", "village of Belo": the word behind "of", folded, or nothing.
std::string of_what(const Draft& draft, const Found& m) {
  for (TokenIndex child : draft.syntax.children_with(m.head, {"prep"})) {
    if (draft.syntax.token(child).lower != "of") continue;
    if (const auto object = draft.syntax.child(child, {"pobj"})) return draft.folded[*object];
  }
  return {};
}

/// A cluster mentioned before whose head noun is the same and which has all the modifiers of this phrase: "the airport" - "Kasar airport".
int same_head_before(const Draft& draft, const Clusters& clusters, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const std::string head = draft.folded[m.head];
  const std::string head_lemma = fold(m.head_lemma);
  const std::vector<std::string> told = told_by(draft, m);
  const std::string of = m.type == EntityType::kFacility ? std::string() : of_what(draft, m);  // of facilities what was told of them counts
  for (int i = index - 1; i >= 0 && index - i <= kMentionsBack; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (before.form == MentionForm::kPronoun || before.headless || !kinds_agree(m, before) || before.number != m.number) continue;
    if (before.first >= m.first || !told_alike(draft, before, told)) continue;
    if (before.form == MentionForm::kNominal && (fold(before.head_lemma) == head_lemma) && ends_with(before.key, m.key)) {
      if (of.empty() || of == of_what(draft, before)) return i;
      continue;
    }
    if (before.form == MentionForm::kName && before.last - before.first > 1) {
      for (TokenIndex t = before.first; t < before.last; ++t) {
        if (draft.folded[t] == head && (m.key == head || before.key.find(m.key) != std::string::npos)) return i;
      }
    }
  }
  (void)clusters;
  return -1;
}

/// "the prime minister", "the secretary": the last person named with that office.
int holder_before(const Draft& draft, const Clusters& clusters, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const std::string head = draft.folded[m.head];
  for (int i = index - 1; i >= 0 && index - i <= kMentionsBack; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (before.type != EntityType::kPerson || before.form == MentionForm::kPronoun || before.number == 'p' || before.first >= m.first) continue;
    for (const std::string& office : clusters.offices(i)) {
      if (ends_with(office, m.key) || (m.key == head && ends_with(office, head)) || ends_with(m.key, office)) return i;
    }
  }
  return -1;
}

bool armed(const std::string& subtype) { return subtype == "armed_group" || subtype == "unit" || subtype == "armed_forces"; }

/// Whether "the militia", "the army" can mean an armed body of this sort.
bool armed_alike(const std::string& noun, const std::string& before) {
  if (noun == before) return true;
  return noun == "unit" && before == "armed_forces";
}

bool names_somebody(const Draft& draft, const Found& m) {
  for (TokenIndex i = m.first; i < m.head; ++i) {
    if (draft.named_by[i] >= 0 || draft.is_proper(i)) return true;
  }
  return false;
}

/// "the group", "the terrorist group", "the agency": the organisation that the text speaks of.
int general_before(const Draft& draft, const Clusters& clusters, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  Found pronoun = m;
  const Syntax& syntax = draft.syntax;
  const std::uint32_t sentence = syntax.sentence_of(m.head);
  int best = -1;
  double best_score = -1e9;
  for (int i = index - 1; i >= 0 && index - i <= 60; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (before.headless || before.first >= m.first || before.form == MentionForm::kPronoun) continue;
    const int back = static_cast<int>(sentence - syntax.sentence_of(before.head));
    if (back > 2) break;
    if (before.type != EntityType::kOrganization && before.type != EntityType::kGroup) continue;
    if (before.type == EntityType::kGroup && before.number == 'p') continue;
    const std::string& subtype = before.subtype;
    if (armed(m.subtype) && !armed_alike(m.subtype, subtype)) continue;
    if (m.subtype == "armed_forces" && before.form == MentionForm::kNominal && before.head_lemma != m.head_lemma) continue;  // navy, army
    if (!m.subtype.empty() && !armed(m.subtype) && !subtype.empty() && subtype != m.subtype) continue;
    if (m.subtype.empty() && (subtype == "media" || subtype == "government" || subtype == "state_body") && m.head_lemma == "group") continue;
    if (before.head >= m.first && before.head < m.last) continue;
    const std::string_view dep = syntax.token(before.head).dep;
    double score = -6.0 * back + (dep == "nsubj" || dep == "nsubjpass" ? 4 : 0) + (clusters.has_name(i) ? 3 : 0);
    if (back == 0 && dep != "nsubj" && dep != "nsubjpass") score -= 2;
    if (armed(m.subtype) && subtype == "armed_group") score += 4;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

int country_before(const Draft& draft, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const std::uint32_t sentence = draft.syntax.sentence_of(m.head);
  for (int i = index - 1; i >= 0; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (sentence - draft.syntax.sentence_of(before.head) > 2) return -1;
    const std::string_view dep = draft.syntax.token(before.head).dep;
    if (dep == "compound" || dep == "amod" || dep == "nmod") continue;  // "the U.S. troops in Mali left the country"
    if (before.type == EntityType::kCountry && before.form == MentionForm::kName && before.naming == Naming::kName) return i;
  }
  return -1;
}

int settlement_before(const Draft& draft, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const std::uint32_t sentence = draft.syntax.sentence_of(m.head);
  for (int i = index - 1; i >= 0; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (sentence - draft.syntax.sentence_of(before.head) > 2) return -1;
    if (before.type == EntityType::kPlace && before.form == MentionForm::kName && (before.subtype == m.subtype)) return i;
  }
  return -1;
}

bool refers_to_kind(const Found& m) {
  switch (m.type) {
    case EntityType::kWeapon:
    case EntityType::kGroup:
    case EntityType::kOrganization:
    case EntityType::kPosition:
    case EntityType::kPlatform: return true;
    default: return m.number == 'p';
  }
}

/// "the city of Mosul": the name that follows says which.
int named_behind(const Draft& draft, const Found& m) {
  if (m.type != EntityType::kPlace && m.type != EntityType::kFacility && m.type != EntityType::kCountry) return -1;
  const auto of = draft.syntax.child(m.head, {"prep"});
  if (!of || draft.syntax.token(*of).lower != "of") return -1;
  const auto object = draft.syntax.child(*of, {"pobj"});
  const int named = object ? draft.by_head[*object] : -1;
  if (named < 0) return -1;
  const Found& name = draft.found[static_cast<std::size_t>(named)];
  const bool unit = m.subtype == "settlement" || m.subtype == "region" || m.subtype == "island" || m.type == EntityType::kCountry;
  return name.form == MentionForm::kName && unit && kinds_agree(name, m) ? named : -1;
}

/// What the definite phrase points back to, or -1.
int definite_before(const Draft& draft, const Clusters& clusters, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  if (m.type == EntityType::kPerson && (m.has_holder || m.is_public)) {
    if (const int holder = holder_before(draft, clusters, index); holder >= 0) return holder;
  }
  if (const int named = named_behind(draft, m); named >= 0) return named;
  if (m.type == EntityType::kCountry) return country_before(draft, index);
  if (const int same = same_head_before(draft, clusters, index); same >= 0) return same;
  if (m.type == EntityType::kFacility && draft.lex().is(m.head_lemma, "site")) return site_before(draft, clusters, index);
  if (m.type == EntityType::kPlace && m.subtype == "settlement") return m.number == 'p' ? -1 : settlement_before(draft, index);
  const bool collective = m.type == EntityType::kOrganization || m.type == EntityType::kGroup;
  const bool bare = !names_somebody(draft, m) && (m.key == draft.folded[m.head] || armed(m.subtype) || m.subtype == "media");
  if (collective && m.number == 's' && bare && of_what(draft, m).empty() && draft.lex().is(m.head_lemma, "general")) return general_before(draft, clusters, index);
  return -1;
}

void join_nominal(Draft& draft, Clusters& clusters, Seen& seen, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const std::string key = std::string(name_of(m.type)) + ":" + m.key;
  int before = -1;
  const bool tied = clusters.members(index).size() > 1;  // the sentence has said what it is
  if (m.type != EntityType::kPosition && ((m.definite && !m.indefinite) || (m.has_holder && m.number == 's' && !m.indefinite))) {
    if (!tied) before = definite_before(draft, clusters, index);
  } else if (!tied && !m.indefinite && !m.owned && refers_to_kind(m) && !counted(draft, m)) {
    const auto same = seen.by_key.find(key);
    if (same != seen.by_key.end()) before = same->second;
  }
  if (before >= 0) clusters.join(before, index);
  if (!m.headless) seen.by_key[key] = index;
}

/// Who says "I": the subject of the verb of speech in this sentence, the next or the nearest before.
int speaker_of(const Draft& draft, int index) {
  const Syntax& syntax = draft.syntax;
  const int sentence = static_cast<int>(syntax.sentence_of(draft.found[static_cast<std::size_t>(index)].head));
  for (int shift : {0, 1, -1, -2, -3, -4, -5}) {
    const int at = sentence + shift;
    if (at < 0 || at >= static_cast<int>(syntax.doc().sentences.size())) continue;
    const Sentence range = syntax.doc().sentences[static_cast<std::size_t>(at)];
    for (TokenIndex i = range.first; i < range.last; ++i) {
      if (syntax.token(i).dep != "nsubj" || !draft.lex().is(syntax.token(syntax.token(i).head).lemma, "speech")) continue;
      const int who = draft.by_head[i];
      if (who >= 0 && draft.found[static_cast<std::size_t>(who)].type == EntityType::kPerson && draft.found[static_cast<std::size_t>(who)].number == 's') return who;
    }
  }
  return -1;
}

void join_pronoun(Draft& draft, Clusters& clusters, int& we, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  const Token& token = draft.syntax.token(m.head);
  const Pronoun& pronoun = draft.lex().pronouns.at(token.lower);
  int before = -1;
  if (pronoun.person == 'r') {
    TokenIndex up = token.head;
    for (int depth = 0; depth < 3 && draft.syntax.token(up).dep != "relcl"; ++depth) up = draft.syntax.token(up).head;
    before = draft.by_head[draft.syntax.token(up).head];
  } else if (pronoun.person == '1' && pronoun.number == 's') {
    return;  // later, when the speakers are known
  } else if (pronoun.person == '1') {
    before = we;
    if (we < 0) we = index;
  } else {
    before = antecedent(draft, clusters, index);
  }
  if (before >= 0 && before != index) clusters.join(before, index);
}

/// Who leads what, as far as names and phrases say it by themselves.
std::vector<TokenRelation> leaderships(const Draft& draft) {
  std::vector<TokenRelation> out = find_relations(draft.syntax, [&](TokenIndex i) -> std::optional<EntityType> {
    if (draft.by_head[i] < 0) return std::nullopt;
    return draft.found[static_cast<std::size_t>(draft.by_head[i])].type;
  });
  std::erase_if(out, [](const TokenRelation& r) { return r.type != RelationType::kLeads && r.type != RelationType::kFounded; });
  return out;
}

/// "His group": the one that he was last said to lead.
void join_owned(const Draft& draft, Clusters& clusters, const std::vector<TokenRelation>& leads, int pronoun) {
  const Found& owner = draft.found[static_cast<std::size_t>(pronoun)];
  const Token& token = draft.syntax.token(owner.head);
  if (token.tag != "PRP$" || draft.by_head[token.head] < 0) return;
  const int owned = draft.by_head[token.head];
  const Found& what = draft.found[static_cast<std::size_t>(owned)];
  const bool collective = what.type == EntityType::kOrganization || what.type == EntityType::kGroup;
  if (what.form != MentionForm::kNominal || !what.owned || !collective || what.number == 'p' || !draft.lex().is(what.head_lemma, "general")) return;
  int led = -1;
  for (const TokenRelation& relation : leads) {
    if (relation.cue >= what.first) continue;
    const int from = draft.by_head[relation.from], to = draft.by_head[relation.to];
    if (from >= 0 && to >= 0 && clusters.same(from, pronoun)) led = to;
  }
  if (led >= 0) clusters.join(led, owned);
}

void join_speakers(const Draft& draft, Clusters& clusters) {
  for (int i = 0; i < static_cast<int>(draft.found.size()); ++i) {
    const Found& m = draft.found[static_cast<std::size_t>(i)];
    if (m.form != MentionForm::kPronoun) continue;
    const Pronoun& pronoun = draft.lex().pronouns.at(draft.syntax.token(m.head).lower);
    if (pronoun.person != '1' || pronoun.number != 's') continue;
    if (const int speaker = speaker_of(draft, i); speaker >= 0) clusters.join(speaker, i);
  }
}

}  // namespace

void join_references(Draft& draft, Clusters& clusters) {
  Seen seen;
  int we = -1;
  const std::vector<TokenRelation> leads = leaderships(draft);
  for (int i = 0; i < static_cast<int>(draft.found.size()); ++i) {
    const MentionForm form = draft.found[static_cast<std::size_t>(i)].form;
    if (form == MentionForm::kNominal) join_nominal(draft, clusters, seen, i);
    if (form == MentionForm::kPronoun) {
      join_pronoun(draft, clusters, we, i);
      join_owned(draft, clusters, leads, i);
    }
  }
  join_speakers(draft, clusters);
}

}  // namespace dateline::actors
