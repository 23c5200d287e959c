#pragma once
// A maxout layer that looks at a row and its two neighbours and adds its answer to the row (spaCy's MaxoutWindowEncoder with a window of
// one). As a convolution of three taps it needs less than half the products: Toom and Cook's algorithm, with eight for six rows instead of
// eighteen (Winograd, Arithmetic Complexity of Computations, 1980; Lavin and Gray, Fast Algorithms for Convolutional Neural Networks,
// CVPR 2016), at the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity. It loses three times as much to rounding as a plain sum: less
// than one part in a million.
#include "nlp/maxout.h"

namespace dateline::nlp {

class WindowLayer {
 public:
  static constexpr std::size_t kTile = 6;    // rows that are worked out together
  static constexpr std::size_t kPoints = 8;  // products for a tile

  WindowLayer() = default;
  explicit WindowLayer(const MaxoutWeights& weights);

  std::size_t width() const { return weights_.outputs; }
  /// Room to work in.
  struct Scratch {
    Floats points, products, greatest, before, zeros;
  };
  /// Works on kTile * tiles rows of padded(width()) floats in place. The rows before and behind them are read, so must be there.
  /// A row's answer depends on its place in its tile (in the last digits), so a text must begin on a tile.
  void apply(float* rows, std::size_t tiles, Scratch& scratch) const;

 private:
  MaxoutWeights weights_;  // the weights themselves are in panels_
  Floats panels_;          // in the order in which the kernels read them: panel of outputs, point, piece
};

}  // namespace dateline::nlp
