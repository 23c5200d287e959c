#pragma once
// Gazetteer: names of places with coordinates, looked up by folded name.
#include <filesystem>
#include <memory>

#include "base/result.h"

namespace dateline::geo {

class Gazetteer {
 public:
  /// Opens the compiled gazetteer of a folder; kGazetteerMissing if it is not there or damaged.
  static Result<std::unique_ptr<Gazetteer>> open(const std::filesystem::path& folder);
};

}  // namespace dateline::geo
