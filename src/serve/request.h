#pragma once
// A request as far as answering needs it, and a reply. No sockets here.
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline::serve {

struct Request {
  std::string method;
  std::string target;                                                       // as it stands in the first line
  std::string host, authorization, accept, accept_encoding, if_none_match;  // fields of the header, joined where they stand several times
  std::string content_type, origin, fetch_site, write_mark;                 // Content-Type, Origin, Sec-Fetch-Site, X-Dateline
  bool has_body = false;
  std::size_t body_bytes = 0;  // as the header tells; 0 where it does not
  std::string body;            // of a request that may have one, when all of it has come
  std::size_t header_bytes = 0;
};

struct Reply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
};

/// {"error": {"code", "message", "parameter"?}} with the status of the error's row. Names of options are written as parameters.
Reply error_reply(const Error& error);

/// Fields that every reply has: nothing in it is guessed, kept without asking again, framed or run; its own
/// stay as they are.
void add_common_fields(Reply& reply);

}  // namespace dateline::serve
