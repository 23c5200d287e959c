#include "nlp/panels.h"

namespace dateline::nlp {

Floats pack_panels(const float* weights, std::size_t outputs, std::size_t inputs) {
  Floats packed(padded(outputs) * inputs, 0.0F);
  for (std::size_t o = 0; o < outputs; ++o) {
    float* panel = packed.data() + o / kPanel * kPanel * inputs + o % kPanel;
    for (std::size_t i = 0; i < inputs; ++i) panel[i * kPanel] = weights[o * inputs + i];
  }
  return packed;
}

}  // namespace dateline::nlp
