#pragma once
// The moves of a transition-based component in the order of its output layer: an action and, for most, a label. The order is not
// stored in a model; it follows from how often each label was seen, and must be worked out exactly as spaCy does.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "nlp/labels.h"

namespace dateline::nlp {

struct Move {
  int action = 0;
  Label label = 0;
};

/// `bytes` of the component's file moves; `part` is the component's name. Actions are the model's numbers.
Result<std::vector<Move>> load_moves(std::string_view bytes, const std::string& part, Labels& labels);

}  // namespace dateline::nlp
