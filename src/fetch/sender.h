#pragma once
// Sender: one POST of a text to a web address, for telling another program something. No redirect is followed, nothing of the answer but its
// status is kept, TLS certificates are verified, no proxy of the environment is used. An address of this machine or of a private network is
// only sent to when that is meant, whatever a name resolves to.
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::fetch {

struct Post {
  std::string url;
  std::string body;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> fields;  // further ones of the header
  std::string user_agent;
  bool may_be_near = false;
  std::chrono::seconds timeout{10};
};

/// The status of the answer, whatever it is; kNetwork where none came, kUsage for what is no address that can be sent to.
Result<int> send_post(const Post& post);

}  // namespace dateline::fetch
