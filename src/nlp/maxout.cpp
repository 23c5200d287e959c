#include "nlp/maxout.h"

#include <algorithm>

#include "nlp/vector_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nlp/maxout.cpp"
#include <hwy/foreach_target.h>

#include "nlp/normalise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace dateline::nlp::HWY_NAMESPACE {

void activate(const MaxoutWeights& of, const float* sums, std::size_t rows, float* y) {
  for (std::size_t row = 0; row < rows; ++row, sums += of.sums(), y += padded(of.outputs)) {
    for (std::size_t i = 0; i < padded(of.outputs); i += kLanes) {
      const float* first = sums + of.sum(i, 0);
      Vector greatest = load(first);
      for (std::size_t piece = 1; piece < of.pieces; ++piece) greatest = hn::Max(greatest, load(first + piece * kPanel));
      store(greatest, y + i);
    }
    normalise<false>(y, of, y);
  }
}

}  // namespace dateline::nlp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline::nlp {

namespace {

constexpr std::size_t kMostOutputs = 2048, kMostPieces = 8;  // more than any released pipeline has; bounds what is kept of words

}  // namespace

HWY_EXPORT(activate);

void activate(const MaxoutWeights& of, const float* sums, std::size_t rows, float* y) { HWY_DYNAMIC_DISPATCH(activate)(of, sums, rows, y); }

Result<MaxoutWeights> MaxoutWeights::load(const ModelFile& file, const ModelNode& maxout, const ModelNode& norm) {
  MaxoutWeights out;
  out.outputs = maxout.dim("nO");
  out.pieces = maxout.dim("nP");
  out.inputs = maxout.dim("nI");
  const Tensor* weights = maxout.param("W", {out.outputs, out.pieces, out.inputs});
  const Tensor* bias = maxout.param("b", {out.outputs, out.pieces});
  const Tensor* gain = norm.param("G", {out.outputs});
  const Tensor* shift = norm.param("b", {out.outputs});
  if (out.outputs == 0 || out.pieces == 0 || out.inputs == 0 || weights == nullptr || bias == nullptr || gain == nullptr ||
      shift == nullptr) {
    return file.damaged("has a maxout layer whose weights do not fit its dimensions");
  }
  if (out.outputs > kMostOutputs || out.pieces > kMostPieces) {
    return Error{ErrorCode::kModelUnsupported,
                 "the language model's component " + file.part +
                     " has a wider maxout layer than can be run; take a pipeline of spaCy's small or medium size"};
  }
  out.weights.assign(out.sums() * out.inputs, 0.0F);
  out.bias.assign(out.sums(), 0.0F);
  out.gain.assign(padded(out.outputs), 0.0F);
  out.shift.assign(padded(out.outputs), 0.0F);
  std::copy(gain->data.begin(), gain->data.end(), out.gain.begin());
  std::copy(shift->data.begin(), shift->data.end(), out.shift.begin());
  for (std::size_t o = 0; o < out.outputs; ++o) {
    for (std::size_t p = 0; p < out.pieces; ++p) {
      const std::size_t from = o * out.pieces + p, to = out.sum(o, p);
      std::copy_n(weights->data.data() + from * out.inputs, out.inputs, out.weights.data() + to * out.inputs);
      out.bias[to] = bias->data[from];
    }
  }
  return out;
}

}  // namespace dateline::nlp
#endif
