#pragma once
// The version that readings and archives name.
#include <string_view>

namespace dateline::engine {

inline constexpr std::string_view kVersion = DATELINE_VERSION;

}  // namespace dateline::engine
