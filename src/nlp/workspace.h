#pragma once
// What one thread keeps from text to text: the words that it has met with what follows from the word alone, and room to work in. What
// is kept changes how fast an answer comes, never the answer.
#include <vector>

#include "nlp/arc_eager.h"
#include "nlp/lemmatizer.h"
#include "nlp/tok2vec.h"
#include "nlp/vocabulary.h"

namespace dateline::nlp {

struct Workspace {
  Workspace(const Tokenizer& tokenizer, const Lexicon& lexicon, std::size_t tok2vecs) : vocabulary(tokenizer, lexicon), words(tok2vecs) {}

  /// Forgets the words if they have become many; between batches.
  void start();

  Vocabulary vocabulary;
  std::vector<Tok2Vec::Memory> words;  // by the number of the Tok2Vec
  Lemmatizer::Memory lemmas;
  TokenVectors shared;  // of the last component that makes token vectors for others
  TokenVectors own;     // of the component that is at work
  Floats tag_scores;
  ArcEagerParser::Scratch parser;
  Batch batch;
};

}  // namespace dateline::nlp
