#include "nlp/transition_scorer.h"

#include <algorithm>
#include <array>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/transition_scorer.cpp"
#include <hwy/foreach_target.h>

#include "nlp/multiply-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

/// The hidden layer of a state: what its tokens add, summed, and of the pieces the greatest.
void sum_state(const float* const* states, std::size_t features, const float* bias, std::size_t pieces, std::size_t wide, float* hidden) {
  for (std::size_t i = 0; i < wide; i += kLanes) {
    Vector greatest = hn::Zero(Lanes());
    for (std::size_t piece = 0; piece < pieces; ++piece) {
      const std::size_t at = piece * wide + i;
      Vector sum = load(bias + at);
      for (std::size_t f = 0; f < features; ++f) sum = hn::Add(sum, load(states[f] + at));
      greatest = piece == 0 ? sum : hn::Max(greatest, sum);
    }
    store(greatest, hidden + i);
  }
}

/// multiply() of one row, for which more columns at a time keep the unit busy.
template <std::size_t kPanels>
HWY_INLINE void multiply_row(const float* weights, const float* start, std::size_t inputs, const float* x, float* y) {
  constexpr std::size_t kOfPanel = kPanel / kLanes;
  Vector sums[kPanels][kOfPanel];
  DATELINE_UNROLL for (std::size_t p = 0; p < kPanels; ++p) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kOfPanel; ++v) sums[p][v] = load(start + p * kPanel + v * kLanes);
  }
  for (std::size_t k = 0; k < inputs; ++k) {
    const Vector input = hn::Set(Lanes(), x[k]);
    DATELINE_UNROLL for (std::size_t p = 0; p < kPanels; ++p) {
      DATELINE_UNROLL for (std::size_t v = 0; v < kOfPanel; ++v) {
        sums[p][v] = fused(input, load(weights + (p * inputs + k) * kPanel + v * kLanes), sums[p][v]);
      }
    }
  }
  DATELINE_UNROLL for (std::size_t p = 0; p < kPanels; ++p) {
    DATELINE_UNROLL for (std::size_t v = 0; v < kOfPanel; ++v) store(sums[p][v], y + p * kPanel + v * kLanes);
  }
}

