#include "attribution/find_phrases.h"

#include <algorithm>
#include <map>
#include <set>

#include "attribution/find_colons.h"
#include "attribution/grammar.h"
#include "attribution/grounds.h"
#include "attribution/informants.h"
#include "attribution/source_lists.h"
#include "base/data_file.h"

namespace dateline::attribution {
namespace {

constexpr int kMostSteps = 8;

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool has_verb_of_saying(const Drafts& drafts, TokenIndex cue) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.cue == cue; });
}

/// The clause that a phrase speaks of: the phrase's verb; up to the sentence where the phrase is set off by a comma or leads the sentence.
TokenIndex host_of(const Syntax& syntax, TokenIndex phrase) {
  TokenIndex at = syntax.token(phrase).head;
  const Sentence sentence = syntax.doc().sentences[syntax.sentence_of(phrase)];
  TokenIndex before = syntax.extent(phrase).first;
  while (before > sentence.first && is_blank(syntax.token(before - 1))) --before;
  const bool set_off = before == sentence.first || syntax.token(before - 1).lower == "," || is_quote_mark(syntax.token(before - 1).lower);
  for (int step = 0; step < kMostSteps; ++step) {
    const Token& token = syntax.token(at);
    if (token.head == at) return at;
    const bool clause = is_verb(token);
    if (clause && (!set_off || any(token.dep, {"parataxis"}))) return at;
    if (clause && set_off && any(token.dep, {"conj"}) && syntax.child(at, {"nsubj", "nsubjpass"}) && before != sentence.first) return at;
    at = token.head;
  }
  return at;
}

/// "according to two officials, a diplomat and a nurse": the rest of the list.
void add_list(const Syntax& syntax, Draft& draft) {
  if (draft.source.empty() || !informant(syntax.token(*draft.source_head))) return;
  const SourceList rest = listed_after(syntax, draft.source.back().last);
  if (rest.heads.empty()) return;
  draft.more_heads = rest.heads;
  draft.source = unite(draft.source, {rest.words});
}

/// "according to X", "based on X", "per X".
void find_preposition(const Scene& scene, TokenIndex i, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  for (const CueWord& word : cue_words().preposition(syntax.token(i).lower)) {
    TokenIndex last = i;
    if (!word.takes("-")) {
      last = i + 1;
      if (last >= syntax.size() || !word.takes(syntax.token(last).lower)) continue;
    }
    auto object = syntax.child(last, {"pobj", "dobj"});
    if (!object) object = syntax.child(i, {"pobj", "dobj"});
    if (!object || syntax.is_root(i)) continue;
    if (word.takes("-") && syntax.token(*object).ent_type.empty()) continue;  // "per cent", "per day"
    Draft draft;
    draft.word = &word;
    draft.cue = i;
    draft.cue_tokens = {{i, last + 1}};
    draft.source_head = object;
    draft.source = noun_phrase(syntax, *object);
    add_list(syntax, draft);
    const TokenIndex host = host_of(syntax, i);
    draft.content = clause(syntax, host, i);
    for (const TokenRange& part : draft.source) draft.content = minus(draft.content, part);
    draft.content = trimmed(syntax, minus(draft.content, draft.cue_tokens.front()));
    drafts.push_back(std::move(draft));
    return;
  }
}

/// "reportedly": the clause is what somebody unnamed says.
void find_hearsay(const Scene& scene, TokenIndex i, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  const Adverb* adverb = cue_words().adverb(syntax.token(i).lower);
  if (!adverb || !adverb->hearsay || syntax.token(i).dep != "advmod") return;
  const TokenIndex head = syntax.token(i).head;
  if (has_verb_of_saying(drafts, head)) return;
  static const CueWord kHearsay{"", CueKind::kReport, Certainty::kProbable, {}};
  Draft draft;
  draft.word = &kHearsay;
  draft.cue = i;
  draft.cue_tokens = {{i, i + 1}};
  draft.sourceless = true;
  draft.content = trimmed(syntax, minus(clause(syntax, head, i), draft.cue_tokens.front()));
  drafts.push_back(std::move(draft));
}

