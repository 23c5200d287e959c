// Amounts: sums of money and measures as the recogniser sees them, without "about" and "up to", and the number by which a noun counts
// something ("43" in "at least 43 people").
#include <algorithm>

#include "actors/draft.h"

namespace dateline::actors {
namespace {

bool is_number(const Token& token) { return token.tag == "CD" || token.tag == "$"; }

void add_amount(Draft& draft, TokenIndex first, TokenIndex last, EntityType type, MentionForm form) {
  Found mention;
  mention.first = first;
  mention.last = last;
  mention.type = type;
  mention.form = form;
  mention.gender = 'n';
  draft.add(std::move(mention));
}

bool free_of_names(const Draft& draft, TokenIndex first, TokenIndex last) {
  for (TokenIndex i = first; i < last; ++i) {
    if (draft.named_by[i] >= 0) return false;
  }
  return true;
}

bool tells_time(const Reading& reading, Span span) {
  const auto next = std::partition_point(reading.times.begin(), reading.times.end(), [&](const TimeExpression& t) { return t.span.end <= span.start; });
  return next != reading.times.end() && next->span.overlaps(span);
}

}  // namespace

void find_amounts(Draft& draft) {
  const auto& tokens = draft.syntax.doc().tokens;
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    const std::string label(tokens[i].ent_type);
    if (label != "MONEY" && label != "QUANTITY") continue;
    TokenIndex last = i + 1;
    while (last < tokens.size() && tokens[last].ent_type == label && tokens[last].pos != "SPACE") ++last;  // "8 km" is one, whatever its parts
    TokenIndex first = i;
    while (first < last && !is_number(tokens[first])) ++first;
    if (first > 0 && first < last && tokens[first - 1].tag == "$") --first;
    if (first < last && free_of_names(draft, first, last)) {
      add_amount(draft, first, last, label == "MONEY" ? EntityType::kMoney : EntityType::kQuantity, MentionForm::kName);
    }
    i = last - 1;
  }
}

void find_counts(Draft& draft) {
  const Syntax& syntax = draft.syntax;
  for (TokenIndex i = 0; i < syntax.size(); ++i) {
    const Token& token = syntax.token(i);
    if (token.tag != "CD" || token.dep != "nummod" || token.head <= i) continue;
    const Token& counted = syntax.token(token.head);
    const bool designation = draft.named_by[token.head] >= 0;  // "40 AK-47 rifles"
    if (!designation && counted.tag != "NNS" && counted.tag != "NNPS" && counted.tag != "NN") continue;
    TokenIndex first = i;
    while (first > 0 && syntax.token(first - 1).tag == "CD" && syntax.token(first - 1).head == i) --first;  // "five million"
    const Span span = syntax.doc().span_of(first, i + 1);
    if (draft.by_head[i] >= 0 || !free_of_names(draft, first, i + 1) || tells_time(draft.reading, span) || tells_time(draft.reading, counted.span)) continue;
    if (token.head == i + 1 && syntax.doc().word(i + 1) == "%") continue;
    add_amount(draft, first, i + 1, EntityType::kQuantity, MentionForm::kNominal);
  }
}

}  // namespace dateline::actors
