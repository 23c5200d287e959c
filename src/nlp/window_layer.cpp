#include "nlp/window_layer.h"

#include <algorithm>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/window_layer.cpp"
#include <hwy/foreach_target.h>

#include "nlp/multiply-inl.h"
#include "nlp/normalise-inl.h"

namespace dateline::nlp {
#ifndef DATELINE_NLP_WINDOW_LAYER_ONCE
#define DATELINE_NLP_WINDOW_LAYER_ONCE

constexpr std::size_t kTile = WindowLayer::kTile, kPoints = WindowLayer::kPoints;
constexpr std::size_t kBlock = 32;  // tiles that go through the layer together, so that what lies between its steps stays in the cache

/// What a kernel works with.
struct WindowWork {
  const MaxoutWeights& of;
  const float* panels;  // point by point
  const float* zeros;   // of.sums() of them
  float* points;        // point by point a row for each tile
  float* products;      // the same for the outputs of one panel, piece by piece
  float* greatest;      // a row for each row of the block
  float* before;        // the row before the block, as it was
};
#endif
}  // namespace dateline::nlp

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

/// The six rows that a tile sees, at the six points.
HWY_INLINE void to_points(const float* const* rows, std::size_t wide, float* to, std::size_t point_stride) {
  const Lanes d;
  const Vector two = hn::Set(d, 2.0F), three = hn::Set(d, 3.0F), four = hn::Set(d, 4.0F), five = hn::Set(d, 5.0F);
  for (std::size_t i = 0; i < wide; i += kLanes) {
    const Vector d0 = load(rows[0] + i), d1 = load(rows[1] + i), d2 = load(rows[2] + i), d3 = load(rows[3] + i), d4 = load(rows[4] + i),
                 d5 = load(rows[5] + i);
    const Vector d13 = hn::Sub(d1, d3), d24 = hn::Sub(d2, d4);
    float* at = to + i;
    const auto put = [&](Vector value) {
      store(value, at);
      at += point_stride;
    };
    // 2 d0 - 3 d1 - 4 d2 + 3 d3 + 2 d4
    put(hn::Sub(hn::Mul(two, hn::Add(d0, d4)), fused(three, d13, hn::Mul(four, d2))));
    // -2 d1 + d2 + 5 d3 + 2 d4
    put(fused(two, hn::Sub(d4, d1), fused(five, d3, d2)));
    // -2 d1 + 5 d2 - d3 - 2 d4
    put(hn::Sub(fused(five, d2, hn::Neg(d3)), hn::Mul(two, hn::Add(d1, d4))));
    // 2 d1 + d2 - 2 d3 - d4
    put(fused(two, d13, d24));
    // d1 - 2 d2 - d3 + 2 d4
    put(hn::Sub(d13, hn::Mul(two, d24)));
    // 2 d1 - 3 d2 - 4 d3 + 3 d4 + 2 d5
    put(hn::Sub(hn::Mul(two, hn::Add(d1, d5)), fused(three, d24, hn::Mul(four, d3))));
  }
}

/// The products of a tile at the six points, back to its four rows: for kLanes outputs the greatest piece of each row.
HWY_INLINE void from_points(const float* products, std::size_t point_stride, std::size_t pieces, const float* bias, float* to,
                            std::size_t wide) {
  const Lanes d;
  const Vector half = hn::Set(d, 0.5F), quarter = hn::Set(d, 0.25F), eighth = hn::Set(d, 0.125F);
  const Vector two = hn::Set(d, 2.0F), four = hn::Set(d, 4.0F), eight = hn::Set(d, 8.0F);
  Vector greatest[kTile];
  const auto add_piece = [&](bool is_first) {
    const Vector m1 = load(products + point_stride), m2 = load(products + 2 * point_stride), m3 = load(products + 3 * point_stride),
                 m4 = load(products + 4 * point_stride), b = load(bias);
    const Vector even = hn::Add(hn::Add(m1, m2), b), odd = hn::Add(hn::Sub(m1, m2), b);
    const Vector rows[kTile] = {
        hn::Add(hn::Add(load(products), even), hn::Add(m3, m4)), hn::Sub(fused(half, m3, odd), hn::Mul(two, m4)),
        fused(four, m4, fused(quarter, m3, even)),
        hn::Add(hn::Sub(fused(eighth, m3, odd), hn::Mul(eight, m4)), load(products + 5 * point_stride))};
    DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) greatest[r] = is_first ? rows[r] : hn::Max(greatest[r], rows[r]);
  };
  DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) greatest[r] = hn::Zero(d);
  add_piece(true);
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    products += kPanel;
    bias += kPanel;
    add_piece(false);
  }
  DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) store(greatest[r], to + r * wide);
}

