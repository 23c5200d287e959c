#pragma once
// A reading as JSON and back: format dateline.reading/1, docs/formats/reading.md. Unknown values are null; what is written can be read
// back whole, but for tokens and for fields marked "not part of the output". Fields that a reader does not know are passed over.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/article.h"
#include "model/document.h"
#include "model/reading.h"

namespace dateline {

struct StoredReading {
  Article article;
  Reading reading;
  std::vector<Span> sentences;
};

struct JsonParts {
  bool tokens = false;  // with the language core's tokens
};

/// One line of JSON without the final newline. `doc` gives article and sentences.
std::string reading_to_json(const Document& doc, const Reading& reading, JsonParts parts = {});

/// `--only article`: format, engine and report. `--only language`: format, engine, model, the report's id, sentences and tokens.
std::string article_to_json(const Article& article, std::string_view engine);
std::string language_to_json(const Document& doc, std::string_view engine, std::string_view model, JsonParts parts);

/// {"id", "error": {"code", "message"}}: what stands in the place of a report that could not be read.
std::string error_to_json(std::string_view id, const Error& error);

/// kBadInput when it is not a reading of this format.
Result<StoredReading> reading_from_json(std::string_view json);

}  // namespace dateline
