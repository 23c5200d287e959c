#include "nlp/tagger.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dateline::nlp {

Result<Tagger> Tagger::load(const ModelFile& file, std::string_view settings, Labels& labels) {
  const ModelNode* softmax = file.first("softmax");
  if (softmax == nullptr) {
    return Error{ErrorCode::kModelUnsupported,
                 "the language model's component " + file.part + " has an unknown architecture; take a pipeline with spacy.Tagger.v2"};
  }
  Tagger tagger;
  const nlohmann::json config = nlohmann::json::parse(settings, nullptr, false);
  if (!config.is_object() || !config.contains("labels") || !config["labels"].is_array())
    return file.damaged("has no labels beside it in cfg");
  for (const nlohmann::json& label : config["labels"]) {
    if (!label.is_string()) return file.damaged("has a label beside it in cfg that is no text");
    tagger.tags_.push_back(labels.add(label.get_ref<const std::string&>()));
  }
  const auto weights = softmax->params.find("W"), bias = softmax->params.find("b");
  const std::size_t outputs = softmax->dim("nO"), inputs = softmax->dim("nI");
  if (outputs == 0 || inputs == 0 || outputs != tagger.tags_.size() || weights == softmax->params.end() || bias == softmax->params.end() ||
      !weights->second.has_shape({outputs, inputs}) || !bias->second.has_shape({outputs})) {
    return file.damaged("has an output layer that does not fit its labels");
  }
  tagger.output_ = Dense(weights->second.data, bias->second.data, outputs, inputs);
  return tagger;
}

void Tagger::annotate(ParsedText& text, const TokenVectors& vectors) const {
  constexpr std::size_t kBlock = 96;
  std::vector<float> scores(kBlock * output_.padded_outputs());
  for (std::size_t first = 0; first < text.tokens.size(); first += kBlock) {
    const std::size_t rows = std::min(kBlock, text.tokens.size() - first);
    output_.apply(vectors.row(first), vectors.width, rows, scores.data());
    for (std::size_t i = 0; i < rows; ++i) {
      const float* row = scores.data() + i * output_.padded_outputs();
      const float* best = std::max_element(row, row + tags_.size());
      text.tokens[first + i].tag = tags_[static_cast<std::size_t>(best - row)];
    }
  }
}

}  // namespace dateline::nlp
