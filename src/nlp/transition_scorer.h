#pragma once
// The network that scores the next move of a transition-based component (parser, entity recogniser): the vectors of a few tokens of
// the state, each through weights of its own, summed, the greater of pieces, then one score a move.
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "nlp/dense.h"
#include "nlp/model_file.h"
#include "nlp/tok2vec.h"

namespace dateline::nlp {

class TransitionScorer {
 public:
  static Result<TransitionScorer> load(const ModelFile& file);

  std::size_t features() const { return features_; }
  std::size_t moves() const { return moves_; }
  std::size_t token_width() const { return input_.inputs(); }

  /// The scorer bound to one text's token vectors, which it reads as long as it lives. What a token adds to a state is worked out
  /// when it is first asked for, a page of neighbours together; old pages are dropped, so that a long text takes little memory.
  class Text {
   public:
    Text(const TransitionScorer& scorer, const TokenVectors& vectors);
    /// Scores of all moves in a state given by features() token indexes (-1: no such token). Good until the next call.
    const float* scores(const int* tokens);

   private:
    struct Page {
      std::size_t number = 0;
      std::uint64_t last_use = 0;
      std::vector<float> states;  // for each token, for each feature, what it adds to the hidden layer
    };

    const float* feature(std::size_t feature, int token);
    const Page& page(std::size_t number);
    void fill(Page& page) const;

    const TransitionScorer& scorer_;
    const TokenVectors& vectors_;
    std::size_t tokens_ = 0;
    std::uint64_t uses_ = 0;
    std::vector<Page> pages_;
    std::vector<int> page_at_;  // where in pages_ a page is, or -1
    std::vector<float> sums_, hidden_, scores_;
  };

 private:
  std::size_t features_ = 0, hidden_ = 0, pieces_ = 0, moves_ = 0;
  bool has_upper_ = true;
  Dense input_;  // of the token vectors
  Dense lower_;
  std::vector<float> padding_, bias_;
  Dense upper_;
};

}  // namespace dateline::nlp
