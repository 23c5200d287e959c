#pragma once
// Reader: from the bytes of a report to its reading. Opened once with a language model and a gazetteer, const from then on, for many
// threads.
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/ordered_parallel.h"
#include "base/result.h"
#include "ingest/ingest.h"
#include "model/document.h"
#include "model/reading.h"
#include "nlp/language.h"
#include "pipeline/read_document.h"

namespace dateline::engine {

struct Resources {
  std::filesystem::path model;      // folder of a spaCy pipeline; empty: none is needed (--only article)
  std::filesystem::path gazetteer;  // compiled gazetteer; empty: none is needed (--only language)
  std::vector<std::filesystem::path> layers;  // the user's own places beside it
  std::vector<std::filesystem::path> bases;   // the user's actor bases and lists
  std::string vector_unit;                    // that the model runs on; empty: the best that there is. It holds for all readers
};

enum class Depth { kArticle, kLanguage, kReading };

/// How many reports are best read together: enough words to keep the language core's weights in use while they are in the cache.
inline constexpr BatchSize kReadTogether{256, 16 * 1024};
/// An entry's share of that.
std::size_t weight(const ingest::RawEntry& entry);

struct ReadReport {
  std::unique_ptr<Document> doc;
  Reading reading;
};

class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(const Resources& resources);

  /// A report in a language that is not the model's comes back with reading.unread set and nothing read.
  /// Several take less time together than one by one; the answers are the same. For each entry its reading or error.
  std::vector<Result<ReadReport>> read(std::span<const ingest::RawEntry* const> entries, Depth depth,
                                       const pipeline::StageTimer& timer = {}) const;
  /// Name and sha256 of the language model.
  const std::string& model_name() const { return model_name_; }

 private:
  Reader() = default;
  Result<ReadReport> start(const ingest::RawReport& raw, Depth depth) const;
  void restore_case(std::span<Document* const> docs) const;
  void finish(ReadReport& report, const pipeline::StageTimer& timer) const;

  std::unique_ptr<nlp::Language> language_;
  std::unique_ptr<geo::Gazetteer> gazetteer_;
  bases::Bases bases_;
  std::string model_name_;
};

}  // namespace dateline::engine
