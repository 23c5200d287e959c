// The kernels: each against plain sums in double, and to the bit the same on every vector unit that the processor has.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "nlp/choose.h"
#include "nlp/dense.h"
#include "nlp/fused.h"
#include "nlp/maxout.h"
#include "nlp/transition_scorer.h"
#include "nlp/vector_units.h"
#include "nlp/window_layer.h"

namespace dateline::nlp {
namespace {

std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> between(-1, 1);
  std::vector<float> out(count);
  for (float& x : out) x = between(engine);
  return out;
}

/// Runs `work` on every unit; what it gives must be the same everywhere. Gives what the best one gave.
template <class Work>
auto on_every_unit(Work work) {
  std::vector<decltype(work())> results;
  for (const std::string& unit : vector_units()) {
    EXPECT_TRUE(use_vector_unit(unit));
    results.push_back(work());
    EXPECT_EQ(results.back(), results.front()) << unit << " and " << vector_units().front();
  }
  use_vector_unit("");
  return results.front();
}

TEST(VectorUnits, CanBeChosen) {
  const std::vector<std::string> units = vector_units();
  ASSERT_FALSE(units.empty());
  for (const std::string& unit : units) EXPECT_TRUE(use_vector_unit(unit)) << unit;
  EXPECT_TRUE(use_vector_unit(""));
  EXPECT_FALSE(use_vector_unit("abacus"));
}

TEST(Fused, RoundsOnce) {
  std::mt19937 engine(1);
  std::uniform_int_distribution<std::uint32_t> bits;
  for (int i = 0; i < 2'000'000; ++i) {
    // Any floats at all, infinities and numbers below the normal ones among them, and sums that nearly cancel.
    const float a = std::bit_cast<float>(bits(engine)), b = std::bit_cast<float>(bits(engine));
    const float c = i % 2 == 0 ? std::bit_cast<float>(bits(engine)) : std::nextafter(-a * b, 0.0F);
    const float want = std::fma(a, b, c), got = fused_multiply_add(a, b, c);
    if (std::isnan(want)) {
      ASSERT_TRUE(std::isnan(got));
    } else {
      ASSERT_EQ(std::bit_cast<std::uint32_t>(got), std::bit_cast<std::uint32_t>(want)) << a << " * " << b << " + " << c;
    }
  }
  // Just between two floats before the product's last bit is seen.
  EXPECT_EQ(fused_multiply_add(0x1p-60F, 1, 1 + 0x1p-23F), std::fma(0x1p-60F, 1.0F, 1 + 0x1p-23F));
  EXPECT_EQ(fused_multiply_add(0x1.000002p-24F, 1.0F, 1.0F), 1 + 0x1p-23F);
  EXPECT_EQ(fused_multiply_add(0x1.000002p-12F, 0x1.0p-12F, 1.0F), 1 + 0x1p-23F);
}

class DenseTest : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(DenseTest, MultipliesAndAddsTheBias) {
  const std::size_t outputs = GetParam().first, inputs = GetParam().second;
  constexpr std::size_t kRows = 29;
  const auto weights = random_numbers(outputs * inputs, 1), bias = random_numbers(outputs, 2), x = random_numbers(kRows * inputs, 3);
  const Dense dense(weights, bias, outputs, inputs);
  const auto y = on_every_unit([&] {
    std::vector<float> out(kRows * dense.padded_outputs());
    dense.apply(x.data(), inputs, kRows, out.data());
    return out;
  });
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      double want = bias[o];
      for (std::size_t i = 0; i < inputs; ++i) want += double{x[r * inputs + i]} * weights[o * inputs + i];
      ASSERT_NEAR(y[r * dense.padded_outputs() + o], want, 1e-4) << r << " " << o;
    }
  }
}

