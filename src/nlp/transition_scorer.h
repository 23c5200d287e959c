#pragma once
// The network that scores the next move of a transition-based component (parser, entity recogniser): the vectors of a few tokens of
// the state, each through weights of its own, summed, the greater of pieces, then one score a move.
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "nlp/choose.h"
#include "nlp/dense.h"
#include "nlp/model_file.h"
#include "nlp/tok2vec.h"

namespace dateline::nlp {

class TransitionScorer {
 public:
  static Result<TransitionScorer> load(const ModelFile& file);

  static constexpr std::size_t kMostFeatures = 13;
  std::size_t features() const { return features_; }
  std::size_t moves() const { return moves_; }
  std::size_t token_width() const { return input_.inputs(); }

  /// The kinds of moves, one of moves(), padded for choose().
  Kinds pad_kinds(const std::vector<std::uint32_t>& kinds) const;

  /// Room to work in.
  struct Scratch {
    std::vector<Floats> pages;
    std::vector<std::uint64_t> used;          // when each page was last used
    std::vector<std::size_t> number;          // which page of the batch it is
    std::vector<std::int32_t> place;          // where in `pages` a page of the batch is, or -1
    Floats narrow, hidden, scores;
  };

  /// The scorer bound to a batch's token vectors, which it reads as long as it lives. What a token adds to a state is worked out when it
  /// is first asked for, a page of neighbours together; old pages are dropped, so that a long text takes little memory.
  class Run {
   public:
    Run(const TransitionScorer& scorer, const TokenVectors& vectors, Scratch& scratch);
    /// Scores of all moves in a state given by features() tokens of the batch (-1: no such token). Good until the next call.
    const float* scores(const int* tokens);

   private:
    const float* state(int token);
    std::int32_t open_page(std::size_t number);

    const TransitionScorer& scorer_;
    const TokenVectors& vectors_;
    Scratch& scratch_;
    std::uint64_t uses_ = 0;
  };

 private:
  std::size_t features_ = 0, hidden_ = 0, pieces_ = 0, moves_ = 0;
  bool has_upper_ = true;
  Dense input_;             // of the token vectors
  Dense lower_;             // feature by feature, piece by piece, padded(hidden_) numbers
  Floats padding_, bias_;   // in the same order
  Dense upper_;
};

}  // namespace dateline::nlp
