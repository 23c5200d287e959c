#include "attribution/find_colons.h"

#include <algorithm>
#include <unordered_set>

#include "attribution/grammar.h"
#include "attribution/informants.h"

namespace dateline::attribution {
namespace {

constexpr TokenIndex kLongestHeadline = 25;  // tokens
constexpr TokenIndex kLongestSpeaker = 7;  // tokens before the colon of "Officials: ..."

bool any(std::string_view word, std::initializer_list<std::string_view> of) { return std::find(of.begin(), of.end(), word) != of.end(); }

/// The words of names of persons in the whole text: a headline's bare surname is often not taken for one.
class PersonWords {
 public:
  explicit PersonWords(const Syntax& syntax) : syntax_(syntax) {}
  bool has(std::string_view word) {
    for (; read_ < syntax_.size(); ++read_) {
      if (syntax_.token(read_).ent_type == "PERSON") words_.insert(syntax_.token(read_).lower);
    }
    return words_.contains(word);
  }

 private:
  const Syntax& syntax_;
  TokenIndex read_ = 0;
  std::unordered_set<std::string_view> words_;
};

/// "Protests grow: residents say the mill burns": what stands after the colon has a teller of its own.
bool has_own_teller(const Drafts& drafts, TokenIndex content) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return !d.source.empty() && d.source.front().first == content && d.cue > content; });
}

TokenRange trimmed_range(const Syntax& syntax, TokenRange range) {
  const TokenRanges out = trimmed(syntax, {range});
  return out.empty() ? TokenRange{range.first, range.first} : out.front();
}

/// "Officials: Dam will hold"; "MAYOR: We have no plans.": a speaker and a colon at the beginning of a block.
void find_colon(const Scene& scene, TokenIndex first, PersonWords& persons, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  TokenIndex colon = first;
  while (colon < syntax.size() && colon - first <= kLongestSpeaker && syntax.token(colon).lower != ":") ++colon;
  if (colon >= syntax.size() || colon == first || syntax.token(colon).lower != ":" || colon + 1 >= syntax.size()) return;
  std::optional<TokenIndex> head;
  for (TokenIndex i = first; i < colon; ++i) {
    const Token& token = syntax.token(i);
    if (is_blank(token) || is_quote_mark(token.lower) || is_verb(token) || token.pos == "NUM") return;
    if (any(token.pos, {"PROPN", "NOUN"})) head = i;
  }
  if (!head || is_label(syntax.token(*head)) || is_nobody(syntax, *head)) return;
  const Informant* noun = informant(syntax.token(*head));
  const Token& token = syntax.token(*head);
  const bool person = token.pos == "PROPN" && token.ent_type.empty() && persons.has(token.lower);
  // "Syria: rebels shell town": a country before a colon is where it happens, not who says so
  const bool may_speak = noun ? noun->what <= InformantClass::kPaper : person || any(token.ent_type, {"PERSON", "ORG", "NORP"});
  if (!may_speak) return;
  const auto block = syntax.block_of(first);
  TokenIndex last = colon + 1;
  while (last < syntax.size() && (is_blank(syntax.token(last)) || syntax.block_of(last) == block) && syntax.token(last).lower != "\n") ++last;
  Draft draft;
  draft.cue = colon;
  draft.cue_tokens = {{colon, colon + 1}};
  draft.source_head = head;
  draft.source = {{first, colon}};
  draft.content = trimmed(syntax, {{colon + 1, last}});
  if (draft.content.empty() || has_own_teller(drafts, draft.content.front().first)) return;
  drafts.push_back(std::move(draft));
}

/// "Dam will hold: officials": a headline that closes with its teller.
void find_closing_colon(const Scene& scene, TokenIndex first, Drafts& drafts) {
  const Syntax& syntax = scene.syntax;
  const auto block = syntax.block_of(first);
  if (!block) return;
  const TokenRange whole = trimmed_range(syntax, syntax.tokens_in(syntax.doc().article.blocks[*block].span));
  if (whole.last - whole.first > kLongestHeadline) return;
  TokenIndex colon = whole.last;
  while (colon > whole.first && whole.last - colon <= kLongestSpeaker && syntax.token(colon - 1).lower != ":") --colon;
  if (colon <= whole.first + 1 || colon >= whole.last || syntax.token(colon - 1).lower != ":") return;
  std::optional<TokenIndex> head;
  for (TokenIndex i = colon; i < whole.last; ++i) {
    if (!any(syntax.token(i).pos, {"NOUN", "PROPN", "ADJ"})) return;
    head = i;
  }
  const Informant* noun = informant(syntax.token(*head));
  bool has_verb = false;
  for (TokenIndex i = whole.first; i < colon; ++i) has_verb |= is_verb(syntax.token(i));
  const bool tells = noun ? noun->what <= InformantClass::kPaper : syntax.token(*head).ent_type == "PERSON";
  if (!tells || !has_verb) return;
  Draft draft;
  draft.cue = colon - 1;
  draft.cue_tokens = {{colon - 1, colon}};
  draft.source_head = head;
  draft.source = {{colon, whole.last}};
  draft.content = trimmed(syntax, {{whole.first, colon - 1}});
  drafts.push_back(std::move(draft));
}

}  // namespace

void find_colons(const Scene& scene, Drafts& drafts) {
  PersonWords persons(scene.syntax);
  std::optional<std::uint32_t> block;
  for (TokenIndex i = 0; i < scene.syntax.size(); ++i) {
    if (is_blank(scene.syntax.token(i))) continue;
    const auto here = scene.syntax.block_of(i);
    if (here == block) continue;
    block = here;
    find_colon(scene, i, persons, drafts);
    find_closing_colon(scene, i, drafts);
  }
}

}  // namespace dateline::attribution
