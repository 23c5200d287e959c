#pragma once
// For tests: a text with the language core's annotation, by the real model (environment DATELINE_MODEL).
#include <memory>
#include <string>

#include "model/document.h"

namespace dateline::test {

/// `published` is an ISO day or empty. Paragraphs (blocks) are separated by blank lines, as ingest makes them of plain text.
std::unique_ptr<Document> annotate(std::string text, std::string published = "");

}  // namespace dateline::test
