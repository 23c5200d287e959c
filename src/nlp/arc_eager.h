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
  /// Room to work in.
  struct Scratch {
    TransitionScorer::Scratch scorer;
    ParserState state;
  };
  void annotate(Batch& batch, const TokenVectors& vectors, Scratch& scratch) const;

 private:
  enum Action { kShift, kReduce, kLeft, kRight, kBreak, kActionCount };

  void set_context(const ParserState& state, int* tokens) const;
  std::uint32_t valid_actions(const ParserState& state) const;
  void parse(ParsedText& text, TransitionScorer::Run& scorer, ParserState& state) const;
  void make_move(ParserState& state, const Move& move) const;
  void write(const ParserState& state, ParsedText& text) const;

  TransitionScorer scorer_;
  std::vector<Move> moves_;
  Kinds kinds_;  // of the moves: the bits of their actions
  Label root_ = 0;
  Decorations decorations_;
};

}  // namespace dateline::nlp
