#include "nlp/maxout_weights.h"

#include <algorithm>

namespace dateline::nlp {

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
  out.weights.assign(out.rows() * out.inputs, 0.0F);
  out.bias.assign(out.rows(), 0.0F);
  out.gain.assign(padded(out.outputs), 0.0F);
  out.shift.assign(padded(out.outputs), 0.0F);
  std::copy(gain->data.begin(), gain->data.end(), out.gain.begin());
  std::copy(shift->data.begin(), shift->data.end(), out.shift.begin());
  for (std::size_t o = 0; o < out.outputs; ++o) {
    for (std::size_t p = 0; p < out.pieces; ++p) {
      const std::size_t from = o * out.pieces + p, to = out.row(o, p);
      std::copy_n(weights->data.data() + from * out.inputs, out.inputs, out.weights.data() + to * out.inputs);
      out.bias[to] = bias->data[from];
    }
  }
  return out;
}

}  // namespace dateline::nlp