/// "it emerged that", "the group appears to have".
void find_sourceless(const Scene& scene, TokenIndex i, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  if (!is_verb(syntax.token(i))) return;
  for (const CueWord& word : cue_words().sourceless(syntax.token(i).lemma)) {
    const auto subject = syntax.child(i, {"nsubj", "expl"});
    if (!subject) return;
    Draft draft;
    draft.word = &word;
    draft.cue = i;
    draft.cue_tokens = {verb_group(syntax, i)};
    draft.sourceless = true;
    const auto complement = syntax.child(i, {"ccomp"});
    const auto infinitive = syntax.child(i, {"xcomp", "oprd", "acomp"});
    if (complement && *complement > i && word.takes("it")) {
      draft.content = clause(syntax, *complement);
    } else if (infinitive && word.takes("to")) {
      draft.content = unite(noun_phrase(syntax, *subject), clause(syntax, *infinitive));
    } else {
      return;
    }
    drafts.push_back(std::move(draft));
    return;
  }
}

/// "rejected the claim", "heard the rumour": whoever does that does not make the claim.
bool speaks_of_others(std::string_view verb) {
  for (const CueWord& word : cue_words().verb(verb)) {
    if (!any(name_of(word.kind), {"say", "claim", "promise", "report"})) return true;
  }
  return false;
}

/// "said in a report that ...": the clause is the verb's content already.
bool is_occasion_of(const Syntax& syntax, TokenIndex noun, const Drafts& drafts) {
  if (syntax.token(noun).dep != "pobj") return false;
  const TokenIndex verb = syntax.token(syntax.token(noun).head).head;
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.cue == verb && d.content_of_occasion; });
}

/// Whether a lemma, with its particle ("take+back"), stands in a row of data/attribution/untrue.tsv.
bool is_word_of(std::string_view what, std::string_view lemma) {
  static const auto kWords = [] {
    std::map<std::string_view, std::set<std::string_view>> out;
    for (const TableRow& row : data_table("attribution/untrue.tsv")) {
      for (std::string_view word : split(row[1], ' ')) out[row[0]].insert(word);
    }
    return out;
  }();
  const auto found = kWords.find(what);
  return found != kWords.end() && found->second.contains(lemma);
}

bool is_word_of(std::string_view what, const Token& token) { return is_word_of(what, token.lemma); }

/// "there was no truth in reports that ...", "reports that ... are false", "called reports that ... a lie".
bool has_no_truth(const Syntax& syntax, TokenIndex noun) {
  if (any(syntax.token(noun).dep, {"nsubj", "nsubjpass"})) {
    const TokenIndex verb = syntax.token(noun).head;
    const auto said_of_it = syntax.child(verb, {"acomp", "attr", "oprd"});
    return is_word_of("untrue", syntax.token(verb)) || (said_of_it && is_word_of("untrue", syntax.token(*said_of_it)) && !is_negated(syntax, verb));
  }
  if (syntax.token(noun).dep != "pobj") return false;
  const TokenIndex truth = syntax.token(syntax.token(noun).head).head;
  return is_word_of("truth", syntax.token(truth)) && is_nobody(syntax, truth);
}

/// "withdrew its report that ...", "apologised for its story that ...": the verb by which it is taken back, not where it may yet be.
std::optional<TokenIndex> taken_back_by(const Syntax& syntax, TokenIndex noun) {
  const Token& token = syntax.token(noun);
  TokenIndex verb = token.head;
  bool back = false;
  if (any(token.dep, {"dobj", "nsubjpass"})) {
    const auto particle = syntax.child(verb, {"prt"});
    back = is_word_of("withdraw", syntax.token(verb).lemma + (particle ? "+" + syntax.token(*particle).lower : ""));
  } else if (token.dep == "pobj" && syntax.token(verb).lower == "for") {
    verb = syntax.token(verb).head;
    back = is_word_of("regret", syntax.token(verb));
  }
  const auto aux = syntax.child(verb, {"aux"});
  const bool done = any(syntax.token(verb).tag, {"VBD", "VBN", "VBZ", "VBP"}) && !(aux && syntax.token(*aux).tag == "MD");
  return back && done && !is_negated(syntax, verb) ? std::optional(verb) : std::nullopt;
}

