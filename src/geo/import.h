#pragma once
// Import: a layer of the user's own places out of files of four kinds, told by their content: a dump of GeoNames (allCountries.txt or a
// country's: 19 columns between tabs), its alternate names (alternateNamesV2.txt), a table (CSV with a head line) and GeoJSON (RFC 7946).
// Dumps are streamed. A bad row is named and passed over.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/gazetteer.h"

namespace dateline::geo {

struct ImportCounts {
  std::size_t places = 0;
  std::size_t names = 0;        // other names
  std::size_t passed_over = 0;  // rows of kinds that data/geo/features.tsv does not take, and names of places that are not in the layer
  std::size_t bad = 0;          // rows that say nothing that can be used
};

/// Where ("bases.csv line 7") and what.
using RowProblem = std::function<void(const std::string& where, const std::string& what)>;

/// Writes the layer `name` to `out`, whole or not at all; its version is made from the bytes of the files. `known` knows countries and the
/// codes of provinces. An error is what keeps the whole layer from being made.
Result<ImportCounts> import_layer(const std::vector<std::filesystem::path>& files, const std::string& name, const std::filesystem::path& out,
                                  const Gazetteer& known, const RowProblem& problem);

}  // namespace dateline::geo
