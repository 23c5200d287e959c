#pragma once
// A maxout layer that looks at a row and its two neighbours and adds its answer to the row (spaCy's MaxoutWindowEncoder with a window of
// one). As a convolution of three taps it needs less than half the products: Toom and Cook's algorithm, with eight for six rows instead of
// eighteen (Winograd, Arithmetic Complexity of Computations, 1980; Lavin and Gray, Fast Algorithms for Convolutional Neural Networks,
// CVPR 2016), at the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity. It loses three times as much to rounding as a plain sum: less
// than one part in a million.
#include <span>

#include "nlp/maxout.h"

namespace dateline::nlp {

class WindowLayer {
 public:
  static constexpr std::size_t kTile = 6;    // rows that are worked out together
  static constexpr std::size_t kPoints = 8;  // products for a tile

  WindowLayer() = default;
  explicit WindowLayer(const MaxoutWeights& weights);

  std::size_t width() const { return weights_.outputs; }
  /// Whether a tile is the first or the last of its stretch.
  struct Edge {
    bool first = false, last = false;
  };
  /// Room to work in.
  struct Scratch {
    Floats points, products, greatest, before, zeros;
  };
  /// Works in place on rows of padded(width()) floats, kTile for each edge. Stretches stand one behind the other; beyond its first and its
  /// last row each sees zeros. So its answers depend on nothing else, to the bit.
  void apply(float* rows, std::span<const Edge> edges, Scratch& scratch) const;

 private:
  MaxoutWeights weights_;  // the weights themselves are in panels_
  Floats panels_;          // in the order in which the kernels read them: panel of outputs, point, piece
};

}  // namespace dateline::nlp
