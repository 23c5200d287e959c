#pragma once
// The notation of patterns (data/temporal/README.md): from "[the] <d> ~ $month" to the plain sequences that it stands for.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::temporal {

using Sequence = std::vector<std::string>;  // words, "<class>", "{", "}"
using Macros = std::map<std::string, std::vector<Sequence>, std::less<>>;

/// All sequences without [ ], ~ and $name.
std::vector<Sequence> expand_pattern(std::string_view pattern, const Macros& macros);

}  // namespace dateline::temporal
