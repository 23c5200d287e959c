#pragma once
// The socket that clients come to.
#include <string>

#include "base/result.h"

namespace dateline::serve {

struct Listener {
  int socket = -1;
  bool is_v6 = false;
  std::string url;  // "http://127.0.0.1:8080", with the port that it got
};

/// kUsage for what is no address in numbers.
Status check_address(const std::string& address);
/// kUsage for an address that is not this machine's, and for a port that is taken.
Result<Listener> listen_at(const std::string& address, int port);

}  // namespace dateline::serve
