#include "events/arguments.h"

#include <algorithm>

#include "model/dateline.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 8;  // clauses that a subject is handed down through

bool is_relative_pronoun(const Token& token) { return token.tag == "WDT" || token.tag == "WP" || (token.lower == "that" && token.dep.starts_with("nsubj")); }

/// The noun that a relative or participial clause hangs on, as its subject or object.
std::optional<TokenIndex> antecedent(const Ground& ground, TokenIndex verb) {
  TokenIndex at = verb;
  for (int step = 0; step < kFarthest && ground.token(at).dep == "conj" && ground.is_verb(ground.token(at).head); ++step) at = ground.token(at).head;
  if (ground.token(at).dep != "relcl" && ground.token(at).dep != "acl") return std::nullopt;
  return ground.token(at).head;
}

TokenIndex resolve_pronoun(const Ground& ground, TokenIndex pronoun, TokenIndex verb) {
  if (!is_relative_pronoun(ground.token(pronoun))) return pronoun;
  return antecedent(ground, verb).value_or(pronoun);
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

std::vector<TokenIndex> objects_of(const Ground& ground, TokenIndex verb) {
  std::vector<TokenIndex> out = ground.syntax.children_with(verb, {"dobj", "obj"});
  if (!out.empty()) return out;
  if (const auto counted = object_between_numbers(ground, verb)) out.push_back(*counted);
  return out;
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
  if (above != noun && ground.is_verb(above)) return subject_from(ground, above, depth + 1);
  return {};
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

std::vector<TokenIndex> subject_from(const Ground& ground, TokenIndex verb, int depth) {
  if (depth > kFarthest) return {};
  const Syntax& syntax = ground.syntax;
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
    if (ground.token(above).pos == "VERB" || ground.token(above).pos == "AUX") return subject_from(ground, above, depth + 1);
    return {};
  }
  if (token.dep == "acl" || token.dep == "relcl") return subject_from_noun(ground, verb, above, depth);
  if (token.dep == "pcomp") {
    const TokenIndex over = ground.token(above).head;
    if (over == above) return {};
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

/// A relative clause without its pronoun, or with one as object: the antecedent is the object.
void add_relative_object(const Ground& ground, TokenIndex verb, Arguments& out) {
  const Token& token = ground.token(verb);
  if (token.dep != "relcl" || has_slot(out, "obj")) return;
  const auto subject = ground.syntax.child(verb, {"nsubj"});
  if (!subject || is_relative_pronoun(ground.token(*subject)) || is_passive(ground, verb)) return;
  for (TokenIndex child : ground.syntax.children(verb)) {
    if (ground.token(child).dep != "prep") continue;
    for (TokenIndex object : ground.syntax.children(child)) {
      if (ground.token(object).tag.starts_with("W")) return;  // "the town in which"
    }
  }
  const auto adverb = ground.syntax.child(verb, {"advmod"});
  if (adverb && ground.token(*adverb).tag == "WRB") return;  // "the town where"
  add_argument(ground, "obj", token.head, out);
}

void add_clauses(const Ground& ground, TokenIndex verb, Arguments& out) {
  for (TokenIndex child : ground.syntax.children(verb)) {
    const std::string_view dep = ground.token(child).dep;
    if (dep == "xcomp" || dep == "ccomp") out.push_back({"comp", child, child});
  }
}

}  // namespace

bool is_passive(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  if (token.tag != "VBN" && token.tag != "VBD") return false;
  bool perfect = false, be = false;
  for (TokenIndex aux : ground.syntax.children_with(verb, {"aux", "auxpass"})) {
    perfect = perfect || ground.lemma[aux] == "have";
    be = be || ground.token(aux).dep == "auxpass";
  }
  if (perfect && !be) return false;
  for (TokenIndex child : ground.syntax.children(verb)) {
    const std::string_view dep = ground.token(child).dep;
    if (dep == "auxpass" || dep == "nsubjpass" || dep == "agent") return true;
    if (dep == "aux" || (dep == "nsubj" && token.tag == "VBD")) return false;
    if (dep == "nsubj") return objects_of(ground, verb).empty();  // headline or gapped: "two soldiers killed"
  }
  if (token.dep == "acl" || token.dep == "relcl") return token.tag == "VBN" || objects_of(ground, verb).empty();
  if (token.dep == "conj" && ground.is_verb(token.head)) return token.tag == "VBN" && is_passive(ground, token.head);
  return token.tag == "VBN" && token.dep != "advcl" ? token.dep == "ROOT" || token.dep == "amod" : token.tag == "VBN";
}

void add_argument(const Ground& ground, std::string_view slot, TokenIndex head, Arguments& out) {
  constexpr std::size_t kMost = 200;
  if (out.size() >= kMost) return;
  std::vector<TokenIndex> joined{head};
  for (std::size_t at = 0; at < joined.size() && joined.size() < kMost; ++at) {
    for (TokenIndex next : ground.syntax.children_with(joined[at], {"conj"})) joined.push_back(next);
  }
  for (TokenIndex one : joined) {
    if (one != head && !ground.is_noun(one) && ground.token(one).pos != "PRON" && ground.token(one).pos != "NUM" && ground.token(one).pos != "ADJ") continue;
    const bool there = std::any_of(out.begin(), out.end(), [&](const Argument& a) { return a.slot == slot && a.head == one; });
    if (!there) out.push_back({std::string(slot), one, head});
  }
}

void add_prepositions(const Ground& ground, TokenIndex head, Arguments& out) {
  for (TokenIndex child : ground.syntax.children(head)) {
    const Token& token = ground.token(child);
    if (token.dep != "prep" && token.dep != "agent" && token.dep != "dative") continue;
    if (token.dep == "dative" && token.pos != "ADP" && token.pos != "SCONJ" && token.pos != "PART") {
      add_argument(ground, "to", child, out);  // "gave the rebels arms"
      continue;
    }
    for (TokenIndex object : ground.syntax.children_with(child, {"pobj"})) {
      const TokenIndex resolved = resolve_pronoun(ground, object, head);
      add_argument(ground, token.dep == "agent" ? "by" : std::string_view(token.lower), resolved, out);
      // "from A through B to C" often hangs one phrase on the next.
    }
    if (token.tag.starts_with("VB")) continue;  // "according to X" takes no part
    // "out of", "from across", "up to": the inner preposition's object.
    for (TokenIndex inner : ground.syntax.children_with(child, {"prep"})) {
      for (TokenIndex object : ground.syntax.children_with(inner, {"pobj"})) {
        const bool away = token.lower == "out" || token.lower == "away";
        add_argument(ground, away ? "from" : std::string_view(ground.token(inner).lower), object, out);
      }
    }
  }
}

void add_inner_prepositions(const Ground& ground, Arguments& out) {
  constexpr std::size_t kMost = 24;
  for (std::size_t at = 0; at < out.size() && at < kMost; ++at) {
    const std::string slot = out[at].slot;
    const bool stop = slot == "from" || slot == "to" || slot == "through" || slot == "via" || slot == "into";
    if (slot != "obj" && !stop) continue;
    Arguments inner;
    add_prepositions(ground, out[at].head, inner);
    for (Argument& one : inner) {
      if (one.slot == "of" || ground.book.place_preposition(one.slot) == PlaceRole::kSite || has_slot(out, one.slot)) {
        const bool same_phrase = std::any_of(out.begin(), out.end(), [&](const Argument& a) { return a.slot == one.slot && a.inner && a.first == one.first; });
        if (!same_phrase && !(one.slot == "on" && slot == "obj" && !has_slot(out, "on"))) continue;
      }
      one.inner = true;
      out.push_back(std::move(one));
    }
  }
}

bool has_slot(const Arguments& arguments, std::string_view slot) {
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot == slot; });
}

