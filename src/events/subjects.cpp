#include "events/subjects.h"

#include <algorithm>

#include "model/dateline.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 8;  // clauses that a subject is handed down through

/// The noun that a relative or participial clause hangs on, as its subject or object.
std::optional<TokenIndex> antecedent(const Ground& ground, TokenIndex verb) {
  TokenIndex at = verb;
  for (int step = 0; step < kFarthest && ground.token(at).dep == "conj" && ground.is_verb(ground.token(at).head); ++step) at = ground.token(at).head;
  if (ground.token(at).dep != "relcl" && ground.token(at).dep != "acl") return std::nullopt;
  return ground.token(at).head;
}

/// "The mayor of Gao, who": whoever is meant is somebody, and no place.
TokenIndex person_before_place(const Ground& ground, TokenIndex place) {
  const Token& token = ground.token(place);
  if (token.dep != "pobj" || !ground.place[place] || ground.syntax.is_root(token.head)) return place;
  const TokenIndex over = ground.token(token.head).head;
  return ground.is_noun(over) && ground.is_actor(over) && !ground.place[over] ? over : place;
}

/// "Bought between five and eight tanks": the preposition is part of the number.
std::optional<TokenIndex> object_between_numbers(const Ground& ground, TokenIndex verb) {
  for (TokenIndex child : ground.syntax.children_with(verb, {"prep"})) {
    if (child < verb || ground.token(child).lower != "between") continue;
    const auto object = ground.syntax.child(child, {"pobj"});
    const auto number = object ? ground.syntax.child(*object, {"nummod"}) : std::nullopt;
    if (number && ground.syntax.child(*number, {"conj"})) return object;
  }
  return std::nullopt;
}

/// What an infinitive or participle that hangs on a noun has as subject: "militants carrying", "an attempt by X to".
std::vector<TokenIndex> subject_from_noun(const Ground& ground, TokenIndex verb, TokenIndex noun, int depth);
std::vector<TokenIndex> subject_from(const Ground& ground, TokenIndex verb, int depth);

std::vector<TokenIndex> subject_from_noun(const Ground& ground, TokenIndex verb, TokenIndex noun, int depth) {
  const TokenIndex over = ground.token(noun).head;
  if (ground.token(verb).tag == "VBG" && ground.book.is_in(ground.lemma[noun], "WORDS")) {  // "issued a statement demanding"
    if (const auto owner = ground.syntax.child(noun, {"poss"})) return {*owner};
    if (over != noun && ground.is_verb(over) && depth < kFarthest) return subject_from(ground, over, depth + 1);
  }
  if (ground.token(verb).tag != "VB") return {noun};
  if (const auto owner = ground.syntax.child(noun, {"poss"})) return {*owner};
  for (TokenIndex child : ground.syntax.children(noun)) {
    if (ground.lemma[child] != "by" && ground.lemma[child] != "of") continue;
    if (const auto by = ground.syntax.child(child, {"pobj"}); by && ground.is_actor(*by)) return {*by};
  }
  for (TokenIndex child : ground.syntax.children(noun)) {
    const std::string_view dep = ground.token(child).dep;
    if ((dep == "compound" || dep == "amod") && ground.entity[child] && ground.is_actor(child)) return {child};
  }
  if (ground.is_actor(noun)) return {noun};
  const TokenIndex above = ground.token(noun).head;
  if (above == noun || !ground.is_verb(above)) return {};
  const Control* control = ground.book.control(ground.lemma[above]);
  if (control && control->status == EventStatus::kFailed && control->by_object && ground.token(noun).dep == "dobj") return {};  // "foiled a plot to": not theirs
  return subject_from(ground, above, depth + 1);
}

/// "the aim of the X attempt to": a plan's name that the parser took for a verb does not agree with its subject.
std::optional<TokenIndex> owner_of_misread_noun(const Ground& ground, TokenIndex verb) {
  if (ground.token(verb).tag != "VBP" || verb == 0 || !ground.book.control(ground.lemma[verb])) return std::nullopt;
  const auto subject = ground.syntax.child(verb, {"nsubj"});
  if (!subject || !ground.token(*subject).tag.starts_with("NN") || ground.token(*subject).tag.ends_with("S")) return std::nullopt;
  if (ground.syntax.conjuncts(*subject).size() > 1 || *subject == verb - 1 || !ground.entity[verb - 1]) return std::nullopt;
  return verb - 1;
}

/// Whether the day of a dateline follows a name.
bool opens_dateline(const Ground& ground, TokenIndex name) {
  constexpr std::uint32_t kDayBehind = 40;  // code points
  const auto& times = ground.reading.times;
  const std::uint32_t end = ground.token(name).span.end;
  const auto next = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.span.start < end; });
  return next != times.end() && next->span.start - end <= kDayBehind && is_in_dateline(ground.syntax, next->span);
}

