#include "events/topics.h"

#include <algorithm>

#include "events/plover.h"

namespace dateline::events {
namespace {

/// Whether a purpose is under way with the act that serves it, which tells nothing itself: "sent a team to investigate", but not "fired to
/// disperse the crowd".
bool is_under_way(const Ground& ground, TokenIndex purpose, const EntryAt& entry_at) {
  const TokenIndex above = ground.token(purpose).head;
  const bool told = entry_at[above] && !entry_at[above]->plover.empty();
  return !told && ground.book.is_in(ground.lemma[above], "SENDING");
}

/// Whether a clause tells what came before, why or meanwhile, or what somebody stands under suspicion of: "after rebels burned the bridge",
/// "arrested for spying".
bool is_background(const Ground& ground, TokenIndex clause) {
  const Token& token = ground.token(clause);
  if (token.dep == "pcomp") return ground.token(token.head).lower != "by";
  if (token.dep != "advcl") return false;
  const auto marks = ground.syntax.children_with(clause, {"mark", "advmod", "prep"});
  return std::any_of(marks.begin(), marks.end(), [&](TokenIndex mark) { return ground.book.is_in(ground.token(mark).lower, "BACKGROUND"); });
}

/// An editorial on an attack is no attack of its day: what it tells without a date is known already.
bool is_opinion_on(const Ground& ground, const Event& event) {
  return ground.syntax.doc().article.genre == Genre::kOpinion && event.time.basis != TimeBasis::kStated;
}

/// "five years after crowds burned its embassy": history, whatever the sentence tells beside it.
bool is_long_past(const Ground& ground, TokenIndex clause) {
  if (ground.token(clause).dep != "advcl" || !is_background(ground, clause)) return false;
  const auto spans = ground.syntax.children_with(clause, {"npadvmod"});
  return std::any_of(spans.begin(), spans.end(), [&](TokenIndex span) { return ground.book.is_in(ground.lemma[span], "LONG_SPANS"); });
}

/// Whether a predicate is only what another one is about, or says by the way of one that takes part in it: "condemned the raid",
/// "agreed to meet", "arrested over the killing of", "freed the diplomat who was arrested".
bool is_topic(const Ground& ground, const Predicate& predicate, const EntryAt& entry_at) {
  const bool noun = !ground.is_verb(predicate.head) && !predicate.by_light_verb;
  bool modifies = false, background = false;
  TokenIndex at = predicate.by_light_verb ? *predicate.governor : predicate.head;
  for (int step = 0; step < 10 && !ground.syntax.is_root(at); ++step) {
    const Token& token = ground.token(at);
    if (token.dep == "conj" && ground.is_verb(at) && ground.syntax.child(at, {"nsubj", "nsubjpass"})) return false;
    modifies = modifies || token.dep == "relcl" || token.dep == "acl";  // "returned the helicopter that was seized": said by the way
    const TokenIndex above = token.head;
    background = background || is_background(ground, at);
    const bool speaker = token.dep == "nsubj" && ground.book.is_in(ground.lemma[above], "SPEECH");
    if (modifies && speaker) return true;  // "the envoy, who was shot in May, said"
    if (is_long_past(ground, at)) return true;
    const Entry* entry = entry_at[above];
    if (noun && entry && entry->kind == "assault" && ground.token(above).pos == "ADJ") entry = nullptr;  // "responsible for the raid" tells the raid
    if (entry && !entry->kind.empty()) {
      if (modifies && !entry->plover.empty()) return true;
      if (token.dep == "conj") {  // stands where the first of the series stands
        at = above;
        continue;
      }
      if (token.dep == "nsubj" || token.dep == "nsubjpass") return false;
      if (background && !entry->plover.empty()) return true;
      if (has_topic(entry->kind)) return token.dep != "advcl" || entry->kind == "protest" || entry->kind == "accuse";
      if (noun || modifies) return true;
    }
    at = above;
  }
  return false;
}

}  // namespace

bool is_aside(const Ground& ground, const Predicate& predicate, const Standing& standing, const Event& event, const EntryAt& entry_at) {
  if (is_opinion_on(ground, event) || is_topic(ground, predicate, entry_at)) return true;
  return standing.purpose && !is_under_way(ground, predicate.head, entry_at);
}

}  // namespace dateline::events
