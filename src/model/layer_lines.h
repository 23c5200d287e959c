#pragma once
// One line an item, for case files: what a reading says in words that an analyst can check against the text.
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/reading.h"

namespace dateline {

/// The layers in the order of reading.
const std::vector<std::string>& layer_names();

/// The lines of one layer; `layer` is one of layer_names().
std::vector<std::string> layer_lines(const Document& doc, const Reading& reading, std::string_view layer);

}  // namespace dateline
