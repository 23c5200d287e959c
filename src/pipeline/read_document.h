#pragma once
// The stages of reading in their order. A stage writes its own lists of the Reading and may read all lists before it:
//   times -> places -> entities -> relations -> events -> routes -> quotations (with sources) -> claims -> exhibits
#include "geo/gazetteer.h"
#include "model/document.h"
#include "model/reading.h"

namespace dateline::pipeline {

/// Reads an annotated Document. The same Document gives the same Reading.
Reading read_document(const Document& doc, const geo::Gazetteer& gazetteer);

}  // namespace dateline::pipeline
