#pragma once
// An array of float32 with its shape, row-major, as a model file holds it.
#include <cstddef>
#include <vector>

namespace dateline::nlp {

struct Tensor {
  std::vector<std::size_t> shape;
  std::vector<float> data;

  std::size_t rows() const { return shape.empty() ? 0 : shape.front(); }
};

}  // namespace dateline::nlp
