#include "attribution/crowds.h"

#include <algorithm>
#include <charconv>

#include "attribution/grammar.h"
#include "attribution/informants.h"
#include "base/unicode.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kNumberBehind = 5;  // tokens behind the cue in which the number stands

std::optional<int> number_at(const Syntax& syntax, TokenIndex i) {
  std::string digits;
  for (const char c : syntax.token(i).lower) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  int out = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return digits.empty() || read.ec != std::errc() || out < 2 ? std::nullopt : std::optional(out);
}

/// A number of nothing else: "400.", "400 marchers", not "400 metres".
bool counts_people(const Story& story, TokenIndex number, TokenIndex last) {
  const TokenIndex next = number + 1;
  if (next >= last || next >= story.syntax.size()) return true;
  const Token& token = story.syntax.token(next);
  return (token.pos != "NOUN" && token.pos != "PROPN" && token.lower != "%") || story.words.crowd.contains(token.lower);
}

void add_number(Story& story, EventId event, TokenIndex at, int number, ClaimId claim) {
  if (!claim) return;
  EventCount count;
  count.what = "participants";
  count.span = story.syntax.token(at).span;
  const std::string& before = story.syntax.token(at - 1).lower;
  if (!story.words.at_most.contains(before)) count.low = number;
  if (!story.words.at_least.contains(before)) count.high = number;
  count.claims = {claim};
  story.reading[event].counts.push_back(std::move(count));
}

}  // namespace

bool give_number(Story& story, const Quotation& quotation) {
  const auto cue = static_cast<TokenIndex>(quotation.cue);
  if (!story.words.numbering.contains(story.syntax.token(cue).lemma)) return false;
  const Happening* one = story.about(cue, "protest");
  if (!one) return false;
  const Sentence sentence = story.syntax.doc().sentences[story.syntax.sentence_of(cue)];
  const TokenIndex last = std::min({sentence.last, content_of(story.syntax, quotation).last + kNumberBehind, story.syntax.size()});
  for (TokenIndex i = cue + 1; i < last; ++i) {
    const auto number = number_at(story.syntax, i);
    if (!number || !counts_people(story, i, last)) continue;
    add_number(story, one->event, i, *number, story.add_claim(one->event, quotation, ClaimAbout::kCount));
    return true;
  }
  return false;
}

void put_number(Story& story, TokenIndex verb) {
  const Token& token = story.syntax.token(verb);
  if (!is_verb(token) || !story.words.numbering.contains(token.lemma) || is_negated(story.syntax, verb)) return;
  const auto teller = story.syntax.child(verb, {"nsubj"}), counted = story.syntax.child(verb, {"dobj"});
  if (!teller || !counted || story.syntax.token(*teller).pos == "PRON" || !story.words.crowd.contains(story.syntax.token(*counted).lemma)) return;
  const Happening* one = story.about(verb, "protest");
  const Sentence sentence = story.syntax.doc().sentences[story.syntax.sentence_of(verb)];
  // "counted 450 people" before, "put the crowd at 300" behind
  const auto before = story.syntax.child(*counted, {"nummod"});
  for (TokenIndex i = before ? *before : *counted + 1; one && i < sentence.last && i <= *counted + kNumberBehind; ++i) {
    const auto number = number_at(story.syntax, i);
    if (!number) continue;
    const std::string name = phrase_name(story.syntax, *teller);
    SourceId source;
    for (const Source& known : story.reading.sources) {
      if (fold_name(known.name) == fold_name(name)) source = known.id;
    }
    if (!source) {
      Source made;
      made.name = name;
      made.span = story.syntax.span(*teller);
      made.entity = entity_with_head(story.reading, static_cast<int>(*teller));
      source = add(story.reading.sources, std::move(made));
    }
    Claim claim = story.begin(one->event, cover(story.syntax.token(*teller).span, story.syntax.token(i).span), ClaimAbout::kCount);
    claim.attribution.push_back({source, 1, std::string(story.syntax.doc().text().at(story.syntax.token(verb).span)), story.syntax.token(verb).span});
    add_number(story, one->event, i, *number, story.keep(std::move(claim)));
    return;
  }
}

}  // namespace dateline::attribution
