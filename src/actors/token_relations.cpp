#include "actors/token_relations.h"

#include <algorithm>

#include "actors/lexicon.h"
#include "actors/relation_table.h"

namespace dateline::actors {
namespace {

struct Finder {
  const Syntax& syntax;
  const TypeAt& type_at;
  std::vector<TokenRelation> out;
};

/// "former", "acting" before a noun, "previously" beside a verb.
std::string mode_at(const Syntax& syntax, TokenIndex cue) {
  for (TokenIndex child : syntax.children(cue)) {
    const auto found = lexicon().office_modes.find(syntax.token(child).lower);
    if (found == lexicon().office_modes.end()) continue;
    const bool by_verb = syntax.token(cue).pos == "VERB";
    if (by_verb ? found->second.by_verb : child < cue ? found->second.before : found->second.after) return found->second.mode;
  }
  return {};
}

}  // namespace

bool is_denied(const Syntax& syntax, TokenIndex cue) {
  if (syntax.child(cue, {"neg"})) return true;
  const Token& token = syntax.token(cue);
  return (token.dep == "attr" || token.dep == "dobj") && syntax.child(token.head, {"neg"}).has_value();
}

std::optional<TokenRelation> relation_between(const Syntax& syntax, const TypeAt& type_at, const RelationPattern& pattern, TokenIndex from, TokenIndex to,
                                              TokenIndex cue) {
  if (from == to) return std::nullopt;
  const auto a = type_at(from), b = type_at(to);
  if (!a || !b || !relation_table().can_hold(pattern.type, *a, *b)) return std::nullopt;
  if (!pattern.from_types.test(static_cast<std::size_t>(*a)) || !pattern.to_types.test(static_cast<std::size_t>(*b))) return std::nullopt;
  TokenRelation relation;
  relation.type = pattern.type;
  relation.from = from;
  relation.to = to;
  relation.cue = cue;
  relation.first = std::min({from, to, cue});
  relation.last = std::max({from, to, cue}) + 1;
  relation.mode = mode_at(syntax, cue);
  if (relation.mode.empty() && (pattern.mode == "nominee" || pattern.mode == "near")) relation.mode = pattern.mode;
  return relation;
}

namespace {

void add(Finder& finder, const RelationPattern& pattern, TokenIndex from, TokenIndex to, TokenIndex cue, double confidence) {
  if (auto relation = relation_between(finder.syntax, finder.type_at, pattern, from, to, cue)) {
    relation->confidence = confidence;
    finder.out.push_back(std::move(*relation));
  }
}

template <class Fill>
void add_pattern(Finder& finder, const RelationPattern& pattern, TokenIndex cue, double confidence, Fill&& fill) {
  const auto first_filled = [&](const Slots& slots) {
    for (const std::string& slot : slots) {
      const auto filled = fill(slot);
      const bool any = std::any_of(filled.begin(), filled.end(), [&](TokenIndex i) { return finder.type_at(i).has_value(); });
      if (any) return filled;
    }
    return std::vector<TokenIndex>();
  };
  const auto from = first_filled(pattern.from);
  if (from.empty()) return;
  const auto to = first_filled(pattern.to);
  for (TokenIndex a : from) {
    for (TokenIndex b : to) add(finder, pattern, a, b, cue, confidence);
  }
}

/// "views X as a terrorist", "designated a terrorist organization"
bool speaks_of_terrorism(const Syntax& syntax, TokenIndex verb) {
  for (TokenIndex child : syntax.children(verb)) {
    const Token& token = syntax.token(child);
    if (child < verb || (token.dep != "prep" && token.dep != "oprd" && token.dep != "dobj" && token.dep != "ccomp" && token.dep != "attr" && token.dep != "xcomp")) continue;
    const Sentence extent = syntax.extent(child);
    for (TokenIndex i = extent.first; i < extent.last; ++i) {
      if (syntax.token(i).lemma == "terrorist" || syntax.token(i).lemma == "terror" || syntax.token(i).lower == "terrorist") return true;
    }
  }
  return false;
}

}  // namespace

bool is_unreal(const Syntax& syntax, TokenIndex verb) {
  const Token& token = syntax.token(verb);
  if (token.dep == "xcomp" && token.tag == "VB") return true;
  for (TokenIndex child : syntax.children_with(verb, {"aux"})) {
    const std::string& word = syntax.token(child).lower;
    if (word == "would" || word == "could" || word == "might" || word == "may" || word == "should" || word == "to") return true;
  }
  return false;
}

namespace {

/// Who is behind a deed without a subject of its own: "X's campaign to defeat Y", "forces focused on defeating Y", "backed X in the fight with Y".
std::vector<TokenIndex> doers_of(const Finder& finder, TokenIndex at) {
  constexpr int kFarthest = 6;
  const Syntax& syntax = finder.syntax;
  for (int step = 0; step < kFarthest && !syntax.is_root(at); ++step) {
    at = syntax.token(at).head;
    const std::string_view pos = syntax.token(at).pos;
    if (pos == "VERB" || pos == "AUX") {
      if (auto subjects = verb_slot(syntax, at, "subj"); !subjects.empty()) return subjects;
    } else if (pos == "NOUN" || pos == "PROPN") {
      if (finder.type_at(at)) return {at};
      if (auto owners = noun_slot(syntax, at, "poss", finder.type_at); !owners.empty()) return owners;
    }
  }
  return {};
}

void at_verb(Finder& finder, TokenIndex i) {
  const Token& token = finder.syntax.token(i);
  const auto patterns = relation_table().verbs.find(token.lemma);
  if (patterns == relation_table().verbs.end() || is_denied(finder.syntax, i)) return;
  for (const RelationPattern& pattern : patterns->second) {
    if (pattern.mode == "terrorist" && !speaks_of_terrorism(finder.syntax, i)) continue;
    const bool lasting = pattern.type != RelationType::kOpposes && pattern.type != RelationType::kFounded;
    if (lasting && is_unreal(finder.syntax, i)) continue;
    add_pattern(finder, pattern, i, 0.8, [&](const std::string& slot) { return slot == "doer" ? doers_of(finder, i) : verb_slot(finder.syntax, i, slot); });
  }
}

/// What a leading noun tells with the words before it: "vice president" deputises, "finance director" is of the body; else that somebody leads.
RelationType told_by_leading(const Syntax& syntax, TokenIndex noun) {
  for (TokenIndex child : syntax.children_with(noun, {"amod", "compound", "nmod"})) {
    const auto found = relation_table().below_leading.find(syntax.token(child).lower);
    if (found != relation_table().below_leading.end() && child < noun) return found->second.front().type;
  }
  return RelationType::kLeads;
}

/// "our allies" names nobody who is allied; "our Turkish allies", "X, an ally of Y" do.
bool says_only_itself(const Finder& finder, TokenIndex noun) {
  const std::string_view dep = finder.syntax.token(noun).dep;
  if (dep == "appos" || dep == "attr" || finder.syntax.child(noun, {"appos"})) return false;
  const auto modifiers = finder.syntax.children_with(noun, {"amod", "compound", "nmod"});
  return std::none_of(modifiers.begin(), modifiers.end(), [&](TokenIndex i) { return !finder.syntax.token(i).ent_type.empty(); });
}

void at_noun(Finder& finder, TokenIndex i) {
  const Token& token = finder.syntax.token(i);
  auto patterns = relation_table().nouns.find(token.lemma);
  if (patterns == relation_table().nouns.end()) patterns = relation_table().nouns.find(token.lower);
  if (patterns == relation_table().nouns.end() || is_denied(finder.syntax, i)) return;
  if (token.pos == "PROPN" && token.ent_type == "PERSON") return;  // "Peter King"
  for (RelationPattern pattern : patterns->second) {
    if (pattern.type == RelationType::kAlliedWith && says_only_itself(finder, i)) continue;
    if (pattern.type == RelationType::kLeads) pattern.type = told_by_leading(finder.syntax, i);
    add_pattern(finder, pattern, i, 0.8, [&](const std::string& slot) { return slot == "doer" ? doers_of(finder, i) : noun_slot(finder.syntax, i, slot, finder.type_at); });
  }
}

/// "Iranian-backed militias", "US-led coalition"
void at_hyphen(Finder& finder, TokenIndex i) {
  const Syntax& syntax = finder.syntax;
  if (i == 0 || i + 1 >= syntax.size() || syntax.doc().word(i) != "-") return;
  const auto suffix = relation_table().suffixes.find(syntax.token(i + 1).lower);
  if (suffix != relation_table().suffixes.end() && finder.type_at(i - 1)) {
    const TokenIndex head = syntax.token(i + 1).head;
    for (const RelationPattern& pattern : suffix->second) {
      add_pattern(finder, pattern, i + 1, 0.85, [&](const std::string& slot) { return std::vector<TokenIndex>{slot == "mod" ? i - 1 : head}; });
    }
  }
  const auto prefix = relation_table().prefixes.find(syntax.token(i - 1).lower);
  if (prefix != relation_table().prefixes.end()) {
    const TokenIndex mod = i + 1, head = syntax.token(mod).head;
    for (const RelationPattern& pattern : prefix->second) {
      add_pattern(finder, pattern, i - 1, 0.85, [&](const std::string& slot) { return std::vector<TokenIndex>{slot == "mod" ? mod : head}; });
    }
  }
}

}  // namespace

std::vector<TokenRelation> find_relations(const Syntax& syntax, const TypeAt& type_at) {
  Finder finder{syntax, type_at, {}};
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    if (token.pos == "VERB") at_verb(finder, i);
    if (token.pos == "NOUN" || token.pos == "PROPN") at_noun(finder, i);
    if (token.lower == "-") at_hyphen(finder, i);
  }
  find_whereabouts(syntax, type_at, finder.out);
  return std::move(finder.out);
}

}  // namespace dateline::actors
