// Headlines Where Every Word Is Capital mislead the recogniser: a name found only there is not believed.
#include <unordered_set>

#include "actors/draft.h"

namespace dateline::actors {
namespace {

constexpr int kFewestWords = 4;
constexpr TokenIndex kMostWords = 30;
constexpr double kCapitalShare = 0.75;

/// The parts of the text that can be a headline: its blocks, or its sentences where it has none.
std::vector<Sentence> parts_of(const Draft& draft) {
  const auto& doc = draft.syntax.doc();
  if (doc.article.blocks.empty()) return doc.sentences;
  std::vector<Sentence> out;
  for (const Block& block : doc.article.blocks) out.push_back(draft.syntax.tokens_in(block.span));
  return out;
}

bool is_title_case(const Draft& draft, const Sentence& part) {
  if (part.last - part.first > kMostWords) return false;
  int words = 0, capitals = 0;
  for (TokenIndex i = part.first; i < part.last; ++i) {
    if (draft.folded[i].size() < 4 || draft.syntax.token(i).pos == "PUNCT") continue;
    ++words;
    capitals += draft.capital(i);
  }
  return words >= kFewestWords && capitals >= kCapitalShare * words;
}

}  // namespace

void doubt_headlines(Draft& draft) {
  std::vector<char> in_title(draft.syntax.size(), 0);
  bool any = false, other = false;
  for (const Sentence& part : parts_of(draft)) {
    const bool title = is_title_case(draft, part);
    any = any || title;
    other = other || (!title && part.last - part.first > 8);
    for (TokenIndex i = part.first; i < part.last; ++i) in_title[i] = title;
  }
  if (!any || !other) return;
  std::unordered_set<std::string> elsewhere;
  for (const Found& m : draft.found) {
    if (in_title[m.head]) continue;
    for (TokenIndex i = m.first; i < m.last; ++i) elsewhere.insert(draft.folded[i]);
  }
  for (Found& m : draft.found) {
    if (m.sure || !in_title[m.head] || elsewhere.contains(draft.folded[m.last - 1])) continue;
    const auto person = draft.lex().person_words.find(draft.folded[m.first]);
    if (m.type == EntityType::kPlace || (person != draft.lex().person_words.end() && m.last - m.first > 1)) continue;
    m.last = m.first;  // settle() takes it out
  }
  draft.settle();
}

}  // namespace dateline::actors