HWY_INLINE void window_block(const WindowWork& work, float* rows, std::size_t tiles) {
  const MaxoutWeights& of = work.of;
  const std::size_t wide = padded(of.outputs), row_of_products = of.pieces * kPanel, inputs = of.outputs;
  const std::size_t point_stride = tiles * row_of_products;
  for (std::size_t t = 0; t < tiles; ++t) {
    const float* seen[kPoints];
    for (std::size_t r = 0; r < kPoints; ++r) seen[r] = t == 0 && r == 0 ? work.before : rows + (t * kTile + r) * wide - wide;
    to_points(seen, wide, work.points + t * wide, tiles * wide);
  }
  std::copy_n(rows + (tiles * kTile - 1) * wide, wide, work.before);
  for (std::size_t group = 0; group < wide / kPanel; ++group) {
    for (std::size_t point = 0; point < kPoints; ++point) {
      multiply(work.panels + (point * of.sums() + group * row_of_products) * inputs, work.zeros, inputs, of.pieces,
               work.points + point * tiles * wide, wide, tiles, work.products + point * point_stride, row_of_products);
    }
    for (std::size_t t = 0; t < tiles; ++t) {
      for (std::size_t i = 0; i < kPanel; i += kLanes) {
        from_points(work.products + t * row_of_products + i, point_stride, of.pieces, of.bias.data() + group * row_of_products + i,
                    work.greatest + t * kTile * wide + group * kPanel + i, wide);
      }
    }
  }
  for (std::size_t r = 0; r < tiles * kTile; ++r) normalise<true>(work.greatest + r * wide, of, rows + r * wide);
}

void window_layer(const WindowWork& work, float* rows, std::size_t tiles) {
  const std::size_t wide = padded(work.of.outputs);
  std::copy_n(rows - wide, wide, work.before);
  for (std::size_t first = 0; first < tiles; first += kBlock) {
    window_block(work, rows + first * kTile * wide, std::min(kBlock, tiles - first));
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {
namespace {

// What each of the three taps gives to the weights at each point.
constexpr double kTaps[kPoints][3] = {{1.0 / 2, 0, 0},           {1.0 / 6, 1.0 / 6, 1.0 / 6},     {1.0 / 6, -1.0 / 6, 1.0 / 6},
                                      {16.0 / 15, 8.0 / 15, 4.0 / 15}, {1.0 / 30, -2.0 / 30, 4.0 / 30}, {0, 0, 1.0 / 2}};

}  // namespace

HWY_EXPORT(window_layer);

WindowLayer::WindowLayer(const MaxoutWeights& weights) : weights_(weights) {
  const std::size_t inputs = weights.outputs, rows = weights.sums();
  std::vector<float> at_point(rows * inputs);
  for (const auto& taps : kTaps) {
    for (std::size_t row = 0; row < rows; ++row) {
      const float* from = weights.weights.data() + row * 3 * inputs;
      for (std::size_t i = 0; i < inputs; ++i) {
        at_point[row * inputs + i] = static_cast<float>(taps[0] * from[i] + taps[1] * from[inputs + i] + taps[2] * from[2 * inputs + i]);
      }
    }
    const Floats panels = pack_panels(at_point.data(), rows, inputs);
    panels_.insert(panels_.end(), panels.begin(), panels.end());
  }
  weights_.weights = {};
}

void WindowLayer::apply(float* rows, std::size_t tiles, Scratch& scratch) const {
  const std::size_t wide = padded(width()), block = std::min(kBlock, tiles);
  scratch.points.resize(kPoints * block * wide);
  scratch.products.resize(kPoints * block * weights_.pieces * kPanel);
  scratch.greatest.resize(block * kTile * wide);
  scratch.before.resize(wide);
  scratch.zeros.assign(weights_.pieces * kPanel, 0.0F);
  const WindowWork work{weights_,          panels_.data(), scratch.zeros.data(), scratch.points.data(), scratch.products.data(),
                        scratch.greatest.data(), scratch.before.data()};
  HWY_DYNAMIC_DISPATCH(window_layer)(work, rows, tiles);
}

}  // namespace dateline::nlp
#endif
