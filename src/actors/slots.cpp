// Slots: which phrases stand where around a verb or a noun, through passives, relative and reduced clauses and conjuncts.
#include <algorithm>

#include "actors/lexicon.h"
#include "actors/token_relations.h"

namespace dateline::actors {
namespace {

bool is_relative_word(const Token& token) { return token.tag == "WP" || token.tag == "WDT" || token.tag == "WP$"; }

/// What a relative pronoun stands for: the noun that its clause hangs on.
TokenIndex resolve_relative(const Syntax& syntax, TokenIndex i) {
  if (!is_relative_word(syntax.token(i))) return i;
  TokenIndex up = syntax.token(i).head;
  for (int depth = 0; depth < 4; ++depth) {
    if (syntax.token(up).dep == "relcl") return syntax.token(up).head;
    up = syntax.token(up).head;
  }
  return i;
}

void add(const Syntax& syntax, TokenIndex i, std::vector<TokenIndex>& out) {
  for (TokenIndex each : syntax.conjuncts(resolve_relative(syntax, i))) {
    if (std::find(out.begin(), out.end(), each) == out.end()) out.push_back(each);
  }
}

void add_children(const Syntax& syntax, TokenIndex head, std::initializer_list<std::string_view> labels, std::vector<TokenIndex>& out) {
  for (TokenIndex child : syntax.children_with(head, labels)) add(syntax, child, out);
}

bool is_passive(const Syntax& syntax, TokenIndex verb) {
  if (syntax.child(verb, {"auxpass", "nsubjpass"})) return true;
  return syntax.token(verb).tag == "VBN" && syntax.token(verb).dep == "acl";
}

void add_agent(const Syntax& syntax, TokenIndex verb, std::vector<TokenIndex>& out) {
  for (TokenIndex child : syntax.children(verb)) {
    const Token& token = syntax.token(child);
    if (token.dep != "agent" && !(token.lower == "by" && token.dep == "prep")) continue;
    add_children(syntax, child, {"pobj"}, out);
  }
}

void add_prepositional(const Syntax& syntax, TokenIndex head, const std::string& word, std::vector<TokenIndex>& out) {
  for (TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    if (token.lower != word || (token.pos != "ADP" && token.pos != "SCONJ" && token.dep != "prep" && token.dep != "dative")) continue;
    add_children(syntax, child, {"pobj"}, out);
  }
}

/// The verb whose subject a verb without one shares.
std::optional<TokenIndex> shares_subject_with(const Syntax& syntax, TokenIndex verb) {
  const Token& token = syntax.token(verb);
  if (token.dep != "conj" || syntax.is_root(verb) || syntax.child(verb, {"nsubj", "nsubjpass"})) return std::nullopt;
  return token.head;
}

void add_surface_subject(const Syntax& syntax, TokenIndex verb, std::vector<TokenIndex>& out) {
  for (int depth = 0; depth < 4 && out.empty(); ++depth) {
    add_children(syntax, verb, {"nsubj", "nsubjpass"}, out);
    const auto above = shares_subject_with(syntax, verb);
    if (!above) break;
    verb = *above;
  }
}

}  // namespace

std::vector<TokenIndex> verb_slot(const Syntax& syntax, TokenIndex verb, const std::string& slot) {
  std::vector<TokenIndex> out;
  const Token& token = syntax.token(verb);
  const bool passive = is_passive(syntax, verb);
  if (slot == "subj") {
    if (passive) {
      add_agent(syntax, verb, out);
    } else {
      add_surface_subject(syntax, verb, out);
      if (out.empty() && token.dep == "acl" && token.tag == "VBG") add(syntax, token.head, out);
      if (out.empty() && token.dep == "advcl" && token.tag == "VBG") add_surface_subject(syntax, token.head, out);
      // "to lead X": a purpose or a wish, of nobody yet
    }
  } else if (slot == "obj") {
    if (!passive) {
      add_children(syntax, verb, {"dobj"}, out);
    } else {
      add_surface_subject(syntax, verb, out);
      if (out.empty() && token.dep == "acl") add(syntax, token.head, out);
    }
  } else if (slot == "oprd" || slot == "attr" || slot == "dative") {
    add_children(syntax, verb, {std::string_view(slot)}, out);
  } else {
    add_prepositional(syntax, verb, slot, out);
    const auto object = slot == "as" && out.empty() ? syntax.child(verb, {"dobj"}) : std::nullopt;
    if (object) add_prepositional(syntax, *object, slot, out);  // "served two terms as governor", "named her as governor"
  }
  return out;
}

namespace {

/// "ACCRA (News Agency) — President X": a place and agency before a report's first words modify nothing.
bool is_set_apart(const Syntax& syntax, TokenIndex modifier, TokenIndex noun) {
  for (TokenIndex i = std::min(modifier, noun) + 1; i < std::max(modifier, noun); ++i) {
    const std::string_view word = syntax.doc().word(i);
    if (word == ")" || word == "—" || word == "–" || word == "--") return true;
  }
  return false;
}

/// Who is something by its "as": "named X as head of", "X served two terms as head of".
void add_holders_as(const Syntax& syntax, TokenIndex as, const TypeAt& type_at, std::vector<TokenIndex>& out) {
  const TokenIndex above = syntax.token(as).head;
  const TokenIndex verb = syntax.token(above).dep == "dobj" ? syntax.token(above).head : above;
  const auto object = is_passive(syntax, verb) ? std::nullopt : syntax.child(verb, {"dobj"});
  if (object && type_at(*object) == EntityType::kPerson) return add(syntax, *object, out);
  add_surface_subject(syntax, verb, out);
}

}  // namespace

std::vector<TokenIndex> noun_slot(const Syntax& syntax, TokenIndex noun, const std::string& slot, const TypeAt& type_at) {
  std::vector<TokenIndex> out;
  const Token& token = syntax.token(noun);
  if (slot == "self") {
    out.push_back(noun);
  } else if (slot == "poss") {
    add_children(syntax, noun, {"poss"}, out);
  } else if (slot == "mod") {
    for (TokenIndex child : syntax.children_with(noun, {"compound", "nmod", "amod"})) {
      if (type_at(child) && !is_set_apart(syntax, child, noun)) out.push_back(child);
    }
  } else if (slot == "holder") {
    if (token.dep == "appos") {
      out.push_back(token.head);
    } else if (token.dep == "attr") {
      if (syntax.token(token.head).lemma == "be" && !syntax.child(token.head, {"neg"})) {
        add_surface_subject(syntax, token.head, out);
        if (out.empty() && syntax.token(token.head).dep == "relcl") add(syntax, syntax.token(token.head).head, out);
      }
    } else if ((token.dep == "compound" || token.dep == "nmod") && type_at(token.head) == EntityType::kPerson) {
      out.push_back(token.head);
    } else if (token.dep == "pobj" && syntax.token(token.head).lower == "as") {
      add_holders_as(syntax, token.head, type_at, out);
    }
    if (out.empty() && token.dep != "attr") out.push_back(noun);
  } else if (slot == "haver") {
    if (token.dep == "dobj" && lexicon().is(syntax.token(token.head).lemma, "having")) add_surface_subject(syntax, token.head, out);
    if (out.empty()) add_children(syntax, noun, {"poss"}, out);
  } else {
    add_prepositional(syntax, noun, slot, out);
  }
  return out;
}

}  // namespace dateline::actors
