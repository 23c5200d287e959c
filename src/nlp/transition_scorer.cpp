#include "nlp/transition_scorer.h"

#include <algorithm>
#include <array>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/transition_scorer.cpp"
#include <hwy/foreach_target.h>

#include "nlp/lanes-inl.h"

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

/// kVectors of the outputs of one row: as many sums as keep the unit busy.
template <std::size_t kVectors>
HWY_INLINE void multiply_row(const float* weights, const float* start, std::size_t inputs, std::size_t wide, const float* x, float* y) {
  Vector sums[kVectors];
  DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) sums[v] = load(start + v * kLanes);
  for (std::size_t k = 0; k < inputs; ++k, weights += wide) {
    const Vector input = hn::Set(Lanes(), x[k]);
    DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) sums[v] = fused(input, load(weights + v * kLanes), sums[v]);
  }
  DATELINE_UNROLL for (std::size_t v = 0; v < kVectors; ++v) store(sums[v], y + v * kLanes);
}

template <std::size_t kVectors>
HWY_INLINE void multiply_rest(std::size_t vectors, const float* weights, const float* start, std::size_t inputs, std::size_t wide,
                              const float* x, float* y) {
  if constexpr (kVectors > 0) {
    if (vectors == kVectors) return multiply_row<kVectors>(weights, start, inputs, wide, x, y);
    multiply_rest<kVectors - 1>(vectors, weights, start, inputs, wide, x, y);
  }
}

