#include "events/status.h"

#include <algorithm>

#include "events/plover.h"

namespace dateline::events {
namespace {

constexpr int kFarthest = 8;

struct Auxiliaries {
  std::string modal;  // lower-case word of a modal: "would"; "going" for "be going to"
  bool have = false, had = false, be = false, to = false, past_be = false, present_have = false, did = false, does = false;
  bool going_on = false;  // "is being built"
  bool bare = false;      // "be": with a modal, or where something is asked for: "demanded that it be closed"
  bool negated = false;
};

Auxiliaries auxiliaries_of(const Ground& ground, TokenIndex verb) {
  Auxiliaries out;
  out.negated = is_negated(ground, verb);
  for (TokenIndex child : ground.syntax.children(verb)) {
    const Token& token = ground.token(child);
    if (token.dep != "aux" && token.dep != "auxpass") continue;
    if (token.tag == "MD") out.modal = ground.lemma[child];
    if (token.tag == "TO") out.to = true;
    if (token.dep == "auxpass" && token.tag == "VBG") out.going_on = true;
    if (token.dep == "auxpass" && token.tag == "VB") out.bare = true;
    if (ground.lemma[child] == "do") (token.tag == "VBD" ? out.did : out.does) = true;
    if (ground.lemma[child] == "have") {
      out.have = true;
      out.had = token.tag == "VBD";
      out.present_have = !out.had;
    }
    if (token.dep == "aux" && ground.lemma[child] == "be") {
      out.be = true;
      out.past_be = token.tag == "VBD";
    }
  }
  return out;
}

bool is_bare(const Auxiliaries& aux) { return aux.modal.empty() && !aux.have && !aux.be && !aux.to && !aux.did && !aux.does; }

std::optional<EventStatus> status_of_modal(std::string_view modal) {
  if (modal == "will" || modal == "shall" || modal == "'ll" || modal == "’ll" || modal == "wo") return EventStatus::kPlanned;
  if (modal == "should" || modal == "must" || modal == "ought") return EventStatus::kRequested;
  if (modal.empty()) return std::nullopt;
  return EventStatus::kHypothetical;  // would, may, might, could, can
}

bool under_condition(const Ground& ground, TokenIndex verb) {
  for (TokenIndex mark : ground.syntax.children_with(verb, {"mark", "advmod"})) {
    const std::string& word = ground.token(mark).lower;
    if (word == "if" || word == "unless" || word == "whether" || word == "lest") return true;
    const auto aux = ground.syntax.child(verb, {"auxpass", "aux"});
    const std::string_view tense = ground.token(aux.value_or(verb)).tag;
    if ((word == "until" || word == "till") && (tense == "VBZ" || tense == "VBP")) return true;  // "until the dam is built"
  }
  return false;
}

bool is_question(const Ground& ground, TokenIndex verb) {
  const Sentence& sentence = ground.syntax.doc().sentences[ground.syntax.sentence_of(verb)];
  if (sentence.last == sentence.first) return false;
  for (TokenIndex i = sentence.last; i-- > sentence.first;) {
    if (ground.token(i).lower == "?") return true;
    if (ground.token(i).pos != "PUNCT" && ground.token(i).pos != "SPACE") return false;
  }
  return false;
}

/// The first clause of a joined series, which carries the auxiliaries of all: "will arm and train".
TokenIndex mood_bearer(const Ground& ground, TokenIndex verb) {
  TokenIndex at = verb;
  for (int step = 0; step < kFarthest; ++step) {
    const Token& token = ground.token(at);
    if (token.dep != "conj" || !ground.is_verb(token.head)) return at;
    const Auxiliaries aux = auxiliaries_of(ground, at);
    if (!is_bare(aux) || ground.syntax.child(at, {"nsubj", "nsubjpass"})) return at;
    const std::string_view above = ground.token(token.head).tag;
    const bool alike = token.tag == above || (token.tag == "VBD" && above == "VBN") || (token.tag == "VBN" && above == "VBD") || token.tag == "VB";
    if (!alike || token.tag == "VBZ" || token.tag == "VBP") return at;
    at = token.head;
  }
  return at;
}

/// The verb, adjective or noun whose clause this is, that may say how it stands: "wants to", "able to", "plan to", "accused of".
std::optional<TokenIndex> controller_of(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  if (ground.syntax.is_root(verb)) return std::nullopt;
  if (token.dep == "xcomp" || token.dep == "ccomp" || token.dep == "acl" || token.dep == "acomp") return token.head;
  if (token.dep == "pcomp") {
    const TokenIndex over = ground.token(token.head).head;
    // "acquitted two men of bombing": the parser hangs the charge on the men
    const bool object = ground.is_noun(over) && (ground.token(over).dep == "dobj" || ground.token(over).dep == "nsubjpass");
    const Control* judge = object && ground.lemma[token.head] == "of" ? ground.book.control(ground.lemma[ground.token(over).head]) : nullptr;
    return judge && judge->by_object ? ground.token(over).head : over;
  }
  return noun_before_infinitive(ground, verb);
}

Standing from_tense(const Ground& ground, TokenIndex verb, const Auxiliaries& aux) {
  Standing out;
  out.negated = aux.negated;
  const Token& token = ground.token(verb);
  if (const auto modal = status_of_modal(aux.modal)) {
    out.status = aux.have && *modal == EventStatus::kPlanned ? EventStatus::kOccurred : *modal;
    if (aux.modal == "will" && aux.have) out.status = EventStatus::kPlanned;
    return out;
  }
  out.status = EventStatus::kOccurred;
  if ((token.tag == "VBG" || aux.going_on) && aux.be) {
    out.status = EventStatus::kOngoing;
    out.present = !aux.past_be && !aux.had;
  } else if (aux.present_have) {
    out.present = true;
  } else if ((token.tag == "VBZ" || token.tag == "VBP" || aux.does) && !aux.have) {
    out.present = true;
  }
  return out;
}

void apply(const Control& control, Standing& out) {
  if (control.drop) out.drop = true;
  if (control.negated) out.negated = !out.negated;
  if (control.status) out.status = *control.status;
  if (control.attempt) out.attempted = true;
}

Standing of_verb(const Ground& ground, TokenIndex verb, int depth);

bool happens(EventStatus status) { return status == EventStatus::kOccurred || status == EventStatus::kOngoing; }

/// "An attempt to take the town failed", "foiled a plot to": what a noun holds came to nothing by the verb that the noun hangs on.
bool is_thwarted(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  if (ground.syntax.is_root(noun) || !ground.is_verb(token.head)) return false;
  if (token.dep != "nsubj" && token.dep != "nsubjpass" && token.dep != "dobj") return false;
  const Control* control = ground.book.control(ground.lemma[token.head]);
  return control && control->status == EventStatus::kFailed && control->attempt == (token.dep == "nsubj") && !is_negated(ground, token.head);
}

bool has_adverb(const Ground& ground, TokenIndex verb, std::string_view word) {
  const auto adverbs = ground.syntax.children_with(verb, {"advmod"});
  return std::any_of(adverbs.begin(), adverbs.end(), [&](TokenIndex adverb) { return ground.token(adverb).lower == word; });
}

/// "It is not true that", "it is false that".
bool is_called_untrue(const Ground& ground, TokenIndex above) {
  const TokenIndex be = ground.token(above).pos == "ADJ" && !ground.syntax.is_root(above) ? ground.token(above).head : above;
  if (ground.lemma[be] != "be") return false;
  for (TokenIndex said : ground.syntax.children_with(be, {"acomp", "attr"})) {
    if (ground.book.is_in(ground.lemma[said], is_negated(ground, be) ? "TRUE" : "UNTRUE")) return true;
  }
  return false;
}

/// What the words above say of a clause without tense of its own.
Standing of_untensed(const Ground& ground, TokenIndex verb, const Auxiliaries& aux, int depth) {
  Standing out;
  const Token& token = ground.token(verb);
  const auto above = controller_of(ground, verb);
  if (!above) {
    if (token.dep == "advcl" && aux.to) {
      out.status = EventStatus::kIntended;
      out.purpose = true;
    } else if (token.dep == "advcl" && !ground.syntax.is_root(verb)) {
      out = of_verb(ground, token.head, depth + 1);
      out.negated = aux.negated;
      return out;
    } else if (token.dep == "conj" && token.tag == "VB" && !aux.to) {
      out.status = EventStatus::kIntended;  // "the aim was to arm, feed and house": told after a clause of another kind
    } else if (token.dep == "ROOT" && aux.to) {
      out.status = EventStatus::kPlanned;  // headline: "France to send troops"
      out.present = true;
    } else if (token.dep == "ROOT" && token.tag == "VB" && !ground.syntax.child(verb, {"nsubj"})) {
      out.status = EventStatus::kRequested;
    } else {
      out.status = EventStatus::kOccurred;
      out.present = token.tag == "VBG" || is_headline(ground, verb);
    }
    out.negated = out.negated != aux.negated;
    return out;
  }
  const Control* control = ground.book.control(ground.lemma[*above]);
  const bool tensed = ground.token(*above).pos == "VERB" || ground.token(*above).pos == "AUX";
  if (tensed || ground.token(*above).pos == "ADJ") out = of_verb(ground, *above, depth + 1);
  else out.status = token.tag == "VBN" || token.tag == "VBG" ? EventStatus::kOccurred : EventStatus::kIntended;
  if (control) {
    const bool firm = out.status == EventStatus::kOccurred || out.status == EventStatus::kOngoing || out.status == EventStatus::kUnknown;
    if (firm || (!tensed && control->status)) apply(*control, out);  // "the threat to close"
    else if (control->negated || control->drop) apply(Control{.negated = control->negated, .drop = control->drop}, out);
    if (control->status) out.present = false;
    const bool to_come = !happens(out.status) && out.status != EventStatus::kFailed;
    if (to_come && ground.book.is_in(ground.lemma[*above], "ENDING")) out.status = EventStatus::kOngoing;  // "should stop selling"
  } else if (aux.to && !tensed && token.dep == "xcomp") {
    // "able to", "ready to": as the clause that holds it
  } else if (aux.to && token.dep == "xcomp" && ground.lemma[*above] == "be") {  // "the envoy is to visit", but "the aim is to"
    const auto who = surface_subject(ground, *above);
    out.status = !who.empty() && ground.is_actor(who.front()) ? EventStatus::kPlanned : EventStatus::kIntended;
  } else if (aux.to && token.dep == "acl") {
    out.status = EventStatus::kIntended;
  } else if (aux.to && ground.lemma[*above] != "be" && happens(out.status) && token.dep == "xcomp") {
    out.status = EventStatus::kIntended;
  }
  if (!tensed && has_no(ground, *above)) out.negated = !out.negated;  // "no plans to meet"
  if (!tensed && is_thwarted(ground, *above)) out.status = EventStatus::kFailed;
  if (aux.to && ground.lemma[*above] == "have" && has_adverb(ground, *above, "yet")) {  // "has yet to leave"
    out.status = EventStatus::kOccurred;
    out.negated = true;
  }
  out.negated = out.negated != aux.negated;
  return out;
}

/// "said", "has announced": what is told under it with "would" was to come.
bool told_of_past(const Ground& ground, TokenIndex verb) {
  if (!ground.book.is_in(ground.lemma[verb], "SPEECH")) return false;
  return ground.token(verb).tag == "VBD" || ground.token(verb).tag == "VBN" || ground.token(verb).tag == "VBG";
}

bool has_condition(const Ground& ground, TokenIndex verb) {
  for (TokenIndex clause : ground.syntax.children_with(verb, {"advcl"})) {
    if (under_condition(ground, clause)) return true;
  }
  return false;
}

/// "They would kill them unless": what somebody says of himself binds him, whatever he makes it depend on.
bool is_own_subject(const Ground& ground, TokenIndex verb) {
  const auto subject = ground.syntax.child(verb, {"nsubj"});
  return subject && ground.token(*subject).tag == "PRP";
}

Standing of_verb(const Ground& ground, TokenIndex verb, int depth) {
  if (depth > kFarthest) return {};
  const Auxiliaries own = auxiliaries_of(ground, verb);
  const TokenIndex bearer = mood_bearer(ground, verb);
  if (bearer != verb) {
    Standing out = of_verb(ground, bearer, depth + 1);
    if (ground.token(verb).tag == "VB" && ground.token(bearer).tag != "VB") out.status = EventStatus::kIntended;  // "the aim was to arm, feed"
    const Auxiliaries above = auxiliaries_of(ground, bearer);
    if (above.negated) out.negated = !out.negated;  // "did not attack but withdrew"
    out.negated = out.negated != own.negated;
    return out;
  }
  if (under_condition(ground, verb)) {
    Standing out;
    out.status = EventStatus::kHypothetical;
    return out;
  }
  const Token& token = ground.token(verb);
  Standing out;
  const bool adjective = token.pos == "ADJ" || token.pos == "ADV";
  const bool untensed = own.modal.empty() && !own.did && !own.does && (own.to || adjective || token.tag == "VB" || ((token.tag == "VBG" || token.tag == "VBN") && !own.be && !own.have && !is_passive(ground, verb)) ||
                                              (is_passive(ground, verb) && (token.dep == "acl" || token.dep == "xcomp" || token.dep == "pcomp") && !ground.syntax.child(verb, {"auxpass"})));
  if (untensed || (own.to && own.modal.empty())) {
    out = of_untensed(ground, verb, own, depth);
  } else {
    out = from_tense(ground, verb, own);
    // "said it would": a will, told of the past.
    if (own.modal == "would" && !own.have && token.dep == "ccomp" && !ground.syntax.is_root(verb) && told_of_past(ground, token.head) && (!has_condition(ground, verb) || is_own_subject(ground, verb))) {
      out.status = EventStatus::kPlanned;
    }
    // A finite clause under a word of wish or plan: "wants X to be", "agreed that X would".
    if ((token.dep == "ccomp" || (token.dep == "acl" && ground.is_noun(token.head))) && !ground.syntax.is_root(verb)) {
      const Control* control = ground.book.control(ground.lemma[token.head]);
      if (control && (own.modal == "would" || own.modal == "will" || own.modal == "should" || own.bare || control->drop)) apply(*control, out);
      if (token.dep == "ccomp" && is_called_untrue(ground, token.head)) out.negated = !out.negated;
      if (token.dep == "acl" && has_no(ground, token.head)) out.negated = !out.negated;  // "gave no assurances that"
    }
  }
  if (is_question(ground, verb) && ground.syntax.is_root(verb)) out.status = EventStatus::kHypothetical;
  return out;
}

bool is_definite(const Ground& ground, TokenIndex noun) {
  for (TokenIndex child : ground.syntax.children(noun)) {
    const Token& token = ground.token(child);
    if (token.dep == "poss" || (token.dep == "det" && (token.lower == "the" || token.lower == "this" || token.lower == "that" || token.lower == "these"))) return true;
  }
  return false;
}

/// "Talks are under way", "a ceasefire is possible": what is said of an event noun over a copula.
void apply_complement(const Ground& ground, TokenIndex be, Standing& out) {
  if (ground.lemma[be] != "be" || (out.status != EventStatus::kOccurred && out.status != EventStatus::kOngoing)) return;
  for (TokenIndex child : ground.syntax.children_with(be, {"acomp", "advmod", "prep"})) {
    const Control* control = ground.book.control(ground.lemma[child]);
    if (control && ground.token(child).dep != "prep") apply(*control, out);
    const auto object = ground.syntax.child(child, {"pobj"});
    if (object && ground.book.is_in(ground.token(child).lower, "UNDERGOING") && ground.book.is_in(ground.lemma[*object], "COURSE")) {
      out.status = EventStatus::kOngoing;
    }
  }
}

/// "Sentenced for ordering the shelling": what somebody is charged with having ordered has come about.
bool is_charge(const Ground& ground, TokenIndex verb) {
  const Token& token = ground.token(verb);
  if (token.tag != "VBG" || token.dep != "pcomp") return false;
  const std::string& word = ground.token(token.head).lower;
  return word == "for" || word == "of" || word == "over";
}

/// "Calling at ports after an attack": beside what the verb tells, not of it.
bool is_circumstance(const Ground& ground, TokenIndex noun) {
  const Token& token = ground.token(noun);
  return token.dep == "pobj" && !ground.syntax.is_root(noun) && ground.book.is_in(ground.lemma[token.head], "CIRCUMSTANCE");
}

/// Adjectives and words above an event noun: "a planned visit", "the threat of an attack", "called for talks".
Standing of_noun(const Ground& ground, const Predicate& predicate) {
  Standing out;
  out.status = predicate.light_status.value_or(EventStatus::kOccurred);
  if (predicate.governor && !is_circumstance(ground, predicate.head)) {
    const TokenIndex verb = *predicate.governor;
    const Standing above = of_verb(ground, verb, 0);
    const Control* control = ground.book.control(ground.lemma[verb]);
    const bool told_by_verb = predicate.light_status || (control && (control->status || control->negated)) ||
                              predicate.by_light_verb;
    if (told_by_verb) {
      out = above;
      if (predicate.light_status && (above.status == EventStatus::kOccurred || above.status == EventStatus::kOngoing)) out.status = *predicate.light_status;
      const bool charged = control && control->status == EventStatus::kRequested && is_charge(ground, verb);
      if (control && !charged && (above.status == EventStatus::kOccurred || above.status == EventStatus::kOngoing)) apply(*control, out);
    } else if (above.status != EventStatus::kOccurred && above.status != EventStatus::kOngoing && !is_definite(ground, predicate.head)) {
      const bool violent = predicate.entry && is_conflict(predicate.entry->plover);  // "will speak of an attack" threatens with none
      out.status = violent ? EventStatus::kHypothetical : above.status;  // "would help them in a war"
    }
    if (predicate.head < verb) apply_complement(ground, verb, out);
  }
  for (TokenIndex child : ground.syntax.children(predicate.head)) {
    if (ground.token(child).dep == "det" && ground.token(child).lower == "no") out.negated = true;
    if (ground.token(child).dep != "amod") continue;
    const Control* control = ground.book.control(ground.lemma[child]);
    const bool come_true = predicate.by_light_verb && control && control->status == EventStatus::kThreatened;  // "mounted its threatened invasion"
    if (control && !come_true) apply(*control, out);
  }
  const Token& token = ground.token(predicate.head);
  if (token.dep == "pobj" && !ground.syntax.is_root(token.head)) {
    const TokenIndex noun = ground.token(token.head).head;
    if (ground.is_noun(noun)) {
      if (const Control* control = ground.book.control(ground.lemma[noun])) apply(*control, out);
      if (has_no(ground, noun) && ground.book.is_in(ground.lemma[noun], "WORD_OF")) out.status = EventStatus::kUnknown;  // "no information on a strike"
    }
  }
  return out;
}

}  // namespace

Standing standing_of(const Ground& ground, const Predicate& predicate) {
  const bool gerund = predicate.governor && ground.token(predicate.head).dep.starts_with("nsubj");  // "fighting continued"
  if (!ground.is_verb(predicate.head) || gerund) return of_noun(ground, predicate);
  return of_verb(ground, predicate.head, 0);
}

}  // namespace dateline::events
