#pragma once
// Reader: from the bytes of a report to its reading. Opened once with a language model and a gazetteer, const from then on, for many threads.
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "ingest/ingest.h"
#include "model/document.h"
#include "model/reading.h"
#include "nlp/language.h"
#include "pipeline/read_document.h"

namespace dateline::engine {

struct Resources {
  std::filesystem::path model;      // folder of a spaCy pipeline
  std::filesystem::path gazetteer;  // compiled gazetteer; empty: none is needed (--only language)
};

enum class Depth { kArticle, kLanguage, kReading };

struct ReadReport {
  std::unique_ptr<Document> doc;
  Reading reading;
};

class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(const Resources& resources);

  /// A report in a language that is not the model's comes back with reading.unread set and nothing read.
  Result<ReadReport> read(const ingest::RawReport& raw, Depth depth, const pipeline::StageTimer& timer = {}) const;
  /// Name and sha256 of the language model.
  const std::string& model_name() const { return model_name_; }

 private:
  Reader() = default;
  std::unique_ptr<nlp::Language> language_;
  std::unique_ptr<geo::Gazetteer> gazetteer_;
  std::string model_name_;
};

}  // namespace dateline::engine
