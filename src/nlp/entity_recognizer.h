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
  void annotate(ParsedText& text, const TokenVectors& vectors) const;

 private:
  enum Action { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActionCount };
  struct Open {
    int start = -1;  // the first token of the entity that is being read, or -1
    Label type = 0;
  };

  void set_context(const Open& open, int token, int* tokens) const;
  bool is_valid(const ParsedText& text, const Open& open, int token, const Move& move) const;
  int best_move(const ParsedText& text, const Open& open, int token, const float* scores) const;

  TransitionScorer scorer_;
  std::vector<Move> moves_;
};

}  // namespace dateline::nlp
