#pragma once
// Address: a web address (RFC 3986) that can be asked for, taken apart: what stands for the other side, and what is asked of it.
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::fetch {

struct Address {
  std::string whole;   // as it is sent: without "#part", and with what may not stand in an address percent-encoded
  std::string origin;  // "https://www.example.org:8443", lower case
  std::string host;    // "www.example.org:8443"
  std::string path;    // "/news?page=2", at least "/"
};

/// http or https, in any case.
bool is_web_address(std::string_view text);

/// kUsage for other schemes, for what has no host, and for a user name or password, which the archive would keep for everyone to read.
Result<Address> parse_address(std::string_view text);

}  // namespace dateline::fetch
