#pragma once
// One component of a pipeline, ready to run, and how it is made from its part of a model's folder.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "nlp/labels.h"
#include "nlp/lexeme.h"
#include "nlp/model_folder.h"
#include "nlp/pipeline_config.h"
#include "nlp/static_vectors.h"
#include "nlp/workspace.h"

namespace dateline::nlp {

class Component {
 public:
  virtual ~Component() = default;
  virtual void annotate(Batch& batch, Workspace& work) const = 0;
  /// Whether its tables have this word in lower case, or what it is a form of.
  virtual bool knows(std::string_view) const { return false; }
};

/// What components are made from. All of it outlives them.
struct ComponentSource {
  ModelFolder& folder;
  const PipelineConfig& config;
  const Lexicon& lexicon;
  const StaticVectors& vectors;
  Labels& labels;
  std::string language;
  Workspace::Rooms rooms;        // that the components loaded so far need
  std::size_t shared_width = 0;  // of the token vectors that an earlier component shares; 0 if none does
};

Result<std::unique_ptr<Component>> load_component(const std::string& name, ComponentSource& source);

}  // namespace dateline::nlp
