#pragma once
// How the kernels want their weights: in panels of kPanel outputs; in a panel input by input, the weights of its outputs side by side.
#include <cstddef>

#include "nlp/aligned.h"

namespace dateline::nlp {

constexpr std::size_t kPanel = 32;

/// `size` rounded up to whole panels: the length of a row as the kernels read and write it. What is behind `size` is zero.
constexpr std::size_t padded(std::size_t size) { return (size + kPanel - 1) / kPanel * kPanel; }

/// Panels of a matrix of outputs x inputs, row-major.
Floats pack_panels(const float* weights, std::size_t outputs, std::size_t inputs);

}  // namespace dateline::nlp