/// One row times weights that stand input by input in rows of `wide` floats.
void multiply_one(const float* weights, const float* start, std::size_t inputs, std::size_t wide, const float* x, float* y) {
  constexpr std::size_t kAtOnce = 8;
  std::size_t v = 0;
  for (; (v + kAtOnce) * kLanes <= wide; v += kAtOnce) {
    multiply_row<kAtOnce>(weights + v * kLanes, start + v * kLanes, inputs, wide, x, y + v * kLanes);
  }
  multiply_rest<kAtOnce - 1>(wide / kLanes - v, weights + v * kLanes, start + v * kLanes, inputs, wide, x, y + v * kLanes);
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {
namespace {

constexpr std::size_t kPageTokens = 48;  // tokens whose states are worked out together
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

/// Rows of numbers in the order [feature][hidden][piece], each row `length` long, in the order [feature][piece][hidden], the last padded.
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
HWY_EXPORT(multiply_one);

Result<TransitionScorer> TransitionScorer::load(const ModelFile& file, std::size_t common) {
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
  out.common_ = std::min(common, features);
  const Tensor* weights = affine->param("W", {features, hidden, pieces, inputs});
  const Tensor* bias = affine->param("b", {hidden, pieces});
  const Tensor* padding = affine->param("pad", {1, features, hidden, pieces});
  std::optional<Dense> input = linear(linears.back());
  if (weights == nullptr || bias == nullptr || padding == nullptr || !input || input->outputs() != inputs || weights->data.empty() ||
      features > kMostFeatures || (out.has_upper_ && !out.load_upper(*linears.front()))) {
    return file.damaged("has layers whose weights do not fit their dimensions");
  }
  out.input_ = std::move(*input);
  out.load_lower(*weights);
  const std::vector<float> ordered_padding = reorder(*padding, features, hidden, pieces, 1),
                           ordered_bias = reorder(*bias, 1, hidden, pieces, 1);
  out.padding_.assign(ordered_padding.begin(), ordered_padding.end());
  out.bias_.assign(ordered_bias.begin(), ordered_bias.end());
  if (!out.has_upper_) out.moves_ = hidden;
  return out;
}

void TransitionScorer::load_lower(const Tensor& weights) {
  const std::size_t inputs = input_.outputs(), of_common = common_ * of_feature();
  const std::vector<float> ordered = reorder(weights, features_, hidden_, pieces_, inputs);
  common_lower_ = Dense({ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(of_common * inputs)}, {}, of_common, inputs);
  zeros_.assign(of_feature(), 0.0F);
  rare_lower_.resize((features_ - common_) * of_feature() * inputs);
  float* to = rare_lower_.data();
  for (std::size_t feature = common_; feature < features_; ++feature) {
    const float* from = ordered.data() + feature * of_feature() * inputs;
    for (std::size_t i = 0; i < inputs; ++i) {
      for (std::size_t n = 0; n < of_feature(); ++n) *to++ = from[n * inputs + i];
    }
  }
}

/// The layer above the hidden one; false if its weights do not fit.
bool TransitionScorer::load_upper(const ModelNode& node) {
  moves_ = node.dim("nO");
  const Tensor* weights = node.param("W", {moves_, hidden_});
  const Tensor* bias = node.param("b", {moves_});
  if (moves_ == 0 || weights == nullptr || bias == nullptr) return false;
  upper_.assign(hidden_ * padded_moves(), 0.0F);
  upper_bias_.assign(padded_moves(), 0.0F);
  for (std::size_t move = 0; move < moves_; ++move) {
    upper_bias_[move] = bias->data[move];
    for (std::size_t h = 0; h < hidden_; ++h) upper_[h * padded_moves() + move] = weights->data[move * hidden_ + h];
  }
  return true;
}

Kinds TransitionScorer::pad_kinds(const std::vector<std::uint32_t>& kinds) const {
  Kinds out(kinds.begin(), kinds.end());
  out.resize(padded_moves(), 0);
  return out;
}

TransitionScorer::Run::Run(const TransitionScorer& scorer, const TokenVectors& vectors, Scratch& scratch)
    : scorer_(scorer), vectors_(vectors), scratch_(scratch) {
  scratch.place.assign(vectors.rows / kPageTokens + 1, -1);
  scratch.pages.resize(kMostPages);
  scratch.open = 0;
  scratch.hidden.resize(padded(scorer.hidden_));
  scratch.scores.resize(std::max(scorer.padded_moves(), padded(scorer.hidden_)));
}

/// Opens a page of the batch; where there are too many, in place of the one that was not used for longest.
std::int32_t TransitionScorer::Run::open_page(std::size_t number) {
  std::size_t at = scratch_.open;
  if (at < kMostPages) {
    ++scratch_.open;
  } else {
    const auto longest_ago = [](const Page& a, const Page& b) { return a.last_use < b.last_use; };
    at = static_cast<std::size_t>(std::min_element(scratch_.pages.begin(), scratch_.pages.end(), longest_ago) - scratch_.pages.begin());
    scratch_.place[scratch_.pages[at].number] = -1;
  }
  Page& page = scratch_.pages[at];
  page.number = number;
  const std::size_t first = number * kPageTokens, rows = std::min(kPageTokens, vectors_.rows - first);
  const std::size_t narrow = scorer_.input_.padded_outputs(), rare = scorer_.features_ - scorer_.common_;
  make_room(page.narrow, kPageTokens * narrow);
  make_room(page.common, kPageTokens * scorer_.common_lower_.padded_outputs());
  make_room(page.rare, kPageTokens * rare * scorer_.of_feature());
  page.known.assign(kPageTokens, 0);
  scorer_.input_.apply(vectors_.row(first), vectors_.stride, rows, page.narrow.data());
  scorer_.common_lower_.apply(page.narrow.data(), narrow, rows, page.common.data());
  return scratch_.place[number] = static_cast<std::int32_t>(at);
}

/// What a token adds to a state as this feature.
const float* TransitionScorer::Run::added(std::size_t feature, int token) {
  const std::size_t of_feature = scorer_.of_feature();
  if (token < 0) return scorer_.padding_.data() + feature * of_feature;
  const std::size_t number = static_cast<std::size_t>(token) / kPageTokens, row = static_cast<std::size_t>(token) % kPageTokens;
  std::int32_t at = scratch_.place[number];
  if (at < 0) at = open_page(number);
  Page& page = scratch_.pages[static_cast<std::size_t>(at)];
  page.last_use = ++uses_;
  if (feature < scorer_.common_) return page.common.data() + row * scorer_.common_lower_.padded_outputs() + feature * of_feature;
  const std::size_t rare = feature - scorer_.common_;
  float* out = page.rare.data() + (row * (scorer_.features_ - scorer_.common_) + rare) * of_feature;
  if ((page.known[row] >> rare & 1) == 0) {
    page.known[row] |= 1U << rare;
    const std::size_t inputs = scorer_.input_.outputs();
    HWY_DYNAMIC_DISPATCH(multiply_one)
    (scorer_.rare_lower_.data() + rare * inputs * of_feature, scorer_.zeros_.data(), inputs, of_feature,
     page.narrow.data() + row * scorer_.input_.padded_outputs(), out);
  }
  return out;
}

const float* TransitionScorer::Run::scores(const int* tokens) {
  std::array<const float*, kMostFeatures> states{};
  for (std::size_t f = 0; f < scorer_.features_; ++f) states[f] = added(f, tokens[f]);
  float* hidden = scorer_.has_upper_ ? scratch_.hidden.data() : scratch_.scores.data();
  HWY_DYNAMIC_DISPATCH(sum_state)
  (states.data(), scorer_.features_, scorer_.bias_.data(), scorer_.pieces_, padded(scorer_.hidden_), hidden);
  if (scorer_.has_upper_) {
    HWY_DYNAMIC_DISPATCH(multiply_one)
    (scorer_.upper_.data(), scorer_.upper_bias_.data(), scorer_.hidden_, scorer_.padded_moves(), hidden, scratch_.scores.data());
  }
  return scratch_.scores.data();
}

}  // namespace dateline::nlp
#endif