TEST_P(DenseTest, GivesTheSameBitsForARowAloneAndAmongOthers) {
  const auto [outputs, inputs] = GetParam();
  constexpr std::size_t kRows = 25;
  const Dense dense(random_numbers(outputs * inputs, 4), random_numbers(outputs, 5), outputs, inputs);
  const auto x = random_numbers(kRows * inputs, 6);
  std::vector<float> together(kRows * dense.padded_outputs()), alone(dense.padded_outputs());
  dense.apply(x.data(), inputs, kRows, together.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    dense.apply(x.data() + r * inputs, inputs, 1, alone.data());
    for (std::size_t o = 0; o < outputs; ++o) ASSERT_EQ(alone[o], together[r * dense.padded_outputs() + o]);
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, DenseTest,
                         testing::Values(std::pair{1UL, 1UL}, std::pair{16UL, 3UL}, std::pair{33UL, 8UL}, std::pair{50UL, 96UL},
                                         std::pair{288UL, 288UL}));

TEST(Dense, ReadsOverlappingRowsByTheirStride) {
  const Dense dense({1, 10, 100}, {}, 1, 3);
  const std::vector<float> x{1, 2, 3, 4, 5};
  std::vector<float> y(3 * dense.padded_outputs());
  dense.apply(x.data(), 1, 3, y.data());
  EXPECT_EQ(y[0], 321);
  EXPECT_EQ(y[dense.padded_outputs()], 432);
  EXPECT_EQ(y[2 * dense.padded_outputs()], 543);
}

MaxoutWeights random_weights(std::size_t outputs, std::size_t pieces, std::size_t inputs, unsigned seed) {
  MaxoutWeights of;
  of.outputs = outputs;
  of.pieces = pieces;
  of.inputs = inputs;
  of.weights.assign(of.sums() * inputs, 0);
  of.bias.assign(of.sums(), 0);
  of.gain.assign(padded(outputs), 0);
  of.shift.assign(padded(outputs), 0);
  const auto weights = random_numbers(outputs * pieces * inputs, seed), bias = random_numbers(outputs * pieces, seed + 1),
             gain = random_numbers(outputs, seed + 2), shift = random_numbers(outputs, seed + 3);
  std::copy(gain.begin(), gain.end(), of.gain.begin());
  std::copy(shift.begin(), shift.end(), of.shift.begin());
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      std::copy_n(weights.data() + (o * pieces + p) * inputs, inputs, of.weights.data() + of.sum(o, p) * inputs);
      of.bias[of.sum(o, p)] = bias[o * pieces + p];
    }
  }
  return of;
}

/// Maxout and normalisation of one row, in double.
std::vector<double> plain_maxout(const MaxoutWeights& of, const double* x) {
  std::vector<double> y(of.outputs);
  for (std::size_t o = 0; o < of.outputs; ++o) {
    y[o] = -1e300;
    for (std::size_t p = 0; p < of.pieces; ++p) {
      double sum = of.bias[of.sum(o, p)];
      for (std::size_t i = 0; i < of.inputs; ++i) sum += x[i] * of.weights[of.sum(o, p) * of.inputs + i];
      y[o] = std::max(y[o], sum);
    }
  }
  double mean = 0, squares = 0;
  for (const double v : y) mean += v / static_cast<double>(of.outputs);
  for (const double v : y) squares += (v - mean) * (v - mean) / static_cast<double>(of.outputs);
  for (std::size_t o = 0; o < of.outputs; ++o) y[o] = (y[o] - mean) / std::sqrt(squares + 1e-8) * of.gain[o] + of.shift[o];
  return y;
}

class MaxoutTest : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};  // outputs, pieces

TEST_P(MaxoutTest, TakesTheGreatestPieceAndNormalises) {
  const std::size_t outputs = GetParam().first, pieces = GetParam().second;
  constexpr std::size_t kInputs = 70, kRows = 15;
  const MaxoutWeights of = random_weights(outputs, pieces, kInputs, 10);
  const Dense dense(of.weights, {of.bias.begin(), of.bias.end()}, of.sums(), kInputs);
  const auto x = random_numbers(kRows * kInputs, 3);
  const auto y = on_every_unit([&] {
    std::vector<float> sums(kRows * of.sums()), out(kRows * padded(outputs), 7);
    dense.apply(x.data(), kInputs, kRows, sums.data());
    activate(of, sums.data(), kRows, out.data());
    return out;
  });
  for (std::size_t r = 0; r < kRows; ++r) {
    const std::vector<double> row(x.begin() + static_cast<std::ptrdiff_t>(r * kInputs),
                                  x.begin() + static_cast<std::ptrdiff_t>((r + 1) * kInputs));
    const std::vector<double> want = plain_maxout(of, row.data());
    for (std::size_t o = 0; o < outputs; ++o) ASSERT_NEAR(y[r * padded(outputs) + o], want[o], 1e-4) << r << " " << o;
    for (std::size_t o = outputs; o < padded(outputs); ++o) ASSERT_EQ(y[r * padded(outputs) + o], 0) << "behind the row";
  }
}

