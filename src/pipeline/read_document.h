#pragma once
// The stages of reading, in their order. A stage reads the Document and the layers it requires, and writes the layers it assigns;
// check_order() says whether each finds what it requires (a test runs it).
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bases/bases.h"
#include "geo/gazetteer.h"
#include "model/document.h"
#include "model/reading.h"
#include "model/syntax.h"

namespace dateline::pipeline {

/// What is known beside the report itself.
struct Knowledge {
  const geo::Gazetteer& gazetteer;
  const bases::Bases& bases;
};

struct Stage {
  std::string_view name;
  std::vector<std::string_view> requires_layers;
  std::vector<std::string_view> assigns;
  std::function<void(const Syntax&, const Knowledge&, Reading&)> run;
};

const std::vector<Stage>& stages();

/// What is wrong with an order of stages; empty if nothing.
std::string check_order(std::span<const Stage> order);

/// Called with the name of a stage after it ran, and for how many seconds.
using StageTimer = std::function<void(std::string_view stage, double seconds)>;

/// Reads an annotated Document. The same Document gives the same Reading. A report without a day of publication gets the window that its words
/// allow, and the day where they leave one.
Reading read_document(Document& doc, const Knowledge& knowledge, const StageTimer& timer = {});

}  // namespace dateline::pipeline
