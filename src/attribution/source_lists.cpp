#include "attribution/source_lists.h"

#include <algorithm>

#include "attribution/grammar.h"
#include "attribution/informants.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kLongestMember = 8;  // tokens
constexpr std::size_t kLongestList = 8;

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

bool opens_member(const Token& token) {
  return token.pos == "NUM" || (token.pos == "DET" && any(token.lower, {"a", "an", "another"})) || any(token.lower, {"several", "other"});
}

/// The head of the member that begins here: the last noun before anything that is no modifier.
std::optional<TokenIndex> member_head(const Syntax& syntax, TokenIndex first, TokenIndex end) {
  if (first >= end || !opens_member(syntax.token(first))) return std::nullopt;
  std::optional<TokenIndex> head;
  for (TokenIndex i = first + 1; i < std::min(end, first + kLongestMember); ++i) {
    const Token& token = syntax.token(i);
    if (any(token.pos, {"NOUN", "PROPN"})) {
      head = i;
    } else if (!any(token.pos, {"ADJ", "PART"}) && token.lower != "-") {
      break;
    }
  }
  const Informant* who = head ? informant(syntax.token(*head)) : nullptr;
  const bool tells =
      who && any(syntax.token(*head).pos, {"NOUN"}) && (who->what <= InformantClass::kOffice || who->what == InformantClass::kPaper);
  return tells ? head : std::nullopt;
}

}  // namespace

SourceList listed_after(const Syntax& syntax, TokenIndex end) {
  SourceList out;
  if (end == 0 || end >= syntax.size()) return out;
  const TokenIndex stop = syntax.doc().sentences[syntax.sentence_of(end - 1)].last;
  TokenIndex at = end;
  bool closed = false;
  while (!closed && at < stop && out.heads.size() < kLongestList) {
    TokenIndex first = at;
    if (syntax.token(first).lower == ",") ++first;
    if (first < stop && syntax.token(first).lower == "and") {
      closed = true;
      ++first;
    }
    const auto head = first > at ? member_head(syntax, first, stop) : std::nullopt;
    if (!head) return {};
    out.heads.push_back(*head);
    at = *head + 1;
  }
  // "..., two nurses and a guard said": the list begins another clause
  if (!closed || (at < stop && any(syntax.token(at).pos, {"VERB", "AUX"}))) return {};
  out.words = {end, at};
  return out;
}

}  // namespace dateline::attribution
