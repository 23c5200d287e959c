#include "nlp/workspace.h"

namespace dateline::nlp {
namespace {

constexpr std::size_t kMostWords = 40 * 1024;  // some 15 MiB with all that is kept of them

}  // namespace

void Workspace::start() {
  if (vocabulary.size() <= kMostWords) return;
  lemmas.clear();
  for (Tok2Vec::Memory& memory : words) memory.mixer.forget_words();
  vocabulary.clear();
}

}  // namespace dateline::nlp
