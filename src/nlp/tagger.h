#pragma once
// spaCy's tagger: for each token the tag with the greatest score of one linear layer.
#include <vector>

#include "base/result.h"
#include "nlp/choose.h"
#include "nlp/dense.h"
#include "nlp/model_file.h"
#include "nlp/parsed_text.h"
#include "nlp/tok2vec.h"

namespace dateline::nlp {

class Tagger {
 public:
  /// `settings` is the component's file cfg, which names the tags.
  static Result<Tagger> load(const ModelFile& file, std::string_view settings, Labels& labels);

  std::size_t token_width() const { return output_.inputs(); }
  /// `scores` is room to work in.
  void annotate(Batch& batch, const TokenVectors& vectors, Floats& scores) const;

 private:
  Dense output_;
  std::vector<Label> tags_;
  Kinds all_;  // one bit for each tag
};

}  // namespace dateline::nlp
