#include "events/arguments.h"

#include <algorithm>


namespace dateline::events {
namespace {

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
    if (dep != "xcomp" && dep != "ccomp") continue;
    out.push_back({"comp", child, child});
    const bool small = ground.token(child).pos == "ADJ" || ground.token(child).tag == "VBG";
    if (!small || ground.syntax.child(child, {"aux", "mark"}) || has_slot(out, "obj")) continue;
    if (const auto object = ground.syntax.child(child, {"nsubj"})) add_argument(ground, "obj", *object, out);  // "left five dead", "took in people fleeing"
  }
}

}  // namespace

/// "Killing six people, witnesses and police said": where the parser joined the tellers to the victims, what stands behind the last comma tells.
void drop_tellers(const Ground& ground, std::vector<TokenIndex>& joined) {
  const TokenIndex last = *std::max_element(joined.begin(), joined.end());
  if (last == joined.front() || last + 1 >= ground.syntax.size()) return;
  const TokenIndex verb = last + 1;
  if (ground.token(verb).tag != "VBD" || !ground.book.is_in(ground.lemma[verb], "SPEECH")) return;
  TokenIndex comma = last;
  while (comma > joined.front() && ground.token(comma).lower != ",") --comma;
  if (comma > joined.front() && ground.token(comma + 1).dep != "cc") std::erase_if(joined, [&](TokenIndex one) { return one > comma; });
}

void add_argument(const Ground& ground, std::string_view slot, TokenIndex head, Arguments& out) {
  constexpr std::size_t kMost = 200;
  if (out.size() >= kMost) return;
  std::vector<TokenIndex> joined{head};
  for (std::size_t at = 0; at < joined.size() && joined.size() < kMost; ++at) {
    for (TokenIndex next : ground.syntax.children_with(joined[at], {"conj"})) joined.push_back(next);
  }
  drop_tellers(ground, joined);
  for (TokenIndex one : joined) {
    if (one != head && !ground.is_noun(one) && ground.token(one).pos != "PRON" && ground.token(one).pos != "NUM" && ground.token(one).pos != "ADJ") continue;
    const bool there = std::any_of(out.begin(), out.end(), [&](const Argument& a) { return a.slot == slot && a.head == one; });
    if (!there) out.push_back({std::string(slot), one, head});
  }
}

void add_prepositions(const Ground& ground, TokenIndex head, Arguments& out) {
  for (TokenIndex child : ground.syntax.children(head)) {
    const Token& token = ground.token(child);
    if (token.dep == "prt") add_prepositions(ground, child, out);  // "handed him over to"
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

bool has_no(const Ground& ground, TokenIndex noun) {
  const auto words = ground.syntax.children_with(noun, {"det", "neg"});
  return std::any_of(words.begin(), words.end(), [&](TokenIndex word) { return ground.token(word).lower == "no" || ground.token(word).lower == "neither"; });
}

bool is_negated(const Ground& ground, TokenIndex verb) {
  const auto children = ground.syntax.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const Token& token = ground.token(child);
    const bool subject = token.dep.starts_with("nsubj");
    if (subject && ground.syntax.child(child, {"preconj", "cc"}) &&  // "neither the rebels nor the army"
        ground.token(*ground.syntax.child(child, {"preconj", "cc"})).lower == "neither") {
      return true;
    }
    if (token.dep == "neg" || token.lower == "never" || (token.dep == "preconj" && token.lower == "neither")) return true;
    if (token.dep == "advmod" && ground.syntax.child(child, {"neg"})) return true;  // "did not even clash"
    const bool object = token.dep == "dobj";
    if ((subject || object) && (token.lower == "nobody" || token.lower == "none" || token.lower == "nothing")) return true;
    if (token.dep == "prep" && token.lower == "at") {  // "at no time"
      const auto time = ground.syntax.child(child, {"pobj"});
      if (time && has_no(ground, *time)) return true;
    }
    return (subject || object) && has_no(ground, child);
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
    if (dep == "acl" && ground.token(child).tag == "VB") out.push_back({"comp", child, child});  // "a pledge to send"
  }
  add_prepositions(ground, noun, out);
  return out;
}

}  // namespace dateline::events