bool follows_dash(const Ground& ground, TokenIndex from, TokenIndex to) {
  for (TokenIndex i = from + 1; i < to; ++i) {
    if (ground.token(i).pos == "PUNCT" && ground.book.is_in(ground.token(i).lower, "DASH")) return true;
  }
  return false;
}

/// Of several subjects the last: "MAPUTO -- Police said" has the dateline's place for another.
std::optional<TokenIndex> own_subject(const Ground& ground, TokenIndex verb) {
  const auto first = ground.syntax.child(verb, {"nsubj", "nsubjpass", "csubj", "expl"});
  if (!first || ground.token(*first).dep == "expl") return first;
  const std::vector<TokenIndex> all = ground.syntax.children_with(verb, {"nsubj", "nsubjpass"});
  if (all.size() == 1 && opens_dateline(ground, *first)) {  // "LIMA, May 2 (Wire) - Trucks reached"
    for (TokenIndex behind : ground.syntax.children_with(*first, {"appos"})) {
      if (follows_dash(ground, *first, behind)) return behind;
    }
  }
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    if (*it < verb && ground.entity[*it]) return *it;
  }
  if (ground.token(*first).tag == "VBG") {  // "the monitors working in X said"
    if (const auto inner = ground.syntax.child(*first, {"nsubj"})) return inner;
  }
  return first;
}

/// "Called on the army to withdraw": who is asked behind a preposition is who is to act.
std::vector<TokenIndex> asked_behind_preposition(const Ground& ground, TokenIndex verb) {
  const Control* control = ground.book.control(ground.lemma[verb]);
  if (!control || control->status != EventStatus::kRequested || !ground.is_verb(verb) || is_passive(ground, verb)) return {};
  for (TokenIndex child : ground.syntax.children_with(verb, {"prep"})) {
    const std::string& word = ground.token(child).lower;
    if (word != "on" && word != "upon" && word != "to" && word != "with") continue;
    const auto asked = ground.syntax.child(child, {"pobj"});
    if (asked && ground.is_actor(*asked)) return {*asked};
  }
  return {};
}

std::vector<TokenIndex> subject_from(const Ground& ground, TokenIndex verb, int depth) {
  if (depth > kFarthest) return {};
  const Syntax& syntax = ground.syntax;
  if (const auto noun = noun_before_infinitive(ground, verb)) return subject_from_noun(ground, verb, *noun, depth);
  if (const auto owner = owner_of_misread_noun(ground, verb)) return {*owner};
  if (const auto own = own_subject(ground, verb)) {
    const Token& subject = ground.token(*own);
    if (subject.dep == "expl") {  // "there were clashes": the subject follows as attr
      return {};
    }
    return {resolve_pronoun(ground, *own, verb)};
  }
  for (TokenIndex aux : syntax.children_with(verb, {"auxpass"})) {  // the parser hung it there: "the bridge is closed to trucks"
    if (const auto own = syntax.child(aux, {"nsubj", "nsubjpass"})) return {resolve_pronoun(ground, *own, verb)};
  }
  if (syntax.is_root(verb)) return {};
  const Token& token = ground.token(verb);
  const TokenIndex above = token.head;
  if (token.dep == "conj") {
    // "Gunmen attacked a post, the governor said, and burned two cars": the cars go on with what was said
    const auto said = ground.book.is_in(ground.lemma[above], "SPEECH") && !ground.book.is_in(ground.lemma[verb], "SPEECH") ? syntax.child(above, {"ccomp"}) : std::nullopt;
    if (said && *said < above && ground.is_verb(*said)) return subject_from(ground, *said, depth + 1);
    if (ground.token(above).pos == "VERB" || ground.token(above).pos == "AUX") return subject_from(ground, above, depth + 1);
    return {};
  }
  if (token.dep == "acl" || token.dep == "relcl") return subject_from_noun(ground, verb, above, depth);
  if (token.dep == "pcomp") {
    const TokenIndex over = ground.token(above).head;
    if (over == above) return {};
    const bool hollow = ground.is_noun(over) && ground.book.is_in(ground.lemma[over], "HOLLOW") && !ground.syntax.child(over, {"poss"});
    if (hollow && ground.token(over).dep == "pobj" && ground.is_verb_or_be(ground.token(ground.token(over).head).head)) {
      return subject_from(ground, ground.token(ground.token(over).head).head, depth + 1);  // "is in the process of leaving"
    }
    const TokenIndex by = ground.token(over).head;
    if (ground.is_noun(over) && ground.token(over).dep == "pobj" && ground.token(by).dep == "agent") {  // "accused by villagers of burning"
      const Control* accusing = ground.book.control(ground.lemma[ground.token(by).head]);
      if (accusing && accusing->by_object) return subject_from(ground, ground.token(by).head, depth + 1);
    }
    if (ground.is_noun(over)) return subject_from_noun(ground, verb, over, depth);
    const Control* control = ground.book.control(ground.lemma[over]);
    const bool accusing = control && control->by_object;
    if (accusing && !is_passive(ground, over)) {
      const auto objects = objects_of(ground, over);
      if (!objects.empty()) return {objects.front()};
    }
    return subject_from(ground, over, depth + 1);
  }
  if (token.dep == "xcomp" || token.dep == "ccomp" || token.dep == "advcl" || token.dep == "acomp" || token.dep == "prep") {
    const bool clause_of_speech = token.dep == "ccomp" && token.tag != "VB" && token.tag != "VBG";
    if (clause_of_speech && ground.is_verb(verb)) return {};
    if (token.tag == "VB") {
      if (const auto asked = asked_behind_preposition(ground, above); !asked.empty() && objects_of(ground, above).empty()) return asked;
    }
    if (token.dep == "advcl") {  // finite clauses have a subject of their own; "when asked" does not
      return subject_from(ground, above, depth + 1);
    }
    const auto objects = objects_of(ground, above);
    const Control* control = ground.book.control(ground.lemma[above]);
    if (!objects.empty() && !is_passive(ground, above) && (!control || control->by_object)) return {objects.front()};
    return subject_from(ground, above, depth + 1);
  }
  return {};
}

}  // namespace

