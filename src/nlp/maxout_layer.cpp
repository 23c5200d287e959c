#include <algorithm>
#include <cmath>

#include "nlp/tok2vec.h"

namespace dateline::nlp {
namespace {

constexpr float kEpsilon = 1e-8F;  // as Thinc's LayerNorm

void normalise(const float* gain, const float* shift, std::size_t size, float* y) {
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += y[i];
  const float mean = static_cast<float>(sum / static_cast<double>(size));
  double squares = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const double off = y[i] - mean;
    squares += off * off;
  }
  const float variance = static_cast<float>(squares / static_cast<double>(size)) + kEpsilon;
  const float scale = 1.0F / std::sqrt(variance);
  for (std::size_t i = 0; i < size; ++i) y[i] = (y[i] - mean) * scale * gain[i] + shift[i];
}

}  // namespace

Result<MaxoutLayer> MaxoutLayer::load(const ModelFile& file, const ModelNode& maxout, const ModelNode& norm) {
  MaxoutLayer layer;
  const std::size_t outputs = maxout.dim("nO"), pieces = maxout.dim("nP"), inputs = maxout.dim("nI");
  const auto weights = maxout.params.find("W"), bias = maxout.params.find("b");
  const auto gain = norm.params.find("G"), shift = norm.params.find("b");
  if (outputs == 0 || pieces == 0 || inputs == 0 || weights == maxout.params.end() || bias == maxout.params.end() ||
      gain == norm.params.end() || shift == norm.params.end() || !weights->second.has_shape({outputs, pieces, inputs}) ||
      !bias->second.has_shape({outputs, pieces}) || !gain->second.has_shape({outputs}) || !shift->second.has_shape({outputs})) {
    return file.damaged("has a maxout layer whose weights do not fit its dimensions");
  }
  layer.outputs_ = outputs;
  layer.pieces_ = pieces;
  layer.gain_ = gain->second.data;
  layer.shift_ = shift->second.data;
  std::vector<float> piecewise(weights->second.data.size()), piecewise_bias(bias->second.data.size());
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t p = 0; p < pieces; ++p) {
      std::copy_n(weights->second.data.data() + (o * pieces + p) * inputs, inputs, piecewise.data() + (p * outputs + o) * inputs);
      piecewise_bias[p * outputs + o] = bias->second.data[o * pieces + p];
    }
  }
  layer.dense_ = Dense(piecewise, piecewise_bias, outputs * pieces, inputs);
  return layer;
}

void MaxoutLayer::activate(const float* sums, float* y) const {
  std::copy_n(sums, outputs_, y);
  for (std::size_t p = 1; p < pieces_; ++p) {
    const float* piece = sums + p * outputs_;
    for (std::size_t o = 0; o < outputs_; ++o) y[o] = std::max(y[o], piece[o]);
  }
  normalise(gain_.data(), shift_.data(), outputs_, y);
}

void MaxoutLayer::apply(const float* x, std::size_t stride, std::size_t rows, float* y) const {
  std::vector<float> sums(rows * dense_.padded_outputs());
  dense_.apply(x, stride, rows, sums.data());
  for (std::size_t row = 0; row < rows; ++row) activate(sums.data() + row * dense_.padded_outputs(), y + row * outputs_);
}

}  // namespace dateline::nlp
