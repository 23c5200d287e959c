#pragma once
// spaCy's dependency parser: arc-eager transitions with sentence breaks, the best move at each step. It writes heads, labels and
// sentence starts; arcs of decorated labels ("prep||dobj") are put where they belong (dependency_tree.h).
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/dependency_tree.h"
#include "nlp/moves.h"
#include "nlp/parsed_text.h"
#include "nlp/parser_state.h"
#include "nlp/transition_scorer.h"

namespace dateline::nlp {

class ArcEagerParser {
 public:
  /// `moves` are the bytes of the file moves; the model is in `file`.
  static Result<ArcEagerParser> load(const ModelFile& file, std::string_view moves, Labels& labels);

  std::size_t token_width() const { return scorer_.token_width(); }
  void annotate(ParsedText& text, const TokenVectors& vectors) const;

 private:
  enum Action { kShift, kReduce, kLeft, kRight, kBreak, kActionCount };

  void set_context(const ParserState& state, int* tokens) const;
  bool is_valid(const ParserState& state, int action) const;
  int best_move(const ParserState& state, const float* scores) const;
  void make_move(ParserState& state, const Move& move) const;
  void write(const ParserState& state, ParsedText& text) const;

  TransitionScorer scorer_;
  std::vector<Move> moves_;
  Label root_ = 0;
  Decorations decorations_;
};

}  // namespace dateline::nlp
