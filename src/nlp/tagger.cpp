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
  const std::size_t outputs = softmax->dim("nO"), inputs = softmax->dim("nI");
  const Tensor* weights = softmax->param("W", {outputs, inputs});
  const Tensor* bias = softmax->param("b", {outputs});
  if (outputs == 0 || inputs == 0 || outputs != tagger.tags_.size() || weights == nullptr || bias == nullptr) {
    return file.damaged("has an output layer that does not fit its labels");
  }
  tagger.output_ = Dense(weights->data, bias->data, outputs, inputs);
  tagger.all_.assign(outputs, 1);
  tagger.all_.resize(padded(outputs), 0);
  return tagger;
}

void Tagger::annotate(Batch& batch, const TokenVectors& vectors, Floats& scores) const {
  constexpr std::size_t kBlock = 96;
  scores.resize(kBlock * output_.padded_outputs());
  for (std::size_t first = 0; first < batch.tokens.size(); first += kBlock) {
    const std::size_t rows = std::min(kBlock, batch.tokens.size() - first);
    output_.apply(vectors.row(first), vectors.stride, rows, scores.data());
    for (std::size_t i = 0; i < rows; ++i) {
      const int best = choose(scores.data() + i * output_.padded_outputs(), all_, 1);
      batch.tokens[first + i].tag = best < 0 ? 0 : tags_[static_cast<std::size_t>(best)];
    }
  }
}

}  // namespace dateline::nlp