std::vector<WindowLayer::Edge> one_stretch(std::size_t tiles) {
  std::vector<WindowLayer::Edge> edges(tiles);
  edges.front().first = edges.back().last = true;
  return edges;
}

TEST_P(MaxoutTest, AWindowLayerIsAMaxoutOverNeighboursThatIsAdded) {
  const auto [outputs, pieces] = GetParam();
  const MaxoutWeights of = random_weights(outputs, pieces, 3 * outputs, 20);
  const WindowLayer layer(of);
  const std::size_t stride = padded(outputs);
  for (const std::size_t tiles : {1UL, 5UL, 40UL}) {
    const std::size_t rows = tiles * WindowLayer::kTile;
    const auto numbers = random_numbers(rows * outputs, 4);
    std::vector<float> before(rows * stride, 0);
    std::vector<double> dense((rows + 2) * outputs, 0);  // with a row of zeros on either side
    std::copy(numbers.begin(), numbers.end(), dense.begin() + static_cast<std::ptrdiff_t>(outputs));
    for (std::size_t r = 0; r < rows; ++r) std::copy_n(numbers.data() + r * outputs, outputs, before.data() + r * stride);
    const auto after = on_every_unit([&] {
      WindowLayer::Scratch scratch;
      std::vector<float> out = before;
      layer.apply(out.data(), one_stretch(tiles), scratch);
      return out;
    });
    for (std::size_t r = 0; r < rows; ++r) {
      const std::vector<double> want = plain_maxout(of, dense.data() + r * outputs);
      for (std::size_t o = 0; o < outputs; ++o) {
        const std::size_t at = r * stride + o;
        ASSERT_NEAR(after[at], before[at] + want[o], 2e-4) << r << " " << o;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, MaxoutTest,
                         testing::Values(std::pair{1UL, 1UL}, std::pair{16UL, 2UL}, std::pair{40UL, 3UL}, std::pair{96UL, 3UL},
                                         std::pair{100UL, 4UL}));

TEST(WindowLayer, AStretchReadsTheSameToTheBitWhateverStandsBesideIt) {
  const WindowLayer layer(random_weights(96, 3, 288, 30));
  constexpr std::size_t kRow = WindowLayer::kTile * 96;
  const std::size_t sizes[] = {1, 2, 30, 1, 7};  // one reaches over two blocks of the kernel
  std::vector<float> all = random_numbers(41 * kRow, 5);
  std::vector<std::vector<float>> alone;
  std::vector<WindowLayer::Edge> edges;
  WindowLayer::Scratch scratch;
  for (const std::size_t tiles : sizes) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(edges.size() * kRow);
    alone.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(tiles * kRow));
    const auto own = one_stretch(tiles);
    for (int layers = 0; layers < 4; ++layers) layer.apply(alone.back().data(), own, scratch);
    edges.insert(edges.end(), own.begin(), own.end());
  }
  for (int layers = 0; layers < 4; ++layers) layer.apply(all.data(), edges, scratch);
  std::vector<float> together;
  for (const auto& stretch : alone) together.insert(together.end(), stretch.begin(), stretch.end());
  EXPECT_EQ(all, together);
}

TEST(Choose, TakesTheFirstOfTheGreatestThatAreAllowed) {
  Floats scores(64, 0);
  Kinds kinds(64, 0);
  for (std::size_t i = 0; i < 50; ++i) {
    scores[i] = static_cast<float>(i % 7);
    kinds[i] = 1U << (i % 3);
  }
  scores[60] = 100;
  const auto best = [&](std::uint32_t allowed) { return on_every_unit([&] { return choose(scores.data(), kinds, allowed); }); };
  EXPECT_EQ(best(7), 6);
  EXPECT_EQ(best(1), 6);
  EXPECT_EQ(best(2), 13);
  EXPECT_EQ(best(4), 20);
  EXPECT_EQ(best(0), -1);
  EXPECT_EQ(best(8), -1);
  scores.assign(64, -std::numeric_limits<float>::infinity());
  EXPECT_EQ(best(4), 2);
  scores.assign(64, std::numeric_limits<float>::quiet_NaN());
  EXPECT_EQ(choose(scores.data(), kinds, 7), -1);
}

}  // namespace
}  // namespace dateline::nlp
