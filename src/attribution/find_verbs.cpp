#include "attribution/find_verbs.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "attribution/listeners.h"
#include "attribution/verb_content.h"

namespace dateline::attribution {
namespace {

/// Inside somebody's speech only what a third person says counts: "I think", "you know" are the speaker's manner.
bool is_speakers_manner(const Scene& scene, const CueWord& word, TokenIndex verb, std::optional<TokenIndex> source) {
  const auto region = scene.quotes.at(verb);
  if (!region || !scene.quotes.all()[*region].speech) return false;
  const bool tells = word.kind == CueKind::kSay || word.kind == CueKind::kReport || word.kind == CueKind::kClaim || word.kind == CueKind::kDeny;
  return !tells || !source || scene.syntax.token(*source).pos == "PRON";
}

/// "the need to find", "came to support": an infinitive tells what is to be done; only one with a clause or speech of its own says something.
bool is_bare_infinitive(const Scene& scene, const Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const Token& verb = syntax.token(draft.cue);
  if (verb.tag != "VB") return false;
  const auto to = syntax.child(draft.cue, {"aux"});
  if (!to || syntax.token(*to).lower != "to") return false;
  if (verb.dep == "acl" || verb.dep == "relcl") return true;
  return !syntax.child(draft.cue, {"ccomp"}) && !draft.content.empty();
}

TokenRanges source_phrase(const Scene& scene, TokenIndex head) { return noun_phrase(scene.syntax, head); }

/// "said in a statement": the occasion belongs to the cue where it follows at once.
void add_occasion(const Scene& scene, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const TokenIndex next = draft.cue_tokens.back().last;
  for (const TokenIndex child : syntax.children(draft.cue)) {
    if (child != next || syntax.token(child).dep != "prep") continue;
    const auto object = syntax.child(child, {"pobj"});
    if (object && cue_words().is_occasion(syntax.token(*object).lemma)) draft.cue_tokens.back().last = *object + 1;
  }
}

void set_source(const Scene& scene, Draft& draft, std::optional<TokenIndex> head) {
  if (!head) return;
  draft.source_head = head;
  draft.source = source_phrase(scene, *head);
}

/// A source may not hold the cue or the content (a parse gone wrong, or "the man who said it").
void keep_apart(const Scene& scene, Draft& draft) {
  for (const TokenRange& cue : draft.cue_tokens) draft.source = minus(draft.source, cue);
  for (const TokenRange part : TokenRanges(draft.content)) {
    if (draft.source_head && part.first <= *draft.source_head && *draft.source_head < part.last) {
      draft.content = minus(draft.content, draft.source.empty() ? part : draft.source.front());
    } else {
      draft.source = minus(draft.source, part);
    }
  }
  for (const TokenRange& cue : draft.cue_tokens) draft.content = minus(draft.content, cue);
  for (const TokenRange& part : draft.source) draft.content = minus(draft.content, part);
  draft.source = trimmed(scene.syntax, draft.source);
  draft.content = without_aside(scene.syntax, trimmed(scene.syntax, draft.content));
}

bool is_finite(const Token& token) { return token.tag == "VBD" || token.tag == "VBZ" || token.tag == "VBP"; }

/// "A fell, but B held, she said.": a teller at the sentence's end is heard for the whole of it, where the parse gives only its nearest clause.
void take_sentence_before_tail(const Scene& scene, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  if (draft.content.empty() || draft.source.size() != 1 || draft.cue_tokens.size() != 1 || scene.quotes.covers(draft.cue)) return;
  const Sentence sentence = syntax.doc().sentences[syntax.sentence_of(draft.cue)];
  const TokenIndex start = std::min(draft.source.front().first, draft.cue_tokens.front().first);
  TokenIndex end = std::max(draft.source.front().last, draft.cue_tokens.front().last);
  while (end < sentence.last && is_blank(syntax.token(end))) ++end;
  const bool tail = draft.content.back().last <= start && start > sentence.first && syntax.token(start - 1).lower == "," &&
                    (end >= sentence.last || syntax.token(end).lower == ".");
  if (!tail) return;
  TokenIndex first = start - 1;
  for (; first > sentence.first && syntax.block_of(first - 1) == syntax.block_of(draft.cue); --first) {
    const Token& token = syntax.token(first - 1);
    if (scene.quotes.covers(first - 1) || is_quote_mark(token.lower)) return;
    // another who speaks in the sentence before may be heard for its first part
    if (is_verb(token) && is_finite(token) && first - 1 < draft.content.front().first && !cue_words().verb(token.lemma).empty()) return;
  }
  draft.content = {{first, start - 1}};
}

/// A verb, or a word that the tagger took for a noun but that has a subject and a clause: "images show that".
bool may_be_verb(const Scene& scene, TokenIndex i) {
  if (is_verb(scene.syntax.token(i))) return true;
  return scene.syntax.token(i).pos == "NOUN" && scene.syntax.child(i, {"nsubj"}) && scene.syntax.child(i, {"ccomp"});
}

/// "The Ledger reported on Sunday, quoting drivers, that ...": a past tense that the parser takes for a participle on the teller.
bool is_misread_past(const Scene& scene, const CueWord& word, Draft& draft) {
  const Syntax& syntax = scene.syntax;
  const Token& verb = syntax.token(draft.cue);
  if (verb.dep != "acl" || verb.head >= draft.cue || syntax.child(draft.cue, {"auxpass", "agent"})) return false;
  set_source(scene, draft, verb.head);
  active_content(scene, word, draft);
  return !draft.content.empty() && syntax.token(draft.content.front().first).lower == "that";
}

/// "a statement saying": the verb hangs on what was released.
bool hangs_on_noun(const Syntax& syntax, TokenIndex verb) { return syntax.token(verb).dep == "acl" && syntax.token(verb).tag == "VBG"; }

std::optional<Draft> read_verb(const Scene& scene, TokenIndex verb, const CueWord& word) {
  const Syntax& syntax = scene.syntax;
  Draft draft;
  draft.word = &word;
  draft.cue = verb;
  draft.cue_tokens = {verb_group(syntax, verb)};
  const bool passive = is_passive(syntax, verb);
  if (passive) {
    if (passive_content(scene, word, draft)) {
      const auto agent = passive_agent(syntax, verb);
      draft.sourceless = !agent;
      // "is said to have": whoever says so is kept at a distance
      if (!agent && word.kind == CueKind::kSay && syntax.child(verb, {"xcomp"})) draft.at_most = Certainty::kProbable;
      set_source(scene, draft, agent);
    } else if (!is_misread_past(scene, word, draft)) {
      return std::nullopt;
    }
  } else {
    if (quotes_as_saying(syntax, verb)) return std::nullopt;  // what is said hangs on "saying"
    auto subject = subject_of(syntax, verb);
    if (const auto quoting = quoting_verb(syntax, verb); quoting && !is_passive(syntax, *quoting)) subject = syntax.child(*quoting, {"dobj"});
    if (!subject && is_finite(syntax.token(verb)) && word.takes("quote")) {
      subject = noun_before(syntax, verb);
      if (subject) subject = people_before(syntax, *subject);
      if (!subject) subject = noun_after(syntax, verb);
    }
    if (subject && hangs_on_noun(syntax, verb)) subject = issuer_of(syntax, *subject);
    set_source(scene, draft, subject);
    active_content(scene, word, draft);
    if (draft.content.empty() && !word.takes("quote")) return std::nullopt;
    if (word.takes("quote")) take_sentence_before_tail(scene, draft);
  }
  if (draft.source_head && is_nobody(syntax, *draft.source_head)) {
    // "nobody claimed the attack" takes the attack for granted; "nobody said that it was hit" leaves it open
    if (draft.content.empty() || !syntax.child(verb, {"ccomp"})) return std::nullopt;
    draft.nobody = true;
    draft.source_head.reset();
    draft.source.clear();
  }
  if (is_speakers_manner(scene, word, verb, draft.source_head) || is_bare_infinitive(scene, draft)) return std::nullopt;
  find_listener(scene, draft);
  add_occasion(scene, draft);
  keep_in_block(syntax, draft);
  keep_apart(scene, draft);
  return draft;
}

}  // namespace

Drafts find_verbs(const Scene& scene) {
  Drafts out;
  for (TokenIndex i = 0; i < scene.syntax.size(); ++i) {
    if (!may_be_verb(scene, i)) continue;
    std::optional<Draft> best;
    for (const CueWord& word : cue_words().verb(scene.syntax.token(i).lemma)) {
      auto draft = read_verb(scene, i, word);
      if (draft && (!best || (best->content.empty() && !draft->content.empty()))) best = std::move(draft);
    }
    if (best) out.push_back(std::move(*best));
  }
  return out;
}

}  // namespace dateline::attribution
