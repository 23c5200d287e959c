#include "nlp/transition_scorer.h"

#include <algorithm>

namespace dateline::nlp {
namespace {

constexpr std::size_t kPageTokens = 64;  // tokens whose states are worked out together
constexpr std::size_t kMaxPages = 64;    // many more than one state's tokens can lie in

const Tensor* param(const ModelNode* node, std::string_view key, std::vector<std::size_t> shape) {
  if (node == nullptr) return nullptr;
  const auto found = node->params.find(key);
  return found != node->params.end() && found->second.has_shape(std::move(shape)) ? &found->second : nullptr;
}

/// A Linear node as a Dense layer; nothing if its weights do not fit its dimensions.
std::optional<Dense> linear(const ModelNode* node) {
  const std::size_t outputs = node == nullptr ? 0 : node->dim("nO"), inputs = node == nullptr ? 0 : node->dim("nI");
  const Tensor* weights = param(node, "W", {outputs, inputs});
  const Tensor* bias = param(node, "b", {outputs});
  if (outputs == 0 || inputs == 0 || weights == nullptr || bias == nullptr) return std::nullopt;
  return Dense(weights->data, bias->data, outputs, inputs);
}

}  // namespace

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
  out.features_ = affine->dim("nF");
  out.hidden_ = affine->dim("nO");
  out.pieces_ = affine->dim("nP");
  const std::size_t inputs = affine->dim("nI"), sums = out.hidden_ * out.pieces_;
  const Tensor* weights = param(affine, "W", {out.features_, out.hidden_, out.pieces_, inputs});
  const Tensor* bias = param(affine, "b", {out.hidden_, out.pieces_});
  const Tensor* padding = param(affine, "pad", {1, out.features_, out.hidden_, out.pieces_});
  std::optional<Dense> input = linear(linears.back());
  std::optional<Dense> upper = out.has_upper_ ? linear(linears.front()) : std::optional<Dense>(Dense());
  if (weights == nullptr || bias == nullptr || padding == nullptr || !input || !upper || input->outputs() != inputs ||
      weights->data.empty() || (out.has_upper_ && upper->inputs() != out.hidden_)) {
    return file.damaged("has layers whose weights do not fit their dimensions");
  }
  out.input_ = std::move(*input);
  out.upper_ = std::move(*upper);
  out.lower_ = Dense(weights->data, {}, out.features_ * sums, inputs);
  out.padding_ = padding->data;
  out.bias_ = bias->data;
  out.moves_ = out.has_upper_ ? out.upper_.outputs() : out.hidden_;
  return out;
}

TransitionScorer::Text::Text(const TransitionScorer& scorer, const TokenVectors& vectors) : scorer_(scorer), vectors_(vectors) {
  tokens_ = vectors.width == 0 ? 0 : vectors.data.size() / vectors.width;
  page_at_.assign(tokens_ / kPageTokens + 1, -1);
  sums_.resize(scorer.hidden_ * scorer.pieces_);
  hidden_.resize(scorer.hidden_);
  scores_.resize(scorer.has_upper_ ? scorer.upper_.padded_outputs() : scorer.hidden_);
}

void TransitionScorer::Text::fill(Page& page) const {
  const std::size_t first = page.number * kPageTokens, rows = std::min(kPageTokens, tokens_ - first);
  const std::size_t hidden = scorer_.input_.padded_outputs();
  std::vector<float> narrow(kPageTokens * hidden);
  page.states.resize(kPageTokens * scorer_.lower_.padded_outputs());
  scorer_.input_.apply(vectors_.row(first), vectors_.width, rows, narrow.data());
  scorer_.lower_.apply(narrow.data(), hidden, rows, page.states.data());
}

const TransitionScorer::Text::Page& TransitionScorer::Text::page(std::size_t number) {
  int& at = page_at_[number];
  if (at < 0) {
    if (pages_.size() < kMaxPages) {
      at = static_cast<int>(pages_.size());
      pages_.emplace_back();
    } else {
      const auto oldest =
          std::min_element(pages_.begin(), pages_.end(), [](const Page& a, const Page& b) { return a.last_use < b.last_use; });
      at = static_cast<int>(oldest - pages_.begin());
      page_at_[oldest->number] = -1;
    }
    pages_[static_cast<std::size_t>(at)].number = number;
    fill(pages_[static_cast<std::size_t>(at)]);
  }
  Page& page = pages_[static_cast<std::size_t>(at)];
  page.last_use = ++uses_;
  return page;
}

const float* TransitionScorer::Text::feature(std::size_t feature, int token) {
  const std::size_t offset = feature * sums_.size();
  if (token < 0) return scorer_.padding_.data() + offset;
  const auto index = static_cast<std::size_t>(token);
  return page(index / kPageTokens).states.data() + index % kPageTokens * scorer_.lower_.padded_outputs() + offset;
}

const float* TransitionScorer::Text::scores(const int* tokens) {
  std::fill(sums_.begin(), sums_.end(), 0.0F);
  for (std::size_t f = 0; f < scorer_.features_; ++f) {
    const float* from = feature(f, tokens[f]);
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += from[i];
  }
  for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += scorer_.bias_[i];
  float* out = scorer_.has_upper_ ? hidden_.data() : scores_.data();
  for (std::size_t h = 0; h < scorer_.hidden_; ++h) {
    const float* pieces = sums_.data() + h * scorer_.pieces_;
    out[h] = *std::max_element(pieces, pieces + scorer_.pieces_);
  }
  if (scorer_.has_upper_) scorer_.upper_.apply(hidden_.data(), 0, 1, scores_.data());
  return scores_.data();
}

}  // namespace dateline::nlp
