#include "nlp/workspace.h"

namespace dateline::nlp {
namespace {

// With all that is kept of them some 15 MiB, and a multiple of the bytes where words are long.
constexpr std::size_t kMostWords = 40 * 1024, kMostBytes = std::size_t{8} << 20;
constexpr std::size_t kMostTokens = 64 * 1024;  // that a batch has room for: some 60 MiB with their vectors

}  // namespace

bool Workspace::has_grown() const { return batch.tokens.capacity() > kMostTokens; }

void Workspace::start() {
  if (vocabulary.size() <= kMostWords && vocabulary.bytes() <= kMostBytes) return;
  for (Lemmatizer::Memory& memory : lemmas) memory.clear();
  for (Tok2Vec::Memory& memory : words) memory.mixer.forget_words();
  vocabulary.clear();
}

}  // namespace dateline::nlp
