#include "attribution/grammar.h"

#include <algorithm>

#include "attribution/cue_words.h"
#include "attribution/informants.h"
#include "attribution/quote_marks.h"

namespace dateline::attribution {
namespace {

constexpr int kMostSteps = 6;  // up the tree for a shared subject

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool is_nominal(const Token& token) { return any(token.pos, {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}); }

/// The first that is no label: "Correction: An earlier version said".
std::optional<TokenIndex> own_subject(const Syntax& syntax, TokenIndex verb) {
  const auto subjects = syntax.children_with(verb, {"nsubj", "nsubjpass"});
  for (std::size_t i = 0; i + 1 < subjects.size(); ++i) {
    const TokenIndex after = subjects[i] + 1;
    if (after < syntax.size() && syntax.token(after).lower == ":") continue;
    return subjects[i];
  }
  return subjects.empty() ? std::nullopt : std::optional(subjects.back());
}

/// The verb from which a verb without a subject takes it.
std::optional<TokenIndex> governor(const Syntax& syntax, TokenIndex verb) {
  const Token& token = syntax.token(verb);
  if (any(token.dep, {"conj", "xcomp", "advcl", "parataxis", "dep", "ccomp"})) return token.head;
  if (token.dep == "pcomp") {
    const TokenIndex preposition = token.head;
    if (syntax.token(preposition).dep == "prep" || syntax.token(preposition).dep == "agent") return syntax.token(preposition).head;
  }
  return std::nullopt;
}

}  // namespace

bool is_verb(const Token& token) { return (token.pos == "VERB" || token.pos == "AUX") && token.tag.starts_with("V"); }

bool is_passive(const Syntax& syntax, TokenIndex verb) {
  if (syntax.child(verb, {"auxpass", "nsubjpass"})) return true;
  const Token& token = syntax.token(verb);
  if (token.tag != "VBN" || syntax.child(verb, {"nsubj"})) return false;
  if (token.dep == "conj" && !syntax.child(verb, {"aux", "nsubj"}) && is_verb(syntax.token(token.head))) return is_passive(syntax, token.head);
  return token.dep == "acl" || (token.dep == "advcl" && !syntax.child(verb, {"aux", "nsubj"}));
}

bool is_negated(const Syntax& syntax, TokenIndex verb) {
  for (const TokenIndex child : syntax.children(verb)) {
    const Token& token = syntax.token(child);
    if (token.dep == "neg" || (token.lower == "never" && token.dep == "advmod")) return true;
  }
  return false;
}

std::optional<TokenIndex> subject_of(const Syntax& syntax, TokenIndex verb) {
  for (int step = 0; step < kMostSteps; ++step) {
    if (const auto own = own_subject(syntax, verb)) return own;
    const Token& token = syntax.token(verb);
    if (any(token.dep, {"acl", "relcl"}) && is_nominal(syntax.token(token.head))) return token.head;
    const auto up = governor(syntax, verb);
    if (!up || *up == verb) return std::nullopt;
    if (!is_verb(syntax.token(*up)) && syntax.token(*up).pos != "ADJ") return is_nominal(syntax.token(*up)) ? up : std::nullopt;
    // "urged him to say": the infinitive's subject is the object
    if (token.dep == "xcomp") {
      if (const auto object = syntax.child(*up, {"dobj"})) return object;
    }
    verb = *up;
  }
  return std::nullopt;
}

std::optional<TokenIndex> noun_before(const Syntax& syntax, TokenIndex verb) {
  const TokenIndex first = syntax.doc().sentences[syntax.sentence_of(verb)].first;
  for (TokenIndex i = verb; i > first; --i) {
    const Token& token = syntax.token(i - 1);
    // A day between teller and verb ("the ministry on Friday rejected") is not the teller.
    const bool of_day = any(token.ent_type, {"DATE", "TIME"}) || (token.pos == "ADP" && i < verb && any(syntax.token(i).ent_type, {"DATE", "TIME"}));
    if (of_day) continue;
    if (any(token.pos, {"NOUN", "PROPN", "PRON"})) return i - 1;
    if (!any(token.pos, {"ADV", "AUX", "PUNCT"}) || is_quote_mark(token.lower)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<TokenIndex> noun_after(const Syntax& syntax, TokenIndex verb) {
  const TokenIndex end = syntax.doc().sentences[syntax.sentence_of(verb)].last;
  const TokenIndex first = verb + 1;
  if (first >= end || !any(syntax.token(first).pos, {"DET", "PROPN", "NOUN", "ADJ"}) || verb == 0) return std::nullopt;
  const std::string& before = syntax.token(verb - 1).lower;
  if (before != "," && !is_quote_mark(before)) return std::nullopt;
  TokenIndex at = first;
  for (int step = 0; step < kMostSteps; ++step) {
    const TokenIndex head = syntax.token(at).head;
    if (head <= verb || head >= end || !any(syntax.token(head).pos, {"PROPN", "NOUN"}) || any(syntax.token(at).dep, {"appos", "conj"})) break;
    at = head;
  }
  return any(syntax.token(at).pos, {"PROPN", "NOUN"}) ? std::optional(at) : std::nullopt;
}

TokenIndex issuer_of(const Syntax& syntax, TokenIndex noun) {
  const Token& token = syntax.token(noun);
  if (token.dep != "dobj" || !cue_words().is_occasion(token.lemma) || !is_issued(syntax.token(token.head))) return noun;
  const auto issuer = subject_of(syntax, token.head);
  return issuer && *issuer < noun ? *issuer : noun;
}

TokenIndex people_before(const Syntax& syntax, TokenIndex noun) {
  TokenIndex at = noun;
  for (int step = 0; step < kMostSteps; ++step) {
    const TokenIndex preposition = syntax.token(at).head;
    if (syntax.token(at).dep != "pobj" || syntax.token(preposition).dep != "prep") break;
    const TokenIndex above = syntax.token(preposition).head;
    if (above >= preposition || syntax.token(above).pos != "NOUN") break;
    at = above;
    const Informant* who = informant(syntax.token(at));
    if (who && who->what <= InformantClass::kOffice) return at;
  }
  return noun;
}

std::optional<TokenIndex> passive_agent(const Syntax& syntax, TokenIndex verb) {
  const auto by = syntax.child(verb, {"agent"});
  return by ? syntax.child(*by, {"pobj"}) : std::nullopt;
}

TokenRange verb_group(const Syntax& syntax, TokenIndex verb) {
  TokenRange group{verb, verb + 1};
  const auto children = syntax.children(verb);
  for (auto it = children.rbegin(); it != children.rend(); ++it) {
    if (*it >= group.first) continue;
    const Token& token = syntax.token(*it);
    const bool part = any(token.dep, {"aux", "auxpass", "neg"}) || (token.dep == "advmod" && token.pos == "ADV" && !any(token.tag, {"WRB"}));
    if (!part || *it + 1 != group.first || !syntax.children(*it).empty()) break;
    group.first = *it;
  }
  // an adverb alone at the clause's beginning does not belong to the group
  while (group.first < verb && syntax.token(group.first).pos == "ADV" &&
         !(group.first > 0 && own_subject(syntax, verb) && *own_subject(syntax, verb) < group.first)) {
    ++group.first;
  }
  for (const TokenIndex child : children) {
    if (child == group.last && syntax.token(child).dep == "prt") ++group.last;
  }
  return group;
}

TokenRanges noun_phrase(const Syntax& syntax, TokenIndex head) {
  TokenRange whole{syntax.extent(head)};
  for (const TokenIndex child : syntax.children(head)) {
    const Token& token = syntax.token(child);
    const TokenRange part = syntax.extent(child);
    if (child < head) {
      if (any(token.dep, {"cc", "punct", "advmod"}) && part.first == whole.first && any(token.dep, {"cc", "punct"})) whole.first = part.last;
      continue;
    }
    if (any(token.dep, {"relcl", "advcl", "parataxis", "ccomp"})) {
      whole.last = std::min(whole.last, part.first);
      break;
    }
  }
  return trimmed(syntax, {whole});
}

std::vector<TokenIndex> tokens_below(const Syntax& syntax, TokenIndex head) {
  const TokenRange whole = syntax.extent(head);
  return whole.last - whole.first > kLongestClause ? std::vector<TokenIndex>() : syntax.subtree(head);
}

TokenRanges clause(const Syntax& syntax, TokenIndex head, std::optional<TokenIndex> without) {
  std::vector<TokenIndex> tokens = tokens_below(syntax, head);
  if (tokens.empty()) {
    const TokenRange whole = syntax.extent(head);
    return trimmed(syntax, {{std::max(whole.first, head - std::min(head, kLongestClause / 2)), std::min(whole.last, head + kLongestClause / 2)}});
  }
  if (without) {
    std::erase_if(tokens, [&](TokenIndex i) { return syntax.is_under(i, *without); });
  }
  return trimmed(syntax, ranges_of(syntax, tokens));
}

TokenRanges without_aside(const Syntax& syntax, TokenRanges content) {
  if (content.empty()) return content;
  TokenRange& last = content.back();
  for (TokenIndex i = last.first + 1; i + 1 < last.last; ++i) {
    const Token& token = syntax.token(i);
    const bool pause = token.lower == "," || token.lower == "-" || token.lower == "–" || token.lower == "—";
    if (!pause) continue;
    const Token& next = syntax.token(i + 1);
    if (!any(next.lower, {"which", "who", "where", "whose", "whom"})) continue;
    // the clause of the relative word must reach to the end
    TokenIndex at = i + 1;
    for (int step = 0; step < kMostSteps && !any(syntax.token(at).dep, {"relcl", "ROOT", "ccomp"}); ++step) at = syntax.token(at).head;
    if (syntax.token(at).dep == "relcl" && syntax.extent(at).last + 1 >= last.last && at > i) {
      last.last = i;
      break;
    }
  }
  return trimmed(syntax, content);
}

TokenIndex antecedent(const Syntax& syntax, TokenIndex token) {
  const Token& word = syntax.token(token);
  if (word.tag != "WP" && word.tag != "WDT") return token;
  const Token& verb = syntax.token(word.head);
  if (verb.dep == "relcl") return verb.head;
  return token;
}

}  // namespace dateline::attribution
