#include "nlp/dense.h"

#include <gtest/gtest.h>

#include <random>

namespace dateline::nlp {
namespace {

std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> between(-1, 1);
  std::vector<float> out(count);
  for (float& x : out) x = between(engine);
  return out;
}

class DenseTest : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(DenseTest, MultipliesAndAddsTheBias) {
  const auto [outputs, inputs] = GetParam();
  constexpr std::size_t kRows = 29;
  const auto weights = random_numbers(outputs * inputs, 1), bias = random_numbers(outputs, 2), x = random_numbers(kRows * inputs, 3);
  const Dense dense(weights, bias, outputs, inputs);
  std::vector<float> y(kRows * dense.padded_outputs());
  dense.apply(x.data(), inputs, kRows, y.data());
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      double want = bias[o];
      for (std::size_t i = 0; i < inputs; ++i) want += double{x[r * inputs + i]} * weights[o * inputs + i];
      ASSERT_NEAR(y[r * dense.padded_outputs() + o], want, 1e-4) << r << " " << o;
    }
  }
}

TEST_P(DenseTest, GivesTheSameBytesForARowAloneAndAmongOthers) {
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
                         testing::Values(std::pair{1UL, 1UL}, std::pair{16UL, 3UL}, std::pair{17UL, 8UL}, std::pair{50UL, 96UL},
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

}  // namespace
}  // namespace dateline::nlp
