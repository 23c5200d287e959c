#include "actors/sites.h"

#include <algorithm>

namespace dateline::actors {

std::vector<std::string> told_by(const Draft& draft, const Found& m) {
  std::vector<std::string> out;
  if (m.type != EntityType::kFacility) return out;
  for (TokenIndex child : draft.syntax.children_with(m.head, {"prep"})) {
    for (TokenIndex object : draft.syntax.children_with(child, {"pobj"})) {
      if (draft.named_by[object] >= 0) out.push_back(draft.folded[object]);
    }
  }
  return out;
}

bool told_alike(const Draft& draft, const Found& before, const std::vector<std::string>& told) {
  if (told.empty()) return true;
  const Sentence range = draft.syntax.doc().sentences[draft.syntax.sentence_of(before.head)];
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (std::find(told.begin(), told.end(), draft.folded[i]) != told.end()) return true;
  }
  return false;
}

int site_before(const Draft& draft, const Clusters& clusters, int index) {
  const Found& m = draft.found[static_cast<std::size_t>(index)];
  if (m.number != 's' || m.key != m.head_lemma || !told_by(draft, m).empty()) return -1;
  const std::uint32_t sentence = draft.syntax.sentence_of(m.head);
  int best = -1;
  for (int i = index - 1; i >= 0; --i) {
    const Found& before = draft.found[static_cast<std::size_t>(i)];
    if (before.headless || before.first >= m.first || before.form == MentionForm::kPronoun) continue;
    if (sentence - draft.syntax.sentence_of(before.head) > 2) break;
    if (before.type != EntityType::kFacility || before.number == 'p') continue;
    if (clusters.has_name(i)) return i;
    if (best < 0) best = i;
  }
  return best;
}

}  // namespace dateline::actors
