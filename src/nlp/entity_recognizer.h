#pragma once
// spaCy's entity recogniser: token by token, the best of begin, in, last, unit (each with a type) and out that is allowed.
// Entities do not start on white space and do not reach over a sentence start.
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/moves.h"
#include "nlp/parsed_text.h"
#include "nlp/transition_scorer.h"

namespace dateline::nlp {

class EntityRecognizer {
 public:
  static Result<EntityRecognizer> load(const ModelFile& file, std::string_view moves, Labels& labels);

  std::size_t token_width() const { return scorer_.token_width(); }
  void annotate(Batch& batch, const TokenVectors& vectors, TransitionScorer::Scratch& scratch) const;

 private:
  enum Action { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActionCount };
  struct Open {
    int start = -1;  // the first token of the entity that is being read, or -1
    Label type = 0;
  };

  void set_context(const Open& open, int token, int* tokens) const;
  int best_move(const ParsedText& text, const Open& open, int token, const float* scores) const;
  void recognize(ParsedText& text, TransitionScorer::Run& scorer) const;

  TransitionScorer scorer_;
  std::vector<Move> moves_;
  Kinds kinds_;  // of the moves: the bits of the actions that need no open entity
  /// For each label the moves that go on with an entity of that type; -1 where there is none.
  struct Continuation {
    int in = -1, last = -1;
  };
  std::vector<Continuation> continuations_;
};

}  // namespace dateline::nlp