std::vector<TokenIndex> surface_subject(const Ground& ground, TokenIndex verb) { return subject_from(ground, verb, 0); }

bool is_negated(const Ground& ground, TokenIndex verb) {
  const auto says_none = [&](TokenIndex child) {
    const auto words = ground.syntax.children_with(child, {"det", "neg"});
    return std::any_of(words.begin(), words.end(), [&](TokenIndex word) { return ground.token(word).lower == "no" || ground.token(word).lower == "neither"; });
  };
  const auto children = ground.syntax.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Token& token = ground.token(child);
    const bool subject = token.dep.starts_with("nsubj");
    if (token.dep == "neg" || token.lower == "never" || (token.dep == "preconj" && token.lower == "neither")) return true;
    if (token.dep == "advmod" && ground.syntax.child(child, {"neg"})) return true;  // "did not even clash"
    if (subject && (token.lower == "nobody" || token.lower == "none" || token.lower == "nothing")) return true;
    return (subject || token.dep == "dobj") && says_none(child);
  });
}

Arguments verb_arguments(const Ground& ground, TokenIndex verb) {
  Arguments out;
  const bool passive = is_passive(ground, verb);
  for (TokenIndex subject : surface_subject(ground, verb)) {
    const bool given = passive && !objects_of(ground, verb).empty() && ground.token(verb).dep != "acl";
    add_argument(ground, given ? "to" : passive ? "obj" : "subj", subject, out);
  }
  for (TokenIndex object : objects_of(ground, verb)) add_argument(ground, "obj", resolve_pronoun(ground, object, verb), out);
  if (passive) {
    for (TokenIndex by : ground.syntax.children_with(verb, {"agent"})) {
      for (TokenIndex actor : ground.syntax.children_with(by, {"pobj"})) add_argument(ground, "subj", actor, out);
    }
  }
  add_relative_object(ground, verb, out);
  add_prepositions(ground, verb, out);
  add_inner_prepositions(ground, out);
  add_clauses(ground, verb, out);
  for (TokenIndex child : ground.syntax.children_with(verb, {"attr", "oprd", "acomp"})) add_argument(ground, "attr", child, out);
  // Verbs joined after it may carry the object of both: "seized and destroyed the trucks".
  if (!passive && !has_slot(out, "obj")) {
    for (TokenIndex next : ground.syntax.children_with(verb, {"conj"})) {
      if (!ground.is_verb(next) || ground.syntax.child(next, {"nsubj", "nsubjpass"})) continue;
      const auto shared = ground.syntax.child(next, {"dobj"});
      const auto cc = ground.syntax.child(verb, {"cc"});
      if (shared && cc && next == *cc + 1) add_argument(ground, "obj", *shared, out);
    }
  }
  return out;
}

Arguments noun_arguments(const Ground& ground, TokenIndex noun) {
  Arguments out;
  for (TokenIndex child : ground.syntax.children(noun)) {
    const std::string_view dep = ground.token(child).dep;
    if (dep == "poss") add_argument(ground, "poss", child, out);
    if (dep == "compound" || dep == "amod" || dep == "nmod") add_argument(ground, "mod", child, out);
    if (dep == "acl" && ground.token(child).tag == "VBN") {  // "an attack carried out by", "a raid launched by"
      Arguments inner;
      add_prepositions(ground, child, inner);
      for (const Argument& one : inner) out.push_back(one);
    }
  }
  add_prepositions(ground, noun, out);
  return out;
}

}  // namespace dateline::events
