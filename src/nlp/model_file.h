#pragma once
// A trained layer tree as Thinc writes it: a list of nodes with their dimensions, attributes and parameters, in the order of a walk
// level by level, so that layers of one kind stand in the order in which they are applied.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/msgpack.h"
#include "nlp/tensor.h"

namespace dateline::nlp {

struct ModelNode {
  std::string name;
  std::map<std::string, std::size_t, std::less<>> dims;
  std::map<std::string, std::string, std::less<>> attrs;  // each value is MessagePack again
  std::map<std::string, Tensor, std::less<>> params;

  std::size_t dim(std::string_view key) const;  // 0 if there is none
  /// The parameter, or null if it is missing or of another shape.
  const Tensor* param(std::string_view key, const std::vector<std::size_t>& shape) const;
  std::optional<std::int64_t> integer_attr(std::string_view key) const;
};

struct ModelFile {
  std::string part;  // the component it is the model of, for messages
  std::vector<ModelNode> nodes;

  static Result<ModelFile> parse(std::string_view bytes, std::string part);

  std::vector<const ModelNode*> all(std::string_view name) const;
  const ModelNode* first(std::string_view name) const;
  Error damaged(const std::string& what) const;
};

}  // namespace dateline::nlp