/// Whoever takes it back is heard to deny it.
void take_back(const Syntax& syntax, TokenIndex verb, std::optional<TokenIndex>& holder, Draft& draft) {
  draft.untrue = true;
  const TokenRange group = verb_group(syntax, verb);
  draft.cue_tokens.insert(group.first < draft.cue ? draft.cue_tokens.begin() : draft.cue_tokens.end(), group);
  const bool pronoun = holder && syntax.token(*holder).pos == "PRON";
  if (holder && !pronoun) return;
  if (is_passive(syntax, verb)) {
    if (const auto agent = passive_agent(syntax, verb)) holder = agent;
  } else if (const auto subject = subject_of(syntax, verb)) {
    holder = subject;
  }
}

/// "the claim that ...", "his criticism of ...".
void find_noun(const Scene& scene, TokenIndex i, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  const Token& token = syntax.token(i);
  if (token.pos != "NOUN") return;
  for (const CueWord& word : cue_words().noun(token.lemma)) {
    Draft draft;
    draft.word = &word;
    draft.cue = i;
    draft.cue_tokens = {{i, i + 1}};
    std::optional<TokenIndex> holder = syntax.child(i, {"poss"});
    for (const TokenIndex child : syntax.children(i)) {
      const Token& part = syntax.token(child);
      if (child < i) continue;
      if (any(part.dep, {"acl", "relcl", "ccomp"}) && draft.content.empty()) {
        const auto mark = syntax.child(child, {"mark"});
        const bool that = mark && syntax.token(*mark).lower == "that";
        const bool to = syntax.child(child, {"aux"}) && syntax.token(*syntax.child(child, {"aux"})).lower == "to";
        if ((that && word.takes("that")) || (to && word.takes("to"))) draft.content = clause(syntax, child);
      }
      if (part.dep != "prep") continue;
      const auto object = syntax.child(child, {"pobj", "pcomp"});
      if (!object) continue;
      if (!holder && any(part.lower, {"by", "from"}) && is_verb(syntax.token(*object)) == false) {
        holder = object;
      } else if (draft.content.empty() && word.takes("p", part.lower) && (holder || word.kind < CueKind::kBelieve)) {
        draft.content = clause(syntax, *object);
        if (draft.cue_tokens.back().last == child) draft.cue_tokens.back().last = child + 1;
      }
    }
    const auto back = taken_back_by(syntax, i);
    if (back && draft.content.empty()) {
      if (const auto told = syntax.child(*back, {"ccomp"}); told && *told > i) draft.content = clause(syntax, *told);
    }
    if (draft.content.empty() || is_occasion_of(syntax, i, drafts)) continue;
    draft.untrue = has_no_truth(syntax, i);
    if (back) take_back(syntax, *back, holder, draft);
    // "issued a denial that", "made the claim that": whoever does the verb
    if (!holder && token.dep == "dobj" && is_verb(syntax.token(token.head)) && !speaks_of_others(syntax.token(token.head).lemma)) {
      holder = subject_of(syntax, token.head);
    }
    if (!holder && word.kind >= CueKind::kAsk) continue;
    if (holder) {
      draft.source_head = holder;
      draft.source = noun_phrase(syntax, *holder);
    }
    drafts.push_back(std::move(draft));
    return;
  }
}

}  // namespace

void find_phrases(const Scene& scene, Drafts& drafts) {
  find_colons(scene, drafts);
  for (TokenIndex i = 0; i < scene.syntax.size(); ++i) {
    if (is_blank(scene.syntax.token(i))) continue;
    if (scene.quotes.covers(i) && scene.quotes.all()[*scene.quotes.at(i)].speech) continue;
    find_preposition(scene, i, drafts);
    find_hearsay(scene, i, drafts);
    find_sourceless(scene, i, drafts);
    find_noun(scene, i, drafts);
  }
  for (Draft& draft : drafts) keep_in_block(scene.syntax, draft);
  find_grounds(scene, drafts);
}

}  // namespace dateline::attribution