bool is_relative_pronoun(const Token& token) { return token.tag == "WDT" || token.tag == "WP" || (token.lower == "that" && token.dep.starts_with("nsubj")); }

TokenIndex resolve_pronoun(const Ground& ground, TokenIndex pronoun, TokenIndex verb) {
  if (!is_relative_pronoun(ground.token(pronoun))) return pronoun;
  const auto noun = antecedent(ground, verb);
  if (!noun) return pronoun;
  return ground.token(pronoun).lower == "who" || ground.token(pronoun).lower == "whom" ? person_before_place(ground, *noun) : *noun;
}

std::vector<TokenIndex> objects_of(const Ground& ground, TokenIndex verb) {
  std::vector<TokenIndex> out = ground.syntax.children_with(verb, {"dobj", "obj"});
  if (!out.empty()) return out;
  if (const auto counted = object_between_numbers(ground, verb)) out.push_back(*counted);
  // "Rebels shelled Mosul": the name of a place right behind the verb that the parser took for an adverb.
  const TokenIndex next = verb + 1;
  if (out.empty() && next < ground.syntax.size() && ground.token(next).head == verb && ground.token(next).dep == "advmod" && ground.place[next] &&
      ground.reading[ground.place[next]].form == PlaceForm::kName) {
    out.push_back(next);
  }
  return out;
}

bool is_passive(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  if (token.tag != "VBN" && token.tag != "VBD") return false;
  bool perfect = false, be = false;
  for (TokenIndex aux : ground.syntax.children_with(verb, {"aux", "auxpass"})) {
    perfect = perfect || ground.lemma[aux] == "have";
    be = be || ground.token(aux).dep == "auxpass";
  }
  if (perfect && !be) return false;
  // "left four children injured": no act of the children's.
  const bool result = (token.dep == "ccomp" || token.dep == "xcomp") && ground.book.is_in(ground.lemma[token.head], "RESULTING");
  if (result && !be) return objects_of(ground, verb).empty();
  for (TokenIndex child : ground.syntax.children(verb)) {
    const std::string_view dep = ground.token(child).dep;
    if (dep == "auxpass" || dep == "nsubjpass" || dep == "agent") return true;
    // "General dismissed as head of the guard": headlines leave out "was", and their past is the present.
    const bool left_out = dep == "nsubj" && token.tag == "VBD" && is_headline(ground, verb) && ground.book.is_in(ground.lemma[verb], "LEAVES_OUT_WAS");
    if (dep == "aux" || (dep == "nsubj" && token.tag == "VBD" && !left_out)) return false;
    if (dep == "nsubj") return objects_of(ground, verb).empty();  // headline or gapped: "two soldiers killed"
  }
  if (token.dep == "acl" || token.dep == "relcl") return token.tag == "VBN" || objects_of(ground, verb).empty();
  if (token.dep == "conj" && ground.is_verb(token.head)) return token.tag == "VBN" && is_passive(ground, token.head);
  return token.tag == "VBN" && token.dep != "advcl" ? token.dep == "ROOT" || token.dep == "amod" : token.tag == "VBN";
}

std::optional<TokenIndex> noun_before_infinitive(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  if (token.dep != "advcl" || token.tag != "VB" || verb < 2 || ground.token(verb - 1).tag != "TO") return std::nullopt;
  const TokenIndex noun = verb - 2;
  const bool object = ground.token(noun).dep == "dobj" && ground.token(noun).head == token.head;
  return object && ground.book.control(ground.lemma[noun]) ? std::optional(noun) : std::nullopt;
}

std::vector<TokenIndex> surface_subject(const Ground& ground, TokenIndex verb) { return subject_from(ground, verb, 0); }

}  // namespace dateline::events
