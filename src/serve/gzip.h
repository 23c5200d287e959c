#pragma once
// gzip (RFC 1952), whole.
#include <string>
#include <string_view>

namespace dateline::serve {

/// Empty where there is no memory for it, and for more than a gigabyte.
std::string gzip(std::string_view bytes);

}  // namespace dateline::serve
