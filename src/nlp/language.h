#pragma once
// The language core: a spaCy v3 CPU pipeline, run from its folder without Python, with spaCy's own answers. A Language is loaded once
// and never changes; any number of threads may annotate with it at the same time, and a text's answers are the same bytes alone, in a
// batch, and on any number of threads. A pipeline that it cannot run is refused with an error that names the part.
//
//   Result<std::unique_ptr<Language>> language = Language::load("en_core_web_sm-3.8.0");
//   (*language)->annotate(doc);   // doc.tokens and doc.sentences
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"

namespace dateline::nlp {

struct ModelInfo {
  std::string name;      // "en_core_web_sm"
  std::string version;   // "3.8.0"
  std::string language;  // "en"
  std::string sha256;    // of the list of its files' sums (model_folder.h)
};

class Language {
 public:
  static Result<std::unique_ptr<Language>> load(const std::filesystem::path& dir);
  ~Language();
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;

  const ModelInfo& info() const;
  /// Told after each component how many seconds it took; "tokenizer" and "output" beside the model's own names.
  using Timer = std::function<void(std::string_view component, double seconds)>;
  /// Fills tokens and sentences; views in them live as long as this Language. Several documents together take less time.
  void annotate(std::span<Document* const> docs, const Timer& timer = {}) const;
  void annotate(Document& doc) const;
  /// Whether the model's tables have a word in lower case, or what it is a form of.
  bool knows(std::string_view lower) const;

 private:
  struct Parts;
  class Workspaces;
  explicit Language(std::unique_ptr<Parts> parts);
  std::unique_ptr<const Parts> parts_;
  std::unique_ptr<Workspaces> workspaces_;
};

}  // namespace dateline::nlp
