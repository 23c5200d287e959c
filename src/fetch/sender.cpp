#include "fetch/sender.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>


#include "base/assert.h"
#include "base/try.h"
#include "fetch/address.h"
#include "fetch/near.h"

namespace dateline::fetch {
namespace {

struct Sending {
  bool may_be_near = false, refused = false;
};

/// Asked with the address that a name resolved to: no name leads around it.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  Sending& sending = *static_cast<Sending*>(to);
  sending.refused = !sending.may_be_near && is_near(address->addr);
  return sending.refused ? CURL_SOCKET_BAD : socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

struct Curl {
  Curl() {
    const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    DL_ASSERT(begun == CURLE_OK, "libcurl could not begin");
    easy = curl_easy_init();
    DL_ASSERT(easy != nullptr, "libcurl gave no handle");
  }
  ~Curl() {
    curl_slist_free_all(fields);
    curl_easy_cleanup(easy);
    curl_global_cleanup();
  }
  Curl(const Curl&) = delete;
  void add_field(const std::string& name, const std::string& value) { fields = curl_slist_append(fields, (name + ": " + value).c_str()); }
  CURL* easy = nullptr;
  curl_slist* fields = nullptr;
};

void set_up(Curl& curl, const Post& post, const Address& address, Sending& sending) {
  curl.add_field("Content-Type", post.content_type);
  curl.add_field("Expect", "");
  for (const auto& [name, value] : post.fields) curl.add_field(name, value);
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.easy, option, value); };
  set(CURLOPT_URL, address.whole.c_str());
  set(CURLOPT_POST, 1L);
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  set(CURLOPT_POSTFIELDS, post.body.data());
  set(CURLOPT_HTTPHEADER, curl.fields);
  set(CURLOPT_USERAGENT, post.user_agent.c_str());
  set(CURLOPT_TIMEOUT, static_cast<long>(post.timeout.count()));
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(post.timeout.count()));
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &sending);
  set(CURLOPT_WRITEFUNCTION, drop);
}

}  // namespace

Result<int> send_post(const Post& post) {
  DL_ASSIGN(const Address address, parse_address(post.url));
  Curl curl;
  Sending sending{post.may_be_near, false};
  char words[CURL_ERROR_SIZE] = "";
  set_up(curl, post, address, sending);
  curl_easy_setopt(curl.easy, CURLOPT_ERRORBUFFER, words);
  const CURLcode code = curl_easy_perform(curl.easy);
  if (sending.refused) {
    return Error{ErrorCode::kNetwork, post.url + ": leads into this machine or a private network, which nobody said it may; see --webhook-near"};
  }
  if (code != CURLE_OK) return Error{ErrorCode::kNetwork, post.url + ": cannot be sent to: " + (*words ? words : curl_easy_strerror(code))};
  long status = 0;
  curl_easy_getinfo(curl.easy, CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

}  // namespace dateline::fetch
