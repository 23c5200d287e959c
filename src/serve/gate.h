#pragma once
// The gate: what is told from a request before anything is looked up. What does not pass is an Error that says what to do.
#include <string>
#include <utility>
#include <vector>

#include "serve/request.h"
#include "serve/routes.h"
#include "serve/target.h"

namespace dateline::serve {

inline constexpr std::size_t kMostHeader = 16 * 1024;  // bytes of all fields

/// Whom the server answers.
struct Policy {
  std::string token;               // empty: none is asked for
  std::vector<std::string> hosts;  // names that it goes by beside localhost and addresses in numbers
  bool writes = false;             // whether anything is written here
};

/// A request that passed.
struct Question {
  const Route* route = nullptr;
  const WriteRoute* write = nullptr;  // of a request to write: what it says stands in `body`
  Asked asked;
  std::string body;
  std::string path;  // as a link writes it
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string if_none_match;
  bool takes_gzip = false;

  /// The same for the same question, in whatever order its parameters stood.
  std::string key() const { return path + "?" + query_string(parameters); }
};

/// Whether the server goes by the name in the field Host.
Status check_host(const Request& request, const Policy& policy);

/// From the header alone: the body of a request to write need not be there yet.
Result<Question> pass(const Request& request, const Policy& policy);

/// The reply to what does not pass.
Reply refusal(const Error& error, const Request& request, const Policy& policy);

/// How a request is written down: its method, its route and the names of its parameters. Values, which may be people's names, are not.
std::string outline(const Request& request);

}  // namespace dateline::serve
