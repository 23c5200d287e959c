#pragma once
// Which vector units the kernels can run on here, and a way to choose one, for tests and benchmarks: the answers are the same on all.
#include <string>
#include <string_view>
#include <vector>

namespace dateline::nlp {

/// The units that this processor has, best first: of "avx512", "avx2", "neon" and "portable".
std::vector<std::string> vector_units();

/// From now on kernels run on this unit; "" is the best. False if it is not there. Not while kernels run.
bool use_vector_unit(std::string_view name);

}  // namespace dateline::nlp
