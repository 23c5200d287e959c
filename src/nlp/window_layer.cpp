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
  const float* panels;  // WindowLayer::panels_
  const float* zeros;   // as many as a row of either
  float* points;        // point by point a row for each tile
  float* products;      // the same for the outputs of one panel, piece by piece
  float* greatest;      // a row for each row of the block
  float* before;        // the row before the block, as it was
};
#endif
}  // namespace dateline::nlp

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

/// The eight rows that a tile sees, at the eight points.
HWY_INLINE void to_points(const float* const* rows, std::size_t wide, float* to, std::size_t point_stride) {
  const auto times = [](float factor, Vector value) { return hn::Mul(hn::Set(Lanes(), factor), value); };
  const auto plus = [](Vector sum, float factor, Vector value) { return fused(hn::Set(Lanes(), factor), value, sum); };
  for (std::size_t i = 0; i < wide; i += kLanes) {
    const Vector d0 = load(rows[0] + i), d1 = load(rows[1] + i), d2 = load(rows[2] + i), d3 = load(rows[3] + i), d4 = load(rows[4] + i),
                 d5 = load(rows[5] + i), d6 = load(rows[6] + i), d7 = load(rows[7] + i);
    float* at = to + i;
    const auto put = [&](Vector value) {
      store(value, at);
      at += point_stride;
    };
    const auto put_both = [&](Vector even, Vector odd) {
      put(hn::Add(even, odd));
      put(hn::Sub(even, odd));
    };
    put(plus(hn::Sub(d0, d6), 5.25F, hn::Sub(d4, d2)));
    put_both(plus(hn::Add(d2, d6), -4.25F, d4), plus(hn::Add(d1, d5), -4.25F, d3));
    put_both(plus(plus(d6, -1.25F, d4), 0.25F, d2), plus(plus(times(2, d5), -2.5F, d3), 0.5F, d1));
    put_both(plus(plus(d6, -5, d4), 4, d2), plus(plus(times(0.5F, d5), -2.5F, d3), 2, d1));
    put(plus(hn::Sub(d7, d1), 5.25F, hn::Sub(d3, d5)));
  }
}

/// The products of a tile at the eight points, back to its six rows: for kLanes outputs the greatest piece of each row.
HWY_INLINE void from_points(const float* products, std::size_t point_stride, std::size_t pieces, const float* bias, float* to,
                            std::size_t wide) {
  const auto plus = [](Vector sum, float factor, Vector value) { return fused(hn::Set(Lanes(), factor), value, sum); };
  Vector greatest[kTile];
  DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) greatest[r] = hn::Zero(Lanes());
  for (std::size_t piece = 0; piece < pieces; ++piece, products += kPanel, bias += kPanel) {
    const auto at = [&](std::size_t point) { return load(products + point * point_stride); };
    const Vector m1 = at(1), m2 = at(2), m3 = at(3), m4 = at(4), m5 = at(5), m6 = at(6), b = load(bias);
    const Vector even1 = hn::Add(hn::Add(m1, m2), b), odd1 = hn::Add(hn::Sub(m1, m2), b), even2 = hn::Add(m3, m4), odd2 = hn::Sub(m3, m4),
                 even3 = hn::Add(m5, m6), odd3 = hn::Sub(m5, m6);
    const Vector rows[kTile] = {hn::Add(hn::Add(at(0), even1), hn::Add(even2, even3)),
                                plus(plus(odd1, 2, odd2), 0.5F, odd3),
                                plus(plus(even1, 4, even2), 0.25F, even3),
                                plus(plus(odd1, 8, odd2), 0.125F, odd3),
                                plus(plus(even1, 16, even2), 0.0625F, even3),
                                hn::Add(plus(plus(odd1, 32, odd2), 0.03125F, odd3), at(7))};
    DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) greatest[r] = piece == 0 ? rows[r] : hn::Max(greatest[r], rows[r]);
  }
  DATELINE_UNROLL for (std::size_t r = 0; r < kTile; ++r) store(greatest[r], to + r * wide);
}

