#pragma once
// HttpClient: one GET over HTTP/1.1 (RFC 9110, 9112), with what was sent and what came kept byte for byte, so that it can be archived. No
// redirects are followed, no cookies kept, nothing is read from the environment, TLS certificates are verified. Time and size are bounded,
// also for a server that never ends and for a small answer that is large when it is unpacked.
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "model/capture.h"

namespace dateline::fetch {

struct HttpOptions {
  std::string user_agent;
  std::string proxy;  // "socks5h://127.0.0.1:9050"; empty: none
  std::chrono::seconds timeout{60};
  std::chrono::seconds connect_timeout{15};
  std::size_t max_bytes = std::size_t{32} << 20;  // of a body, as it comes and unpacked
};

struct HttpRequest {
  std::string url;
  std::string etag, last_modified;  // of the answer that is there already; empty: none
  std::size_t keep_first = 0;       // more bytes than these are no error, but left out; 0: all are wanted
  bool may_be_near = true;          // whether it may lead into this machine or a private network: not where a page elsewhere named it
};

struct Exchange {
  Capture capture;          // `requested` and `final` are the request's url; by, with, archived are left to the caller
  std::string request;      // the bytes that were sent
  std::string head;         // status line and fields as they came, with the empty line
  std::string body;         // as it was transferred
  std::string content;      // the body without its codings
  bool is_cut = false;      // the codings end too early
  bool is_near = false;     // it came from this machine or a private network
  std::string redirect_to;  // absolute; empty if it is no redirect
  std::optional<std::chrono::seconds> retry_after;  // as the answer asks
};

class HttpClient {
 public:
  /// `stop`, which outlives the client, ends a GET in work with an Error.
  HttpClient(HttpOptions options, const std::atomic<bool>& stop);
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;

  /// kNetwork where no whole answer came, kTooLarge where it is larger than wanted, kRefused for what may not be near and is. Any status is an answer.
  Result<Exchange> get(const HttpRequest& request);

 private:
  struct Handle;
  HttpOptions options_;
  const std::atomic<bool>* stop_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace dateline::fetch
