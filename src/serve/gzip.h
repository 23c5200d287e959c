#pragma once
// gzip (RFC 1952), whole.
#include <string>
#include <string_view>

namespace dateline::serve {

/// Empty where there is no memory for it, and for more than a gigabyte.
std::string gzip(std::string_view bytes);

/// What was packed, of bytes that this program made itself; empty where they are broken.
std::string gunzip(std::string_view packed);

}  // namespace dateline::serve
