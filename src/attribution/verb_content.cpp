#include "attribution/verb_content.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "attribution/tolls.h"

namespace dateline::attribution {
namespace {


bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

/// "reported on Sunday, quoting three drivers, that ...": the parser takes such a clause for an adverbial one.
bool starts_with_that(const Syntax& syntax, TokenIndex clause, TokenIndex cue) {
  const auto mark = syntax.child(clause, {"mark"});
  return clause > cue && mark && syntax.token(*mark).lower == "that" && *mark > cue && !syntax.child(cue, {"ccomp"});
}

/// Content that a colon or semicolon parts from the teller and cue behind it is another sentence's.
void keep_on_this_side(const Scene& scene, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const TokenIndex start = draft.source_head && *draft.source_head < draft.cue ? std::min(syntax.extent(*draft.source_head).first, draft.cue) : draft.cue;
  if (draft.content.empty() || draft.content.back().last > start || start - draft.content.back().last > 2) return;
  for (TokenIndex i = draft.content.back().last; i < start; ++i) {
    if (any(syntax.token(i).lower, {":", ";"})) draft.content.clear();
    if (draft.content.empty()) return;
  }
}

/// A clause as content: "that ...", "whether ...", or the clause before or around the verb.
bool by_clause(const Scene& scene, const CueWord& word, Draft& draft) {
  if (!word.takes("that")) return false;
  // of two the one after the verb, where its teller stands before it: "He praised the crew and said the ship was safe"
  std::optional<TokenIndex> before, after;
  for (const TokenIndex one : scene.syntax.children_with(draft.cue, {"ccomp", "advcl"})) {
    if (scene.syntax.token(one).dep == "advcl" && !starts_with_that(scene.syntax, one, draft.cue)) continue;
    if (scene.syntax.block_of(one) != scene.syntax.block_of(draft.cue)) continue;
    auto& side = one < draft.cue ? before : after;
    if (!side) side = one;
  }
  const bool teller_first = draft.source_head && *draft.source_head < draft.cue;
  if (before && after && teller_first && !scene.quotes.covers(*before)) before.reset();
  if (!before && !after) return false;
  const TokenIndex complement = before ? *before : *after;
  draft.content = clause(scene.syntax, complement);
  keep_on_this_side(scene, draft);
  return !draft.content.empty();
}

bool has_to(const Syntax& syntax, TokenIndex verb) {
  for (const TokenIndex child : syntax.children(verb)) {
    if (syntax.token(child).dep == "aux" && syntax.token(child).lower == "to") return true;
  }
  return false;
}

bool by_infinitive(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  for (const TokenIndex child : syntax.children(draft.cue)) {
    const Token& token = syntax.token(child);
    if ((token.dep != "xcomp" && token.dep != "ccomp") || child < draft.cue) continue;
    const bool ing = token.tag == "VBG";
    if (ing ? !word.takes("ing") : !has_to(syntax, child)) continue;
    if (!ing && word.takes("objto")) {
      draft.content = clause(syntax, child);
      if (const auto object = syntax.child(draft.cue, {"dobj"})) draft.content = unite(noun_phrase(syntax, *object), draft.content);
      return true;
    }
    if (ing || word.takes("to")) {
      draft.content = clause(syntax, child);
      // "expected him to win": whom the wish or belief is of
      const bool of_another = word.kind == CueKind::kWant || word.kind == CueKind::kBelieve;
      const auto object = syntax.child(draft.cue, {"dobj"});
      if (of_another && object && *object < child) draft.content = unite(noun_phrase(syntax, *object), draft.content);
      return true;
    }
  }
  return false;
}

/// "made it clear that ...": the adjective is of the cue.
bool by_adjective(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  for (const TokenIndex adjective : syntax.children_with(draft.cue, {"ccomp", "oprd", "acomp"})) {
    if (adjective < draft.cue || !word.takes("adj", syntax.token(adjective).lower)) continue;
    auto clause_below = syntax.child(adjective, {"ccomp", "advcl"});
    for (const TokenIndex beside : syntax.children_with(draft.cue, {"ccomp"})) {
      if (!clause_below && beside > adjective) clause_below = beside;
    }
    if (!clause_below || *clause_below < adjective) return false;
    draft.cue_tokens = {{draft.cue_tokens.front().first, adjective + 1}};
    draft.content = clause(syntax, *clause_below);
    return true;
  }
  return false;
}

/// "dismissed the talk as absurd", "pledged their vote to the party": words that follow the object at once and that only it can take.
TokenRange with_complement(const Syntax& syntax, TokenIndex verb, TokenRange object) {
  for (const TokenIndex child : syntax.children_with(verb, {"prep"})) {
    if (syntax.extent(child).first != object.last || !any(syntax.token(child).lower, {"as", "to", "of", "for", "with", "against", "in", "from", "by", "on", "over", "about", "at"})) continue;
    const auto complement = syntax.child(child, {"pobj"});
    if (complement && any(syntax.token(*complement).ent_type, {"DATE", "TIME"})) continue;
    object.last = syntax.extent(child).last;
  }
  return object;
}

/// "spoke about X": the preposition is of the cue, its object the content.
bool by_preposition(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  for (const TokenIndex child : syntax.children(draft.cue)) {
    const Token& token = syntax.token(child);
    if (token.dep != "prep" || child < draft.cue || !word.takes("p", token.lower)) continue;
    const auto object = syntax.child(child, {"pobj", "pcomp"});
    if (!object || syntax.token(*object).ent_type == "DATE" || syntax.token(*object).ent_type == "TIME") continue;
    draft.weak = word.takes("quote");
    if (draft.cue_tokens.back().last == child) {
      draft.cue_tokens.back().last = child + 1;
    } else {
      draft.cue_tokens.push_back({child, child + 1});
    }
    draft.content = clause(syntax, *object);
    if (!draft.content.empty()) draft.content.back() = with_complement(syntax, draft.cue, draft.content.back());
    // "called on the court to review the plan"
    for (const TokenIndex deed : syntax.children_with(draft.cue, {"xcomp", "advcl"})) {
      const bool asked = word.kind == CueKind::kOrder && has_to(syntax, deed) && syntax.extent(deed).first == draft.content.back().last;
      if (asked) draft.content = unite(draft.content, {syntax.extent(deed)});
    }
    return true;
  }
  return false;
}

bool by_object(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const auto object = syntax.child(draft.cue, {"dobj", "oprd"});
  if (!object) return false;
  const TokenRange extent = syntax.extent(*object);
  if (word.takes("as")) {
    TokenRanges whole{extent};
    bool has_complement = false;
    for (const TokenIndex child : syntax.children(draft.cue)) {
      const Token& token = syntax.token(child);
      const bool complement = token.dep == "oprd" || token.dep == "xcomp" || token.dep == "dobj" || (token.dep == "prep" && token.lower == "as");
      if (child > draft.cue && child != *object && complement) {
        whole = unite(whole, {syntax.extent(child)});
        has_complement = true;
      }
    }
    // "cast ballots": without a complement it is a deed
    // "called that "beyond belief"": quoted words that the parse has left out
    const auto quoted = whole.back().last < syntax.size() ? scene.quotes.at(whole.back().last) : std::nullopt;
    if (!has_complement && quoted && scene.quotes.all()[*quoted].first == whole.back().last) {
      whole.back().last = scene.quotes.all()[*quoted].last;
      has_complement = true;
    }
    if (!has_complement && !word.takes("obj") && !scene.quotes.covers(extent.first)) return false;
    draft.content = whole;
    return true;
  }
  for (const TokenIndex child : syntax.children(draft.cue)) {
    const Token& token = syntax.token(child);
    if (token.dep == "prep" && child > *object && word.takes("objp", token.lower)) {
      draft.content = unite({extent}, {syntax.extent(child)});
      if (word.kind == CueKind::kClaim && any(token.lower, {"of", "for"})) draft.accused = *object;
      return true;
    }
  }
  // "put the toll at 12"
  for (const TokenIndex child : syntax.children_with(draft.cue, {"prep"})) {
    if (!word.takes("toll", syntax.token(child).lower) || child < *object || !is_toll(syntax.token(*object))) continue;
    draft.content = unite({extent}, {syntax.extent(child)});
    return true;
  }
  // people are dismissed and disputed with, only words are denied
  const Informant* denied = informant(syntax.token(*object));
  const bool person = syntax.token(*object).ent_type == "PERSON" || (denied && denied->what <= InformantClass::kOffice);
  if (word.kind == CueKind::kDeny && person) return false;
  // pictures and papers show what they show: "the video shows a burning depot"
  const Informant* teller = draft.source_head ? informant(syntax.token(*draft.source_head)) : nullptr;
  const bool by_evidence = word.kind == CueKind::kShow && teller && (teller->what == InformantClass::kPaper || teller->what == InformantClass::kImagery);
  if ((by_evidence && word.takes("obj?")) || word.takes("obj") || (word.takes("obj?") && scene.quotes.covers(extent.first))) {
    draft.content = {with_complement(syntax, draft.cue, extent)};
    // "accused the army of the bombing": the parser may hang the deed on the accused
    if (word.kind == CueKind::kClaim && word.takes("objp", "for")) draft.accused = *object;
    return true;
  }
  return false;
}

constexpr TokenIndex kLongestTail = 10;  // tokens behind the cue: "on Tuesday", "the Courier by phone"

/// Only when, where, how or to whom it is said stands between the cue and the end of its sentence.
bool ends_sentence(const Syntax& syntax, TokenIndex from, Sentence sentence) {
  for (TokenIndex i = from; i < sentence.last && i - from <= kLongestTail; ++i) {
    const Token& token = syntax.token(i);
    if (token.lower == ".") return true;
    if (token.lower == "," && i + 1 < sentence.last && (syntax.token(i + 1).lower == "citing" || syntax.token(i + 1).lower == "quoting")) return true;
    if (is_verb(token) || token.lower == "," || token.lower == "that" || is_quote_mark(token.lower)) return false;
    if (i + 1 == sentence.last) return true;
  }
  return from >= sentence.last;
}

/// The words between the last comma and the cue, where they can be a teller: "..., the governor's office of the region said".
TokenRange teller_before(const Syntax& syntax, TokenIndex cue, TokenIndex sentence_start) {
  for (TokenIndex i = cue; i-- > sentence_start;) {
    const Token& token = syntax.token(i);
    if (token.lower == ",") return {i + 1, cue};
    if (is_verb(token) || token.dep == "cc" || token.dep == "mark" || is_quote_mark(token.lower)) break;
  }
  return {cue, cue};
}

/// "..., two officials said on Tuesday.": teller and cue close the sentence after a comma, and the parse has hung them somewhere inside it.
bool by_tail(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  if (!word.takes("that") || !word.takes("quote") || scene.quotes.covers(draft.cue)) return false;
  const Sentence sentence = syntax.doc().sentences[syntax.sentence_of(draft.cue)];
  if (!ends_sentence(syntax, draft.cue_tokens.back().last, sentence)) return false;
  const TokenRange teller = teller_before(syntax, draft.cue_tokens.front().first, sentence.first);
  if (teller.first >= teller.last || teller.first <= sentence.first + 1) return false;
  TokenIndex first = teller.first - 1;
  bool has_verb = false;
  while (first > sentence.first && syntax.block_of(first - 1) == syntax.block_of(draft.cue)) has_verb |= is_verb(syntax.token(--first));
  // a headline's verb may have been taken for a noun: "Rebels shell town, officials say"
  const Informant* informer = draft.source_head ? informant(syntax.token(*draft.source_head)) : nullptr;
  const bool headline = draft.cue_tokens.back().last >= sentence.last && syntax.token(draft.cue).tag == "VBP" && informer && informer->what <= InformantClass::kOffice;
  if (!has_verb && !headline) return false;
  const bool told_by_it = draft.source.size() == 1 && draft.source.front().first == teller.first && draft.source.front().last == teller.last;
  if (!told_by_it) {
    // the first noun of the phrase that hangs on what is before it
    std::optional<TokenIndex> head;
    for (TokenIndex i = teller.first; i < teller.last && !head; ++i) {
      const TokenIndex above = syntax.token(i).head;
      const bool nominal = syntax.token(i).pos == "NOUN" || syntax.token(i).pos == "PROPN" || syntax.token(i).pos == "PRON";
      if (nominal && (above < teller.first || above >= teller.last)) head = i;
    }
    if (!head) return false;
    draft.source_head = head;
    draft.source = {teller};
  }
  draft.content = {{first, teller.first - 1}};
  return true;
}

/// "reported on Sunday, quoting three drivers, that ...": a clause after a comma that the parse has hung on what stands between.
bool by_later_that(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  if (!word.takes("that") || !word.takes("quote") || !draft.source_head || scene.quotes.covers(draft.cue)) return false;
  const Sentence sentence = syntax.doc().sentences[syntax.sentence_of(draft.cue)];
  for (TokenIndex i = draft.cue_tokens.back().last; i + 1 < sentence.last; ++i) {
    const Token& token = syntax.token(i);
    if (syntax.block_of(i) != syntax.block_of(draft.cue) || token.tag == "VBD" || token.tag == "VBZ" || token.tag == "VBP") return false;
    if (token.lower != "that" || token.dep != "mark" || syntax.token(i - 1).lower != ",") continue;
    draft.content = {{i, sentence.last}};
    return true;
  }
  return false;
}

/// "said in a report that ...": the parser hangs the clause on the occasion.
bool by_occasion(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  if (!word.takes("that")) return false;
  for (const TokenIndex preposition : syntax.children_with(draft.cue, {"prep"})) {
    const auto occasion = syntax.child(preposition, {"pobj"});
    if (!occasion || *occasion < draft.cue || !cue_words().is_occasion(syntax.token(*occasion).lemma)) continue;
    const auto clause_below = syntax.child(*occasion, {"acl", "relcl", "ccomp"});
    if (!clause_below || !starts_with_that(syntax, *clause_below, draft.cue)) continue;
    draft.content = clause(syntax, *clause_below);
    draft.content_of_occasion = true;
    return true;
  }
  return false;
}

/// "As the agency reported, ..."; "..., he said, ...": the clause that the verb is put into.
bool by_host(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const Token& verb = syntax.token(draft.cue);
  if (!word.takes("that") || !draft.source_head || verb.head == draft.cue) return false;
  const bool as = verb.dep == "advcl" && syntax.child(draft.cue, {"mark", "advmod", "prep"}) &&
                  syntax.token(*syntax.child(draft.cue, {"mark", "advmod", "prep"})).lower == "as";
  const bool put_in = verb.dep == "parataxis" || (verb.dep == "ccomp" && *draft.source_head > draft.cue);
  if (!as && !put_in) return false;
  if (syntax.child(draft.cue, {"dobj"})) return false;
  draft.content = clause(syntax, verb.head, draft.cue);
  if (as) draft.cue_tokens = {verb_group(syntax, draft.cue)};
  return true;
}

/// "Asked about the loan, ...", "when asked by reporters to name the donors, ...".
bool passive_question(const Scene& scene, const CueWord& word, Draft& draft) {
  if (by_preposition(scene, word, draft)) return true;
  for (const TokenIndex child : scene.syntax.children_with(draft.cue, {"xcomp", "advcl"})) {
    const auto mark = scene.syntax.child(child, {"mark"});
    const bool question = mark && any(scene.syntax.token(*mark).lower, {"if", "whether"});
    if (child < draft.cue || !(question || has_to(scene.syntax, child))) continue;
    draft.content = clause(scene.syntax, child);
    return true;
  }
  return false;
}

}  // namespace

void active_content(const Scene& scene, const CueWord& word, Draft& draft) {
  if (by_clause(scene, word, draft) || by_infinitive(scene, word, draft) || by_object(scene, word, draft)) return;
  if (by_adjective(scene, word, draft)) return;
  if (by_occasion(scene, word, draft) || by_preposition(scene, word, draft)) return;
  if (by_host(scene, word, draft) || by_tail(scene, word, draft)) return;
  by_later_that(scene, word, draft);
}

bool passive_content(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const auto subject = syntax.child(draft.cue, {"nsubjpass"});
  const auto agent = passive_agent(syntax, draft.cue);
  const bool by_somebody = agent.has_value();
  if (by_clause(scene, word, draft)) return true;
  if (!subject) return word.kind == CueKind::kAsk && passive_question(scene, word, draft);
  // "was accused by residents of burning it": the parser hangs the charge on the accuser
  if (const auto charge = agent ? syntax.child(*agent, {"prep"}) : std::nullopt; charge && word.takes("objp", syntax.token(*charge).lower)) {
    const auto deed = syntax.child(*charge, {"pcomp"});
    if (deed) {
      draft.content = unite(noun_phrase(syntax, *subject), {syntax.extent(*charge)});
      return true;
    }
  }
  if (const auto infinitive = syntax.child(draft.cue, {"xcomp"}); infinitive && *infinitive > draft.cue && has_to(syntax, *infinitive)) {
    if (!word.puts_forward() && !by_somebody && !word.takes("objto")) return false;
    draft.content = unite(noun_phrase(syntax, *subject), clause(syntax, *infinitive));
    return true;
  }
  for (const TokenIndex child : syntax.children(draft.cue)) {
    const Token& token = syntax.token(child);
    if (token.dep == "prep" && child > draft.cue && (word.takes("objp", token.lower) || (token.lower == "as" && (word.takes("as") || word.takes("p", "as"))))) {
      draft.content = unite(noun_phrase(syntax, *subject), {syntax.extent(child)});
      return true;
    }
  }
  // "was asked about the loan": the object of the preposition is what is asked
  if (word.takes("told") && by_preposition(scene, word, draft)) return true;
  if (by_somebody && word.takes("obj")) {
    draft.content = noun_phrase(syntax, *subject);
    return true;
  }
  return false;
}

}  // namespace dateline::attribution