void score_moves(const float* weights, const float* bias, std::size_t inputs, std::size_t panels, const float* x, float* y) {
  constexpr std::size_t kAtOnce = kLanes == 16 ? 4 : kLanes == 8 ? 2 : 1;
  std::size_t panel = 0;
  const auto multiply_panels = [&]<std::size_t kPanels>() {
    multiply_row<kPanels>(weights + panel * inputs * kPanel, bias + panel * kPanel, inputs, x, y + panel * kPanel);
    panel += kPanels;
  };
  while (panel + kAtOnce <= panels) multiply_panels.template operator()<kAtOnce>();
  if (panel + 3 == panels) multiply_panels.template operator()<3>();
  if (panel + 2 == panels) multiply_panels.template operator()<2>();
  if (panel < panels) multiply_panels.template operator()<1>();
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {
namespace {

constexpr std::size_t kPageTokens = 64;  // tokens whose states are worked out together
constexpr std::size_t kMostPages = 16;   // more than one state's tokens can lie in
static_assert(kMostPages > TransitionScorer::kMostFeatures);

/// A Linear node as a Dense layer; nothing if its weights do not fit its dimensions.
std::optional<Dense> linear(const ModelNode* node) {
  const std::size_t outputs = node == nullptr ? 0 : node->dim("nO"), inputs = node == nullptr ? 0 : node->dim("nI");
  if (outputs == 0 || inputs == 0) return std::nullopt;
  const Tensor* weights = node->param("W", {outputs, inputs});
  const Tensor* bias = node->param("b", {outputs});
  if (weights == nullptr || bias == nullptr) return std::nullopt;
  return Dense(weights->data, bias->data, outputs, inputs);
}

/// Rows of numbers in the order [feature][hidden][piece], each row `length` long, in the order that lower_ has.
std::vector<float> reorder(const Tensor& from, std::size_t features, std::size_t hidden, std::size_t pieces, std::size_t length) {
  std::vector<float> out(features * pieces * padded(hidden) * length, 0.0F);
  const float* row = from.data.data();
  for (std::size_t f = 0; f < features; ++f) {
    for (std::size_t h = 0; h < hidden; ++h) {
      for (std::size_t p = 0; p < pieces; ++p, row += length) {
        std::copy_n(row, length, out.data() + ((f * pieces + p) * padded(hidden) + h) * length);
      }
    }
  }
  return out;
}

}  // namespace

HWY_EXPORT(sum_state);
HWY_EXPORT(score_moves);

Result<TransitionScorer> TransitionScorer::load(const ModelFile& file) {
  // Level by level the upper layer comes before the linear layer below the token vectors.
  const auto linears = file.all("linear");
  const ModelNode* affine = file.first("precomputable_affine");
  if (affine == nullptr || linears.empty() || linears.size() > 2) {
    return Error{ErrorCode::kModelUnsupported, "the language model's component " + file.part +
                                                   " has an unknown architecture; take a pipeline with spacy.TransitionBasedParser.v2"};
  }
  TransitionScorer out;
  out.has_upper_ = linears.size() == 2;
  const std::size_t features = out.features_ = affine->dim("nF");
  const std::size_t hidden = out.hidden_ = affine->dim("nO");
  const std::size_t pieces = out.pieces_ = affine->dim("nP");
  const std::size_t inputs = affine->dim("nI");
  const Tensor* weights = affine->param("W", {features, hidden, pieces, inputs});
  const Tensor* bias = affine->param("b", {hidden, pieces});
  const Tensor* padding = affine->param("pad", {1, features, hidden, pieces});
  std::optional<Dense> input = linear(linears.back());
  std::optional<Dense> upper = out.has_upper_ ? linear(linears.front()) : std::optional<Dense>(Dense());
  if (weights == nullptr || bias == nullptr || padding == nullptr || !input || !upper || input->outputs() != inputs ||
      weights->data.empty() || features > kMostFeatures || (out.has_upper_ && upper->inputs() != hidden)) {
    return file.damaged("has layers whose weights do not fit their dimensions");
  }
  out.input_ = std::move(*input);
  out.upper_ = std::move(*upper);
  out.lower_ = Dense(reorder(*weights, features, hidden, pieces, inputs), {}, features * pieces * padded(hidden), inputs);
  const std::vector<float> ordered_padding = reorder(*padding, features, hidden, pieces, 1), ordered_bias = reorder(*bias, 1, hidden, pieces, 1);
  out.padding_.assign(ordered_padding.begin(), ordered_padding.end());
  out.bias_.assign(ordered_bias.begin(), ordered_bias.end());
  out.moves_ = out.has_upper_ ? out.upper_.outputs() : hidden;
  return out;
}

Kinds TransitionScorer::pad_kinds(const std::vector<std::uint32_t>& kinds) const {
  Kinds out(kinds.begin(), kinds.end());
  out.resize(padded(moves_), 0);
  return out;
}

TransitionScorer::Run::Run(const TransitionScorer& scorer, const TokenVectors& vectors, Scratch& scratch)
    : scorer_(scorer), vectors_(vectors), scratch_(scratch) {
  scratch.place.assign(vectors.rows() / kPageTokens + 1, -1);
  scratch.number.clear();
  scratch.used.clear();
  scratch.hidden.resize(padded(scorer.hidden_));
  scratch.scores.resize(padded(scorer.moves_));
}

/// Works out a page of the batch; where there are too many, in place of the one that was not used for longest.
std::int32_t TransitionScorer::Run::open_page(std::size_t number) {
  std::size_t at = scratch_.number.size();
  if (at < kMostPages) {
    scratch_.number.push_back(number);
    scratch_.used.push_back(0);
    scratch_.pages.resize(std::max(scratch_.pages.size(), at + 1));
  } else {
    at = static_cast<std::size_t>(std::min_element(scratch_.used.begin(), scratch_.used.end()) - scratch_.used.begin());
    scratch_.place[scratch_.number[at]] = -1;
    scratch_.number[at] = number;
  }
  const std::size_t first = number * kPageTokens, rows = std::min(kPageTokens, vectors_.rows() - first);
  const std::size_t narrow = scorer_.input_.padded_outputs();
  scratch_.narrow.resize(kPageTokens * narrow);
  scratch_.pages[at].resize(kPageTokens * scorer_.lower_.padded_outputs());
  scorer_.input_.apply(vectors_.row(first), vectors_.stride, rows, scratch_.narrow.data());
  scorer_.lower_.apply(scratch_.narrow.data(), narrow, rows, scratch_.pages[at].data());
  return scratch_.place[number] = static_cast<std::int32_t>(at);
}

/// What a token adds to a state, for each feature.
const float* TransitionScorer::Run::state(int token) {
  if (token < 0) return scorer_.padding_.data();
  const auto index = static_cast<std::size_t>(token);
  std::int32_t at = scratch_.place[index / kPageTokens];
  if (at < 0) at = open_page(index / kPageTokens);
  const auto place = static_cast<std::size_t>(at);
  scratch_.used[place] = ++uses_;
  return scratch_.pages[place].data() + index % kPageTokens * scorer_.lower_.padded_outputs();
}

const float* TransitionScorer::Run::scores(const int* tokens) {
  const std::size_t wide = padded(scorer_.hidden_), of_feature = scorer_.pieces_ * wide;
  std::array<const float*, kMostFeatures> states{};
  for (std::size_t f = 0; f < scorer_.features_; ++f) states[f] = state(tokens[f]) + f * of_feature;
  float* hidden = scorer_.has_upper_ ? scratch_.hidden.data() : scratch_.scores.data();
  HWY_DYNAMIC_DISPATCH(sum_state)(states.data(), scorer_.features_, scorer_.bias_.data(), scorer_.pieces_, wide, hidden);
  if (scorer_.has_upper_) {
    HWY_DYNAMIC_DISPATCH(score_moves)
    (scorer_.upper_.weights(), scorer_.upper_.bias(), scorer_.hidden_, scorer_.upper_.padded_outputs() / kPanel, hidden,
     scratch_.scores.data());
  }
  return scratch_.scores.data();
}

}  // namespace dateline::nlp
#endif
