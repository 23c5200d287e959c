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
  /// How many components keep something of their own.
  struct Rooms {
    std::size_t tok2vecs = 0, lemmatizers = 0;
  };
  Workspace(const Tokenizer& tokenizer, const Lexicon& lexicon, Rooms rooms)
      : vocabulary(tokenizer, lexicon), words(rooms.tok2vecs), lemmas(rooms.lemmatizers) {}

  /// Forgets the words if they have become many or take much memory; between batches.
  void start();
  /// Whether a very long text has left so much room behind that it is better given up than kept.
  bool has_grown() const;

  Vocabulary vocabulary;
  std::vector<Tok2Vec::Memory> words;      // by the number of the Tok2Vec
  std::vector<Lemmatizer::Memory> lemmas;  // by the number of the lemmatizer
  TokenVectors shared;                     // of the last component that makes token vectors for others
  TokenVectors own;                        // of the component that is at work
  Floats tag_scores;
  ArcEagerParser::Scratch parser;
  Batch batch;
};

}  // namespace dateline::nlp