HWY_INLINE void window_block(const WindowWork& work, float* rows, std::span<const WindowLayer::Edge> edges) {
  const MaxoutWeights& of = work.of;
  const std::size_t wide = padded(of.outputs), row_of_products = of.pieces * kPanel, inputs = of.outputs, tiles = edges.size();
  const std::size_t point_stride = tiles * row_of_products;
  for (std::size_t t = 0; t < tiles; ++t) {
    const float* seen[kPoints];
    for (std::size_t r = 1; r < kPoints; ++r) seen[r] = rows + (t * kTile + r - 1) * wide;
    seen[0] = edges[t].first ? work.zeros : t == 0 ? work.before : seen[1] - wide;
    if (edges[t].last) seen[kPoints - 1] = work.zeros;
    to_points(seen, wide, work.points + t * wide, tiles * wide);
  }
  std::copy_n(rows + (tiles * kTile - 1) * wide, wide, work.before);
  for (std::size_t group = 0; group < wide / kPanel; ++group) {
    for (std::size_t point = 0; point < kPoints; ++point) {
      multiply(work.panels + (group * kPoints + point) * row_of_products * inputs, work.zeros, inputs, of.pieces,
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

void window_layer(const WindowWork& work, float* rows, std::span<const WindowLayer::Edge> edges) {
  const std::size_t wide = padded(work.of.outputs);
  for (std::size_t first = 0; first < edges.size(); first += kBlock) {
    window_block(work, rows + first * kTile * wide, edges.subspan(first, std::min(kBlock, edges.size() - first)));
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {
namespace {

// What each of the three taps gives to the weights at each point.
constexpr double kTaps[kPoints][3] = {{1, 0, 0},
                                      {-2.0 / 9, -2.0 / 9, -2.0 / 9},
                                      {-2.0 / 9, 2.0 / 9, -2.0 / 9},
                                      {1.0 / 90, 2.0 / 90, 4.0 / 90},
                                      {1.0 / 90, -2.0 / 90, 4.0 / 90},
                                      {32.0 / 45, 16.0 / 45, 8.0 / 45},
                                      {32.0 / 45, -16.0 / 45, 8.0 / 45},
                                      {0, 0, 1}};

}  // namespace

HWY_EXPORT(window_layer);

WindowLayer::WindowLayer(const MaxoutWeights& weights) : weights_(weights) {
  const std::size_t inputs = weights.outputs, of_panel = weights.pieces * kPanel;
  panels_.reserve(kPoints * weights.sums() * inputs);
  std::vector<float> at_point(of_panel * inputs);
  for (std::size_t first = 0; first < weights.sums(); first += of_panel) {
    for (const auto& taps : kTaps) {
      for (std::size_t sum = 0; sum < of_panel; ++sum) {
        const float* from = weights.weights.data() + (first + sum) * 3 * inputs;
        float* to = at_point.data() + sum * inputs;
        for (std::size_t i = 0; i < inputs; ++i) {
          to[i] = static_cast<float>(taps[0] * from[i] + taps[1] * from[inputs + i] + taps[2] * from[2 * inputs + i]);
        }
      }
      const Floats panels = pack_panels(at_point.data(), of_panel, inputs);
      panels_.insert(panels_.end(), panels.begin(), panels.end());
    }
  }
  weights_.weights = {};
}

void WindowLayer::apply(float* rows, std::span<const Edge> edges, Scratch& scratch) const {
  const std::size_t wide = padded(width()), block = std::min(kBlock, edges.size()), of_panel = weights_.pieces * kPanel;
  make_room(scratch.points, kPoints * block * wide);
  make_room(scratch.products, kPoints * block * of_panel);
  make_room(scratch.greatest, block * kTile * wide);
  make_room(scratch.before, wide);
  make_room(scratch.zeros, std::max(wide, of_panel));
  const WindowWork work{weights_,
                        panels_.data(),
                        scratch.zeros.data(),
                        scratch.points.data(),
                        scratch.products.data(),
                        scratch.greatest.data(),
                        scratch.before.data()};
  HWY_DYNAMIC_DISPATCH(window_layer)(work, rows, edges);
}

}  // namespace dateline::nlp
#endif
