#pragma once
// How deep JSON nests, told without parsing it: nlohmann's parser needs no stack of calls, but freeing a deep value does.
#include <string_view>

namespace dateline::formats {

/// Brackets within strings do not count. Ill-formed JSON gets an answer, too.
bool nests_deeper(std::string_view json, int most);

}  // namespace dateline::formats
