#include "attribution/neighbours.h"

#include <algorithm>

#include "attribution/grammar.h"

namespace dateline::attribution {
namespace {

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool is_pause(std::string_view word) { return any(word, {",", "-", "--", "–", "—", ";"}); }

/// The last token before `at` that is no blank.
std::optional<TokenIndex> word_before(const Syntax& syntax, TokenIndex at) {
  while (at > 0 && is_blank(syntax.token(at - 1))) --at;
  return at > 0 ? std::optional<TokenIndex>(at - 1) : std::nullopt;
}

bool after_pause(const Syntax& syntax, TokenIndex at) {
  const auto before = word_before(syntax, at);
  return before && is_pause(syntax.token(*before).lower);
}

/// Where the words of the inner one begin in the outer one's content; nothing where they belong there.
std::optional<TokenIndex> own_words_begin(const Syntax& syntax, const Draft& outer, const Draft& inner) {
  const Token& verb = syntax.token(inner.cue);
  const TokenIndex group = inner.cue_tokens.front().first;
  // "said A, adding B": the participle after a pause is the teller's
  const bool participle = verb.tag == "VBG" && any(verb.dep, {"advcl", "conj"}) && after_pause(syntax, group) &&
                          inner.word->kind == CueKind::kSay && !syntax.child(inner.cue, {"nsubj"});
  if (participle) return group;
  // "said A, and urged B"
  const auto joint = word_before(syntax, group);
  const bool joined = verb.tag == "VBD" && syntax.token(outer.cue).tag == "VBD" && verb.dep == "conj" && joint && any(syntax.token(*joint).lower, {"and", "but"}) &&
                      after_pause(syntax, *joint) && !syntax.child(inner.cue, {"nsubj", "nsubjpass"}) && inner.word->takes("quote");
  if (joined) return *joint;
  // "said A, while C says B": the writer puts one beside the other
  if (verb.dep != "advcl" || !inner.word->puts_forward()) return std::nullopt;
  const auto mark = syntax.child(inner.cue, {"mark"});
  const auto subject = syntax.child(inner.cue, {"nsubj"});
  if (!mark || !subject || !any(syntax.token(*mark).lower, {"while", "as", "though", "although", "after"})) return std::nullopt;
  return syntax.extent(inner.cue).first;
}

void cut_tail(const Syntax& syntax, Draft& outer, Draft& inner) {
  const auto begin = own_words_begin(syntax, outer, inner);
  if (!begin || *begin <= outer.content.front().first) return;
  const TokenIndex end = outer.content.back().last;
  // what follows is the outer one's again
  if (syntax.extent(inner.cue).last + 1 < end) return;
  outer.content = trimmed(syntax, minus(outer.content, {*begin, end}));
  if (syntax.child(inner.cue, {"nsubj"})) return;
  inner.source_head = outer.source_head;
  inner.source = outer.source;
}

/// "Asked about A, B said C".
void cut_front(const Syntax& syntax, Draft& outer, const Draft& inner) {
  const TokenRange front = outer.content.front();
  const Token& verb = syntax.token(inner.cue);
  if (front.last > outer.cue || !any(verb.tag, {"VBN", "VBG"}) || inner.cue_tokens.front().first > front.first + 1) return;
  if (syntax.child(inner.cue, {"nsubj", "nsubjpass"})) return;
  outer.content.erase(outer.content.begin());
}

}  // namespace

void part_neighbours(const Scene& scene, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  std::size_t first = 0;  // of the sentence, or the nearest within a clause's length
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    while (syntax.sentence_of(drafts[first].cue) != syntax.sentence_of(drafts[i].cue) || drafts[first].cue + kLongestClause < drafts[i].cue) ++first;
    for (std::size_t o = first; o < drafts.size() && syntax.sentence_of(drafts[o].cue) == syntax.sentence_of(drafts[i].cue); ++o) {
      if (drafts[o].cue > drafts[i].cue + kLongestClause) break;
      Draft &outer = drafts[o], &inner = drafts[i];
      if (o == i || outer.content.empty() || !inside(outer.content, inner.cue) || scene.quotes.covers(inner.cue)) continue;
      if (outer.cue < inner.cue) {
        cut_tail(syntax, outer, inner);
      } else {
        cut_front(syntax, outer, inner);
      }
    }
  }
}

}  // namespace dateline::attribution
