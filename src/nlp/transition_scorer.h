#pragma once
// The network that scores the next move of a transition-based component (parser, entity recogniser): the vectors of a few tokens of
// the state, each through weights of its own, summed, the greater of pieces, then one score a move.
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "nlp/choose.h"
#include "nlp/dense.h"
#include "nlp/model_file.h"
#include "nlp/tok2vec.h"

namespace dateline::nlp {

class TransitionScorer {
 public:
  /// The first `common` features are those that most tokens are seen as sooner or later: what a token adds as one of them is worked out
  /// for many tokens at once, as one of the rest when it is asked for.
  static Result<TransitionScorer> load(const ModelFile& file, std::size_t common);

  static constexpr std::size_t kMostFeatures = 13;
  std::size_t features() const { return features_; }
  std::size_t moves() const { return moves_; }
  std::size_t token_width() const { return input_.inputs(); }

  /// The kinds of moves, one of moves(), padded for choose().
  Kinds pad_kinds(const std::vector<std::uint32_t>& kinds) const;

  /// A page of neighbouring tokens with what they add to states.
  struct Page {
    std::size_t number = 0;
    std::uint64_t last_use = 0;
    Floats narrow;                     // the tokens' vectors through the first layer
    Floats common, rare;               // token by token, feature by feature
    std::vector<std::uint32_t> known;  // for each token the bits of the rare features that are worked out
  };
  /// Room to work in.
  struct Scratch {
    std::vector<Page> pages;
    std::size_t open = 0;             // how many of them are in use
    std::vector<std::int32_t> place;  // where in `pages` a page of the batch is, or -1
    Floats hidden, scores;
  };

  /// The scorer bound to a batch's token vectors, which it reads as long as it lives. Pages are worked out when first asked for; old ones
  /// are dropped, so that a long text takes little memory.
  class Run {
   public:
    Run(const TransitionScorer& scorer, const TokenVectors& vectors, Scratch& scratch);
    /// Scores of all moves in a state given by features() tokens of the batch (-1: no such token). Good until the next call.
    const float* scores(const int* tokens);

   private:
    const float* added(std::size_t feature, int token);
    std::int32_t open_page(std::size_t number);

    const TransitionScorer& scorer_;
    const TokenVectors& vectors_;
    Scratch& scratch_;
    std::uint64_t uses_ = 0;
  };

 private:
  bool load_upper(const ModelNode& node);
  void load_lower(const Tensor& weights);
  std::size_t padded_moves() const { return (moves_ + 15) / 16 * 16; }
  /// Numbers that a token adds as one feature: piece by piece, padded(hidden_) of them.
  std::size_t of_feature() const { return pieces_ * padded(hidden_); }

  std::size_t features_ = 0, common_ = 0, hidden_ = 0, pieces_ = 0, moves_ = 0;
  bool has_upper_ = true;
  Dense input_;                // of the token vectors
  Dense common_lower_;         // feature by feature
  Floats rare_lower_, zeros_;  // feature by feature, input by input
  Floats padding_, bias_;      // feature by feature; of all
  Floats upper_, upper_bias_;  // of the hidden layer: input by input, padded_moves() numbers
};

}  // namespace dateline::nlp
