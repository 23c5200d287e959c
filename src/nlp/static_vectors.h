#pragma once
// The word vectors of a larger model (vocab/vectors, a NumPy table; vocab/key2row, which word has which row).
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "nlp/tensor.h"

namespace dateline::nlp {

class StaticVectors {
 public:
  StaticVectors() = default;
  /// The bytes of the files vectors, key2row and vectors.cfg.
  static Result<StaticVectors> load(std::string_view table, std::string_view key_to_row, std::string_view settings);

  std::size_t width() const { return table_.shape.size() == 2 ? table_.shape[1] : 0; }
  bool empty() const { return table_.data.empty(); }
  /// The vector of a word by its number (string_ids.h), or null.
  const float* find(std::uint64_t orth) const;

 private:
  Tensor table_;
  std::unordered_map<std::uint64_t, std::uint32_t> rows_;
};

/// A NumPy .npy file of little-endian float32 in two dimensions.
std::optional<Tensor> parse_npy(std::string_view bytes);

}  // namespace dateline::nlp
